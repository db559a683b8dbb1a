using System.Globalization;
using System.Text;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Web.Features.Import.Reading;
using JourneyMapper.Web.Features.Kpis.Cells;

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
            var chosen = format ?? TableStart.Find(file, index);
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

    /// <summary>A value of a KPI in percent that can be read in two ways; null where there is nothing to ask.</summary>
    public static PercentQuestion? AskPercents(ImportFile file, ImportChoices choices, TouchpointIndex index)
    {
        if (!(choices with { Percents = PercentForm.AsWritten }).IsComplete)
            return null;
        try
        {
            using var rows = CsvRows.Open(file, choices.Format);
            var (columns, problem) = choices.ValueColumns(rows.Titles, index);
            if (problem is not null)
                return null;
            var cells = new List<string>();
            for (var read = 0; read < Sample && rows.Read(); read++)
                foreach (var column in columns)
                    if (rows.Cell(column.Column).Length is > 0 and <= LongestCell && KpiOf(rows, column) is { Unit: KpiUnit.Percent })
                        cells.Add(rows.Text(column.Column));
            return CellForms.OpenPercent(cells, choices.Numbers!.Value) is { } open ? new(open.Cell, open.Value) : null;
        }
        catch (FileProblemException)
        {
            return null;
        }

        Kpi? KpiOf(CsvRows rows, ValueColumn column) => index.FindKpi(column.Kpi ?? choices.Kpi ?? (choices.Columns.Kpi is { } at && rows.Cell(at).Length <= LongestCell ? rows.Text(at) : ""));
    }

    static bool LooksLikeTitles(IReadOnlyList<string> titles, TouchpointIndex index) =>
        titles.Any(ColumnGuess.IsTitle)
        || !titles.Any(title => index.IsTouchpoint(title) || CellForms.IsDay(title, DayForm.DayFirst, DayForm.MonthFirst) || Enum.GetValues<NumberForm>().Any(form => CellForms.IsNumber(title, form)));

    static ImportChoices Choose(CsvRows rows, CsvFormat format, TouchpointIndex index, CultureInfo culture)
    {
        var sample = new List<string[]>();
        while (sample.Count < Sample && rows.Read())
            sample.Add([.. Enumerable.Range(0, rows.Titles.Count).Select(index => rows.Cell(index).Length > LongestCell ? "" : rows.Text(index))]);
        var told = ColumnGuess.Of(rows.Titles);
        var layout = LayoutOf(rows.Titles, told, index);
        var (columns, values) = layout switch
        {
            TableLayout.Dates => (told with { Date = null, Value = null }, Where(CellForms.IsClearlyDay)),
            TableLayout.Kpis => (told with { Kpi = null, Value = null }, Where(title => index.FindKpi(title) is not null)),
            _ => (told, []),
        };
        columns = ByContent(columns, sample, [.. Enumerable.Range(0, rows.Titles.Count).Except(values)], new ImportChoices(format, columns, null, null, null, layout).Fields, index);
        if (layout == TableLayout.Rows)
            values = [.. new[] { columns.Value }.OfType<int>()];
        var french = culture.TwoLetterISOLanguageName == "fr";
        var days = layout == TableLayout.Dates ? [.. values.Select(column => rows.Titles[column])] : Cells(sample, columns.Date);
        return new(format, columns, null, CellForms.Days(days, french), CellForms.Numbers([.. values.SelectMany(column => Cells(sample, column))], french), layout);

        int[] Where(Func<string, bool> fits) => [.. Enumerable.Range(0, rows.Titles.Count).Where(column => fits(rows.Titles[column]) && !told.Used.Contains(column))];
    }

    // A wide table has neither a column of values nor one of what its titles say.
    static TableLayout LayoutOf(IReadOnlyList<string> titles, ImportColumns told, TouchpointIndex index) =>
        told is { Date: null, Value: null } && titles.Count(CellForms.IsClearlyDay) > 1 ? TableLayout.Dates
        : told is { Kpi: null, Value: null } && titles.Any(title => index.FindKpi(title) is not null) ? TableLayout.Kpis
        : TableLayout.Rows;

    // What no title tells, the cells may: the first column that fits for the most part.
    static ImportColumns ByContent(ImportColumns columns, List<string[]> sample, IReadOnlyList<int> among, IEnumerable<ImportField> fields, TouchpointIndex index)
    {
        (ImportField Field, Func<string, bool> Fits)[] tests =
        [
            (ImportField.Date, CellForms.IsClearlyDay),
            (ImportField.Kpi, text => index.FindKpi(text) is not null),
            (ImportField.Touchpoint, index.IsTouchpoint),
            (ImportField.Journey, index.IsJourney),
            (ImportField.Value, text => CellForms.IsNumber(text, NumberForm.Point) || CellForms.IsNumber(text, NumberForm.Comma)),
        ];
        foreach (var (field, fits) in tests)
            if (columns[field] is null && fields.Contains(field))
                columns = columns.With(field, among.Except(columns.Used).Cast<int?>().FirstOrDefault(column => Fits(column!.Value, fits)));
        return columns;

        bool Fits(int column, Func<string, bool> fits)
        {
            var cells = Cells(sample, column);
            return cells.Count > 0 && cells.Count(fits) * 2 > cells.Count;
        }
    }

    static IReadOnlyList<string> Cells(List<string[]> sample, int? column) => column is { } index ? [.. sample.Select(row => row[index]).Where(text => !NumberCell.IsNothing(Encoding.UTF8.GetBytes(text)))] : [];
}

/// <summary>A value that people are asked about: a fraction or a percentage.</summary>
/// <param name="Cell">What is written.</param>
/// <param name="Value">The number.</param>
public sealed record PercentQuestion(string Cell, decimal Value);
