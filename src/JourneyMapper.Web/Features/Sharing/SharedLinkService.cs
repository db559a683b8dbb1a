using System.Collections.Immutable;
using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Queries;
using JourneyMapper.Data.Sharing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Sharing;

/// <summary>Why something was not done.</summary>
public enum SharedLinkProblem
{
    /// <summary>The member may not change the journey, or is no owner.</summary>
    NotAllowed,

    /// <summary>There is no such journey or link for them.</summary>
    Gone,

    /// <summary>The journey has as many open links as there may be.</summary>
    TooMany,

    /// <summary>Something that was filled in is wrong.</summary>
    Invalid,

    /// <summary>It was too long ago to be taken back.</summary>
    TooLate,
}

/// <summary>What became of a wish.</summary>
/// <param name="Problem">Why it was not done; null: it was.</param>
public sealed record SharedLinkOutcome(SharedLinkProblem? Problem)
{
    /// <summary>The link that it is about.</summary>
    public Guid? Link { get; init; }

    /// <summary>What its address ends with, told this one time.</summary>
    public string? Token { get; init; }

    /// <summary>All that is wrong with what was filled in.</summary>
    public ImmutableArray<SharedLinkError> Errors { get; init; } = [];

    /// <summary>It was not done.</summary>
    public static implicit operator SharedLinkOutcome(SharedLinkProblem problem) => new(problem);
}

/// <summary>
/// Makes links under which guests read a journey, and ends them: for whoever may change the journey, by the rights of today. What belongs to another
/// workspace or is private answers as what does not exist.
/// </summary>
public sealed class SharedLinkService(IDbContextFactory<JourneyDbContext> contexts, JourneyStore store, ActivityLog log, TimeProvider clock)
{
    /// <summary>So long a link that was ended by mistake comes back under its old address.</summary>
    public static readonly TimeSpan Regret = TimeSpan.FromMinutes(15);

    // The member counts for nothing in how a password is hashed.
    internal static readonly PasswordHasher<SharedLinkPlan> Passwords = PasswordHashing.New<SharedLinkPlan>();

    /// <summary>Whether only some members see a journey: a link opens it to whoever has the link all the same.</summary>
    public async Task<bool> IsPrivateAsync(CurrentMember member, Guid journey, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Journeys.InUse(member).AnyAsync(row => row.Id == journey && row.IsPrivate, cancellation);
    }

    /// <summary>Makes a link. What its address ends with is told this one time.</summary>
    public async Task<SharedLinkOutcome> MakeAsync(CurrentMember member, Guid journey, SharedLinkPlan wanted, CancellationToken cancellation = default)
    {
        var (plan, errors) = wanted.Check(member.Today(clock));
        if (await store.FindAsync(member, journey, cancellation) is not { } map)
            return SharedLinkProblem.Gone;
        if (!errors.IsEmpty)
            return new(SharedLinkProblem.Invalid) { Errors = errors };
        var known = GuestLanes.Choices(map).Select(lane => GuestLanes.KeyOf(map, lane)).ToHashSet(StringComparer.Ordinal);
        var token = LinkToken.New();
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.LockSharedLinksAsync(journey, cancellation);
        if (!await db.MayChangeAsync(member, journey, cancellation))
            return SharedLinkProblem.NotAllowed;
        var now = clock.GetUtcNow();
        var open = db.SharedLinks.Where(row => row.JourneyId == journey && row.RevokedAt == null && (row.ExpiresAt == null || row.ExpiresAt > now));
        if (await open.CountAsync(cancellation) >= Limits.SharedLinks)
            return SharedLinkProblem.TooMany;
        var link = new SharedLinkRow
        {
            Id = Guid.CreateVersion7(),
            JourneyId = journey,
            MakerId = member.Id,
            TokenHash = LinkToken.Hash(token)!,
            Note = plan.Note,
            Lanes = string.Join(' ', plan.Lanes.Where(known.Contains)),
            ShowsPersonas = plan.ShowsPersonas,
            Comments = plan.Comments,
            PasswordHash = plan.Password.Length > 0 ? Passwords.HashPassword(plan, plan.Password) : null,
            ExpiresOn = plan.ExpiresOn,
            ExpiresAt = plan.ExpiresOn?.AddDays(1).BeginIn(member.Zone ?? clock.LocalTimeZone),
            Watermark = plan.Watermark,
            Embedders = plan.Embedders,
            MadeAt = now,
        };
        db.SharedLinks.Add(link);
        log.Add(db, member, ActivityKind.LinkMade, journey, link.Note);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return new(null) { Link = link.Id, Token = token };
    }

    /// <summary>Gives a link another address; the one before leads nowhere from now on. For when it was lost, or known to too many.</summary>
    public async Task<SharedLinkOutcome> RenewAsync(CurrentMember member, Guid link, CancellationToken cancellation = default)
    {
        var token = LinkToken.New();
        var outcome = await ChangeAsync(member, link, row =>
        {
            if (row.RevokedAt is not null)
                return SharedLinkProblem.Gone;
            row.TokenHash = LinkToken.Hash(token)!;
            return null;
        }, ActivityKind.LinkRenewed, cancellation);
        return outcome.Problem is null ? outcome with { Token = token } : outcome;
    }

    /// <summary>Ends a link: from the next request on it leads nowhere.</summary>
    public Task<SharedLinkOutcome> RevokeAsync(CurrentMember member, Guid link, CancellationToken cancellation = default) => ChangeAsync(member, link, row =>
    {
        if (row.RevokedAt is not null)
            return SharedLinkProblem.Gone;
        (row.RevokedAt, row.RevokedBy) = (clock.GetUtcNow(), member.Id);
        return null;
    }, ActivityKind.LinkRevoked, cancellation);

    /// <summary>Takes back that the member has just ended a link: it leads where it led, under its address.</summary>
    public Task<SharedLinkOutcome> RestoreAsync(CurrentMember member, Guid link, CancellationToken cancellation = default) => ChangeAsync(member, link, row =>
    {
        if (row.RevokedAt is not { } revoked || row.RevokedBy != member.Id || clock.GetUtcNow() - revoked > Regret)
            return SharedLinkProblem.TooLate;
        (row.RevokedAt, row.RevokedBy) = (null, null);
        return null;
    }, ActivityKind.LinkRestored, cancellation);

    // Of a journey in the trash, too: what leads nowhere today leads there again when it comes back.
    async Task<SharedLinkOutcome> ChangeAsync(
        CurrentMember member, Guid link, Func<SharedLinkRow, SharedLinkProblem?> change, ActivityKind kind, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var seen = db.SharedLinks.Where(row => row.Id == link && db.Journeys.SeenBy(member).Any(journey => journey.Id == row.JourneyId));
        if (await seen.Select(row => (Guid?)row.JourneyId).SingleOrDefaultAsync(cancellation) is not { } journey)
            return SharedLinkProblem.Gone;
        await db.LockSharedLinksAsync(journey, cancellation);
        if (!await db.MayEditAsync(member, cancellation) || !await db.Journeys.EditableBy(member).AnyAsync(row => row.Id == journey, cancellation))
            return SharedLinkProblem.NotAllowed;
        var found = await db.SharedLinks.SingleAsync(row => row.Id == link, cancellation);
        if (change(found) is { } problem)
            return problem;
        log.Add(db, member, kind, journey, found.Note);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return new(null) { Link = link };
    }
}
