using System.Text;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Domain.Exchange;

namespace JourneyMapper.Web.Features.Export.Formats;

/// <summary>A kind of file that a journey is exported as, beside PDF.</summary>
/// <param name="Extension">How its names end, and its address: <c>/journeys/{id}/export.xlsx</c>.</param>
/// <param name="Name">What people call it, in all languages.</param>
/// <param name="Symbol">Its icon.</param>
/// <param name="ContentType">Of its answers.</param>
/// <param name="File">What is written down when somebody gets one.</param>
/// <param name="WriteAsync">Writes a journey in the language of the current culture. The stream need not be able to seek.</param>
public sealed record JourneyFormat(string Extension, string Name, string Symbol, string ContentType, ExportedFile File, Func<Stream, ExportedJourney, CancellationToken, Task> WriteAsync)
{
    /// <summary>Whether it holds all that is known of a journey, so that it can be read back, rather than a view of it.</summary>
    public bool IsWhole { get; private init; }

    /// <summary>All of them, in the order of the menu.</summary>
    public static IReadOnlyList<JourneyFormat> All { get; } =
    [
        new("xlsx", "Excel", "table_view", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ExportedFile.JourneyExcel, (file, exported, cancellation) => HeldAsync(file, held =>
        {
            var tables = new JourneyTables(exported);
            Workbook.Write(held, exported.Journey.Title, [tables.Touchpoints(), tables.Kpis(), tables.Audits(), tables.Opportunities()], exported.Kpis.Currency);
        }, cancellation)),
        new("csv", "CSV", "csv", "text/csv; charset=utf-8", ExportedFile.JourneyCsv, (file, exported, cancellation) => TouchpointCsv.WriteAsync(file, new JourneyTables(exported).Touchpoints(), cancellation)),
        new("pptx", "PowerPoint", "slideshow", "application/vnd.openxmlformats-officedocument.presentationml.presentation", ExportedFile.JourneySlides, (file, exported, cancellation) => HeldAsync(file, new JourneySlides(exported).Write, cancellation)),
        new("md", "Markdown", "markdown", "text/markdown; charset=utf-8", ExportedFile.JourneyMarkdown, (file, exported, cancellation) => TextAsync(file, new MarkdownOutline(exported).Write(), cancellation)),
        new("json", "JSON", "data_object", "application/json", ExportedFile.JourneyJson, (file, exported, cancellation) => JourneyJson.WriteAsync(file, exported.Document, exported.Schema, cancellation)) { IsWhole = true },
        new("mmd", "Mermaid", "schema", "text/vnd.mermaid; charset=utf-8", ExportedFile.JourneyMermaid, (file, exported, cancellation) => TextAsync(file, MermaidDiagram.Write(exported), cancellation)),
        new("cjml", "CJML", "code", "application/xml", ExportedFile.JourneyCjml, (file, exported, cancellation) => HeldAsync(file, held => CjmlDocument.Write(held, exported), cancellation)),
    ];

    /// <summary>Where a journey's file is.</summary>
    public string AddressOf(Guid journey) => $"journeys/{journey}/export.{Extension}";

    static async Task TextAsync(Stream file, string text, CancellationToken cancellation) => await file.WriteAsync(Encoding.UTF8.GetBytes(text), cancellation);

    // What writes packages and XML waits for nothing and goes back and forth: no way to write to somebody who reads slowly.
    static async Task HeldAsync(Stream file, Action<Stream> write, CancellationToken cancellation)
    {
        using var held = new MemoryStream();
        write(held);
        held.Position = 0;
        await held.CopyToAsync(file, cancellation);
    }
}
