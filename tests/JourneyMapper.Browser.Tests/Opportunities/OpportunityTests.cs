using JourneyMapper.Browser.Tests.Board;
using JourneyMapper.Browser.Tests.Running;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Browser.Tests.Opportunities;

/// <summary>Pain points and opportunities: typed as lines on the map, worked on beside it.</summary>
[Collection(RunningApplication.UiCollection)]
public sealed class OpportunityTests(RunningApplication application) : BrowserTest(application)
{
    [Fact]
    public Task Lines_typed_on_the_map_are_rated_by_hand_and_keyboard_and_a_new_title_is_the_line() => InBrowserAsync(async () =>
    {
        var journey = await Application.NewJourneyAsync(With(shop => shop));
        var ann = await ArriveAsync(await Application.NewMemberAsync(name: "Ann"));
        var map = await Map.OpenAsync(ann, journey.Id);
        var cell = map.Touchpoint("Shop").Locator($"[data-field={TouchpointFields.Opportunities.Id}]");
        await cell.ClickAsync();
        await ann.Page.Keyboard.TypeAsync("Pay by phone\nOpen later");
        await ann.Page.Keyboard.PressAsync("Control+Enter");
        await map.ShouldBeSavedAsync();

        await ann.OpenAsync($"/opportunities?journey={journey.Id}");
        var matrix = ann.Page.GetByRole(AriaRole.Region, new() { Name = "Impact and effort" });
        var table = ann.Page.GetByRole(AriaRole.Table, new() { Name = "Opportunities" });
        await Expect(table.GetByRole(AriaRole.Rowheader)).ToHaveTextAsync(["Pay by phone", "Open later"]);
        await ann.ShouldBeAccessibleAsync();
        await matrix.GetByRole(AriaRole.Button, new() { Name = "Pay by phone: not rated" }).DragToAsync(matrix.Locator("[data-impact='5'][data-effort='1']"));
        await Expect(matrix.GetByRole(AriaRole.Button, new() { Name = "Pay by phone: impact 5, effort 1" })).ToBeVisibleAsync();
        await matrix.GetByRole(AriaRole.Button, new() { Name = "Open later: not rated" }).FocusAsync();
        foreach (var (key, name) in ((string, string)[])[("ArrowUp", "impact 3, effort 3"), ("ArrowDown", "impact 2, effort 3"), ("ArrowRight", "impact 2, effort 4")])
        {
            await ann.Page.Keyboard.PressAsync(key);
            await Expect(matrix.GetByRole(AriaRole.Button, new() { Name = $"Open later: {name}" })).ToBeFocusedAsync();
        }

        await table.GetByRole(AriaRole.Button, new() { Name = "Open later" }).ClickAsync();
        var dialog = ann.Page.GetByRole(AriaRole.Dialog, new() { Name = "Opportunity", Exact = true });
        await dialog.GetByLabel("Title").FillAsync("Open until ten");
        await dialog.GetByLabel("Status").SelectOptionAsync("Doing");
        await dialog.GetByLabel("Partner outside").FillAsync("Agency North");
        await ann.ShouldBeAccessibleAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(table.GetByRole(AriaRole.Rowheader)).ToHaveTextAsync(["Pay by phone", "Open until ten"]);
        var stored = await Application.StoredAsync(journey.Id);
        stored.Touchpoints[0].Opportunities.ShouldBe("Pay by phone\nOpen until ten");
        (stored.Opportunities[1].Impact, stored.Opportunities[1].Effort, stored.Opportunities[1].Partner).ShouldBe((2, 4, "Agency North"));
    });

    [Fact]
    public Task Who_has_the_board_by_status_open_sees_what_others_move_and_viewers_move_nothing() => InBrowserAsync(async () =>
    {
        var journey = await Application.NewJourneyAsync(With(shop => shop with { Opportunities = "Pay by phone" }));
        var ann = await ArriveAsync(await Application.NewMemberAsync(name: "Ann"));
        var bob = await ArriveAsync(await Application.NewMemberAsync(Role.Viewer, name: "Bob"));
        foreach (var visitor in (Visitor[])[ann, bob])
            await visitor.OpenAsync($"/opportunities?view=status&journey={journey.Id}");
        ILocator Column(Visitor visitor, string name) => visitor.Page.GetByRole(AriaRole.Region, new() { Name = name }).GetByRole(AriaRole.Button, new() { Name = "Pay by phone" });

        await Column(bob, "Idea").FocusAsync();
        await bob.Page.Keyboard.PressAsync("ArrowRight");
        await Column(ann, "Idea").DragToAsync(ann.Page.GetByRole(AriaRole.Region, new() { Name = "Doing" }));
        await Expect(Column(ann, "Doing")).ToBeVisibleAsync();
        await Expect(Column(bob, "Doing")).ToBeVisibleAsync();
        await Column(ann, "Doing").FocusAsync();
        await ann.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(Column(ann, "Done")).ToBeFocusedAsync();
        await Expect(Column(bob, "Done")).ToBeVisibleAsync();

        await Column(bob, "Done").ClickAsync();
        var dialog = bob.Page.GetByRole(AriaRole.Dialog, new() { Name = "Opportunity", Exact = true });
        await Expect(dialog.GetByLabel("Title")).ToBeDisabledAsync();
        await Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Save" })).ToHaveCountAsync(0);
        (await Application.StoredAsync(journey.Id)).Opportunities.ShouldHaveSingleItem().DoneOn.ShouldNotBeNull();
    });

    [Fact]
    public Task A_pain_point_is_rated_from_the_panel_and_its_line_shows_it() => InBrowserAsync(async () =>
    {
        var journey = await Application.NewJourneyAsync(With(shop => shop with { PainPoints = "Queues" }));
        var ann = await ArriveAsync(await Application.NewMemberAsync(name: "Ann"));
        var map = await Map.OpenAsync(ann, journey.Id);
        await map.Card("Shop").ClickAsync();
        await ann.Page.GetByRole(AriaRole.List, new() { Name = "Pain points and opportunities in detail" }).GetByRole(AriaRole.Button, new() { Name = "Queues" }).ClickAsync();
        var dialog = ann.Page.GetByRole(AriaRole.Dialog, new() { Name = "Pain point", Exact = true });
        await dialog.GetByLabel("Severity").SelectOptionAsync("High");
        await dialog.GetByLabel("Evidence").FillAsync("12 of 20 interviews");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(map.Touchpoint("Shop").Locator(".item-mark.high")).ToBeVisibleAsync();
        (await Application.StoredAsync(journey.Id)).PainPoints.ShouldHaveSingleItem().Evidence.ShouldBe("12 of 20 interviews");
    });

    static Journey With(Func<Touchpoint, Touchpoint> filled) => new()
    {
        Id = Guid.CreateVersion7(),
        Title = "Buying shoes",
        Touchpoints = [filled(new() { Id = Guid.CreateVersion7(), Stage = Stage.Decision, Name = "Shop" })],
    };
}
