using System.Collections.Concurrent;
using System.Security.Claims;
using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Queries;
using JourneyMapper.Web.Features.Accounts.Devices;
using JourneyMapper.Web.Features.Accounts.SecondFactor;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JourneyMapper.Web.Features.Accounts;

/// <summary>How a session begins.</summary>
/// <param name="Method">By what its member has proved who they are.</param>
/// <param name="IsFromProvider">Whether they come from the identity provider.</param>
/// <param name="ConfirmedAt">When they have proved it; null for now.</param>
/// <param name="HasProvidersFactor">Whether the identity provider vouches for a second factor.</param>
public sealed record SessionStart(SignInMethod Method, bool IsFromProvider = false, DateTimeOffset? ConfirmedAt = null, bool HasProvidersFactor = false)
{
    /// <summary>By a password.</summary>
    public static readonly SessionStart ByPassword = new(SignInMethod.Password);
}

/// <summary>
/// Whether what a cookie says still holds: its session is there and not too old, and its member has the same rights, password and time zone. Whoever changes one of these tells it at once to all
/// open pages, on all nodes. See decision 57.
/// </summary>
public sealed class Sessions(IDbContextFactory<JourneyDbContext> contexts, MemberTopic topic, ActivityLog log, IOptions<IdentityOptions> options, SessionOptions limits, TimeProvider clock) : IDisposable
{
    /// <summary>The claim that holds the session's id.</summary>
    public const string Claim = "session";

    /// <summary>A member has at most so many; the oldest make room.</summary>
    public const int Most = 50;

    // So long, who has proved who they are need not do so again: for a passkey and a token, one after the other.
    static readonly TimeSpan Proved = TimeSpan.FromMinutes(10);

    // A page and what it loads ask once. What has ended is told; should that be lost, it ends so much later.
    static readonly TimeSpan Remembered = TimeSpan.FromSeconds(3);

    // Use is noted to so much, or each request would write.
    static readonly TimeSpan Noted = TimeSpan.FromMinutes(5);

    const int MostRemembered = 10_000;

    // Whoever proves more often who they are ends the oldest of their open pages.
    const int MostFormer = 20;

    // What a browser has asked for before it had the new cookie.
    static readonly TimeSpan Overlap = TimeSpan.FromSeconds(10);

    readonly ConcurrentDictionary<Guid, Known> known = new();
    readonly ConcurrentDictionary<Guid, IDisposable> heard = new();
    int changes;

    /// <summary>Begins a session in a browser that a member signs in with, in the place of the one that it had.</summary>
    /// <returns>Its id.</returns>
    public async Task<Guid> BeginAsync(Member member, HttpContext browser, SessionStart? start = null)
    {
        var (now, agent) = (clock.GetUtcNow(), browser.Request.Headers.UserAgent.ToString());
        start ??= SessionStart.ByPassword;
        var session = new MemberSession
        {
            Id = Guid.CreateVersion7(),
            MemberId = member.Id,
            Browser = UserAgent.BrowserOf(agent) ?? "",
            System = UserAgent.SystemOf(agent) ?? "",
            Address = NetworkAddress.Of(browser),
            StartedAt = now,
            ConfirmedAt = start.ConfirmedAt is { } confirmed && confirmed < now ? confirmed : now,
            IsFromProvider = start.IsFromProvider,
            HasProvidersFactor = start.HasProvidersFactor,
            UsedAt = now,
        };
        await using var db = await contexts.CreateDbContextAsync(browser.RequestAborted);
        await using var transaction = await db.Database.BeginTransactionAsync(browser.RequestAborted);
        var (before, own) = (IdOf(browser.User), db.SessionsOf(member.AccountId));
        var ended = await db.Sessions.Where(row => row.Id == before).ExecuteDeleteAsync(browser.RequestAborted);
        ended += await own.Where(row => own.OrderByDescending(other => other.UsedAt).Skip(Most - 1).Any(old => old.Id == row.Id)).ExecuteDeleteAsync(browser.RequestAborted);
        db.Sessions.Add(session);
        log.Add(db, new(member.Id, member.WorkspaceId, member.DisplayName, member.Role) { Address = session.Address }, ActivityKind.SignedIn, value: start.Method);
        await db.SaveChangesAsync(browser.RequestAborted);
        await NoteEntryAsync(db, member, browser.RequestAborted);
        await topic.CommitAsync(db, ended > 0 ? await WorkspacesAsync(db, member.Id, browser.RequestAborted) : [], browser.RequestAborted);
        return session.Id;
    }

