using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Queries;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Accounts.Activities;

/// <summary>A journey that an activity is about, as it is called today.</summary>
/// <param name="Id">The journey's.</param>
/// <param name="Title">Its title.</param>
/// <param name="IsInUse">Whether it does not lie in the trash.</param>
public sealed record ActivityJourney(Guid Id, string Title, bool IsInUse);

/// <summary>An activity in the owner's list.</summary>
/// <param name="Row">What is stored of it.</param>
/// <param name="Member">Who did it; null when they are no member any more, and for the application itself.</param>
/// <param name="Journey">What it is about; null for nothing, and for a journey that is gone for ever.</param>
public sealed record ActivityLine(ActivityRow Row, string? Member, ActivityJourney? Journey);

/// <summary>What an owner is shown.</summary>
/// <param name="Lines">The latest first.</param>
/// <param name="HasMore">Whether there are earlier ones.</param>
public sealed record ActivityLines(IReadOnlyList<ActivityLine> Lines, bool HasMore);

/// <summary>What an owner can choose from: members, and journeys that something is told of, by name.</summary>
public sealed record ActivityChoices(IReadOnlyList<(Guid Id, string Name)> People, IReadOnlyList<(Guid Id, string Title)> Journeys);

/// <summary>What was done in a workspace that is no edit of a map, for its owners.</summary>
public sealed class ActivityList(IDbContextFactory<JourneyDbContext> contexts, TimeProvider clock)
{
    /// <summary>The latest activities; null when the actor is no owner, or not any more.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="filter">Which.</param>
    /// <param name="after">The last one that they have; null for none.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<ActivityLines?> ReadAsync(CurrentMember actor, ActivityFilter filter, ActivityRow? after, int most, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (!await db.MayManageAsync(actor, cancellation))
            return null;
        var rows = Filtered(db, actor, filter);
        if (after is { At: var at, Id: var id })
            rows = rows.Where(row => row.At < at || (row.At == at && row.Id < id));
        var found = await rows.OrderByDescending(row => row.At).ThenByDescending(row => row.Id).Take(most + 1)
            .Select(row => new
            {
                Row = row,
                Member = db.Members.Where(member => member.Id == row.MemberId && member.WorkspaceId == row.WorkspaceId).Select(member => member.DisplayName).FirstOrDefault(),
                Journey = db.Journeys.SeenBy(actor).Where(other => other.Id == row.JourneyId).Select(other => new ActivityJourney(other.Id, other.Title, other.TrashedAt == null)).FirstOrDefault(),
            }).ToListAsync(cancellation);
        return new([.. found.Take(most).Select(line => new ActivityLine(line.Row, line.Member, line.Journey))], found.Count > most);
    }

    /// <summary>What can be chosen from; null when the actor is no owner, or not any more.</summary>
    public async Task<ActivityChoices?> ChoicesAsync(CurrentMember actor, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (!await db.MayManageAsync(actor, cancellation))
            return null;
        var people = await db.Members.Where(member => member.WorkspaceId == actor.Workspace).ToNamesAsync(cancellation);
        return new(people, await db.Journeys.SeenBy(actor).Where(journey => db.Activities.Any(row => row.JourneyId == journey.Id)).TitlesAsync(cancellation));
    }

    IQueryable<ActivityRow> Filtered(JourneyDbContext db, CurrentMember actor, ActivityFilter filter)
    {
        var rows = db.Activities.AsNoTracking().Where(row => row.WorkspaceId == actor.Workspace);
        if (filter.Area != ActivityArea.All)
        {
            var kinds = filter.Kinds;
            rows = rows.Where(row => kinds.Contains(row.Kind));
        }

        if (filter.Person is { } person)
            rows = rows.Where(row => row.MemberId == person || row.AboutId == person);
        if (filter.Journey is { } journey)
            rows = rows.Where(row => row.JourneyId == journey);
        if (filter.From is { } from && Begin(actor, from) is var first)
            rows = rows.Where(row => row.At >= first);
        if (filter.To is { } to && to < DateOnly.MaxValue && Begin(actor, to.AddDays(1)) is var end)
            rows = rows.Where(row => row.At < end);
        return rows;
    }

    // Where the clock is put forward at midnight the day begins an hour later, by the same offset. PostgreSQL knows no year beyond those of .NET, at UTC.
    DateTimeOffset Begin(CurrentMember actor, DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        if (day.Year is <= 1 or >= 9999)
            return new(midnight, TimeSpan.Zero);
        return new DateTimeOffset(midnight, (actor.Zone ?? clock.LocalTimeZone).GetUtcOffset(midnight)).ToUniversalTime();
    }
}
