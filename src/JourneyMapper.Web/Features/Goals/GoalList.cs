using JourneyMapper.Data;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Queries;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Measuring;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Goals;

/// <summary>How a KPI of a goal stands at one touchpoint.</summary>
/// <param name="Touchpoint">Where.</param>
/// <param name="Name">What it is called there.</param>
/// <param name="Target">What is to be reached.</param>
/// <param name="Last">The last measurement; null: there is none.</param>
/// <param name="State">What that says.</param>
public sealed record GoalMeasure(Guid Touchpoint, string Name, KpiTarget Target, Measurement? Last, KpiState State);

/// <summary>A goal with what points to it.</summary>
/// <param name="Goal">The goal.</param>
/// <param name="Journey">Its journey.</param>
/// <param name="Title">That journey's title.</param>
/// <param name="Measures">Its KPIs, wherever touchpoints of the journey are measured by them, in the order of the map.</param>
/// <param name="Opportunities">The opportunities that serve it, in the order of the map.</param>
public sealed record GoalLine(Goal Goal, Guid Journey, string Title, IReadOnlyList<GoalMeasure> Measures, IReadOnlyList<Opportunity> Opportunities);

/// <summary>Reads the goals of the journeys in use, with the KPIs and opportunities that point to them.</summary>
public sealed class GoalList(IDbContextFactory<JourneyDbContext> contexts)
{
    /// <summary>The page shows so many.</summary>
    public const int Most = 300;

    /// <summary>The goals, by journey and in order; and how many there are.</summary>
    /// <param name="reader">Who reads.</param>
    /// <param name="kind">Only those of customers or of the business; null: both.</param>
    /// <param name="journey">Only those of this journey; null: of any.</param>
    /// <param name="catalogue">The workspace's KPIs.</param>
    /// <param name="today">The last day that counts.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<(IReadOnlyList<GoalLine> Lines, int Total)> FindAsync(Reader reader, GoalKind? kind, Guid? journey, KpiCatalogue catalogue, DateOnly today, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var all = from goal in db.Goals.AsNoTracking()
                  join map in db.Journeys.InUse(reader) on EF.Property<Guid>(goal, JourneyDbContext.JourneyId) equals map.Id
                  where (kind == null || goal.Kind == kind) && (journey == null || map.Id == journey)
                  select new { Goal = goal, map.Id, map.Title };
        var goals = await all.OrderBy(line => EF.Functions.Collate(line.Title, JourneyDbContext.Alphabet)).ThenBy(line => line.Id).ThenBy(line => line.Goal.Rank).Take(Most).ToListAsync(cancellation);
        Guid[] journeys = [.. goals.Select(line => line.Id).Distinct()];
        string[] kpis = [.. goals.SelectMany(line => GoalFields.Ids(line.Goal.Kpis)).Distinct(StringComparer.Ordinal)];
        var measured = await (from target in db.TouchpointKpis
                              join touchpoint in db.Touchpoints on target.TouchpointId equals touchpoint.Id
                              where journeys.Contains(EF.Property<Guid>(touchpoint, JourneyDbContext.JourneyId)) && kpis.Contains(target.Kpi)
                              orderby touchpoint.Stage, touchpoint.Rank
                              select new { Journey = EF.Property<Guid>(touchpoint, JourneyDbContext.JourneyId), touchpoint.Id, touchpoint.Name, Target = new KpiTarget(target.Kpi, target.Target, target.Margin) }).ToListAsync(cancellation);
        var last = (await db.LatestMeasurementsAsync([.. measured.Select(one => (one.Id, one.Target.Kpi))], today, take: 1, cancellation))
            .ToDictionary(row => (row.TouchpointId, row.Kpi), row => new Measurement(row.On, row.Value));
        var opportunities = (await (from opportunity in db.Opportunities.AsNoTracking()
                                    join touchpoint in db.Touchpoints on opportunity.Touchpoint equals touchpoint.Id
                                    where journeys.Contains(EF.Property<Guid>(opportunity, JourneyDbContext.JourneyId)) && opportunity.Goals != ""
                                    orderby touchpoint.Stage, touchpoint.Rank, opportunity.Rank
                                    select opportunity).ToListAsync(cancellation))
            .SelectMany(opportunity => OpportunityFields.Ids(opportunity.Goals), (opportunity, goal) => (Goal: goal, Opportunity: opportunity)).ToLookup(pair => pair.Goal, pair => pair.Opportunity);
        var lines = goals.ConvertAll(line => new GoalLine(line.Goal, line.Id, line.Title,
            [.. from kpi in GoalFields.Ids(line.Goal.Kpis) from one in measured where one.Journey == line.Id && one.Target.Kpi == kpi select Measure(one.Id, one.Name, one.Target)],
            [.. opportunities[line.Goal.Id]]));
        return (lines, goals.Count < Most ? goals.Count : await all.CountAsync(cancellation));

        GoalMeasure Measure(Guid touchpoint, string name, KpiTarget target)
        {
            var value = last.TryGetValue((touchpoint, target.Kpi), out var found) ? found : (Measurement?)null;
            return new(touchpoint, name, target, value, value is { } known && catalogue.Find(target.Kpi) is { } kpi ? target.StateOf(kpi, known.Value) : KpiState.NotMeasured);
        }
    }
}
