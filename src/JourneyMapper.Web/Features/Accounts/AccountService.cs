using System.Security.Claims;
using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Web.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Accounts;

/// <summary>What members change about themselves. The browser at hand stays signed in.</summary>
public sealed class AccountService(JourneyDbContext db, UserManager<Member> members, SignIn signIn, Sessions sessions, PasswordGate gate, ActivityLog log, IHttpContextAccessor http, TimeProvider clock)
{
    /// <summary>The member as stored, or null when they were removed meanwhile.</summary>
    public Task<Member?> FindAsync(ClaimsPrincipal principal) => members.GetUserAsync(principal);

    /// <summary>Sets the name that others see, the language of the interface and the time zone, which open pages follow at once.</summary>
    /// <param name="member">Whose.</param>
    /// <param name="name">As others see it.</param>
    /// <param name="language">"en" or "fr".</param>
    /// <param name="zone">One of <see cref="TimeZoneCatalog"/>; anything else stands for that of the browser.</param>
    /// <param name="mail">How often they get mail; what is none of the choices changes nothing.</param>
    public async Task<IdentityResult> ChangeProfileAsync(Member member, string name, string language, string? zone, MailFrequency mail)
    {
        (member.DisplayName, member.Language, member.TimeZone) = (name, Languages.Known(language), TimeZoneCatalog.Known(zone));
        if (Enum.IsDefined(mail))
            member.Mail = mail;
        var result = await members.UpdateAsync(member);
        if (result.Succeeded)
        {
            await signIn.RenewAsync(member);
            Languages.Remember(http.HttpContext!, member.Language);
            await sessions.TellAsync(member.WorkspaceId);
        }
        return result;
    }

    /// <summary>Sets a new password; every other browser is signed out at once.</summary>
    /// <param name="member">Whose.</param>
    /// <param name="current">The password of now.</param>
    /// <param name="next">The new one.</param>
    /// <param name="endsTokens">Whether all access tokens are revoked with it.</param>
    /// <param name="endsPasskeys">Whether all passkeys are removed with it.</param>
    public async Task<IdentityResult> ChangePasswordAsync(Member member, string current, string next, bool endsTokens = false, bool endsPasskeys = false)
    {
        using var place = await gate.EnterAsync();
        if (place is null)
            return IdentityResult.Failed(LocalErrors.Busy);
        await using var transaction = await db.Database.BeginTransactionAsync();
        var result = await members.ChangePasswordAsync(member, current, next);
        if (result.Succeeded)
        {
            await NotePasswordAsync(member, endsTokens, endsPasskeys);
            if (endsTokens)
                await db.AccessTokens.Where(row => row.MemberId == member.Id && row.RevokedAt == null).ExecuteUpdateAsync(set => set.SetProperty(row => row.RevokedAt, clock.GetUtcNow()));
            if (endsPasskeys)
                await db.UserPasskeys.Where(row => row.UserId == member.Id).ExecuteDeleteAsync();
            await transaction.CommitAsync();
            await signIn.RenewAsync(member);
            await sessions.EndOthersAsync(http.HttpContext!.User);
        }
        return result;
    }

    // With what goes with it, each by its name.
    async Task NotePasswordAsync(Member member, bool endsTokens, bool endsPasskeys)
    {
        if (CurrentMember.From(http.HttpContext!.User) is not { } current)
            return;
        log.Add(db, current, ActivityKind.PasswordChanged);
        var now = clock.GetUtcNow();
        if (endsTokens)
            foreach (var name in await db.AccessTokens.Where(row => row.MemberId == member.Id && row.RevokedAt == null && row.ExpiresAt > now).Select(row => row.Name).ToListAsync())
                log.Add(db, current, ActivityKind.TokenRevoked, subject: name);
        if (endsPasskeys)
            foreach (var name in await db.UserPasskeys.Where(row => row.UserId == member.Id).Select(row => row.Data.Name).ToListAsync())
                log.Add(db, current, ActivityKind.PasskeyRemoved, subject: name ?? "");
        await db.SaveChangesAsync();
    }
}
