using System.Text;
using CsvHelper;
using JourneyMapper.Web.Features.Import.Reading;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Features.Kpis.Cells;
using JourneyMapper.Web.Resources;

namespace JourneyMapper.Web.Features.Import.Checking;

/// <summary>The rows of a file that were refused, as they stand in it, each with the reason behind its last cell: to be corrected and imported again.</summary>
static class RefusedRows
{
    // As CsvFile does: a spreadsheet takes such a text for a formula.
    const string Dangerous = "=+-@\t\r";
    const int LongestNumber = 80;

    /// <summary>Writes the rows whose problems are kept, cut as the file is.</summary>
    public static Task WriteAsync(Stream target, ImportFile file, CsvFormat format, IReadOnlyList<RowProblem> problems, KpiCatalogue kpis, CancellationToken cancellation = default) => Task.Run(() =>
    {
        var reasons = problems.GroupBy(problem => problem.Line).ToDictionary(group => group.Key, group => string.Join(' ', group.Select(problem => problem.Explain(kpis)).Distinct(StringComparer.Ordinal)));
        target.Write(Encoding.UTF8.Preamble);
        using var csv = CsvWriter.Create(target, new CsvWriterOptions { Separator = format.Delimiter }, leaveOpen: true);
        using var rows = CsvRows.Open(file, format);
        if (format.HasHeader)
            Write(csv, rows.Titles.Append(ImportText.Reason));
        while (reasons.Count > 0 && rows.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            if (reasons.Remove(rows.Line, out var reason))
                Write(csv, Enumerable.Range(0, Math.Max(rows.Titles.Count, Math.Min(rows.Count, file.Limits.Columns))).Select(rows.Text).Append(reason));
        }
    }, cancellation);

    static void Write(CsvWriter csv, IEnumerable<string> cells)
    {
        foreach (var cell in cells)
            csv.WriteField(IsSafe(cell) ? cell : "'" + cell);
        csv.EndRecord();
    }

    // −5 is a number and stays one, or the row would not be the same again.
    static bool IsSafe(string cell) => cell.Length == 0 || !Dangerous.Contains(cell[0], StringComparison.Ordinal)
        || (cell.Length <= LongestNumber && Enum.GetValues<NumberForm>().Any(form => CellForms.IsNumber(cell, form))) || NumberCell.IsNothing(Encoding.UTF8.GetBytes(cell));
}
