using System.Linq.Expressions;
using JourneyMapper.Data;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Queries;
using JourneyMapper.Data.Review;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Audits;

/// <summary>
/// Reads which touchpoints are to be audited when, as of today where the member is who asks: one query for a page, a count or a summary, however
/// many there are.
/// </summary>
public sealed class AuditSchedule(IDbContextFactory<JourneyDbContext> contexts, TimeProvider clock)
{
    /// <summary>How often a touchpoint of the workspace is audited that does not say it itself.</summary>
    public async Task<Cadence> CadenceAsync(Guid workspace, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return (await ReviewQueries.SettingsAsync(db, workspace, cancellation)).Cadence;
    }

    /// <summary>The touchpoints of the journeys in use that match a filter, sorted and paged.</summary>
    public async Task<DuePage> DueAsync(CurrentMember member, DueFilter filter, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var today = member.Today(clock);
        var found = In(filter.State, Of(filter, await AllAsync(db, member, filter.Search, cancellation)), today);
        var page = await Sorted(found, filter, today).Skip(filter.Skip).Take(filter.Take).ToListAsync(cancellation);
        var total = filter.Skip == 0 && page.Count < filter.Take ? page.Count : await found.CountAsync(cancellation);
        return new(page, total);
    }

    /// <summary>How many touchpoints are in each state.</summary>
    /// <param name="member">Who asks. Nothing of another workspace is seen.</param>
    /// <param name="filter">Whose touchpoints, and which words; its state does not matter.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<DueCounts> CountsAsync(CurrentMember member, DueFilter? filter = null, CancellationToken cancellation = default)
    {
        filter ??= new();
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var (today, soon) = Horizon(member.Today(clock));
        return await Of(filter, await AllAsync(db, member, filter.Search, cancellation))
            .GroupBy(_ => 1)
            .Select(all => new DueCounts(
                all.Count(due => due.Next < today),
                all.Count(due => due.Next == null),
                all.Count(due => due.Next >= today && due.Next <= soon),
                all.Count(due => due.Next > soon)))
            .SingleOrDefaultAsync(cancellation) ?? new(0, 0, 0, 0);
    }

    /// <summary>How many touchpoints should have been audited before today.</summary>
    public async Task<int> OverdueAsync(CurrentMember member, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await In(DueState.Overdue, await AllAsync(db, member, "", cancellation), member.Today(clock)).CountAsync(cancellation);
    }

    /// <summary>What each person has to audit now or soon, who has most first; nobody who has nothing to do.</summary>
    public async Task<IReadOnlyList<DuePerson>> PeopleAsync(CurrentMember member, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var (today, soon) = Horizon(member.Today(clock));
        var people = await (await AllAsync(db, member, "", cancellation))
            .Where(due => due.Next == null || due.Next <= soon)
            .GroupBy(due => new { due.Owner, due.OwnerName })
            .Select(all => new DuePerson(
                all.Key.Owner, all.Key.OwnerName,
                all.Count(due => due.Next < today), all.Count(due => due.Next >= today), all.Count(due => due.Next == null)))
            .ToListAsync(cancellation);
        return [.. people.OrderByDescending(person => person.Overdue).ThenByDescending(person => person.Soon).ThenByDescending(person => person.Never)
            .ThenBy(person => person.Name, StringComparer.CurrentCulture)];
    }

    static async Task<IQueryable<DueTouchpoint>> AllAsync(JourneyDbContext db, Reader reader, string search, CancellationToken cancellation) =>
        db.DueTouchpoints(reader, (await ReviewQueries.SettingsAsync(db, reader.Workspace, cancellation)).Cadence, SearchPattern.Patterns(search));

    static IQueryable<DueTouchpoint> Of(DueFilter filter, IQueryable<DueTouchpoint> all) =>
        filter.Unowned ? all.Where(due => due.Owner == null)
        : filter.Owner is { } owner ? all.Where(due => due.Owner == owner)
        : all;

    static (DateOnly Today, DateOnly Soon) Horizon(DateOnly today) => (today, today.AddDays(DueStates.SoonDays));

    static IQueryable<DueTouchpoint> In(DueState? state, IQueryable<DueTouchpoint> all, DateOnly day)
    {
        var (today, soon) = Horizon(day);
        return state switch
        {
            DueState.Overdue => all.Where(due => due.Next < today),
            DueState.Never => all.Where(due => due.Next == null),
            DueState.Soon => all.Where(due => due.Next >= today && due.Next <= soon),
            DueState.Later => all.Where(due => due.Next > soon),
            _ => all,
        };
    }

    // What has no value comes last, whichever way the list is sorted.
    static IQueryable<DueTouchpoint> Sorted(IQueryable<DueTouchpoint> found, DueFilter filter, DateOnly today)
    {
        return (filter.Sort switch
        {
            DueSort.Touchpoint => By(due => EF.Functions.Collate(due.Name, JourneyDbContext.Alphabet)),
            DueSort.Journey => By(due => EF.Functions.Collate(due.Title, JourneyDbContext.Alphabet)),
            DueSort.Stage => By(due => due.Stage),
            DueSort.Owner => By(due => EF.Functions.Collate(due.OwnerName!, JourneyDbContext.Alphabet), due => due.OwnerName == null),
            DueSort.Last => By(due => due.LastOn, due => due.LastOn == null),
            DueSort.Score => By(due => due.Score, due => due.Score == null),
            _ => By(due => due.Next ?? today),
        }).ThenBy(due => EF.Functions.Collate(due.Title, JourneyDbContext.Alphabet)).ThenBy(due => due.Stage).ThenBy(due => due.Rank).ThenBy(due => due.Touchpoint);

        IOrderedQueryable<DueTouchpoint> By<TKey>(Expression<Func<DueTouchpoint, TKey>> key, Expression<Func<DueTouchpoint, bool>>? without = null) =>
            without is null
                ? filter.Descending ? found.OrderByDescending(key) : found.OrderBy(key)
                : filter.Descending ? found.OrderBy(without).ThenByDescending(key) : found.OrderBy(without).ThenBy(key);
    }
}
