using System.Security.Claims;
using JourneyMapper.Web.Shared;
using Microsoft.AspNetCore.Authentication;

namespace JourneyMapper.Web.Features.Accounts;

/// <summary>Gives whoever is signed in the time zone that their browser has told in a cookie (js/start.js). It travels with the principal into the page's circuit, and is read there: <see cref="CurrentMember.From"/>.</summary>
sealed class TimeZoneClaims(IHttpContextAccessor http) : IClaimsTransformation
{
    /// <summary>The cookie's name.</summary>
    public const string Cookie = "time-zone";

    /// <inheritdoc/>
    public Task<ClaimsPrincipal> TransformAsync(ClaimsPrincipal principal)
    {
        if (principal.HasClaim(claim => claim.Type == CurrentMember.BrowserZoneClaim) || http.HttpContext?.Request.Cookies[Cookie] is not { } zone)
            return Task.FromResult(principal);
        // A copy: the original goes back into the sign-in cookie.
        var told = principal.Clone();
        told.AddIdentity(new ClaimsIdentity([new Claim(CurrentMember.BrowserZoneClaim, zone)]));
        return Task.FromResult(told);
    }
}
