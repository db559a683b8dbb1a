using System.Globalization;
using JourneyMapper.Data;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Coverage;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Printing;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Coverage.Report;

/// <summary>Makes the PDF of the coverage of many journeys.</summary>
public sealed class ReportPrinter(
    IDbContextFactory<JourneyDbContext> contexts, PortfolioUpdate update, Portfolio portfolio, ScoreTrend trend, CoveragePaper paper)
{
    /// <summary>Journeys in one report.</summary>
    public const int MostJourneys = 200;

    /// <summary>Findings listed of one journey; the others are counted.</summary>
    public const int MostFindings = 300;

    /// <summary>Prints the report in the language of the current culture.</summary>
    /// <param name="reader">Who reads.</param>
    /// <param name="filter">Which of them, in which order.</param>
    /// <param name="progress">Told each step; called on any thread.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="PrintException">It could not be printed.</exception>
    public async Task<PrintedPdf> PrintAsync(Reader reader, PortfolioFilter filter, IProgress<PrintProgress>? progress = null, CancellationToken cancellation = default)
    {
        await update.RunAsync(reader.Workspace, cancellation: cancellation);
        return await paper.PrintAsync<CoverageReport>(
            reader, CoverageText.ReportTitle, new Dictionary<string, object?> { [nameof(CoverageReport.Content)] = await ReadAsync(reader, filter, cancellation) }, progress, cancellation);
    }

    async Task<ReportContent> ReadAsync(Reader reader, PortfolioFilter filter, CancellationToken cancellation)
    {
        var (lines, total) = await portfolio.FindAsync(reader, filter, MostJourneys, cancellation);
        Guid[] journeys = [.. lines.Select(line => line.Id)];
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return new(
            await portfolio.SummaryAsync(reader, cancellation), filter.InThree, lines, total,
            await trend.ReadAsync(reader, journeys, cancellation), await portfolio.FindingsOfEachAsync(reader, journeys, MostFindings, cancellation),
            await portfolio.CountsOfEachAsync(reader, journeys, cancellation),
            await KpiCatalogue.ReadAsync(db, reader.Workspace, cancellation));
    }
}
