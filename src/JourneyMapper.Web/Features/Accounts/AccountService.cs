using System.Security.Claims;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Web.Shared;
using Microsoft.AspNetCore.Identity;

namespace JourneyMapper.Web.Features.Accounts;

/// <summary>What members change about themselves. The browser at hand stays signed in.</summary>
public sealed class AccountService(UserManager<Member> members, SignInManager<Member> signIn, Sessions sessions)
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
            await signIn.RefreshSignInAsync(member);
            Languages.Remember(signIn.Context, member.Language);
            await sessions.TellAsync(member.WorkspaceId);
        }
        return result;
    }

    /// <summary>Sets a new password; every other browser is signed out at once.</summary>
    public async Task<IdentityResult> ChangePasswordAsync(Member member, string current, string next)
    {
        var result = await members.ChangePasswordAsync(member, current, next);
        if (result.Succeeded)
        {
            await signIn.RefreshSignInAsync(member);
            await sessions.TellAsync(member.WorkspaceId);
        }
        return result;
    }
}