    /// <summary>Lets a session go on as another member of the same account.</summary>
    /// <param name="session">Its id.</param>
    /// <param name="there">The member that it goes on as.</param>
    /// <param name="address">The network address that it is used from.</param>
    /// <param name="cancellation">Gives up; the session stays where it was.</param>
    public async Task MoveAsync(Guid session, Member there, string address, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.SessionsOf(there.AccountId).Where(row => row.Id == session).ExecuteUpdateAsync(set => set.SetProperty(row => row.MemberId, there.Id), cancellation);
        log.Add(db, new(there.Id, there.WorkspaceId, there.DisplayName, there.Role) { Address = address }, ActivityKind.SignedIn, value: SignInMethod.Switch);
        await db.SaveChangesAsync(cancellation);
        await NoteEntryAsync(db, there, cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>
    /// The principal of a request as far as its cookie still holds, with the time zone that the member has chosen by now; null when the session has ended. The principal itself when nothing has
    /// changed, and when the database cannot be asked, for then nothing can be read or written either. Notes where and when the session was used.
    /// </summary>
    public async Task<ClaimsPrincipal?> AdmitAsync(ClaimsPrincipal principal, HttpContext http)
    {
        if (IdOf(principal) is not { } session || CurrentMember.From(principal) is not { } member)
            return null;
        var now = clock.GetUtcNow();
        if (known.TryGetValue(session, out var remembered) && remembered.Member == member.Id && now - remembered.ReadAt < Remembered && now >= remembered.ReadAt)
            return Current(principal, remembered, http);
        return await ReadAsync(principal, member, session, NetworkAddress.Of(http), http, http.RequestAborted);
    }

    /// <summary>As <see cref="AdmitAsync"/>, for a page that is open: asks the database each time. It ends, too, where its member has to set up a second factor first.</summary>
    /// <param name="principal">Who sits there.</param>
    /// <param name="used">Whether they have done something since it was asked last.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<ClaimsPrincipal?> CheckAsync(ClaimsPrincipal principal, bool used = false, CancellationToken cancellation = default) =>
        IdOf(principal) is { } session && CurrentMember.From(principal) is { } member ? await ReadAsync(principal, member, session, used ? "" : null, http: null, cancellation) : null;

    /// <summary>The sessions of a member that have not ended, in all their workspaces, the last used first.</summary>
    public async Task<IReadOnlyList<MemberSession>> ReadAsync(CurrentMember member, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await InForce(Own(db, member)).AsNoTracking().OrderByDescending(row => row.UsedAt).ThenByDescending(row => row.Id).ToListAsync(cancellation);
    }

    /// <summary>Whether an account has a session that was last used at an address.</summary>
    public async Task<bool> IsKnownAsync(Guid account, string address, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await InForce(db.SessionsOf(account)).AnyAsync(row => row.Address == address && address != "", cancellation);
    }

    /// <summary>Whether the member of a session has proved in the last minutes who they are: what lets somebody in for long, in their name, is made only then.</summary>
    public async Task<bool> IsConfirmedAsync(ClaimsPrincipal principal, CancellationToken cancellation = default)
    {
        var (session, since) = (IdOf(principal), clock.GetUtcNow() - Proved);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await InForce(db.Sessions).AnyAsync(row => row.Id == session && row.ConfirmedAt > since, cancellation);
    }

    /// <summary>Whether a session began at the identity provider.</summary>
    public async Task<bool> IsFromProviderAsync(ClaimsPrincipal principal, CancellationToken cancellation = default)
    {
        var session = IdOf(principal);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Sessions.AnyAsync(row => row.Id == session && row.IsFromProvider, cancellation);
    }

    /// <summary>
    /// Notes that the member of a session has just proved who they are. It goes on under another id, which the cookie has to say: a copy of the cookie of before, at a browser that was left open, lets nobody
    /// in. Its open pages go on.
    /// </summary>
    /// <returns>The id; null where the session has ended.</returns>
    public async Task<Guid?> ConfirmAsync(ClaimsPrincipal principal, CancellationToken cancellation = default)
    {
        var (session, now) = (IdOf(principal), clock.GetUtcNow());
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var before = await InForce(db.Sessions.AsNoTracking()).SingleOrDefaultAsync(row => row.Id == session, cancellation);
        // Of two at the same time, one.
        if (before is null || await db.Sessions.Where(row => row.Id == session).ExecuteDeleteAsync(cancellation) == 0)
            return null;
        var after = new MemberSession
        {
            Id = Guid.CreateVersion7(),
            MemberId = before.MemberId,
            Browser = before.Browser,
            System = before.System,
            Address = before.Address,
            StartedAt = before.StartedAt,
            ConfirmedAt = now,
            UsedAt = now,
            IsFromProvider = before.IsFromProvider,
            HasProvidersFactor = before.HasProvidersFactor,
            FormerIds = [.. before.FormerIds.Append(before.Id).TakeLast(MostFormer)],
        };
        db.Sessions.Add(after);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        Forget();
        return after.Id;
    }

    /// <summary>Ends the session of a browser that signs out: its other pages end at once, and a copy of its cookie is worth nothing any more.</summary>
    public async Task EndAsync(ClaimsPrincipal principal, CancellationToken cancellation = default)
    {
        if (CurrentMember.From(principal) is { } member && IdOf(principal) is { } session)
            await EndAsync(member, rows => rows.Where(row => row.Id == session), _ => log.New(member, ActivityKind.SignedOut), cancellation);
    }

    /// <summary>Ends a session of a member; false where they have none of that id.</summary>
    public Task<bool> EndAsync(CurrentMember member, Guid session, CancellationToken cancellation = default) =>
        EndAsync(member, rows => rows.Where(row => row.Id == session), ended => log.New(member, ActivityKind.SessionEnded, subject: UserAgent.NameOf(ended[0])), cancellation);

    /// <summary>Ends all sessions of a member but the one of this browser, and tells that their rights may have changed.</summary>
    public async Task EndOthersAsync(ClaimsPrincipal principal, CancellationToken cancellation = default)
    {
        var session = IdOf(principal);
        if (CurrentMember.From(principal) is { } member)
            await EndAsync(member, rows => rows.Where(row => row.Id != session), ended => log.New(member, ActivityKind.OtherSessionsEnded, count: ended.Count), cancellation);
    }

    /// <summary>Tells that a member has got another name or another time zone.</summary>
    public async Task TellAsync(Guid workspace, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await topic.CommitAsync(db, workspace, [TopicMessage.Anything], cancellation);
    }

    /// <summary>Tells in all workspaces of a member that what their account proves itself by has changed.</summary>
    public async Task TellAsync(CurrentMember member, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await topic.CommitAsync(db, await WorkspacesAsync(db, member.Id, cancellation), cancellation);
    }

    /// <summary>Those of these sessions that are too old, or that nobody has used for too long.</summary>
    internal IQueryable<MemberSession> Over(IQueryable<MemberSession> sessions)
    {
        var (used, started) = (clock.GetUtcNow() - limits.Idle, clock.GetUtcNow() - limits.Most);
        return sessions.Where(row => row.UsedAt <= used || row.StartedAt <= started);
    }

    /// <summary>The session goes on when its cookie is written anew.</summary>
    public static Task KeepAsync(SecurityStampRefreshingPrincipalContext context)
    {
        if (context is { CurrentPrincipal: { } current, NewPrincipal.Identity: ClaimsIdentity next })
            next.AddClaims(MemberClaims.KeptFrom(current));
        return Task.CompletedTask;
    }

    /// <summary>The id of the session that a principal is signed in by; null where nobody is.</summary>
    public static Guid? IdOf(ClaimsPrincipal principal) => Guid.TryParse(principal.FindFirstValue(Claim), out var id) ? id : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var subscription in heard.Values)
            subscription.Dispose();
    }

