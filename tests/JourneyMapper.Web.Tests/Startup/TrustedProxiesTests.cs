using System.Net;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Tests.Features.Api;

namespace JourneyMapper.Web.Tests.Startup;

/// <summary>Whom the application believes who asks. Behind its real server, which sees these tests come from 127.0.0.1.</summary>
public sealed class TrustedProxiesTests
{
    const string Someone = "203.0.113.5";
    const string SomeoneElse = "203.0.113.6";

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.0.0.2, 127.0.0.0/8")]
    [InlineData("::1,::ffff:127.0.0.1")]
    public async Task What_a_named_proxy_says_counts_for_the_limits(string proxies)
    {
        await using var app = await StartAsync(("JourneyMapper:TrustedProxies", proxies));
        await UseUpAsync(app, Someone);
        (await AskAsync(app, Someone)).ShouldBe(HttpStatusCode.TooManyRequests);
        (await AskAsync(app, $"{SomeoneElse}, {Someone}")).ShouldBe(HttpStatusCode.TooManyRequests, "What somebody sends to the proxy is not what the proxy says.");
        (await AskAsync(app, SomeoneElse)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Proxies_in_a_row_are_believed_as_far_as_they_are_named()
    {
        await using var app = await StartAsync(("JourneyMapper:TrustedProxies:0", "127.0.0.1"), ("JourneyMapper:TrustedProxies:1", "198.51.100.0/24"));
        await UseUpAsync(app, $"{Someone}, 198.51.100.7");
        (await AskAsync(app, Someone)).ShouldBe(HttpStatusCode.TooManyRequests);
        (await AskAsync(app, $"{SomeoneElse}, 198.51.100.7")).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("")]
    [InlineData("10.0.0.0/8")]
    public async Task What_anybody_else_says_does_not_count(string proxies)
    {
        await using var app = await StartAsync(("JourneyMapper:TrustedProxies", proxies));
        await UseUpAsync(app, Someone);
        (await AskAsync(app, SomeoneElse)).ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("10.0.0.0/8", false)]
    [InlineData("", false)]
    public async Task Links_and_cookies_are_for_https_when_a_named_proxy_says_so(string proxies, bool secure)
    {
        await using var app = await StartAsync(("JourneyMapper:TrustedProxies", proxies));
        using var client = app.Program(null);
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");

        using var sent = await client.GetAsync(new Uri("/account", UriKind.Relative));
        sent.Headers.Location.ShouldNotBeNull().Scheme.ShouldBe(secure ? "https" : "http");

        using var page = await client.GetAsync(new Uri("/account/sign-in", UriKind.Relative));
        var cookie = page.Headers.GetValues("Set-Cookie").First(value => value.Contains("ntiforgery", StringComparison.Ordinal));
        cookie.Contains("secure", StringComparison.OrdinalIgnoreCase).ShouldBe(secure, cookie);
    }

    static async Task<ApiRoom> StartAsync(params (string Key, string Value)[] settings)
    {
        var app = new ApiRoom([("JourneyMapper:SignInAttemptsPerMinute", "3"), .. settings]);
        await app.InitializeAsync();
        return app;
    }

    static async Task UseUpAsync(ApiRoom app, string from)
    {
        for (var i = 0; i < 3; i++)
            (await AskAsync(app, from)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    static async Task<HttpStatusCode> AskAsync(ApiRoom app, string from)
    {
        using var program = app.Program(TokenText.New());
        program.DefaultRequestHeaders.Add("X-Forwarded-For", from);
        using var answer = await program.GetAsync(new Uri(ApiRoom.Touchpoints, UriKind.Relative));
        return answer.StatusCode;
    }
}
