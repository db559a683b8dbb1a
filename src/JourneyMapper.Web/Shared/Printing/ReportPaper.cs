using JourneyMapper.Data;
using JourneyMapper.Data.Journal;
using JourneyMapper.Web.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Shared.Printing;

/// <summary>Makes PDFs of reports: pages with a foot of the same kind, each with a component of its own.</summary>
public sealed class ReportPaper(IDbContextFactory<JourneyDbContext> contexts, PaperDocument paper, PdfPrinter printer)
{
    /// <summary>Prints a component that takes the workspace's name as "Workspace" and the day as "Today", in the language of the current culture.</summary>
    /// <param name="reader">Who reads.</param>
    /// <param name="title">What it is called: words of ours alone, they stand in a rule of the style.</param>
    /// <param name="today">The day that it is about.</param>
    /// <param name="styleSheets">Paths below wwwroot, in their order.</param>
    /// <param name="content">Its other parameters.</param>
    /// <param name="progress">Told each step; called on any thread.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <typeparam name="TReport">The component.</typeparam>
    /// <exception cref="PrintException">It could not be printed.</exception>
    public async Task<PrintedPdf> PrintAsync<TReport>(
        Reader reader, string title, DateOnly today, IReadOnlyList<string> styleSheets, IReadOnlyDictionary<string, object?> content, IProgress<PrintProgress>? progress = null,
        CancellationToken cancellation = default)
        where TReport : IComponent
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var workspace = await db.Workspaces.Where(row => row.Id == reader.Workspace).Select(row => row.Name).SingleAsync(cancellation);
        var body = await paper.RenderAsync<TReport>(new Dictionary<string, object?>(content, StringComparer.Ordinal) { ["Workspace"] = workspace, ["Today"] = today });
        return await printer.PrintAsync(new PrintJob { Html = paper.Wrap(title, styleSheets, PageRules(title, today), body) }, progress, cancellation);
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
