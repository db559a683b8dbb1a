using JourneyMapper.Data;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Queries;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Printing;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Coverage.Report;

/// <summary>Makes PDFs of what the coverage says: pages with a head and a foot of the same kind, each with a component of its own.</summary>
public sealed class CoveragePaper(IDbContextFactory<JourneyDbContext> contexts, CoverageQuery query, PaperDocument paper, PdfPrinter printer)
{
    static readonly string[] StyleSheets = ["css/tokens.css", "css/app.css", "css/coverage.css", "css/report.css", "css/changes.css"];

    /// <summary>Prints a component that takes the workspace's name as "Workspace" and the day as "Today", in the language of the current culture.</summary>
    /// <param name="reader">Who reads.</param>
    /// <param name="title">What it is called.</param>
    /// <param name="content">Its other parameters.</param>
    /// <param name="progress">Told each step; called on any thread.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <typeparam name="TReport">The component.</typeparam>
    /// <exception cref="PrintException">It could not be printed.</exception>
    public async Task<PrintedPdf> PrintAsync<TReport>(Reader reader, string title, IReadOnlyDictionary<string, object?> content, IProgress<PrintProgress>? progress = null, CancellationToken cancellation = default)
        where TReport : IComponent
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var workspace = await db.Workspaces.Where(row => row.Id == reader.Workspace).Select(row => row.Name).SingleAsync(cancellation);
        var body = await paper.RenderAsync<TReport>(new Dictionary<string, object?>(content, StringComparer.Ordinal) { ["Workspace"] = workspace, ["Today"] = query.Today });
        return await printer.PrintAsync(new PrintJob { Html = paper.Wrap(title, StyleSheets, PageRules(title, query.Today), body) }, progress, cancellation);
    }

    // Only words of ours stand in these rules: nobody's text can become a rule.
    static string PageRules(string title, DateOnly today)
    {
        var page = ExportText.PageOf.Replace("{0}", "\" counter(page) \"", StringComparison.Ordinal).Replace("{1}", "\" counter(pages) \"", StringComparison.Ordinal);
        return $$"""
            @page {
              size: A4 landscape; margin: 13mm 12mm 15mm;
              @bottom-left { content: "{{CoverageText.ReportDate.With(title, today).Replace("\"", "", StringComparison.Ordinal)}}"; font: 400 8.5px Inter; color: #475569; }
              @bottom-right { content: "{{page}}"; font: 600 8.5px Inter; color: #475569; }
            }
            """;
    }
}
