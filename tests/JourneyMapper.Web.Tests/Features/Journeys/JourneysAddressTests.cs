using System.Net;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Web.Tests.Features.Accounts;

namespace JourneyMapper.Web.Tests.Features.Journeys;

public sealed class JourneysAddressTests
{
    [Theory]
    [InlineData("/journeys", "/")]
    [InlineData("/journeys/", "/")]
    [InlineData("/journeys?q=v%C3%A9lo", "/?q=v%C3%A9lo")]
    public async Task The_address_above_the_maps_leads_to_the_list(string address, string list)
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        await app.AddMemberAsync("mia", Role.Viewer);
        using var visitor = app.Visit();
        (await visitor.SignInAsync("mia")).Dispose();
        using var response = await visitor.GetAsync(address);
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        visitor.TargetOf(response).ShouldBe(list);
    }

    [Fact]
    public async Task Strangers_sign_in_first()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        using var visitor = app.Visit();
        using var response = await visitor.GetAsync("/journeys");
        visitor.TargetOf(response).ShouldBe($"/account/sign-in?returnUrl={Uri.EscapeDataString("/journeys")}");
    }
}
