using System.Globalization;
using Bunit;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Proposals;
using JourneyMapper.Web.Features.Proposals;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyMapper.Web.Tests.Features.Proposals;

/// <summary>The panel of proposals, for an editor and for a viewer.</summary>
public sealed class ProposalsPanelTests : UiContext, IAsyncLifetime
{
    readonly List<Guid> gone = [];
    ProposalRoom room = null!;

    public async ValueTask InitializeAsync()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new("en");
        room = await ProposalRoom.NewAsync();
        Services.AddSingleton(room.Service).AddSingleton(room.Drafter).AddSingleton(room.Topic);
    }

    public new async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await room.DisposeAsync();
    }

    [Fact]
    public async Task A_map_without_proposals_says_what_they_are_for() => (await ShowAsync(room.Ann)).Markup.ShouldContain("Nothing to decide");

    [Fact]
    public async Task Items_stand_by_stage_with_what_they_would_change_and_lead_to_their_touchpoints()
    {
        var shop = await room.ShopAsync();
        await room.ProposeAsync(
            room.Vera,
            ProposedItem.Write(shop.Id, TouchpointFields.Action, "Looks around", "<b>Tries</b> bikes"),
            ProposedItem.Add(new Touchpoint { Id = Guid.CreateVersion7(), Stage = Stage.Awareness, Name = "Fair", Channel = "store", Emotion = 1 }, "a robot", ChannelLibrary.BuiltIn));
        var panel = await ShowAsync(room.Ann);
        panel.Find(".proposal-head").TextContent.ShouldContain("Assistant with the access token “Robot” of Vera");
        panel.FindAll("h4").Select(heading => heading.TextContent).ShouldBe(["Awareness", "Decision"]);
        panel.FindAll(".proposal-kind").Select(kind => kind.TextContent.Trim()).ShouldBe(["New touchpoint", "New text: Customer action"]);
        panel.FindAll(".proposal-item")[1].QuerySelectorAll("dd").Select(text => text.TextContent).ShouldBe(["Looks around", "<b>Tries</b> bikes"]);
        panel.FindAll(".proposal-item .link").ShouldHaveSingleItem().Click();
        gone.ShouldBe([shop.Id]);
    }

    [Fact]
    public async Task What_is_accepted_or_declined_leaves_the_list_and_undo_brings_it_back()
    {
        var items = new[] { ProposalRoom.Fair(), ProposalRoom.Fair("Friend") };
        await room.ProposeAsync(room.Ann, items);
        var panel = await ShowAsync(room.Ann);
        panel.Find("[aria-label='Accept: Fair']").Click();
        panel.WaitForAssertion(() => panel.FindAll(".proposal-item").ShouldHaveSingleItem().TextContent.ShouldContain("Friend"));
        (await room.MapAsync()).Find(items[0].Id).ShouldNotBeNull();
        Told.ShouldBe(["1 item is on the map now."]);
        Page.WaitForElement(".snackbar-action").Click();
        panel.WaitForAssertion(() => panel.FindAll(".proposal-item").Count.ShouldBe(2));
        (await room.MapAsync()).Find(items[0].Id).ShouldBeNull();
        // It may be drawn once more, which nothing may come between.
        await panel.InvokeAsync(() => panel.Find("[aria-label='Decline: Fair']").Click());
        panel.WaitForAssertion(() => panel.Find(".proposal-head").TextContent.ShouldContain("Accepted: 0 · declined: 1"));
        await room.Service.DeclineAsync(room.Ann, (await room.Service.ReadAsync(room.Ann, room.Journey))[0].Id);
        panel.WaitForAssertion(() => panel.Markup.ShouldContain("Nothing to decide"));
    }

    [Fact]
    public async Task A_text_that_was_changed_meanwhile_is_shown_and_replaced_and_what_is_gone_can_only_be_declined()
    {
        var shop = await room.ShopAsync();
        await room.ProposeAsync(room.Ann, ProposedItem.Write(shop.Id, TouchpointFields.Action, "Looks around", "Tries bikes"));
        var open = (await room.Node.Rooms.OpenAsync(room.Ann, room.Journey)).ShouldNotBeNull();
        var panel = await ShowAsync(room.Ann);
        await open.SubmitAsync(JourneyKinds.Touchpoint.Change(shop, TouchpointFields.Action, "Asks"), room.Ann);
        await RenderAsync(panel);
        panel.Find(".proposal-problem").TextContent.ShouldContain("The text has been changed");
        panel.Find("dd.now").TextContent.ShouldBe("Asks");
        panel.Find("[aria-label^='Replace: ']").ShouldNotBeNull();

        await open.SubmitAsync(JourneyKinds.Touchpoint.Remove(shop.Id), room.Ann);
        await RenderAsync(panel);
        panel.Find(".proposal-problem").TextContent.ShouldContain("Its touchpoint is not on the map");
        panel.Find("h4").TextContent.ShouldBe("No longer on the map");
        panel.FindAll(".proposal-decide button").ShouldHaveSingleItem().TextContent.ShouldContain("Decline");

        await open.UndoAsync(room.Ann, Guid.CreateVersion7());
        await RenderAsync(panel);
        panel.Find("[aria-label^='Replace: ']").Click();
        panel.WaitForAssertion(() => panel.Markup.ShouldContain("Nothing to decide"));
        (await room.ShopAsync()).Action.ShouldBe("Tries bikes");
    }

    [Fact]
    public async Task A_viewer_reads_and_declines_what_they_asked_for()
    {
        await room.ProposeAsync(room.Ann, ProposalRoom.Fair());
        await room.ProposeAsync(room.Vera, ProposalRoom.Fair("Friend"));
        var panel = await ShowAsync(room.Vera, Role.Viewer);
        panel.FindAll(".proposal-item").Select(item => item.QuerySelectorAll("button").Length).ShouldBe([1, 0]);
        panel.Find("[aria-label='Decline: Friend']").Click();
        panel.WaitForAssertion(() => panel.FindAll(".proposal-item").ShouldHaveSingleItem().TextContent.ShouldContain("Fair"));
    }

    async Task<IRenderedComponent<ProposalsPanel>> ShowAsync(CurrentMember member, Role role = Role.Editor)
    {
        AddAuthorization().SetAuthorized(member.Name).SetClaims(
            new(CurrentMember.MemberClaim, member.Id.ToString()), new(CurrentMember.WorkspaceClaim, member.Workspace.ToString()),
            new(System.Security.Claims.ClaimTypes.Role, role.ToString()), new(CurrentMember.NameClaim, member.Name));
        var map = await room.MapAsync();
        var panel = Render<ProposalsPanel>(parameters => parameters.AddCascadingValue(member).Add(shown => shown.Map, map).Add(shown => shown.OnGo, gone.Add));
        panel.WaitForAssertion(() => panel.Markup.ShouldNotContain("Loading…"));
        return panel;
    }

    async Task RenderAsync(IRenderedComponent<ProposalsPanel> panel)
    {
        var map = await room.MapAsync();
        panel.Render(parameters => parameters.Add(shown => shown.Map, map));
    }
}
