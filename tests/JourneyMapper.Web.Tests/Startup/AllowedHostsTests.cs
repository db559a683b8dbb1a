using System.Net;
using JourneyMapper.Web.Startup;
using JourneyMapper.Web.Tests.Features.Accounts;
using Microsoft.Extensions.Configuration;

namespace JourneyMapper.Web.Tests.Startup;

/// <summary>By which names the application may be asked.</summary>
public sealed class AllowedHostsTests
{
    [Theory]
    [InlineData("https://journeys.example.org", null, "journeys.example.org", true)]
    [InlineData("https://journeys.example.org:8443", null, "journeys.example.org:8443", true)]
    [InlineData("https://journeys.example.org", null, "localhost:8080", true)]
    [InlineData("https://journeys.example.org", null, "127.0.0.1", true)]
    [InlineData("https://journeys.example.org", null, "evil.example", false)]
    [InlineData("https://journeys.example.org", null, "10.0.0.7", false)]
    [InlineData("https://journeys.example.org", "journeys.example.org;10.0.0.7", "10.0.0.7", true)]
    [InlineData("https://journeys.example.org", "*", "evil.example", true)]
    [InlineData(null, null, "any.example", true)]
    [InlineData(null, "journeys.example.org", "localhost", false)]
    public async Task The_public_address_says_which_names_are_answered_unless_the_setting_does(string? address, string? names, string host, bool isAnswered)
    {
        (string, string)[] settings = [.. Given("JourneyMapper:PublicAddress", address), .. Given("AllowedHosts", names)];
        await using var app = await AccountsApp.NewAsync(settings);
        using var visitor = app.Visit();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health/live") { Headers = { Host = host } };
        using var response = await visitor.SendAsync(request);
        response.StatusCode.ShouldBe(isAnswered ? HttpStatusCode.OK : HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("http://localhost:5080", "", "", false)]
    [InlineData("http://127.0.0.1:5080", "", "", false)]
    [InlineData("http://[::1]:5080", "", "", false)]
    [InlineData("http://[::]:8080", "", "", true)]
    [InlineData("http://0.0.0.0:8080", "", "", true)]
    [InlineData("http://+:8080", "", "", true)]
    [InlineData("https://localhost:5443", "", "", true)]
    [InlineData("http://localhost:5080", "JourneyMapper:TrustedProxies", "127.0.0.1", true)]
    [InlineData("http://localhost:5080", "JourneyMapper:TrustedProxies:0", "127.0.0.1", true)]
    [InlineData("http://[::]:8080", "JourneyMapper:PublicAddress", "https://journeys.example.org", false)]
    [InlineData("http://[::]:8080", "AllowedHosts", "journeys.example.org", false)]
    [InlineData("http://[::]:8080", "AllowedHosts", "*", true)]
    public void Who_is_reached_from_elsewhere_and_answers_to_any_name_is_warned(string listens, string key, string value, bool isWarned)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(key.Length > 0 ? [KeyValuePair.Create(key, (string?)value)] : []).Build();
        (AllowedHosts.AnswersToAny(configuration) && AllowedHosts.IsReachable([listens], configuration)).ShouldBe(isWarned);
    }

    static (string, string)[] Given(string key, string? value) => value is null ? [] : [(key, value)];
}
