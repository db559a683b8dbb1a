using System.Security.Cryptography;
using System.Text;
using JourneyMapper.Data.Sharing;
using JourneyMapper.Web.Shared;
using Microsoft.AspNetCore.DataProtection;
using Secret = JourneyMapper.Web.Shared.Secret;

namespace JourneyMapper.Web.Features.Sharing.Guests;

/// <summary>
/// Remembers, in a cookie of the link's own, that a browser has told the password of a link: signed by the application, good for that link and that
/// password alone, for half a day.
/// </summary>
sealed class LinkPass(IDataProtectionProvider protection)
{
    /// <summary>How the names of its cookies begin; the link’s id follows.</summary>
    public const string CookieStart = "link-pass-";

    static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    readonly ITimeLimitedDataProtector protector = protection.CreateProtector("JourneyMapper.SharedLinks.Pass").ToTimeLimitedDataProtector();

    /// <summary>Whether the page of a link may be shown to a browser.</summary>
    public bool MayEnter(HttpContext http, SharedLinkRow link)
    {
        if (link.PasswordHash is null)
            return true;
        try
        {
            return http.Request.Cookies[CookieOf(link)] is { } stored
                && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(protector.Unprotect(stored)), Encoding.UTF8.GetBytes(Proof(link)));
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <summary>Lets a browser in from now on.</summary>
    public void Remember(HttpContext http, SharedLinkRow link)
    {
        // Within the page of another site a browser sends only cookies that ask for it, and only over TLS.
        var embedded = link.Embedders.Length > 0 && http.Request.IsHttps;
        var options = new CookieOptions
        {
            MaxAge = Lifetime,
            HttpOnly = true,
            Secure = http.Request.IsHttps,
            SameSite = embedded ? SameSiteMode.None : SameSiteMode.Lax,
            IsEssential = true,
        };
        if (embedded)
            options.Extensions.Add("Partitioned");
        http.Response.Cookies.Append(CookieOf(link), protector.Protect(Proof(link), Lifetime), options);
    }

    static string CookieOf(SharedLinkRow link) => $"{CookieStart}{link.Id:N}";

    static string Proof(SharedLinkRow link) => $"{link.Id:N} {Convert.ToHexString(Secret.Hash(link.PasswordHash!))}";
}
