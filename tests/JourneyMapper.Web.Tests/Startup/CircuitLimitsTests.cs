using System.Net;
using System.Net.WebSockets;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Startup;
using JourneyMapper.Web.Tests.Features.Accounts;
using Microsoft.Extensions.Configuration;

namespace JourneyMapper.Web.Tests.Startup;

/// <summary>Nobody opens circuits without end, and those whose browsers are gone fit into memory.</summary>
public sealed class CircuitLimitsTests
{
    [Fact]
    public async Task Who_begins_too_many_circuits_in_a_minute_is_refused_and_others_are_not()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync(("JourneyMapper:Circuits:NewInMinute", "5"));
        await app.AddMemberAsync("mia", Role.Editor);
        await app.AddMemberAsync("tom", Role.Editor);
        using var mia = app.Visit();
        using var tom = app.Visit();
        (await mia.SignInAsync("mia")).Dispose();
        (await tom.SignInAsync("tom")).Dispose();

        for (var i = 0; i < 5; i++)
            (await NegotiateAsync(mia)).ShouldBe(HttpStatusCode.OK);
        (await NegotiateAsync(mia)).ShouldBe(HttpStatusCode.TooManyRequests);
        (await NegotiateAsync(tom)).ShouldBe(HttpStatusCode.OK);
        (await mia.StatusOfAsync("/account")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task So_many_WebSockets_are_open_at_once_and_one_that_closes_makes_room()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync(("JourneyMapper:Circuits:AtOnce", "3"));
        await app.AddMemberAsync("mia", Role.Editor);
        using var mia = app.Visit();
        using var signedIn = await mia.SignInAsync("mia");
        var cookie = Visitor.CookieOf(signedIn);
        List<WebSocket> open = [];
        for (var i = 0; i < 3; i++)
            open.Add(await OpenAsync());
        (await Should.ThrowAsync<InvalidOperationException>(OpenAsync)).Message.ShouldContain("429");
        open[0].Abort();
        await Live.Wait.UntilAsync(async () =>
        {
            try
            {
                open.Add(await OpenAsync());
                return true;
            }
            catch (InvalidOperationException)
            {
                return false;
            }
        });
        open.ForEach(socket => socket.Dispose());

        Task<WebSocket> OpenAsync()
        {
            var client = app.Server.CreateWebSocketClient();
            client.ConfigureRequest = request => request.Headers.Cookie = cookie;
            return client.ConnectAsync(new("ws://localhost/_blazor"), CancellationToken.None);
        }
    }

    [Fact]
    public void Unless_somebody_says_otherwise_there_are_more_than_anybody_needs_and_nonsense_is_said_to_be_that()
    {
        CircuitOptions.Read(Configuration()).ShouldBe(new(60, 120));
        CircuitOptions.Read(Configuration(("AtOnce", "7"))).AtOnce.ShouldBe(7);
        Should.Throw<StartupException>(() => CircuitOptions.Read(Configuration(("NewInMinute", "many")))).Message.ShouldBe("JourneyMapper:Circuits:NewInMinute has 'many', which is not a number from 1 to 100000.");

        static IConfiguration Configuration(params (string Name, string Value)[] settings) =>
            new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"JourneyMapper:Circuits:{setting.Name}", (string?)setting.Value))).Build();
    }

    [Theory]
    [InlineData(512, 10)]
    [InlineData(2048, 12)]
    [InlineData(24_576, 144)]
    [InlineData(262_144, 200)]
    public void As_many_pages_without_a_browser_are_kept_as_fit_into_a_tenth_of_the_memory(long megabytes, int kept) => Pages.Kept(megabytes * 1024 * 1024).ShouldBe(kept);

    static async Task<HttpStatusCode> NegotiateAsync(Visitor visitor)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/_blazor/negotiate?negotiateVersion=1", UriKind.Relative));
        using var answer = await visitor.SendAsync(request);
        return answer.StatusCode;
    }
}
