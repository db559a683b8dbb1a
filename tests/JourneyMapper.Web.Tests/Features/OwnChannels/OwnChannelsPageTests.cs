using System.Globalization;
using Bunit;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.OwnChannels;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Tests.Live;
using JourneyMapper.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyMapper.Web.Tests.Features.OwnChannels;

/// <summary>The page of a workspace's channels, with what is around it.</summary>
public sealed class OwnChannelsPageTests : UiContext, IAsyncLifetime
{
    readonly ChannelTopic topic = new();
    Node node = null!;
    ChannelService service = null!;

    public async ValueTask InitializeAsync()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new("en-US");
        node = await Node.StartAsync(await JourneyDatabase.NewAsync());
        service = new(node.Contexts, topic);
        Services.AddSingleton(service).AddSingleton(topic).AddSingleton(new ChannelLibraries(node.Contexts));
    }

    public new async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await node.DisposeAsync();
    }

    [Fact]
    public async Task Channels_stand_in_order_with_their_platforms_and_move_by_their_buttons()
    {
        var editor = Node.Member();
        await service.AddAsync(editor, new("Instagram", "photo_camera", Setting.Digital, Contact.Direct, Ownership.Paid | Ownership.Earned, "social"));
        var page = Show(editor);
        page.WaitForElement(".channel-list");
        Names(page).Take(4).ShouldBe(["Search", "Marketplace", "Social media", "Instagram"]);
        page.FindAll("li.platform").ShouldHaveSingleItem().TextContent.ShouldContain("Paid, Earned · Direct · Digital · Not used yet");
        page.Find($"button[aria-label='{ChannelText.MoveUp.With("Search")}']").HasAttribute("disabled").ShouldBeTrue();

        await page.Find($"button[aria-label='{ChannelText.MoveUp.With("Marketplace")}']").ClickAsync(new());
        page.WaitForAssertion(() => Names(page).Take(2).ShouldBe(["Marketplace", "Search"]));
        page.Find("[role=status].visually-hidden").TextContent.ShouldBe(ChannelText.Moved.With("Marketplace", 1, 24));
        // What another member changes appears, too.
        await service.RetireAsync(Node.Member(), "podcast", retired: true);
        page.WaitForAssertion(() => page.FindAll("ul.channel-list")[1].TextContent.ShouldContain("Podcast and webinar"));
    }

    [Fact]
    public void Emerging_channels_say_what_to_consider()
    {
        var page = Show(Node.Member());
        page.WaitForElement(".channel-list");
        page.FindAll("li[data-channel] details").Count.ShouldBe(4);
        page.Find("li[data-channel=voice] details").TextContent.ShouldContain(ChannelAdvice.Of("voice")[0].Text.En);
    }

    [Fact]
    public void Viewers_read_and_have_no_buttons()
    {
        var page = Show(Node.Member(Role.Viewer));
        page.WaitForElement(".channel-list");
        page.FindAll("button").ShouldBeEmpty();
        Names(page).Count.ShouldBe(24);
    }

    [Fact]
    public async Task A_dialog_keeps_what_was_typed_and_says_why_it_is_not_accepted()
    {
        var editor = Node.Member();
        Services.AddCascadingValue(_ => editor);
        var (page, dialog) = await OpenAsync<ChannelDialog>(new() { { one => one.Start, new("", "store", Setting.Digital, Contact.Direct, Ownership.Owned, null) } });
        await page.Find("input[type=text], input:not([type])").InputAsync(new() { Value = "Store" });
        await page.Find("input[name='ownership-Owned']").ChangeAsync(new() { Value = false });
        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => page.Markup.ShouldContain(ChannelText.FaultTaken));
        page.Markup.ShouldContain(ChannelText.FaultOwnership);

        await page.Find("input[type=text], input:not([type])").InputAsync(new() { Value = "Kiosk" });
        await page.Find("input[name='ownership-Paid']").ChangeAsync(new() { Value = true });
        await page.Find("form").SubmitAsync();
        (await dialog.Result).ShouldNotBeNull().Data.ShouldBeOfType<Channel>().Ownership.ShouldBe(Ownership.Paid);
    }

    IRenderedComponent<ChannelScope> Show(CurrentMember member)
    {
        Services.AddCascadingValue(_ => member);
        return Render<ChannelScope>(parameters => parameters.AddChildContent<OwnChannelsPage>());
    }

    static IReadOnlyList<string> Names(IRenderedComponent<ChannelScope> page) => [.. page.FindAll("li[data-channel] .channel-name b").Select(name => name.TextContent)];
}
