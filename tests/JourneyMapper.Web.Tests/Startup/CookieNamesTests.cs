using System.Net;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Web.Tests.Features.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace JourneyMapper.Web.Tests.Startup;

/// <summary>How cookies are called: over https so that browsers let no other host and no plain line set them.</summary>
public sealed class CookieNamesTests : IAsyncLifetime
{
    AccountsApp app = null!;

    public async ValueTask InitializeAsync() => app = await AccountsApp.WithWorkspacesAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Each_cookie_has_the_prefix_over_https_and_none_has_it_over_http(bool isHttps)
    {
        await app.AddMemberAsync("mia", Role.Editor, language: "fr");
        using var visitor = app.Visit(isHttps: isHttps);
        List<string> cookies = [];
        using (var page = await visitor.GetAsync("/account/sign-in"))
            cookies.AddRange(page.Headers.GetValues("Set-Cookie"));
        using (var signedIn = await visitor.SignInAsync("mia"))
            cookies.AddRange(signedIn.Headers.GetValues("Set-Cookie"));
        using (var asked = await visitor.PostAsync("/account/passkeys/sign-in/options", ("__RequestVerificationToken", await TokenAsync(visitor))))
            cookies.AddRange(asked.Headers.GetValues("Set-Cookie"));

        (await visitor.IsSignedInAsync()).ShouldBeTrue();
        (await visitor.ReadAsync("/account")).DocumentElement.GetAttribute("lang").ShouldBe("fr");
        var prefix = isHttps ? "__Host-" : "";
        cookies.Select(cookie => cookie.Split('=')[0]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .ShouldBe(new[] { ".AspNetCore.Culture", "antiforgery", "member", "passkey" }.Select(name => prefix + name).Order(StringComparer.Ordinal));
        foreach (var cookie in cookies)
        {
            cookie.Contains("; secure", StringComparison.OrdinalIgnoreCase).ShouldBe(isHttps, cookie);
            cookie.Contains("; path=/;", StringComparison.OrdinalIgnoreCase).ShouldBeTrue(cookie);
            cookie.Contains("domain", StringComparison.OrdinalIgnoreCase).ShouldBeFalse(cookie);
        }

        using var signedOut = await visitor.SendToAsync("/account/sign-out", "/account");
        signedOut.Headers.GetValues("Set-Cookie").ShouldContain(cookie => cookie.StartsWith($"{prefix}member=;", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_sign_in_of_the_release_before_is_taken_once_and_written_anew()
    {
        var former = await FormerAsync();
        using var client = Client();
        using var first = await AskAsync(client, $"member={former}");
        first.StatusCode.ShouldBe(HttpStatusCode.OK);
        var written = first.Headers.GetValues("Set-Cookie").ToList();
        var renewed = written.Single(cookie => cookie.StartsWith("__Host-member=", StringComparison.Ordinal)).Split(';')[0];
        written.ShouldContain(cookie => cookie.StartsWith("member=; expires=Thu, 01 Jan 1970", StringComparison.Ordinal));

        using (var next = await AskAsync(client, renewed))
            next.StatusCode.ShouldBe(HttpStatusCode.OK);
        // What is written under the name of today is not taken under the other, and the one of today counts where both come.
        using (var tossed = await AskAsync(client, renewed["__Host-".Length..]))
            tossed.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var both = await AskAsync(client, $"member=rubbish; {renewed}");
        both.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Cookies_from_plain_lines_and_other_hosts_count_for_nothing_over_https()
    {
        await app.AddMemberAsync("eve", Role.Editor);
        using var http = app.Visit();
        using var signedIn = await http.SignInAsync("eve");
        using var client = Client();
        using var tossed = await AskAsync(client, Visitor.CookieOf(signedIn));
        tossed.StatusCode.ShouldBe(HttpStatusCode.Redirect);

        // The token of a form of one's own is worth nothing either.
        var page = await http.ReadAsync("/account/sign-in");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/account/sign-in") { Headers = { { "Cookie", "antiforgery=tossed" } } };
        using var answered = await client.SendAsync(request);
        answered.Headers.GetValues("Set-Cookie").ShouldContain(cookie => cookie.StartsWith("__Host-antiforgery=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task How_pages_look_is_kept_from_the_release_before()
    {
        using var client = Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/account/sign-in") { Headers = { { "Cookie", "theme=dark" } } };
        using var dark = await client.SendAsync(request);
        (await Visitor.ReadAsync(dark)).DocumentElement.GetAttribute("data-theme").ShouldBe("dark");
        using var both = new HttpRequestMessage(HttpMethod.Get, "/account/sign-in") { Headers = { { "Cookie", "theme=dark; __Host-theme=light" } } };
        using var light = await client.SendAsync(both);
        (await Visitor.ReadAsync(light)).DocumentElement.GetAttribute("data-theme").ShouldBe("light");
    }

    // As a release wrote it that knew no prefix.
    async Task<string> FormerAsync()
    {
        var principal = await app.PrincipalAsync(await app.AddMemberAsync("mia", Role.Editor));
        var options = app.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        var now = DateTimeOffset.UtcNow;
        return options.TicketDataFormat.Protect(new(principal, new() { IssuedUtc = now, ExpiresUtc = now.AddDays(14), IsPersistent = true }, IdentityConstants.ApplicationScheme));
    }

    HttpClient Client() => app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false, BaseAddress = new("https://localhost") });

    static async Task<HttpResponseMessage> AskAsync(HttpClient client, string cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/account") { Headers = { { "Cookie", cookie } } };
        return await client.SendAsync(request);
    }

    static async Task<string> TokenAsync(Visitor visitor) => (await visitor.ReadAsync("/account")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
}
