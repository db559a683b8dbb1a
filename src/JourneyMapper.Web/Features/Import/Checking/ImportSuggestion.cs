using System.Globalization;
using JourneyMapper.Web.Features.Import.Reading;

namespace JourneyMapper.Web.Features.Import.Checking;

/// <summary>How a file is best read, as far as its beginning tells.</summary>
/// <param name="Choices">What is suggested; incomplete where people have to say it.</param>
/// <param name="Titles">The titles of the columns, empty texts where there are none.</param>
public sealed record ImportSuggestion(ImportChoices Choices, IReadOnlyList<string> Titles)
{
    const int Sample = 500;
    const int LongestCell = 200;

    /// <summary>Looks at the beginning of a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="format">How it is cut, when somebody has chosen that.</param>
    /// <param name="index">What rows can be about.</param>
    /// <param name="culture">The reader's, where the file leaves open what a date or a number is.</param>
    /// <returns>The suggestion, or why nothing can be read.</returns>
    public static (ImportSuggestion? Suggestion, FileProblem? Problem) Of(ImportFile file, CsvFormat? format, TouchpointIndex index, CultureInfo culture)
    {
        try
        {
            if (file.ProblemIn(format?.Encoding ?? file.Encoding) is { } problem)
                return (null, problem);
            var chosen = format ?? new(CsvRows.DelimiterOf(file, file.Encoding), file.Encoding, HasHeader: true);
            using var rows = CsvRows.Open(file, chosen);
            if (format is null && !LooksLikeTitles(rows.Titles, index))
                return Of(file, chosen with { HasHeader = false }, index, culture);
            return (new(Choose(rows, chosen, index, culture), rows.Titles), null);
        }
        catch (FileProblemException e)
        {
            return (null, e.Problem);
        }
    }

    static bool LooksLikeTitles(IReadOnlyList<string> titles, TouchpointIndex index) =>
        titles.Any(ColumnGuess.IsTitle)
        || !titles.Any(title => index.IsTouchpoint(title) || Forms(title, DayForm.DayFirst, DayForm.MonthFirst) || Enum.GetValues<NumberForm>().Any(form => IsNumber(title, form)));

    static ImportChoices Choose(CsvRows rows, CsvFormat format, TouchpointIndex index, CultureInfo culture)
    {
        var sample = new List<string[]>();
        while (sample.Count < Sample && rows.Read())
            sample.Add([.. Enumerable.Range(0, rows.Titles.Count).Select(index => rows.Cell(index).Length > LongestCell ? "" : rows.Text(index))]);
        var columns = ByContent(ColumnGuess.Of(rows.Titles), sample, rows.Titles.Count, index);
        var french = culture.TwoLetterISOLanguageName == "fr";
        return new(format, columns, null, Days(Cells(sample, columns.Date), french), Numbers(Cells(sample, columns.Value), french));
    }

    // What no title tells, the cells may: the first column that fits for the most part.
    static ImportColumns ByContent(ImportColumns columns, List<string[]> sample, int count, TouchpointIndex index)
    {
        (ImportField Field, Func<string, bool> Fits)[] tests =
        [
            (ImportField.Date, text => Forms(text, DayForm.DayFirst, DayForm.MonthFirst)),
            (ImportField.Kpi, text => index.FindKpi(text) is not null),
            (ImportField.Touchpoint, index.IsTouchpoint),
            (ImportField.Journey, index.IsJourney),
            (ImportField.Value, text => IsNumber(text, NumberForm.Point) || IsNumber(text, NumberForm.Comma)),
        ];
        foreach (var (field, fits) in tests)
            if (columns[field] is null)
                columns = columns.With(field, Enumerable.Range(0, count).Except(columns.Used).Cast<int?>()
                    .FirstOrDefault(index => sample.Count > 0 && sample.Count(row => fits(row[index!.Value])) * 2 > sample.Count));
        return columns;
    }

    static IReadOnlyList<string> Cells(List<string[]> sample, int? column) => column is { } index ? [.. sample.Select(row => row[index]).Where(text => text.Length > 0)] : [];

    // 03/04/2026 is two days: who reads French means the third of April, all others are asked.
    static DayForm? Days(IReadOnlyList<string> cells, bool french)
    {
        int yearFirst = Count(DayForm.YearFirst), dayFirst = Count(DayForm.DayFirst), monthFirst = Count(DayForm.MonthFirst);
        return yearFirst >= Math.Max(dayFirst, monthFirst) ? DayForm.YearFirst
            : dayFirst > monthFirst || (dayFirst == monthFirst && french) ? DayForm.DayFirst
            : monthFirst > dayFirst ? DayForm.MonthFirst
            : null;

        int Count(DayForm form) => cells.Count(text => Forms(text, form));
    }

    // 1,234 is two numbers: who reads French means one and a bit, all others are asked.
    static NumberForm? Numbers(IReadOnlyList<string> cells, bool french)
    {
        var counts = Enum.GetValues<NumberForm>().ToDictionary(form => form, form => cells.Count(text => IsNumber(text, form)));
        var best = counts.MaxBy(pair => pair.Value);
        if (counts[NumberForm.Point] == best.Value)
            return NumberForm.Point;
        return counts[NumberForm.Comma] < best.Value ? best.Key : counts[NumberForm.PointWithCommas] < best.Value || french ? NumberForm.Comma : null;
    }

    static bool Forms(string text, params ReadOnlySpan<DayForm> forms)
    {
        Span<byte> bytes = stackalloc byte[LongestCell * 3];
        if (text.Length > LongestCell)
            return false;
        var cell = bytes[..System.Text.Encoding.UTF8.GetBytes(text, bytes)];
        foreach (var form in forms)
            if (DayCell.TryRead(cell, form, out _))
                return true;
        return false;
    }

    static bool IsNumber(string text, NumberForm form) => text.Length <= LongestCell && NumberCell.TryRead(System.Text.Encoding.UTF8.GetBytes(text), form, "", out _);
}
