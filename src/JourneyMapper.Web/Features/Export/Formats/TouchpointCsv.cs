using System.Globalization;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Export.Formats;

/// <summary>The table of touchpoints as CSV, for spreadsheets of the current culture.</summary>
static class TouchpointCsv
{
    /// <summary>Writes it.</summary>
    public static Task WriteAsync(Stream file, ExportTable table, CancellationToken cancellation) => CsvFile.WriteAsync(file, async csv =>
    {
        await csv.WriteLineAsync(table.Columns.Select(column => column.Heading), cancellation);
        foreach (var row in table.Rows)
            await csv.WriteLineAsync(row.Select(cell => cell is DateOnly day ? day.ToString("d", CultureInfo.CurrentCulture) : cell ?? ""), cancellation);
    }, cancellation);
}
