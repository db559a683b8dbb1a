using System.Buffers;
using System.Globalization;
using System.Text;
using CsvHelper;

namespace JourneyMapper.Web.Shared;

/// <summary>Tables as files for spreadsheets, with the separator that the current culture's spreadsheets expect.</summary>
static class CsvFile
{
    // A spreadsheet of another culture takes them for the ends of cells, unless they stand in quotes.
    static readonly SearchValues<char> Separators = SearchValues.Create(',', ';', '\t', '|');

    /// <summary>An answer that is written while it is sent, and that nobody keeps.</summary>
    /// <param name="http">The request.</param>
    /// <param name="name">What the file is called where it is saved.</param>
    /// <param name="write">Writes the rows.</param>
    public static IResult Answer(HttpContext http, string name, Func<CsvWriter, CancellationToken, Task> write)
    {
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Stream(body => WriteAsync(body, csv => write(csv, http.RequestAborted), http.RequestAborted), "text/csv; charset=utf-8", name);
    }

    /// <summary>Writes what is read by parts, so that no file has to be held at once.</summary>
    /// <param name="csv">Where.</param>
    /// <param name="read">Reads a part: so many left out before it, at most so many.</param>
    /// <param name="record">The cells of a line, see <see cref="WriteLineAsync"/>.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task WriteAllAsync<T>(this CsvWriter csv, Func<int, int, Task<IReadOnlyList<T>>> read, Func<T, object?[]> record, CancellationToken cancellation)
    {
        const int Part = 1000;
        for (var skip = 0; ; skip += Part)
        {
            var lines = await read(skip, Part);
            foreach (var line in lines)
                await csv.WriteLineAsync(record(line), cancellation);
            if (lines.Count < Part)
                return;
        }
    }

    /// <summary>Writes a line.</summary>
    /// <param name="csv">Where.</param>
    /// <param name="cells">Texts, which never become formulas; and decimals, which stay numbers also below zero.</param>
    /// <param name="cancellation">Stops it.</param>
    public static ValueTask WriteLineAsync(this CsvWriter csv, IEnumerable<object?> cells, CancellationToken cancellation)
    {
        foreach (var cell in cells)
            if (cell is decimal number)
                csv.WriteField(number, "0.######", CultureInfo.CurrentCulture);
            else
                csv.WriteField((string?)cell);
        return csv.EndRecordAsync(cancellation);
    }

    /// <summary>Writes a file and leaves it open.</summary>
    public static async Task WriteAsync(Stream file, Func<CsvWriter, Task> write, CancellationToken cancellation = default)
    {
        // The mark at the beginning tells Excel that it is UTF-8; a text that begins like a formula is escaped, so that none is run.
        await file.WriteAsync(Encoding.UTF8.Preamble.ToArray(), cancellation);
        await using var csv = CsvWriter.Create(file, new CsvWriterOptions { Separator = CultureInfo.CurrentCulture.TextInfo.ListSeparator[0], Injection = CsvInjection.Escape, ShouldQuote = (field, _, _, _) => field.ContainsAny(Separators) }, leaveOpen: true);
        await write(csv);
    }
}
