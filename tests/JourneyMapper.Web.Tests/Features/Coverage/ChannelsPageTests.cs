using System.Globalization;
using Bunit;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Coverage;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyMapper.Web.Tests.Features.Coverage;

/// <summary>Stages and channels: totals, the thinnest stage, and the way from each number to the touchpoints that it counts.</summary>
public sealed class ChannelsPageTests : UiContext, IAsyncLifetime
{
    CoverageRoom room = null!;
    Inventory inventory = null!;

    public async ValueTask InitializeAsync()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new("en-US");
        room = await CoverageRoom.NewAsync();
        inventory = new(room.Contexts, room.Query);
        Services.AddSingleton(inventory);
        Services.AddCascadingValue(_ => new CurrentMember(Guid.NewGuid(), JourneyDatabase.Workspace, "Vera", Role.Viewer));
    }

    public new async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await room.DisposeAsync();
    }

    [Fact]
    public async Task Each_number_leads_to_exactly_the_touchpoints_that_it_counts()
    {
        var journey = CoverageRoom.Journey("A");
        await room.PutAsync(journey with { Touchpoints = [.. journey.Touchpoints.Skip(1).Select((touchpoint, i) => i == 0 ? touchpoint with { Channel = "" } : touchpoint)] });
        var page = Render<ChannelsPage>();
        page.WaitForElement("table");
        var links = page.FindAll("td a").ToList();
        links.Count.ShouldBeGreaterThan(10);
        foreach (var link in links)
        {
            var filter = InventoryFilter.Of(new Uri(new("http://localhost"), link.GetAttribute("href")).AbsoluteUri);
            (await inventory.FindAsync(JourneyDatabase.Reader, filter, 0, 100)).Total.ToString(CultureInfo.CurrentCulture).ShouldBe(link.TextContent, link.GetAttribute("aria-label"));
        }

        page.FindAll("tfoot td").Select(cell => cell.TextContent.Trim()).ShouldBe(["1 thinnest", "2", "2", "2", "2", "9"]);
        page.Find(".thinnest a").TextContent.ShouldBe("Thinnest stage: Awareness, 1 touchpoint");
        links.Select(link => link.GetAttribute("aria-label")).ShouldContain("No channel named, All stages: 1 touchpoint");
    }

    [Fact]
    public async Task No_stage_is_thinner_than_the_others_where_all_have_the_same()
    {
        await room.PutAsync(CoverageRoom.Journey("A"));
        var page = Render<ChannelsPage>();
        page.WaitForElement("table");
        page.FindAll(".thinnest, .thin").ShouldBeEmpty();
    }
}
