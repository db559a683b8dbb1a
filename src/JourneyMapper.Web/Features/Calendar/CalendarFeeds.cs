using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Queries;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Calendar;

/// <summary>What a member knows of the address of their calendar.</summary>
/// <param name="MadeAt">When it was made.</param>
/// <param name="ReadAt">When a program last read it; null while none has.</param>
public sealed record FeedState(DateTimeOffset MadeAt, DateTimeOffset? ReadAt);

/// <summary>
/// The private addresses under which calendars are read without a sign-in: one for each member, stored as a hash like an access token, shown once. Whoever has it reads what the member reads at
/// that moment; with the member it ends.
/// </summary>
public sealed class CalendarFeeds(IDbContextFactory<JourneyDbContext> contexts, ActivityLog log, TimeProvider clock)
{
    static readonly TimeSpan ReadNoted = TimeSpan.FromHours(1);

    /// <summary>What is known of a member's address; null while they have none.</summary>
    public async Task<FeedState?> ReadAsync(CurrentMember member, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.CalendarFeeds.Where(feed => feed.MemberId == member.Id).Select(feed => new FeedState(feed.MadeAt, feed.ReadAt)).SingleOrDefaultAsync(cancellation);
    }

    /// <summary>Makes an address, and makes the one before useless.</summary>
    /// <returns>What it ends with, told this one time; null when there is no such member any more.</returns>
    public async Task<string?> MakeAsync(CurrentMember member, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        // The member's row makes two at once wait for one another.
        if (await db.LockMemberAsync(member.Id, cancellation) is null)
            return null;
        var secret = Secret.New();
        await db.CalendarFeeds.Where(feed => feed.MemberId == member.Id).ExecuteDeleteAsync(cancellation);
        db.CalendarFeeds.Add(new() { MemberId = member.Id, SecretHash = Secret.Hash(secret), MadeAt = clock.GetUtcNow() });
        log.Add(db, member, ActivityKind.FeedMade);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return secret;
    }

    /// <summary>Makes a member's address useless at once and for good.</summary>
    public async Task EndAsync(CurrentMember member, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.LockMemberAsync(member.Id, cancellation) is null || await db.CalendarFeeds.Where(feed => feed.MemberId == member.Id).ExecuteDeleteAsync(cancellation) == 0)
            return;
        log.Add(db, member, ActivityKind.FeedEnded);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Whose calendar an address leads to, with their rights of today and the code of their language; null when it leads to none.</summary>
    public async Task<(CurrentMember Member, string Language)?> FindAsync(string secret, CancellationToken cancellation = default)
    {
        if (secret.Length != Secret.Length)
            return null;
        var hash = Secret.Hash(secret);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var found = await (from feed in db.CalendarFeeds.AsNoTracking()
                           join member in db.Members on feed.MemberId equals member.Id
                           where feed.SecretHash == hash
                           select new { member.Id, member.WorkspaceId, member.DisplayName, member.Role, member.Language, member.TimeZone, feed.ReadAt }).SingleOrDefaultAsync(cancellation);
        if (found is null)
            return null;
        var now = clock.GetUtcNow();
        if (found.ReadAt is not { } read || now - read >= ReadNoted)
            await db.CalendarFeeds.Where(feed => feed.SecretHash == hash).ExecuteUpdateAsync(set => set.SetProperty(feed => feed.ReadAt, now), cancellation);
        return (new(found.Id, found.WorkspaceId, found.DisplayName, found.Role) { Zone = CurrentMember.ZoneOf(found.TimeZone) }, found.Language);
    }
}