    async Task<bool> EndAsync(CurrentMember member, Func<IQueryable<MemberSession>, IQueryable<MemberSession>> which, Func<IReadOnlyList<MemberSession>, ActivityRow> told, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var ending = await which(Own(db, member).AsNoTracking()).ToListAsync(cancellation);
        // Whoever ends the same at the same time is told of it, not both.
        var ended = await which(Own(db, member)).ExecuteDeleteAsync(cancellation) > 0;
        if (ended && ending.Count > 0)
            db.Activities.Add(told(ending));
        await db.SaveChangesAsync(cancellation);
        // Its pages may be open in any workspace.
        await topic.CommitAsync(db, await WorkspacesAsync(db, member.Id, cancellation), cancellation);
        return ended;
    }

    static IQueryable<MemberSession> Own(JourneyDbContext db, CurrentMember member) => db.Sessions.Where(row => db.Members.SameAccount(member.Id).Any(own => own.Id == row.MemberId));

    static Task<List<Guid>> WorkspacesAsync(JourneyDbContext db, Guid member, CancellationToken cancellation) =>
        db.Members.SameAccount(member).Select(row => row.WorkspaceId).ToListAsync(cancellation);

    Task NoteEntryAsync(JourneyDbContext db, Member member, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return db.Members.Where(row => row.Id == member.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.EnteredAt, now), cancellation);
    }

    // An address means that the session is used there; an empty one, that it is used where it was.
    async Task<ClaimsPrincipal?> ReadAsync(ClaimsPrincipal principal, CurrentMember member, Guid session, string? address, HttpContext? http, CancellationToken cancellation)
    {
        heard.GetOrAdd(member.Workspace, workspace => topic.Subscribe(workspace, _ => Forget()));
        var (before, now) = (Volatile.Read(ref changes), clock.GetUtcNow());
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancellation);
            var stored = await (from row in InForce(db.Sessions.AsNoTracking())
                                join within in db.Members on row.MemberId equals within.Id
                                join own in db.Members on within.AccountId equals own.AccountId
                                join workspace in db.Workspaces on own.WorkspaceId equals workspace.Id
                                where row.Id == session && own.Id == member.Id
                                select new
                                {
                                    own.Account!.SecurityStamp,
                                    own.Role,
                                    own.DisplayName,
                                    Workspace = workspace.Name,
                                    IsElsewhere = db.Members.Any(other => other.AccountId == own.AccountId && other.Id != own.Id),
                                    own.TimeZone,
                                    row.UsedAt,
                                    LacksFactor = workspace.RequiresSecondFactor && !row.HasProvidersFactor && db.WithoutSecondFactor().Any(other => other.Id == own.Id),
                                }).SingleOrDefaultAsync(cancellation);
            if (stored is null)
                return await SuccessorAsync(db, member, session, isPage: http is null, cancellation) is { } next
                    ? await ReadAsync(principal.With(Claim, next.ToString()), member, next, address, http, cancellation)
                    : null;
            if (address is not null && now - stored.UsedAt >= Noted)
                await db.Sessions.Where(row => row.Id == session)
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.UsedAt, now).SetProperty(row => row.Address, row => address.Length > 0 ? address : row.Address), cancellation);
            var read = new Known(member.Id, stored.SecurityStamp, stored.Role, stored.DisplayName, stored.Workspace, stored.IsElsewhere, stored.TimeZone, stored.LacksFactor, now);
            Remember(session, read, before);
            return Current(principal, read, http);
        }
        catch (Exception exception) when (DatabaseTrouble.IsUnreachable(exception))
        {
            // What was typed must survive.
            return principal;
        }
    }

    // The session that has had another id.
    Task<Guid?> SuccessorAsync(JourneyDbContext db, CurrentMember member, Guid session, bool isPage, CancellationToken cancellation)
    {
        var since = clock.GetUtcNow() - Overlap;
        return Own(db, member).Where(row => row.FormerIds.Contains(session) && (isPage || row.ConfirmedAt > since)).Select(row => (Guid?)row.Id).FirstOrDefaultAsync(cancellation);
    }

    IQueryable<MemberSession> InForce(IQueryable<MemberSession> sessions)
    {
        var (used, started) = (clock.GetUtcNow() - limits.Idle, clock.GetUtcNow() - limits.Most);
        return sessions.Where(row => row.UsedAt > used && row.StartedAt > started);
    }

    // Whoever has another role signs in again: what is open was drawn for the one before.
    ClaimsPrincipal? Current(ClaimsPrincipal principal, Known stored, HttpContext? http)
    {
        if (stored.Stamp is null || stored.Stamp != principal.FindFirstValue(options.Value.ClaimsIdentity.SecurityStampClaimType) || !principal.IsInRole(stored.Role.ToString()) || (stored.LacksFactor && http is null))
            return null;
        if (stored.LacksFactor)
            http!.Features.Set(SecondFactorMissing.Instance);
        return principal.With(CurrentMember.ChosenZoneClaim, stored.Zone).With(CurrentMember.NameClaim, stored.Name).With(CurrentMember.WorkspaceNameClaim, stored.Workspace)
            .With(CurrentMember.ElsewhereClaim, stored.IsElsewhere ? "true" : null);
    }

    void Remember(Guid session, Known read, int before)
    {
        if (known.Count >= MostRemembered)
            known.Clear();
        known[session] = read;
        // What has changed since it was read may be what was read.
        if (Volatile.Read(ref changes) != before)
            known.TryRemove(session, out _);
    }

    void Forget()
    {
        Interlocked.Increment(ref changes);
        known.Clear();
    }

    sealed record Known(Guid Member, string? Stamp, Role Role, string Name, string Workspace, bool IsElsewhere, string? Zone, bool LacksFactor, DateTimeOffset ReadAt);
}
