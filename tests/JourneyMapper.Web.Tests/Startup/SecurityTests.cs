using System.Net;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Web.Tests.Features.Accounts;

namespace JourneyMapper.Web.Tests.Startup;

public sealed class SecurityTests
{
    [Fact]
    public async Task Every_answer_tells_browsers_what_to_refuse()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        using var visitor = app.Visit();
        foreach (var path in new[] { "/account/sign-in", "/nothing-here", "/css/app.css", "/health/live", "/account" })
        {
            using var response = await visitor.GetAsync(path);
            var policy = response.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem(path).Split("; ");
            string[] rules = ["default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'", "object-src 'none'", "require-trusted-types-for 'script'", "trusted-types default"];
            rules.Except(policy).ShouldBeEmpty(path);
            response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"], path);
            response.Headers.GetValues("Referrer-Policy").ShouldBe(["same-origin"], path);
            response.Headers.GetValues("Cross-Origin-Resource-Policy").ShouldBe(["same-origin"], path);
            response.Headers.GetValues("Cross-Origin-Embedder-Policy").ShouldBe(["require-corp"], path);
            response.Headers.Contains("Permissions-Policy").ShouldBeTrue(path);
            response.Headers.Contains("Server").ShouldBeFalse(path);
            response.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse(path);
        }
    }

    [Fact]
    public async Task No_address_answers_to_TRACE()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        await app.AddMemberAsync("mia", Role.Editor);
        using var visitor = app.Visit();
        (await visitor.SignInAsync("mia")).Dispose();
        foreach (var path in new[] { "/", "/account", "/css/app.css", "/health/live", "/api/v1/journeys" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Trace, path);
            using var response = await visitor.SendAsync(request);
            response.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed, path);
        }
    }

    [Fact]
    public async Task No_browser_keeps_a_page_of_a_member()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        await app.AddMemberAsync("olga", Role.Owner);
        using var visitor = app.Visit();
        (await visitor.SignInAsync("olga")).Dispose();
        foreach (var path in new[] { "/", "/account", "/members", "/guide", "/channels", "/nothing-here" })
        {
            using var response = await visitor.GetAsync(path);
            response.Headers.CacheControl.ShouldNotBeNull(path).NoStore.ShouldBeTrue(path);
        }
    }

    [Fact]
    public async Task Too_many_attempts_from_one_address_have_to_wait_and_are_told_so()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync(("JourneyMapper:SignInAttemptsPerMinute", "3"));
        using var visitor = app.Visit("fr");
        for (var i = 0; i < 3; i++)
            (await visitor.SignInAsync("nobody")).StatusCode.ShouldBe(HttpStatusCode.OK);

        using var refused = await visitor.SignInAsync("nobody");
        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter.ShouldNotBeNull();
        (await Visitor.ReadAsync(refused)).QuerySelector("h1")!.TextContent.ShouldBe("Trop de tentatives");
        (await visitor.StatusOfAsync("/account/sign-in")).ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("http://{host}", true)]
    [InlineData("https://{host}", true)]
    [InlineData("https://elsewhere.example", false)]
    [InlineData("http://{host}.elsewhere.example", false)]
    [InlineData("null", false)]
    public async Task Pages_of_other_sites_open_no_circuit(string? origin, bool isLet)
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        await app.AddMemberAsync("mia", Role.Editor);
        using var visitor = app.Visit();
        (await visitor.SignInAsync("mia")).Dispose();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1");
        if (origin is not null)
            request.Headers.Add("Origin", origin.Replace("{host}", visitor.Host, StringComparison.Ordinal));

        using var response = await visitor.SendAsync(request);

        response.StatusCode.ShouldBe(isLet ? HttpStatusCode.OK : HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Strangers_are_led_to_the_sign_in()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        using var visitor = app.Visit();
        foreach (var path in new[] { "/", "/members", "/account", "/_blazor" })
        {
            using var response = await visitor.GetAsync(path);
            visitor.TargetOf(response).ShouldBe($"/account/sign-in?returnUrl={Uri.EscapeDataString(path)}");
        }
    }

    [Theory]
    [InlineData(Role.Owner, HttpStatusCode.OK)]
    [InlineData(Role.Editor, HttpStatusCode.Forbidden)]
    [InlineData(Role.Viewer, HttpStatusCode.Forbidden)]
    public async Task Only_owners_open_the_members_page(Role role, HttpStatusCode status)
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        await app.AddMemberAsync("mia", role);
        using var visitor = app.Visit();
        (await visitor.SignInAsync("mia")).Dispose();
        (await visitor.StatusOfAsync("/members")).ShouldBe(status);
    }

    [Theory]
    [InlineData("en", "Nothing here")]
    [InlineData("fr", "Page introuvable")]
    public async Task An_address_that_leads_nowhere_is_not_found_in_the_readers_language(string language, string title)
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        using var visitor = app.Visit(language);
        using var response = await visitor.GetAsync("/nothing-here");
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await Visitor.ReadAsync(response)).QuerySelector("h1")!.TextContent.ShouldBe(title);
        (await visitor.StatusOfAsync("/not-found")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Texts_say_that_they_are_utf_8()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        using var visitor = app.Visit();
        foreach (var path in new[] { "/account/sign-in", "/css/app.css", "/js/start.js", "/favicon.svg", "/health/live", "/openapi/v1.json" })
        {
            using var response = await visitor.GetAsync(path);
            response.Content.Headers.ContentType.ShouldNotBeNull(path).CharSet.ShouldBe("utf-8", path);
        }
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    public async Task Hosts_below_are_held_to_https_where_the_setting_says_so(string setting, bool isIncluded)
    {
        await using var app = await AccountsApp.NewAsync(("JourneyMapper:HstsSubdomains", setting), ("JourneyMapper:PublicAddress", "https://journeys.example.org"));
        using var client = app.CreateClient(new() { BaseAddress = new("https://journeys.example.org") });
        using var response = await client.GetAsync(new Uri("/health/live", UriKind.Relative));
        response.Headers.GetValues("Strict-Transport-Security").ShouldBe([isIncluded ? "max-age=31536000; includeSubDomains" : "max-age=31536000"]);
    }
}
