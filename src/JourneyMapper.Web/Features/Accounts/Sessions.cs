using System.Security.Claims;
using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Queries;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JourneyMapper.Web.Features.Accounts;

/// <summary>
/// Whether what a cookie says still holds: its member is there, with the same rights, password and time zone, and has not signed out in that browser.
/// Whoever changes one of these tells it at once to all open pages, on all nodes.
/// </summary>
public sealed class Sessions(IDbContextFactory<JourneyDbContext> contexts, MemberTopic topic, IOptions<IdentityOptions> options, TimeProvider clock)
{
    /// <summary>The claim that tells a browser's session from others of the same member.</summary>
    public const string Claim = "session";

    /// <summary>A cookie lives that long after its last use.</summary>
    public static readonly TimeSpan CookieLifetime = TimeSpan.FromDays(14);

    /// <summary>
    /// The principal as far as its cookie still holds, with the time zone that the member has chosen by now; null when the session has ended. The principal
    /// itself when nothing has changed, and when the database cannot be asked, for then nothing can be read or written either.
    /// </summary>
    public async Task<ClaimsPrincipal?> CheckAsync(ClaimsPrincipal principal, CancellationToken cancellation = default)
    {
        var claims = options.Value.ClaimsIdentity;
        if (!Guid.TryParse(principal.FindFirstValue(claims.UserIdClaimType), out var id))
            return null;
        var session = IdOf(principal) ?? Guid.Empty;
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancellation);
            var stored = await db.Users.AsNoTracking().Where(member => member.Id == id && !db.EndedSessions.Any(ended => ended.Id == session))
                .Select(member => new { member.SecurityStamp, member.TimeZone }).FirstOrDefaultAsync(cancellation);
            return stored?.SecurityStamp is { } stamp && stamp == principal.FindFirstValue(claims.SecurityStampClaimType)
                ? WithZone(principal, stored.TimeZone)
                : null;
        }
        catch (Exception exception) when (DatabaseTrouble.IsUnreachable(exception))
        {
            // What was typed must survive.
            return principal;
        }
    }

    /// <summary>Ends a browser's session for good: its other pages end at once, and a copy of its cookie is worth nothing any more.</summary>
    public async Task EndAsync(ClaimsPrincipal principal, CancellationToken cancellation = default)
    {
        if (CurrentMember.From(principal) is not { } member || IdOf(principal) is not { } session)
            return;
        var now = clock.GetUtcNow();
        var past = now - (2 * CookieLifetime);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.EndSessionAsync(session, now, cancellation);
        await db.EndedSessions.Where(ended => ended.EndedAt < past).ExecuteDeleteAsync(cancellation);
        await topic.CommitAsync(db, member.Workspace, [TopicMessage.Anything], cancellation);
    }

    /// <summary>Tells that a member has got another password, or another time zone.</summary>
    public async Task TellAsync(Guid workspace, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await topic.CommitAsync(db, workspace, [TopicMessage.Anything], cancellation);
    }

    /// <summary>The session goes on when its cookie is written anew.</summary>
    public static Task KeepAsync(SecurityStampRefreshingPrincipalContext context)
    {
        if (context is { CurrentPrincipal: { } current, NewPrincipal.Identity: ClaimsIdentity next } && current.FindFirst(Claim) is { } session)
        {
            next.TryRemoveClaim(next.FindFirst(Claim));
            next.AddClaim(new(Claim, session.Value));
        }
        return Task.CompletedTask;
    }

    static ClaimsPrincipal WithZone(ClaimsPrincipal principal, string? zone)
    {
        if (principal.FindFirstValue(CurrentMember.ChosenZoneClaim) == zone)
            return principal;
        var changed = principal.Clone();
        foreach (var identity in changed.Identities)
            if (identity.FindFirst(CurrentMember.ChosenZoneClaim) is { } before)
                identity.RemoveClaim(before);
        if (zone is not null && changed.Identity is ClaimsIdentity own)
            own.AddClaim(new(CurrentMember.ChosenZoneClaim, zone));
        return changed;
    }

    static Guid? IdOf(ClaimsPrincipal principal) => Guid.TryParse(principal.FindFirstValue(Claim), out var id) ? id : null;
}
