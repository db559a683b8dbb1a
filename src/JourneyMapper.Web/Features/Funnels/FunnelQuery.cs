using System.Collections.Immutable;
using JourneyMapper.Data;
using JourneyMapper.Data.Funnels;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Queries;
using JourneyMapper.Domain.Funnels;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Funnels;

/// <summary>A journey in the list of funnels.</summary>
/// <param name="Journey">The journey.</param>
/// <param name="Title">Its title.</param>
/// <param name="Months">Its funnels of the months that have figures, the oldest first; at least one.</param>
public sealed record FunnelLine(Guid Journey, string Title, ImmutableArray<Funnel> Months)
{
    /// <summary>That of the last month.</summary>
    public Funnel Last => Months[^1];
}

/// <summary>Reads funnels. What the reader does not see is not there.</summary>
public sealed class FunnelQuery(IDbContextFactory<JourneyDbContext> contexts)
{
    /// <summary>All that is stored of a journey; null when the reader does not see it.</summary>
    public async Task<FunnelData?> ReadAsync(Reader reader, Guid journey, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (!await db.Journeys.InUse(reader).AnyAsync(row => row.Id == journey, cancellation))
            return null;
        var counts = await db.FunnelCounts.AsNoTracking().Where(row => row.JourneyId == journey).ToListAsync(cancellation);
        var money = await db.FunnelMoney.AsNoTracking().Where(row => row.JourneyId == journey).OrderBy(row => row.Stage).ThenBy(row => row.Channel).ToListAsync(cancellation);
        var terms = await db.FunnelTerms.AsNoTracking().Where(row => row.JourneyId == journey).ToListAsync(cancellation);
        return new(
            counts.GroupBy(row => (row.Persona, row.Month)).ToDictionary(group => group.Key, group => FunnelCountRow.CountsOf(group.Key.Month, group)),
            money.GroupBy(row => row.Month).ToDictionary(group => group.Key, group => group.Select(row => new MoneyLine(row.Stage, row.Channel, row.Cost, row.Revenue)).ToImmutableArray()),
            terms.ToDictionary(row => row.Month, row => row.ToTerms()));
    }

    /// <summary>The figures of all people in the last month that has any; null where there is none, or the reader does not see the journey.</summary>
    public async Task<StageCounts?> LatestAsync(Reader reader, Guid journey, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var rows = await (from row in db.FunnelCounts.AsNoTracking()
                          join seen in db.Journeys.InUse(reader) on row.JourneyId equals seen.Id
                          where row.JourneyId == journey && row.Persona == FunnelCountRow.Everybody
                              && row.Month == db.FunnelCounts.Where(other => other.JourneyId == journey && other.Persona == FunnelCountRow.Everybody).Max(other => other.Month)
                          select row).ToListAsync(cancellation);
        return rows is [var first, ..] ? FunnelCountRow.CountsOf(first.Month, rows) : null;
    }

    /// <summary>The figures of one month; without any where nobody has counted, and null when the reader does not see the journey.</summary>
    public async Task<StageCounts?> MonthAsync(Reader reader, Guid journey, Guid persona, DateOnly month, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (!await db.Journeys.InUse(reader).AnyAsync(row => row.Id == journey, cancellation))
            return null;
        return FunnelCountRow.CountsOf(month, await db.FunnelCounts.AsNoTracking().Where(row => row.JourneyId == journey && row.Persona == persona && row.Month == month).ToListAsync(cancellation));
    }

    /// <summary>The funnels of all journeys that have figures, in the order of their titles: one statement, however many journeys there are.</summary>
    /// <param name="reader">Who reads.</param>
    /// <param name="persona">Whose figures; <see cref="FunnelCountRow.Everybody"/> for all people.</param>
    /// <param name="from">The first day of the first month.</param>
    /// <param name="search">Words of the title.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<IReadOnlyList<FunnelLine>> ListAsync(Reader reader, Guid persona, DateOnly from, string search, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var rows = await db.FunnelMonths(reader, persona, from, SearchPattern.Patterns(search)).ToListAsync(cancellation);
        return [.. rows.GroupBy(row => row.Journey).Select(journey => new FunnelLine(journey.Key, journey.First().Title, [.. journey.Select(row => row.Funnel)]))];
    }
}
