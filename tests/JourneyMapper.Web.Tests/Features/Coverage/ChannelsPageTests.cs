using System.Globalization;
using Bunit;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Catalogue;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Coverage;
using JourneyMapper.Web.Resources;
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

    [Fact]
    public async Task It_answers_whose_audience_is_reached_and_counts_platforms_as_their_channel()
    {
        var platform = new Channel(Channels.NewOwnId(), Setting.Digital, Contact.Direct, Ownership.Paid, new("Instagram", "Instagram")) { Parent = "website" };
        var journey = CoverageRoom.Journey("A");
        var touchpoints = journey.Touchpoints.Select((touchpoint, i) => i < 2 ? touchpoint with { Channel = platform.Id } : touchpoint);
        await using (var db = await room.Contexts.CreateDbContextAsync())
        {
            db.AddRange(ChannelRow.Of(JourneyDatabase.Workspace, platform), new ChannelLibraryRow { WorkspaceId = JourneyDatabase.Workspace, Revision = 1 });
            await db.SaveChangesAsync();
        }

        await room.PutAsync(journey with { Touchpoints = [.. touchpoints] });
        Services.AddCascadingValue(_ => ChannelLibrary.Of([platform], [], 1));
        var page = Render<ChannelsPage>();
        page.WaitForElement("table");
        page.Find(".heat-audience").TextContent.ShouldContain(ChannelText.AudienceAnswer.With(FunnelFormat.Share(0.8m), FunnelFormat.Share(0.2m), FunnelFormat.Share(0)));
        page.FindAll("tbody tr").Select(row => row.TextContent).ShouldNotContain(row => row.Contains("Instagram", StringComparison.Ordinal));
        page.Find("tbody td.sum").TextContent.Trim().ShouldBe("6");

        await page.Find($"select[aria-label='{ChannelText.Ownership}']").ChangeAsync(new() { Value = "Paid" });
        page.WaitForAssertion(() => page.Find("tfoot td.sum:last-child").TextContent.Trim().ShouldBe("2"));
        var filter = InventoryFilter.Of(new Uri(new("http://localhost"), page.Find("tbody td.sum a").GetAttribute("href")).AbsoluteUri);
        (await inventory.FindAsync(JourneyDatabase.Reader, filter, 0, 100)).Total.ShouldBe(2);
    }
}
