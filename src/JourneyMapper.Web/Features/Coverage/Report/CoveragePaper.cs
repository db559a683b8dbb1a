using JourneyMapper.Data.Journal;
using JourneyMapper.Web.Shared.Printing;
using Microsoft.AspNetCore.Components;

namespace JourneyMapper.Web.Features.Coverage.Report;

/// <summary>Makes PDFs of what the coverage says: reports in its style sheets, of the day of its review.</summary>
public sealed class CoveragePaper(CoverageQuery query, ReportPaper paper)
{
    static readonly string[] StyleSheets = ["css/tokens.css", "css/app.css", "css/coverage.css", "css/report.css"];

    /// <summary>Prints a component that takes the workspace's name as "Workspace" and the day as "Today", in the language of the current culture.</summary>
    /// <param name="reader">Who reads.</param>
    /// <param name="title">What it is called.</param>
    /// <param name="content">Its other parameters.</param>
    /// <param name="progress">Told each step; called on any thread.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <typeparam name="TReport">The component.</typeparam>
    /// <exception cref="PrintException">It could not be printed.</exception>
    public Task<PrintedPdf> PrintAsync<TReport>(Reader reader, string title, IReadOnlyDictionary<string, object?> content, IProgress<PrintProgress>? progress = null, CancellationToken cancellation = default)
        where TReport : IComponent => paper.PrintAsync<TReport>(reader, title, query.Today, StyleSheets, content, progress, cancellation);
}
