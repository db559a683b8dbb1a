using JourneyMapper.Web.Features.Import.Reading;
using JourneyMapper.Web.Features.Kpis.Cells;

namespace JourneyMapper.Web.Features.Import.Checking;

/// <summary>How a table is laid out.</summary>
public enum TableLayout
{
    /// <summary>One value in each row.</summary>
    Rows,

    /// <summary>A column for each date, with the date as its title.</summary>
    Dates,

    /// <summary>A column for each KPI, with its name as its title.</summary>
    Kpis,
}

/// <summary>How a file is to be read.</summary>
/// <param name="Format">How it is cut into cells.</param>
/// <param name="Columns">Where is what.</param>
/// <param name="Kpi">The id of the KPI that all rows are about; null when a column says it.</param>
/// <param name="Days">In which order dates are written; null while nobody has said what the file leaves open.</param>
/// <param name="Numbers">Which marks numbers have; null while nobody has said what the file leaves open.</param>
/// <param name="Layout">Where values stand.</param>
/// <param name="Percents">What values of KPIs that are counted in percent mean; null while nobody has said what the file leaves open.</param>
public sealed record ImportChoices(
    CsvFormat Format, ImportColumns Columns, string? Kpi, DayForm? Days, NumberForm? Numbers, TableLayout Layout = TableLayout.Rows, PercentForm? Percents = PercentForm.AsWritten)
{
    /// <summary>Whether nothing is left open.</summary>
    public bool IsComplete => Fields.All(needed => Columns[needed] is not null || needed == ImportField.Journey || (needed == ImportField.Kpi && Kpi is not null)) && Days is not null && Numbers is not null && Percents is not null;

    /// <summary>What columns hold in this layout, in the order in which people are asked.</summary>
    public IEnumerable<ImportField> Fields => Layout switch
    {
        TableLayout.Dates => [ImportField.Touchpoint, ImportField.Journey, ImportField.Kpi],
        TableLayout.Kpis => [ImportField.Touchpoint, ImportField.Journey, ImportField.Date],
        _ => [ImportField.Touchpoint, ImportField.Journey, ImportField.Kpi, ImportField.Date, ImportField.Value],
    };

    /// <summary>The columns that are used for something else than values; the value's, too, where there is only one.</summary>
    public IEnumerable<int> Used => Fields.Select(one => Columns[one]).OfType<int>();

    /// <summary>The columns in which values stand.</summary>
    /// <param name="titles">The titles of all columns.</param>
    /// <param name="index">Knows the names of KPIs.</param>
    /// <returns>The columns, or why there are none.</returns>
    public (IReadOnlyList<ValueColumn> Columns, FileProblem? Problem) ValueColumns(IReadOnlyList<string> titles, TouchpointIndex index)
    {
        if (Used.Any(column => column >= titles.Count))
            return ([], new(FileProblemKind.MissingColumn, titles.Count));
        if (Layout == TableLayout.Rows)
            return ([new(Columns.Value!.Value, null, null)], null);
        var free = Enumerable.Range(0, titles.Count).Except(Used);
        IReadOnlyList<ValueColumn> found = Layout == TableLayout.Dates
            ? [.. from column in free let day = ValueColumn.DayOf(titles[column], Days ?? DayForm.YearFirst) where day is not null select new ValueColumn(column, day, null)]
            : [.. from column in free let kpi = index.FindKpi(titles[column]) where kpi is not null select new ValueColumn(column, null, kpi.Id)];
        return (found, found.Count > 0 ? null : new(Layout == TableLayout.Dates ? FileProblemKind.NoDateTitles : FileProblemKind.NoKpiTitles));
    }
}

/// <summary>A column of values.</summary>
/// <param name="Column">Where it is; the first is 0.</param>
/// <param name="Day">The day of its values; null when a column says it.</param>
/// <param name="Kpi">The id of the KPI of its values; null when a column says it.</param>
public sealed record ValueColumn(int Column, DateOnly? Day, string? Kpi)
{
    /// <summary>The day that a title names, or null.</summary>
    internal static DateOnly? DayOf(string title, DayForm form) => DayCell.TryRead(System.Text.Encoding.UTF8.GetBytes(title), form, out var day) ? day : null;
}
