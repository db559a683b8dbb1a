using System.Security.Claims;
using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Queries;
using JourneyMapper.Web.Features.Accounts.SingleSignOn;
using JourneyMapper.Web.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Accounts;

/// <summary>What members change about themselves. The browser at hand stays signed in.</summary>
public sealed class AccountService(
    JourneyDbContext db, UserManager<Account> accounts, SignIn signIn, Sessions sessions, PasswordGate gate, IdentityProvider provider, ActivityLog log, IHttpContextAccessor http, TimeProvider clock)
{
    /// <summary>The member as stored, with their account, or null when they were removed meanwhile.</summary>
    public async Task<Member?> FindAsync(ClaimsPrincipal principal) =>
        CurrentMember.From(principal) is { } member ? await db.Members.Include(row => row.Account).SingleOrDefaultAsync(row => row.Id == member.Id) : null;

    /// <summary>Sets the name that others see, the language of the interface and the time zone, which open pages follow at once.</summary>
    /// <param name="member">Whose.</param>
    /// <param name="name">As others see it.</param>
    /// <param name="language">"en" or "fr".</param>
    /// <param name="zone">One of <see cref="TimeZoneCatalog"/>; anything else stands for that of the browser.</param>
    /// <param name="mail">How often they get mail; what is none of the choices changes nothing.</param>
    public async Task ChangeProfileAsync(Member member, string name, string language, string? zone, MailFrequency mail)
    {
        (member.DisplayName, member.Language, member.TimeZone) = (name, Languages.Known(language), TimeZoneCatalog.Known(zone));
        if (Enum.IsDefined(mail))
            member.Mail = mail;
        await db.SaveChangesAsync();
        await signIn.RenewAsync(member);
        Languages.Remember(http.HttpContext!, member.Language);
        await sessions.TellAsync(member.WorkspaceId);
    }

    /// <summary>Sets a new password; every other browser is signed out at once.</summary>
    /// <param name="member">Whose, with their account.</param>
    /// <param name="current">The password of now.</param>
    /// <param name="next">The new one.</param>
    /// <param name="endsTokens">Whether all access tokens are revoked with it.</param>
    /// <param name="endsPasskeys">Whether all passkeys are removed with it.</param>
    public async Task<IdentityResult> ChangePasswordAsync(Member member, string current, string next, bool endsTokens = false, bool endsPasskeys = false)
    {
        if (provider.IsOnlyWayIn)
            return IdentityResult.Failed(LocalErrors.Busy);
        using var place = await gate.EnterAsync();
        if (place is null || member.Account is not { } account)
            return IdentityResult.Failed(LocalErrors.Busy);
        await using var transaction = await db.Database.BeginTransactionAsync();
        var result = await accounts.ChangePasswordAsync(account, current, next);
        if (result.Succeeded)
        {
            await NotePasswordAsync(member, endsTokens, endsPasskeys);
            if (endsTokens)
                await TokensOf(member).ExecuteUpdateAsync(set => set.SetProperty(row => row.RevokedAt, clock.GetUtcNow()));
            if (endsPasskeys)
                await db.PasskeysOf(member.Id).ExecuteDeleteAsync();
            await transaction.CommitAsync();
            await signIn.RenewAsync(member);
            await sessions.EndOthersAsync(http.HttpContext!.User);
        }
        return result;
    }

    IQueryable<AccessToken> TokensOf(Member member) => db.AccessTokens.Where(row => row.RevokedAt == null && db.Members.SameAccount(member.Id).Any(own => own.Id == row.MemberId));

    // With what goes with it, each by its name: tokens in the workspace that they are for.
    async Task NotePasswordAsync(Member member, bool endsTokens, bool endsPasskeys)
    {
        if (CurrentMember.From(http.HttpContext!.User) is not { } current)
            return;
        log.Add(db, current, ActivityKind.PasswordChanged);
        var now = clock.GetUtcNow();
        if (endsTokens)
            foreach (var token in await (from row in TokensOf(member)
                                         join own in db.Members on row.MemberId equals own.Id
                                         where row.ExpiresAt > now
                                         select new { row.Name, own.Id, own.WorkspaceId }).ToListAsync())
                log.Add(db, current with { Id = token.Id, Workspace = token.WorkspaceId }, ActivityKind.TokenRevoked, subject: token.Name);
        if (endsPasskeys)
            foreach (var name in await db.PasskeysOf(member.Id).Select(row => row.Data.Name).ToListAsync())
                log.Add(db, current, ActivityKind.PasskeyRemoved, subject: name ?? "");
        await db.SaveChangesAsync();
    }
}
