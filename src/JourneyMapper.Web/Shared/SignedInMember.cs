using Microsoft.AspNetCore.Components.Authorization;

namespace JourneyMapper.Web.Shared;

/// <summary>Who is signed in at a circuit.</summary>
static class SignedInMember
{
    /// <summary>The member as the circuit knows them by now, not as the page was drawn for; null once nobody is signed in.</summary>
    public static CurrentMember? MemberNow(this AuthenticationStateProvider signedIn) =>
        signedIn.GetAuthenticationStateAsync() is { IsCompletedSuccessfully: true, Result.User: var user } ? CurrentMember.From(user) : null;
}
