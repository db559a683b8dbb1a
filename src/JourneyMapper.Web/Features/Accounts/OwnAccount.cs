using System.Security.Claims;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Web.Shared;
using Microsoft.AspNetCore.Identity;

namespace JourneyMapper.Web.Features.Accounts;

/// <summary>What members change about themselves. The browser at hand stays signed in.</summary>
public sealed class OwnAccount(UserManager<Member> members, SignInManager<Member> signIn, Sessions sessions)
{
    /// <summary>The member as stored, or null when they were removed meanwhile.</summary>
    public Task<Member?> FindAsync(ClaimsPrincipal principal) => members.GetUserAsync(principal);

    /// <summary>Sets the name that others see and the language of the interface.</summary>
    public async Task<IdentityResult> ChangeProfileAsync(Member member, string name, string language)
    {
        (member.DisplayName, member.Language) = (name, Languages.Known(language));
        var result = await members.UpdateAsync(member);
        if (result.Succeeded)
        {
            await signIn.RefreshSignInAsync(member);
            Languages.Remember(signIn.Context, member.Language);
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
