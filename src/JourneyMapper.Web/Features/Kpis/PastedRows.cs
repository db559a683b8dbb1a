using System.Globalization;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Measuring;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Kpis;

/// <summary>One row that was copied from a spreadsheet.</summary>
/// <param name="Number">Its number, from 1 on.</param>
/// <param name="Text">What it says.</param>
/// <param name="Measurement">What was read, as far as it could be.</param>
/// <param name="Problem">Why it is not accepted, in the reader's language; null when it is.</param>
public sealed record PastedRow(int Number, string Text, Measurement? Measurement, string? Problem);

/// <summary>Cells that were copied from a spreadsheet: a date and a value in each row.</summary>
/// <param name="Rows">The rows but empty ones and the titles.</param>
/// <param name="HasHeader">Whether the first row holds titles.</param>
/// <param name="TooMany">Whether there are more rows than are taken at once.</param>
public sealed record PastedRows(IReadOnlyList<PastedRow> Rows, bool HasHeader, bool TooMany)
{
    /// <summary>So many rows are taken at once.</summary>
    public const int Most = 2000;

    /// <summary>No rows.</summary>
    public static PastedRows None { get; } = new([], false, false);

    /// <summary>The rows that are not accepted.</summary>
    public IReadOnlyList<PastedRow> Wrong { get; } = [.. Rows.Where(row => row.Problem is not null)];

    /// <summary>What is recorded: nothing while a row is wrong.</summary>
    public IReadOnlyList<Measurement> Measurements => TooMany || Wrong.Count > 0 ? [] : [.. Rows.Select(row => row.Measurement!.Value)];

    /// <summary>Reads what was pasted.</summary>
    /// <param name="text">One row a line; cells are parted by tabs, or by semicolons where there is none.</param>
    /// <param name="kpi">What is measured.</param>
    /// <param name="currency">Of amounts of money.</param>
    /// <param name="latest">The last day that a measurement may be about.</param>
    /// <param name="culture">In which dates and numbers are written; ISO dates are understood as well.</param>
    public static PastedRows Read(string text, Kpi kpi, string currency, DateOnly latest, CultureInfo culture)
    {
        var lines = PastedCells.Written(text).Take(Most + 2).ToList();
        var hasHeader = lines.Count > 1 && PastedCells.Of(lines[0].Text) is [var day, var value] && Day(day, culture) is null && Number(value, kpi, currency, culture) is null;
        if (hasHeader)
            lines.RemoveAt(0);
        if (lines.Count > Most)
            return new([], hasHeader, TooMany: true);
        var rows = lines.ConvertAll(line => Row(line.Number, line.Text, kpi, currency, latest, culture));
        var days = new HashSet<DateOnly>();
        for (var i = 0; i < rows.Count; i++)
            if (rows[i] is { Problem: null, Measurement: { } measurement } && !days.Add(measurement.On))
                rows[i] = rows[i] with { Problem = MeasurementProblem.DayTwice.Explain(kpi, currency) };
        return new(rows, hasHeader, TooMany: false);
    }

    static PastedRow Row(int number, string text, Kpi kpi, string currency, DateOnly latest, CultureInfo culture)
    {
        if (PastedCells.Of(text) is not [var day, var value])
            return new(number, text, null, KpiText.ProblemColumns);
        if (Day(day, culture) is not { } on)
            return new(number, text, null, KpiLabels.NoDate(day, latest));
        if (Number(value, kpi, currency, culture) is not { } measured)
            return new(number, text, null, KpiLabels.NoNumber(value));
        var measurement = new Measurement(on, measured);
        return new(number, text, measurement, measurement.Check(kpi, latest)?.Explain(kpi, currency));
    }

    // The culture's own way first. Plain English has no order of day and month in numbers that all its readers share: there a month is a word.
    static DateOnly? Day(string text, CultureInfo culture)
    {
        var usual = culture.DateTimeFormat.ShortDatePattern;
        string[] formats =
        [
            "yyyy-MM-dd", usual, usual.Replace("dd", "d", StringComparison.Ordinal).Replace("MM", "M", StringComparison.Ordinal),
            culture.DateTimeFormat.LongDatePattern, "d MMM yyyy", "d MMMM yyyy",
        ];
        return DateOnly.TryParseExact(text, formats, culture, DateTimeStyles.AllowWhiteSpaces, out var day) ? day : null;
    }

    static decimal? Number(string text, Kpi kpi, string currency, CultureInfo culture) => TypedNumber.Read(text, culture, kpi.Unit == KpiUnit.Money ? currency : "");
}
