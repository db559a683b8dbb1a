using JourneyMapper.Data;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Queries;
using JourneyMapper.Data.Review;
using JourneyMapper.Domain.Measuring;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Shared;
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
public sealed record ComparedJourneys(IReadOnlyList<ComparisonLine> Lines, int Total, IReadOnlyList<PeriodMean> All);

/// <summary>
/// Compares the journeys of a workspace by a KPI. Everything is read from the sums that the database keeps of weeks and months, so that it
/// does not matter how many measurements there are. All that was ever measured in a journey counts, at touchpoints that are gone as well:
/// a map that changes does not change the past.
/// </summary>
public sealed class KpiComparison(IDbContextFactory<JourneyDbContext> contexts)
{
    /// <summary>The ids of the KPIs that journeys in use have values of.</summary>
    public async Task<IReadOnlySet<string>> MeasuredAsync(Reader reader, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.MeasuredKpisAsync(reader, (await ReviewQueries.KpisAsync(db, reader.Workspace, cancellation)).Keys, cancellation);
    }

    /// <summary>One page of journeys with their values, and all journeys together.</summary>
    /// <param name="reader">Who reads.</param>
    /// <param name="query">What is compared.</param>
    /// <param name="skip">So many journeys before the page.</param>
    /// <param name="take">At most so many on it.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<ComparedJourneys> ReadAsync(Reader reader, ComparisonQuery query, int skip, int take, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var stored = query.Period == Period.Week ? Period.Week : Period.Month;
        var totals = await db.ComparedSums(reader, query.Kpi, stored, query.From).ToListAsync(cancellation);
        var all = totals.Where(row => row.From is not null).Select(row => Mean(row, query.From));
        var journeys = totals.Where(row => row.From is null).ToList();
        var page = Sorted(journeys, query).Skip(skip).Take(take).ToList();

        var shown = page.ConvertAll(row => row.JourneyId!.Value);
        var points = (await db.MeasurementSums.AsNoTracking()
            .Where(sum => shown.Contains(sum.JourneyId) && sum.Kpi == query.Kpi && sum.Period == stored && sum.From >= query.From)
            .OrderBy(sum => sum.From).ToListAsync(cancellation)).ToLookup(sum => sum.JourneyId, sum => new PeriodMean { From = sum.From, Sum = sum.Sum, Count = sum.Count });
        return new(
            page.ConvertAll(row => new ComparisonLine(row.JourneyId!.Value, row.Title ?? "", Mean(row, query.From), Grouped(points[row.JourneyId.Value], query.Period))),
            journeys.Count,
            Grouped(all, query.Period));
    }

    static IEnumerable<ComparedSum> Sorted(IEnumerable<ComparedSum> rows, ComparisonQuery query) => (query.Sort, query.Descending) switch
    {
        (ComparisonSort.Title, false) => rows.OrderBy(row => row.Title, StringComparer.CurrentCultureIgnoreCase),
        (ComparisonSort.Title, true) => rows.OrderByDescending(row => row.Title, StringComparer.CurrentCultureIgnoreCase),
        (_, false) => rows.OrderBy(row => row.Sum / row.Count),
        (_, true) => rows.OrderByDescending(row => row.Sum / row.Count),
    };

    // Sums of decimals are exact: three months added are the quarter.
    static IReadOnlyList<PeriodMean> Grouped(IEnumerable<PeriodMean> points, Period period) =>
    [
        .. points.GroupBy(point => period.First(point.From))
            .Select(group => new PeriodMean { From = group.Key, Sum = group.Sum(point => point.Sum), Count = group.Sum(point => point.Count) }),
    ];

    static PeriodMean Mean(ComparedSum row, DateOnly first) => new() { From = row.From ?? first, Sum = row.Sum, Count = row.Count };
}
