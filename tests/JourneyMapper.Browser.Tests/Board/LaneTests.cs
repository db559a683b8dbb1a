using JourneyMapper.Browser.Tests.Running;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Browser.Tests.Board;

/// <summary>Which lanes a map has, and lanes of one's own.</summary>
[Collection(RunningApplication.BoardCollection)]
public sealed class LaneTests(RunningApplication application) : BrowserTest(application)
{
    [Fact]
    public Task Lanes_are_added_hidden_moved_and_renamed_for_all_and_written_like_others() => InBrowserAsync(async () =>
    {
        var journey = await Application.NewJourneyAsync(Map.Small());
        var ann = await Map.OpenAsync(await ArriveAsync(Behind(TimeSpan.FromMilliseconds(150)), await Application.NewMemberAsync(name: "Ann")), journey.Id);
        var bob = await Map.OpenAsync(await ArriveAsync(await Application.NewMemberAsync(Role.Viewer, name: "Bob")), journey.Id);
        await Expect(bob.Button("Lanes")).ToHaveCountAsync(0);
        await ann.Button("Lanes").ClickAsync();
        var dialog = ann.Page.GetByRole(AriaRole.Dialog, new() { Name = "Lanes", Exact = true });
        await dialog.GetByLabel("What it holds").SelectOptionAsync("Systems");
        await Expect(dialog.GetByLabel("Title", new() { Exact = true })).ToHaveValueAsync("Systems");
        await ann.Visitor.ShouldBeAccessibleAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Add lane" }).ClickAsync();
        await Expect(Titles(bob)).ToHaveTextAsync(["Touchpoint", "Customer action", "Thought", "Emotion", "Pain points", "Opportunities", "KPIs", "Systems"]);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Hide “KPIs”" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Move “Systems” up" }).ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Show “KPIs”" })).ToBeVisibleAsync();
        await dialog.GetByLabel("Title of the lane “Thought”").FillAsync("In her head");
        await ann.Page.Keyboard.PressAsync("Tab");
        await Expect(Titles(bob)).ToHaveTextAsync(["Touchpoint", "Customer action", "In her head", "Emotion", "Pain points", "Opportunities", "Systems"]);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Close" }).Last.ClickAsync();

        await Cell(ann, "Store").ClickAsync();
        await ann.Page.Keyboard.TypeAsync("Till\n**Stock** system");
        await ann.Page.Keyboard.PressAsync("Control+Enter");
        await Expect(Cell(bob, "Store").Locator(".item")).ToHaveTextAsync(["Till", "Stock system"]);
        await Expect(Cell(bob, "Store").Locator("b")).ToHaveTextAsync("Stock");
        await ann.Visitor.ShouldBeAccessibleAsync();
        await ann.ShouldBeSavedAsync();
        var stored = await Application.StoredAsync(journey.Id);
        stored.Touchpoints.Single(touchpoint => touchpoint.Name == "Store").Own1.ShouldBe("Till\n**Stock** system");
        (stored.HiddenLanes, stored.OwnLanes.ShouldHaveSingleItem().Type).ShouldBe(("Kpis", LaneType.Items));
    });

    [Fact]
    public Task A_choice_is_made_in_the_panel_and_links_lead_on_from_there() => InBrowserAsync(async () =>
    {
        var journey = await Application.NewJourneyAsync(Map.Small() with { OwnLanes = [new() { Id = Guid.CreateVersion7(), Name = "Trouble", Type = LaneType.Choice, Choices = "Low\nHigh" }] });
        var map = await Map.OpenAsync(await ArriveAsync(await Application.NewMemberAsync()), journey.Id);
        await Cell(map, "Store").ClickAsync();
        await Expect(map.Field("Trouble")).ToBeFocusedAsync();
        await map.Field("Trouble").SelectOptionAsync("High");
        await Expect(Cell(map, "Store")).ToHaveTextAsync("High");
        await map.Field("Customer action").FillAsync("Reads [the test](https://example.org/test)");
        var link = map.Panel.GetByRole(AriaRole.Link, new() { Name = "the test" });
        await Expect(link).ToHaveAttributeAsync("href", "https://example.org/test");
        await Expect(link).ToHaveAttributeAsync("rel", "noopener noreferrer");
    });

    [Fact]
    public Task The_points_of_a_curve_are_set_by_keys_and_by_the_mouse() => InBrowserAsync(async () =>
    {
        var journey = await Application.NewJourneyAsync(Map.Small() with { OwnLanes = [new() { Id = Guid.CreateVersion7(), Name = "Effort", Type = LaneType.Curve }] });
        var ann = await Map.OpenAsync(await ArriveAsync(Behind(TimeSpan.FromMilliseconds(150)), await Application.NewMemberAsync(name: "Ann")), journey.Id);
        var bob = await Map.OpenAsync(await ArriveAsync(await Application.NewMemberAsync(Role.Viewer, name: "Bob")), journey.Id);
        await Cell(ann, "Store").FocusAsync();
        await ann.Page.Keyboard.PressAsync("ArrowUp");
        await ann.Page.Keyboard.PressAsync("ArrowUp");
        await Expect(Cell(ann, "Store")).ToHaveAttributeAsync("aria-valuetext", "Very high");
        await ann.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(Cell(ann, "Newsletter")).ToBeFocusedAsync();
        await ann.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(Cell(bob, "Newsletter")).ToHaveAttributeAsync("aria-valuetext", "Low");
        await Expect(bob.Touchpoint("Store").Locator(".curve.level")).ToHaveCountAsync(1);

        var box = (await Cell(ann, "Ad").BoundingBoxAsync())!;
        await ann.Page.Mouse.MoveAsync(box.X + (box.Width / 2), box.Y + (box.Height / 2));
        await ann.Page.Mouse.DownAsync();
        await ann.Page.Mouse.MoveAsync(box.X + (box.Width / 2), box.Y + (box.Height / 2) - 27, new() { Steps = 4 });
        await ann.Page.Mouse.UpAsync();
        await Expect(Cell(bob, "Ad")).ToHaveAttributeAsync("aria-valuetext", "High");
        await ann.Visitor.ShouldBeAccessibleAsync();

        await Cell(ann, "Ad").ClickAsync();
        await ann.Field("Effort").SelectOptionAsync("–");
        await Expect(Cell(bob, "Ad")).ToHaveAttributeAsync("aria-valuetext", "not said yet");
        await ann.ShouldBeSavedAsync();
        (await Application.StoredAsync(journey.Id)).Touchpoints.Where(touchpoint => touchpoint.Own1.Length > 0).Select(touchpoint => (touchpoint.Name, touchpoint.Own1)).ShouldBe([("Store", "2"), ("Newsletter", "-1")]);
    });

    static ILocator Titles(Map map) => map.Page.Locator(".lane-title > span:not(.scale)");

    static ILocator Cell(Map map, string touchpoint) => map.Touchpoint(touchpoint).Locator($"[data-field={TouchpointFields.Own[0].Id}]");
}
