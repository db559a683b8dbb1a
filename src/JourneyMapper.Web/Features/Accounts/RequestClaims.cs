using System.Security.Claims;
using JourneyMapper.Web.Shared;
using Microsoft.AspNetCore.Authentication;

namespace JourneyMapper.Web.Features.Accounts;

/// <summary>
/// Gives whoever is signed in the network address that they come from, and the time zone that their browser has told in a cookie (js/start.js). Both travel with the principal into the page's circuit,
/// and are read there: <see cref="CurrentMember.From"/>.
/// </summary>
sealed class RequestClaims(IHttpContextAccessor http) : IClaimsTransformation
{
    /// <summary>The name of the cookie with the time zone.</summary>
    public const string ZoneCookie = "time-zone";

    /// <inheritdoc/>
    public Task<ClaimsPrincipal> TransformAsync(ClaimsPrincipal principal)
    {
        if (http.HttpContext is not { } request || principal.HasClaim(claim => claim.Type == CurrentMember.AddressClaim))
            return Task.FromResult(principal);
        List<Claim> claims = [new(CurrentMember.AddressClaim, NetworkAddress.Of(request))];
        if (request.Request.Cookies[ZoneCookie] is { } zone)
            claims.Add(new(CurrentMember.BrowserZoneClaim, zone));
        // A copy: the original goes back into the sign-in cookie.
        var told = principal.Clone();
        told.AddIdentity(new ClaimsIdentity(claims));
        return Task.FromResult(told);
    }
}
