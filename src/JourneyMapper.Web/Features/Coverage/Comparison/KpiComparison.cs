using JourneyMapper.Data;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Review;
using JourneyMapper.Domain.Measuring;
using JourneyMapper.Web.Shared.Kpis;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Coverage.Comparison;

/// <summary>What journeys are sorted by when one KPI compares them.</summary>
public enum ComparisonSort
{
    /// <summary>The mean of all values.</summary>
    Mean,

    /// <summary>The journey's title.</summary>
    Title,
}

/// <summary>Which values are compared, and in which order the journeys come.</summary>
/// <param name="Kpi">The KPI's id.</param>
/// <param name="Period">Week, month or quarter.</param>
/// <param name="From">The first day of the first period.</param>
/// <param name="Sort">What the journeys are sorted by.</param>
/// <param name="Descending">Largest or last first.</param>
public sealed record ComparisonQuery(string Kpi, Period Period, DateOnly From, ComparisonSort Sort = ComparisonSort.Mean, bool Descending = false);

/// <summary>One journey in the comparison.</summary>
/// <param name="Journey">The journey.</param>
/// <param name="Title">Its title.</param>
/// <param name="Total">All its values since the first period.</param>
/// <param name="Points">Those of each period, the oldest first; periods without a value are left out.</param>
public sealed record ComparisonLine(Guid Journey, string Title, PeriodMean Total, IReadOnlyList<PeriodMean> Points);

/// <summary>Journeys compared by one KPI.</summary>
/// <param name="Lines">One page of the journeys that have values.</param>
/// <param name="Total">How many journeys there are in all.</param>
/// <param name="All">The values of all these journeys together, by period.</param>
public sealed record Comparison(IReadOnlyList<ComparisonLine> Lines, int Total, IReadOnlyList<PeriodMean> All);

/// <summary>
/// Compares the journeys of a workspace by a KPI. Everything is read from the sums that the database keeps of weeks and months, so that it
/// does not matter how many measurements there are. All that was ever measured in a journey counts, at touchpoints that are gone as well:
/// a map that changes does not change the past.
/// </summary>
public sealed class KpiComparison(IDbContextFactory<JourneyDbContext> contexts)
{
    /// <summary>The ids of the KPIs that journeys in use have values of.</summary>
    public async Task<IReadOnlySet<string>> MeasuredAsync(Guid workspace, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        // Asked for each KPI that there is: whether there is one value is a look into the index, a list of all would read every sum.
        var ids = (await ReviewFacts.KpisAsync(db, workspace, cancellation)).Keys.ToArray();
        var measured = await db.Database.SqlQuery<string>($"""
            SELECT kpi AS "Value" FROM unnest({ids}) AS kpi
            WHERE EXISTS (
                SELECT 1 FROM "Journeys" j CROSS JOIN LATERAL (SELECT 1 FROM "MeasurementSums" s WHERE s."JourneyId" = j."Id" AND s."Kpi" = kpi LIMIT 1) found
                WHERE j."WorkspaceId" = {workspace} AND j."TrashedAt" IS NULL)
            """).ToListAsync(cancellation);
        return measured.ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>One page of journeys with their values, and all journeys together.</summary>
    /// <param name="workspace">Nothing of another one is seen.</param>
    /// <param name="query">What is compared.</param>
    /// <param name="skip">So many journeys before the page.</param>
    /// <param name="take">At most so many on it.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<Comparison> ReadAsync(Guid workspace, ComparisonQuery query, int skip, int take, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var stored = query.Period == Period.Week ? Period.Week : Period.Month;
        var sums = db.MeasurementSums.AsNoTracking().Where(sum => sum.Kpi == query.Kpi && sum.Period == stored && sum.From >= query.From
            && db.Journeys.InUse(workspace).Any(journey => journey.Id == sum.JourneyId));

        var all = await sums.GroupBy(sum => sum.From)
            .Select(group => new PeriodMean { From = group.Key, Sum = group.Sum(sum => sum.Sum), Count = group.Sum(sum => sum.Count) })
            .OrderBy(point => point.From).ToListAsync(cancellation);
        var journeys = sums.GroupBy(sum => sum.JourneyId)
            .Select(group => new { Id = group.Key, Sum = group.Sum(sum => sum.Sum), Count = group.Sum(sum => sum.Count) })
            .Join(db.Journeys, total => total.Id, journey => journey.Id, (total, journey) => new { total.Id, total.Sum, total.Count, journey.Title });
        var sorted = (query.Sort, query.Descending) switch
        {
            (ComparisonSort.Title, false) => journeys.OrderBy(line => EF.Functions.Collate(line.Title, JourneyDbContext.Alphabet)),
            (ComparisonSort.Title, true) => journeys.OrderByDescending(line => EF.Functions.Collate(line.Title, JourneyDbContext.Alphabet)),
            (_, false) => journeys.OrderBy(line => line.Sum / line.Count),
            (_, true) => journeys.OrderByDescending(line => line.Sum / line.Count),
        };
        var page = await sorted.ThenBy(line => line.Id).Skip(skip).Take(take).ToListAsync(cancellation);
        var total = skip == 0 && page.Count < take ? page.Count : await journeys.CountAsync(cancellation);

        var shown = page.ConvertAll(line => line.Id);
        var points = (await sums.Where(sum => shown.Contains(sum.JourneyId)).OrderBy(sum => sum.From).ToListAsync(cancellation)).ToLookup(
            sum => sum.JourneyId, sum => new PeriodMean { From = sum.From, Sum = sum.Sum, Count = sum.Count });
        return new(
            page.ConvertAll(line => new ComparisonLine(line.Id, line.Title, new() { From = query.From, Sum = line.Sum, Count = line.Count }, Grouped(points[line.Id], query.Period))),
            total,
            Grouped(all, query.Period));
    }

    // Sums of decimals are exact: three months added are the quarter.
    static IReadOnlyList<PeriodMean> Grouped(IEnumerable<PeriodMean> points, Period period) =>
    [
        .. points.GroupBy(point => period.First(point.From))
            .Select(group => new PeriodMean { From = group.Key, Sum = group.Sum(point => point.Sum), Count = group.Sum(point => point.Count) }),
    ];
}
