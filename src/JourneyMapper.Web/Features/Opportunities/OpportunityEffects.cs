using JourneyMapper.Data;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Queries;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Opportunities;

/// <summary>A figure of a touchpoint before an opportunity was done, and since.</summary>
/// <param name="Touchpoint">The name of the touchpoint.</param>
/// <param name="Kpi">The KPI's id; null: the score of its audits.</param>
/// <param name="Before">The last value before that day, with its day; null where there was none.</param>
/// <param name="After">The latest value since, with its day; null where there is none yet.</param>
public sealed record OpportunityEffect(string Touchpoint, string? Kpi, (decimal Value, DateOnly On)? Before, (decimal Value, DateOnly On)? After);

/// <summary>What an opportunity that is done has brought: KPIs and audits of its touchpoints, before and since.</summary>
public sealed class OpportunityEffects(IDbContextFactory<JourneyDbContext> contexts, TimeProvider clock)
{
    /// <summary>The figures of all its touchpoints; none while it is not done, or where nothing is measured.</summary>
    public async Task<IReadOnlyList<OpportunityEffect>> ReadAsync(CurrentMember member, Opportunity opportunity, CancellationToken cancellation = default)
    {
        if (opportunity.DoneOn is not { } done)
            return [];
        Guid[] ids = [opportunity.Touchpoint, .. OpportunityFields.Ids(opportunity.Touchpoints)];
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var touchpoints = await (from touchpoint in db.Touchpoints.AsNoTracking()
                                 join journey in db.Journeys.InUse(member) on EF.Property<Guid>(touchpoint, JourneyDbContext.JourneyId) equals journey.Id
                                 where ids.Contains(touchpoint.Id)
                                 select touchpoint).ToListAsync(cancellation);
        var asked = touchpoints.SelectMany(touchpoint => touchpoint.Kpis, (touchpoint, target) => (touchpoint.Id, target.Kpi)).ToList();
        var before = (await db.LatestMeasurementsAsync(asked, done.AddDays(-1), 1, cancellation)).ToDictionary(row => (row.TouchpointId, row.Kpi));
        var after = (await db.LatestMeasurementsAsync(asked, member.Today(clock), 1, cancellation)).Where(row => row.On >= done).ToDictionary(row => (row.TouchpointId, row.Kpi));
        var known = touchpoints.Select(touchpoint => touchpoint.Id).ToList();
        var audits = (await db.Audits.AsNoTracking().Where(audit => known.Contains(audit.TouchpointId)).OrderBy(audit => audit.On).ThenBy(audit => audit.RecordedAt)
            .Select(audit => new { audit.TouchpointId, audit.On, audit.Score }).ToListAsync(cancellation)).ToLookup(audit => audit.TouchpointId);
        List<OpportunityEffect> effects = [];
        foreach (var touchpoint in touchpoints.OrderBy(touchpoint => Array.IndexOf(ids, touchpoint.Id)))
        {
            foreach (var target in touchpoint.Kpis)
                if (before.GetValueOrDefault((touchpoint.Id, target.Kpi)) is var was && after.GetValueOrDefault((touchpoint.Id, target.Kpi)) is var now && (was ?? now) is not null)
                    effects.Add(new(touchpoint.Name, target.Kpi, was is null ? null : (was.Value, was.On), now is null ? null : (now.Value, now.On)));
            if (audits.Contains(touchpoint.Id))
                effects.Add(new(touchpoint.Name, null,
                    audits[touchpoint.Id].LastOrDefault(audit => audit.On < done) is { } earlier ? (earlier.Score, earlier.On) : null,
                    audits[touchpoint.Id].LastOrDefault(audit => audit.On >= done) is { } since ? (since.Score, since.On) : null));
        }

        return effects;
    }
}
