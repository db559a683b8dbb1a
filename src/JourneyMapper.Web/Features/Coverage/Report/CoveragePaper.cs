using JourneyMapper.Data;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Queries;
using JourneyMapper.Web.Shared.Printing;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Coverage.Report;

/// <summary>Makes PDFs of the coverage’s smaller reports.</summary>
public sealed class CoveragePaper(IDbContextFactory<JourneyDbContext> contexts, CoverageQuery query, PaperDocument paper, PdfPrinter printer)
{
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
        return await printer.PrintAsync(new PrintJob { Html = paper.Wrap(title, ReportPrinter.StyleSheets, ReportPrinter.PageRules(title, query.Today), body) }, progress, cancellation);
    }
}
