using JourneyMapper.Web.Features.Import.Reading;
using JourneyMapper.Web.Features.Kpis.Cells;

namespace JourneyMapper.Web.Features.Import.Checking;

/// <summary>Finds where a table begins in a file: tools write their name, the period and filters before it.</summary>
static class TableStart
{
    const int Looked = 60;
    const int LongestCell = 200;
    const int LeastOfTitles = 2;

    /// <summary>How a file is cut, and the line on which its titles stand.</summary>
    /// <exception cref="FileProblemException">It cannot be read.</exception>
    public static CsvFormat Find(ImportFile file, TouchpointIndex index)
    {
        var likely = new CsvFormat(CsvRows.DelimiterOf(file, file.Encoding), file.Encoding, HasHeader: true);
        var best = CsvFormat.Delimiters.Select(delimiter => Titles(file, likely with { Delimiter = delimiter }, index))
            .OrderByDescending(found => found.Score).ThenByDescending(found => found.Format.Delimiter == likely.Delimiter).First();
        return best.Score >= LeastOfTitles ? best.Format : likely with { FirstLine = FirstWide(Beginning(file, likely)) };
    }

    /// <summary>Whether a file has a row of titles that people give to such columns.</summary>
    public static bool HasTitles(ImportFile file, TouchpointIndex index) =>
        file.Problem is null && CsvFormat.Delimiters.Any(delimiter => Titles(file, new(delimiter, file.Encoding, HasHeader: true), index).Score >= LeastOfTitles);

    /// <summary>The first rows of a file, for people to choose from.</summary>
    public static IReadOnlyList<(long Line, IReadOnlyList<string> Cells)> Beginning(ImportFile file, CsvFormat format)
    {
        var lines = new List<(long, IReadOnlyList<string>)>();
        try
        {
            using var rows = CsvRows.Open(file, format with { HasHeader = false, FirstLine = 1 });
            while (lines.Count < Looked && rows.Read())
                lines.Add((rows.Line, [.. Enumerable.Range(0, Math.Min(rows.Count, file.Limits.Columns)).Select(index => rows.Cell(index).Length > LongestCell ? "…" : rows.Text(index))]));
        }
        catch (FileProblemException)
        {
            // What comes before is all that there is to choose from.
        }

        return lines;
    }

    // The row that has most of what people write above such columns; dates and KPIs alone are no titles.
    static (CsvFormat Format, int Score) Titles(ImportFile file, CsvFormat format, TouchpointIndex index)
    {
        var best = (Format: format, Score: 0);
        foreach (var (line, cells) in Beginning(file, format))
        {
            var told = cells.Count(ColumnGuess.IsTitle);
            var score = told == 0 ? 0 : told + cells.Count(cell => CellForms.IsClearlyDay(cell) || index.FindKpi(cell) is not null);
            if (score > best.Score)
                best = (format with { FirstLine = line }, score);
        }

        return best;
    }

    // Lines of one cell before rows of several are about the table.
    static long FirstWide(IReadOnlyList<(long Line, IReadOnlyList<string> Cells)> lines)
    {
        var first = lines.FirstOrDefault(line => line.Cells.Count(cell => cell.Length > 0) > 1);
        return first.Cells is null || first == lines[0] ? 1 : first.Line;
    }
}
