using JourneyMapper.Web.Features.Accounts;
using JourneyMapper.Web.Features.Accounts.SecondFactor;
using JourneyMapper.Web.Features.Accounts.SingleSignOn;
using JourneyMapper.Web.Features.Sharing.Guests;
using JourneyMapper.Web.Layout;
using JourneyMapper.Web.Shared;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace JourneyMapper.Web.Startup;

/// <summary>
/// Over https, each cookie of the application has the prefix <c>__Host-</c> for browsers (RFC 6265bis): no other host, and nobody on a line without encryption, can put one there. Everything behind this
/// reads and writes the plain names, which is what browsers have over http. See decision 64.
/// </summary>
static class CookieNames
{
    const string Prefix = "__Host-";

    // What anybody may set for anybody: how pages look. Without the prefix, too, lest everybody chose again.
    static readonly string[] Preferences = [ThemeChoice.Cookie, RequestClaims.ZoneCookie, CookieRequestCultureProvider.DefaultCookieName];

    static readonly string[] Own = [AccountServices.MemberCookie, AccountServices.PasskeyCookieName, SecondStep.Scheme, SetupCode.Cookie, AccountServices.AntiforgeryCookie, .. Preferences];

    /// <summary>Puts the prefix before names that leave by https, and takes it from those that come in.</summary>
    public static void UseCookieNames(this WebApplication app) => app.Use((context, next) =>
    {
        if (!context.Request.IsHttps)
            return next(context);
        var former = ReadFormer(context.Request);
        if (former)
            context.Features.Set(FormerCookie.Instance);
        // Registered first, and so the last to be called: all cookies are written by then.
        context.Response.OnStarting(() =>
        {
            context.Response.Headers.SetCookie = Renamed(context.Response.Headers.SetCookie, former);
            return Task.CompletedTask;
        });
        return next(context);
    });

    // Whether the sign-in came by the name of before.
    static bool ReadFormer(HttpRequest request)
    {
        if (request.Headers.Cookie.Count == 0 || !CookieHeaderValue.TryParseList(request.Headers.Cookie, out var sent))
            return false;
        var prefixed = sent.Where(cookie => cookie.Name.StartsWith(Prefix, StringComparison.Ordinal)).Select(cookie => cookie.Name.Value![Prefix.Length..]).ToHashSet(StringComparer.Ordinal);
        var isFormer = false;
        var read = new List<string>(sent.Count);
        foreach (var cookie in sent)
        {
            var name = cookie.Name.Value!;
            if (name.StartsWith(Prefix, StringComparison.Ordinal))
                read.Add($"{name[Prefix.Length..]}={cookie.Value}");
            else if (IsMember(name) && !prefixed.Contains(AccountServices.MemberCookie))
                read.Add($"{name}={cookie.Value}");
            else if (!IsOwn(name) || (Preferences.Contains(name, StringComparer.Ordinal) && !prefixed.Contains(name)))
                read.Add($"{name}={cookie.Value}");
            isFormer |= IsMember(name) && !prefixed.Contains(AccountServices.MemberCookie);
        }

        request.Headers.Cookie = string.Join("; ", read);
        return isFormer;
    }

    static StringValues Renamed(StringValues cookies, bool wasFormer)
    {
        if (cookies.Count == 0)
            return cookies;
        var written = cookies.Select(cookie => cookie is not null && IsOwn(NameOf(cookie)) ? Prefix + cookie : cookie).ToList();
        // What is written anew, or is signed out, must not be there under its name of before.
        if (wasFormer && cookies.Any(cookie => cookie is not null && IsMember(NameOf(cookie))))
            written.Add($"{AccountServices.MemberCookie}=; expires=Thu, 01 Jan 1970 00:00:00 GMT; path=/; secure; samesite=lax; httponly");
        return new([.. written]);
    }

    static string NameOf(string cookie) => cookie[..Math.Max(cookie.IndexOf('=', StringComparison.Ordinal), 0)];

    static bool IsMember(string name) => IsPartOf(AccountServices.MemberCookie, name);

    static bool IsOwn(string name) => Array.Exists(Own, own => IsPartOf(own, name)) || name.StartsWith(LinkPass.CookieStart, StringComparison.Ordinal) || name.StartsWith(ProviderConnection.CookieStart, StringComparison.Ordinal);

    // What is too long for one cookie is written in parts, "C1", "C2".
    static bool IsPartOf(string own, string name) =>
        name.StartsWith(own, StringComparison.Ordinal) && (name.Length == own.Length || (name[own.Length] == 'C' && name.AsSpan(own.Length + 1).IndexOfAnyExceptInRange('0', '9') < 0));
}
