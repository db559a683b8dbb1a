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
    IDbContextFactory<JourneyDbContext> contexts, PortfolioUpdate update, Portfolio portfolio, ScoreTrend trend, CoverageQuery query, ReportPaper paper)
{
    /// <summary>Journeys in one report.</summary>
    public const int MostJourneys = 1000;

    /// <summary>Findings listed of one journey; the others are counted.</summary>
    public const int MostFindings = 300;

    /// <summary>Prints the report in the language of the current culture.</summary>
    /// <param name="reader">Who reads.</param>
    /// <param name="filter">Which of them, in which order.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="PrintException">It could not be printed.</exception>
    public async Task<PrintedPdf> PrintAsync(Reader reader, PortfolioFilter filter, CancellationToken cancellation = default)
    {
        await update.RunAsync(reader.Workspace, cancellation: cancellation);
        var report = new CoverageReport(await ReadAsync(reader, filter, cancellation), query.Today);
        return await paper.PrintAsync(reader, CoverageText.ReportTitle, query.Today, report.Write, cancellation);
    }

    /// <summary>Reads what the report says.</summary>
    internal async Task<ReportContent> ReadAsync(Reader reader, PortfolioFilter filter, CancellationToken cancellation)
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
