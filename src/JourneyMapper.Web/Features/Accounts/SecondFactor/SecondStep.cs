using System.Security.Claims;
using JourneyMapper.Data.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace JourneyMapper.Web.Features.Accounts.SecondFactor;

/// <summary>
/// Whose password was right in a browser, or whom the identity provider has named, until their second factor is, for ten minutes at most: in a cookie that lets nobody in, of a scheme of its own, since Identity keeps what it asked of a
/// passkey in that of its own.
/// </summary>
public sealed class SecondStep(UserManager<Account> accounts, IOptions<IdentityOptions> options)
{
    /// <summary>The name of the scheme.</summary>
    public const string Scheme = "second-step";

    const string ProviderClaim = "from-provider";

    static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    string StampClaim => options.Value.ClaimsIdentity.SecurityStampClaimType;

    /// <summary>Adds the cookie.</summary>
    internal static void Cookie(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = Scheme;
        options.Cookie.HttpOnly = true;
        // Not strict: who comes from an identity provider is led on by another site.
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = Lifetime;
        options.SlidingExpiration = false;
    }

    /// <summary>Notes that a member's password was right, or that the identity provider has named them.</summary>
    public async Task BeginAsync(HttpContext http, Account account, bool isFromProvider = false) => await http.SignInAsync(Scheme, new(new ClaimsIdentity(
        [new(ClaimTypes.NameIdentifier, account.Id.ToString()), new(StampClaim, await accounts.GetSecurityStampAsync(account)), new(ProviderClaim, isFromProvider.ToString())], Scheme)));

    /// <summary>Whether it was the identity provider that has named them.</summary>
    public static async Task<bool> IsFromProviderAsync(HttpContext http) => (await http.AuthenticateAsync(Scheme)).Principal?.HasClaim(ProviderClaim, bool.TrueString) == true;

    /// <summary>Whose password was right; null where nobody's was, too long ago, or another one is right by now.</summary>
    public async Task<Account?> FindAsync(HttpContext http) =>
        (await http.AuthenticateAsync(Scheme)).Principal is { } principal && principal.FindFirstValue(ClaimTypes.NameIdentifier) is { } id && await accounts.FindByIdAsync(id) is { } account
        && await accounts.GetSecurityStampAsync(account) == principal.FindFirstValue(StampClaim)
            ? account
            : null;

    /// <summary>Forgets it.</summary>
    public static Task EndAsync(HttpContext http) => http.SignOutAsync(Scheme);
}
