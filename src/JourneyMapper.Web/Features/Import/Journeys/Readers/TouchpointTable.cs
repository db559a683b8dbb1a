using JourneyMapper.Web.Features.Import.Journeys.Guessing;
using JourneyMapper.Web.Features.Import.Reading;

namespace JourneyMapper.Web.Features.Import.Journeys.Readers;

/// <summary>A table of touchpoints as its rows stand in a source, turned where touchpoints are its columns, as on a map.</summary>
/// <param name="Titles">What its columns are called; empty texts where they are called nothing.</param>
/// <param name="Rows">What they hold, each with the line that people look for.</param>
/// <param name="Known">How many titles name a field.</param>
/// <param name="IsTurned">Whether its columns are rows of the source.</param>
sealed record TouchpointTable(IReadOnlyList<string> Titles, IReadOnlyList<(int Line, IReadOnlyList<string> Cells)> Rows, int Known, bool IsTurned)
{
    const int MostRows = 3000;
    // Rows in which titles are looked for: tools write their name and the date before them.
    const int MostBefore = 30;
    const int MostCells = 500_000;
    const int LongestCell = 20_000;

    /// <summary>The best way to read a source as a table: by the delimiter and the row with the most titles.</summary>
    /// <returns>The table, or why it cannot be read as one.</returns>
    public static (TouchpointTable? Table, FileProblem? Problem) Of(JourneySource source)
    {
        TouchpointTable? best = null;
        FileProblem? problem = null;
        foreach (var delimiter in source.Table.Sheets.Count > 0 ? [','] : CsvFormat.Delimiters)
        {
            var (rows, failed) = Read(source.Table.File, delimiter);
            problem ??= failed;
            if (rows.Count == 0)
                continue;
            var upright = Upright(rows);
            var turned = Turned(rows);
            var found = turned.Known > upright.Known ? turned : upright;
            if (best is null || found.Known > best.Known || (found.Known == best.Known && found.Titles.Count > best.Titles.Count))
                best = found;
        }

        return best is null ? (null, problem ?? new(FileProblemKind.Empty)) : (best, null);
    }

    static (IReadOnlyList<(int Line, IReadOnlyList<string> Cells)> Rows, FileProblem? Problem) Read(ImportFile file, char delimiter)
    {
        var read = new List<(int, IReadOnlyList<string>)>();
        var cells = 0;
        try
        {
            using var rows = CsvRows.Open(file, new(delimiter, file.Encoding, HasHeader: false));
            while (read.Count < MostRows && cells < MostCells && rows.Read())
            {
                var count = Math.Min(rows.Count, file.Limits.Columns);
                cells += count;
                if (!rows.IsBlank)
                    read.Add(((int)rows.Line, [.. Enumerable.Range(0, count).Select(index => rows.Cell(index).Length > LongestCell ? "" : rows.Text(index))]));
            }

            return (read, null);
        }
        catch (FileProblemException e)
        {
            return (read, e.Problem);
        }
    }

    static TouchpointTable Upright(IReadOnlyList<(int Line, IReadOnlyList<string> Cells)> rows)
    {
        var (at, known) = Enumerable.Range(0, Math.Min(rows.Count, MostBefore)).Select(index => (index, Known: Count(rows[index].Cells))).MaxBy(row => row.Known);
        var width = rows.Max(row => row.Cells.Count);
        var titles = Padded(known > 0 ? rows[at].Cells : [], width);
        return new(titles, [.. rows.Skip(known > 0 ? at + 1 : 0).Select(row => (row.Line, Padded(row.Cells, width)))], known, false);
    }

    static TouchpointTable Turned(IReadOnlyList<(int Line, IReadOnlyList<string> Cells)> rows)
    {
        var titles = rows.Select(row => row.Cells.Count > 0 ? row.Cells[0] : "").ToList();
        var width = rows.Max(row => row.Cells.Count);
        // The line that people look for is the number of the column.
        return new(titles, [.. Enumerable.Range(1, Math.Max(0, width - 1)).Select(column => (column + 1, (IReadOnlyList<string>)[.. rows.Select(row => column < row.Cells.Count ? row.Cells[column] : "")]))], Count(titles), true);
    }

    // Two columns of one field are one.
    static int Count(IReadOnlyList<string> titles) => titles.Select(FieldGuess.Of).Where(field => field is not null).Distinct().Count();

    static IReadOnlyList<string> Padded(IReadOnlyList<string> cells, int width) => cells.Count >= width ? cells : [.. cells, .. Enumerable.Repeat("", width - cells.Count)];
}
