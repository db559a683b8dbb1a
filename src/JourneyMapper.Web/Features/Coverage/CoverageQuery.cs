using JourneyMapper.Data;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Queries;
using JourneyMapper.Data.Review;
using JourneyMapper.Domain.Coverage;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Coverage;

/// <summary>Gathers what a journey is reviewed with.</summary>
public sealed class CoverageQuery(IDbContextFactory<JourneyDbContext> contexts, TimeProvider clock)
{
    /// <summary>The day in the server's time zone: reviews, audits and due dates all count by it.</summary>
    public DateOnly Today => clock.Today();

    /// <summary>The server's time zone.</summary>
    public TimeZoneInfo Zone => clock.LocalTimeZone;

    /// <summary>What a journey of the workspace is reviewed with.</summary>
    public async Task<CoverageContext> ContextAsync(Reader reader, Guid journey, CancellationToken cancellation = default)
    {
        var today = Today;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var kpis = await KpiCatalogue.ReadAsync(db, reader.Workspace, cancellation);
        // Of all KPIs, not only of those that the map has now: whoever adds one that was measured before sees at once how it stands.
        var touchpoints = await db.Touchpoints.Where(touchpoint => EF.Property<Guid>(touchpoint, JourneyDbContext.JourneyId) == journey).Select(touchpoint => touchpoint.Id).ToListAsync(cancellation);
        var facts = await ReviewQueries.ReadAsync(db, [journey], [.. touchpoints.SelectMany(_ => kpis.ById.Keys, (touchpoint, kpi) => (touchpoint, kpi))], kpis.ById, await db.ChannelsAsync(reader.Workspace, cancellation), today, cancellation);
        var accepted = await db.Findings.AsNoTracking().Where(finding => finding.JourneyId == journey && finding.AcceptedUntil >= today)
            .Select(finding => finding.Key).ToListAsync(cancellation);
        return new(facts, await ReviewQueries.SettingsAsync(db, reader.Workspace, cancellation), accepted.Select(FindingKey.Parse).ToHashSet(), today, kpis);
    }
}
