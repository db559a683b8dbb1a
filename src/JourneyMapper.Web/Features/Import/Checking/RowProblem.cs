
namespace JourneyMapper.Web.Features.Import.Checking;

/// <summary>Why a row cannot be imported.</summary>
public enum RowProblemKind
{
    /// <summary>It has another number of cells than the first row.</summary>
    Cells,

    /// <summary>A quotation mark stands where none may.</summary>
    Quotes,

    /// <summary>A quotation mark opens and is not closed until the end of the file.</summary>
    OpenQuote,

    /// <summary>A cell is empty that may not be.</summary>
    Missing,

    /// <summary>A cell is longer than anything that it could say.</summary>
    CellTooLong,

    /// <summary>There is no such journey, or not any more.</summary>
    UnknownJourney,

    /// <summary>There is no such touchpoint, or not any more.</summary>
    UnknownTouchpoint,

    /// <summary>There is such a touchpoint, but not in that journey.</summary>
    NotInJourney,

    /// <summary>Several journeys have a touchpoint of that name, and no journey is given.</summary>
    NameInManyJourneys,

    /// <summary>Several touchpoints that could be meant have that name: only their ids tell them apart.</summary>
    NameTwice,

    /// <summary>There is no such KPI.</summary>
    UnknownKpi,

    /// <summary>The touchpoint is not measured by that KPI.</summary>
    NotMeasuredBy,

    /// <summary>It is no date of the chosen form.</summary>
    NoDate,

    /// <summary>It is no number of the chosen form.</summary>
    NoNumber,

    /// <inheritdoc cref="Domain.Measuring.MeasurementProblem.TooEarly"/>
    TooEarly,

    /// <inheritdoc cref="Domain.Measuring.MeasurementProblem.InFuture"/>
    InFuture,

    /// <inheritdoc cref="Domain.Measuring.MeasurementProblem.BelowLeast"/>
    BelowLeast,

    /// <inheritdoc cref="Domain.Measuring.MeasurementProblem.AboveMost"/>
    AboveMost,

    /// <inheritdoc cref="Domain.Measuring.MeasurementProblem.TooLarge"/>
    TooLarge,

    /// <summary>It is an amount in another currency than the workspace's.</summary>
    OtherCurrency,

    /// <summary>An earlier row gives another value to the same touchpoint, KPI and day.</summary>
    OtherValue,
}

/// <summary>Why a row cannot be imported, and where in it.</summary>
/// <param name="Line">The line of the file on which the row begins; the first is 1.</param>
/// <param name="Field">The cell that is to blame; null when it is the row.</param>
/// <param name="Kind">The reason.</param>
/// <param name="Text">What the cell says, shortened.</param>
/// <param name="Kpi">The KPI whose range the value leaves.</param>
/// <param name="Number">How many cells there should be, or the line that says something else.</param>
/// <param name="Column">The column of the cell, where values stand in several.</param>
public sealed record RowProblem(long Line, ImportField? Field, RowProblemKind Kind, string Text = "", string? Kpi = null, long Number = 0, int? Column = null);

/// <summary>The problems of a file: all counted, the first ones kept.</summary>
public sealed class RowProblems(int most)
{
    readonly List<RowProblem> first = [];

    /// <summary>The first ones.</summary>
    public IReadOnlyList<RowProblem> First => first;

    /// <summary>How many there are.</summary>
    public long Count { get; private set; }

    /// <summary>How many more can be kept.</summary>
    public int Room => most - first.Count;

    internal void Add(RowProblem problem)
    {
        Count++;
        if (Room > 0)
            first.Add(problem);
    }

    internal void AddAll(IEnumerable<RowProblem> some, long count)
    {
        Count += count;
        first.AddRange(some.Take(Room));
        // Stable: what is wrong with one row stays in the order of its cells.
        var sorted = first.OrderBy(problem => problem.Line).ToList();
        first.Clear();
        first.AddRange(sorted);
    }
}
