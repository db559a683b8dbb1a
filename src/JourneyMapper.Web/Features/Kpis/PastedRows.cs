using System.Globalization;
using System.Text;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Measuring;
using JourneyMapper.Web.Features.Kpis.Cells;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Kpis;

/// <summary>One row that was copied from a spreadsheet.</summary>
/// <param name="Number">Its number, from 1 on.</param>
/// <param name="Text">What it says.</param>
/// <param name="Measurement">What was read, as far as it could be.</param>
/// <param name="Problem">Why it is not accepted, in the reader's language; null when it is.</param>
public sealed record PastedRow(int Number, string Text, Measurement? Measurement, string? Problem);

/// <summary>What people have said that pasted cells leave open; null is nothing.</summary>
/// <param name="Days">The order of dates.</param>
/// <param name="Percents">What values of a KPI in percent mean.</param>
public sealed record PastedForms(DayForm? Days = null, PercentForm? Percents = null);

/// <summary>Cells that were copied from a spreadsheet: a date and a value in each row, as an import reads them.</summary>
/// <param name="Rows">The rows but empty ones, those without a value and the titles.</param>
/// <param name="HasHeader">Whether the first row holds titles.</param>
/// <param name="TooMany">Whether there are more rows than are taken at once.</param>
public sealed record PastedRows(IReadOnlyList<PastedRow> Rows, bool HasHeader, bool TooMany)
{
    /// <summary>So many rows are taken at once.</summary>
    public const int Most = 2000;

    /// <summary>No rows.</summary>
    public static PastedRows None { get; } = new([], false, false);

    /// <summary>How many rows have no value; they are left out.</summary>
    public int Empty { get; init; }

    /// <summary>A date that can be two days; null where none can, or somebody has said which.</summary>
    public string? OpenDay { get; init; }

    /// <summary>A value that can be a fraction or a percentage.</summary>
    public (string Cell, decimal Value)? OpenPercent { get; init; }

    /// <summary>Whether people have to say how it is meant.</summary>
    public bool IsOpen { get; init; }

    /// <summary>The rows that are not accepted.</summary>
    public IReadOnlyList<PastedRow> Wrong { get; } = [.. Rows.Where(row => row.Problem is not null)];

    /// <summary>What is recorded: nothing while a row is wrong or can be read in two ways.</summary>
    public IReadOnlyList<Measurement> Measurements => TooMany || IsOpen || Wrong.Count > 0 ? [] : [.. Rows.Select(row => row.Measurement!.Value)];

    /// <summary>Reads what was pasted.</summary>
    /// <param name="text">One row a line; cells are parted by tabs, by semicolons where there is none, or by commas where there is neither.</param>
    /// <param name="kpi">What is measured.</param>
    /// <param name="currency">Of amounts of money.</param>
    /// <param name="latest">The last day that a measurement may be about.</param>
    /// <param name="culture">In which numbers are written, and dates where they leave it open.</param>
    /// <param name="said">What people have said of what was open before.</param>
    public static PastedRows Read(string text, Kpi kpi, string currency, DateOnly latest, CultureInfo culture, PastedForms? said = null)
    {
        said ??= new();
        var numbers = culture.TwoLetterISOLanguageName == "fr" ? NumberForm.Comma : NumberForm.PointWithCommas;
        var lines = PastedCells.Written(text).Take(Most + 2).Select(line => (line.Number, line.Text, Cells: Cells(line.Text))).ToList();
        var hasHeader = lines is [{ Cells: [var title, var name] }, _, ..] && !CellForms.IsDay(title, DayForm.DayFirst, DayForm.MonthFirst) && !CellForms.IsNumber(name, numbers);
        if (hasHeader)
            lines.RemoveAt(0);
        if (lines.Count > Most)
            return new([], hasHeader, TooMany: true);
        var empty = lines.RemoveAll(line => HasNoValue(line.Text, line.Cells));
        IReadOnlyList<string> dates = [.. lines.Where(line => line.Cells.Length == 2).Select(line => line.Cells[0])];
        var guessed = CellForms.Days(dates, culture.TwoLetterISOLanguageName == "fr");
        var openPercent = kpi.Unit == KpiUnit.Percent ? CellForms.OpenPercent(lines.Where(line => line.Cells.Length == 2).Select(line => line.Cells[1]), numbers) : null;
        var fractions = openPercent is not null && said.Percents == PercentForm.Fractions;
        var rows = lines.ConvertAll(line => Row(line.Number, line.Text, line.Cells, said.Days ?? guessed ?? DayForm.DayFirst, numbers, fractions, kpi, currency, latest));
        var days = new HashSet<DateOnly>();
        for (var i = 0; i < rows.Count; i++)
            if (rows[i] is { Problem: null, Measurement: { } measurement } && !days.Add(measurement.On))
                rows[i] = rows[i] with { Problem = MeasurementProblem.DayTwice.Explain(kpi, currency) };
        return new(rows, hasHeader, TooMany: false)
        {
            Empty = empty,
            OpenDay = guessed is null ? dates.FirstOrDefault(date => CellForms.IsDay(date, DayForm.DayFirst) && CellForms.IsDay(date, DayForm.MonthFirst)) : null,
            OpenPercent = openPercent,
            IsOpen = (guessed is null && said.Days is null) || (openPercent is not null && said.Percents is null),
        };
    }

    // A comma parts cells only where that makes two of which the first is a day: in 2,5 it does not.
    static string[] Cells(string line) =>
        PastedCells.Of(line) is [_] && PastedCells.Of(line, ',') is [var day, _] cells && CellForms.IsDay(day, DayForm.DayFirst, DayForm.MonthFirst) ? cells : PastedCells.Of(line);

    // A date with an empty cell behind it, or one that says so.
    static bool HasNoValue(string line, string[] cells) => CellForms.IsDay(cells is [var day, ..] ? day : "", DayForm.DayFirst, DayForm.MonthFirst)
        && (cells is [_, var value] ? NumberCell.IsNothing(Encoding.UTF8.GetBytes(value)) : cells is [_] && line.AsSpan().ContainsAny('\t', ';'));

    static PastedRow Row(int number, string text, string[] cells, DayForm days, NumberForm numbers, bool fractions, Kpi kpi, string currency, DateOnly latest)
    {
        if (cells is not [var day, var value])
            return new(number, text, null, KpiText.ProblemColumns);
        if (!DayCell.TryRead(Encoding.UTF8.GetBytes(day), days, out var on))
            return new(number, text, null, KpiLabels.NoDate(day, latest));
        var cell = Encoding.UTF8.GetBytes(value);
        if (!NumberCell.TryRead(cell, numbers, currency, out var measured))
            return new(number, text, null, NumberCell.OtherCurrency(cell, currency) is null ? KpiLabels.NoNumber(value) : KpiText.ProblemCurrency.With(value, currency));
        var measurement = new Measurement(on, fractions && !value.Contains('%', StringComparison.Ordinal) ? measured * 100 : measured);
        return new(number, text, measurement, measurement.Check(kpi, latest)?.Explain(kpi, currency));
    }
}
