using JourneyMapper.Browser.Tests.Running;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Browser.Tests.Board;

/// <summary>Several touchpoints: selected by pointer and keyboard, changed in one step, copied to another map; and new ones between two cards.</summary>
[Collection(RunningApplication.BoardCollection)]
public sealed class SelectionTests(RunningApplication application) : BrowserTest(application)
{
    [Fact]
    public Task Shift_and_Ctrl_select_and_Delete_and_Undo_are_one_step() => InBrowserAsync(async () =>
    {
        var map = await OpenAsync();
        await map.Card("Ad").ClickAsync();
        await map.Card("Website").ClickAsync(new() { Modifiers = [KeyboardModifier.Shift] });
        await Expect(Bar(map)).ToContainTextAsync("3 touchpoints selected");
        await map.Card("Review").ClickAsync(new() { Modifiers = [KeyboardModifier.Control] });
        await Expect(Bar(map)).ToContainTextAsync("2 touchpoints selected");
        await Expect(map.Card("Ad")).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(map.Card("Review")).Not.ToHaveAttributeAsync("aria-pressed", "true");
        await map.Visitor.ShouldBeAccessibleAsync();
        await map.Page.Keyboard.PressAsync("Delete");
        await map.ShouldHoldAsync("Awareness", "Review");
        await map.ShouldHoldAsync("Consideration");
        await Expect(Bar(map)).ToBeHiddenAsync();
        await map.ShouldBeSavedAsync();
        await map.Page.Locator("[data-action=undo]").ClickAsync();
        await map.ShouldHoldAsync("Awareness", "Ad", "Review");
        await map.ShouldHoldAsync("Consideration", "Website");
    });

    [Fact]
    public Task A_frame_selects_and_all_are_dragged_coloured_and_left() => InBrowserAsync(async () =>
    {
        var map = await OpenAsync();
        var (from, to) = (await BoxAsync(map.Touchpoint("Ad").Locator(".cell.emotion")), await BoxAsync(map.Touchpoint("Review").Locator(".cell.emotion")));
        await map.Page.Mouse.MoveAsync(from.X + 12, from.Y + 12);
        await map.Page.Mouse.DownAsync();
        await map.Page.Mouse.MoveAsync(to.X + 30, to.Y + 40, new() { Steps = 6 });
        await Expect(map.Page.Locator(".selection-frame")).ToBeVisibleAsync();
        await map.Page.Mouse.UpAsync();
        await Expect(Bar(map)).ToContainTextAsync("2 touchpoints selected");

        await Bar(map).GetByRole(AriaRole.Button, new() { Name = "Colour…" }).ClickAsync();
        await map.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Teal" }).ClickAsync();
        await Expect(map.Card("Review")).ToHaveAccessibleDescriptionAsync("Colour: Teal");

        var (card, target) = (await BoxAsync(map.Card("Ad")), await BoxAsync(map.Card("Store")));
        await map.Page.Mouse.MoveAsync(card.X + 30, card.Y + 20);
        await map.Page.Mouse.DownAsync();
        await map.Page.Mouse.MoveAsync(target.X + target.Width - 10, target.Y + 20, new() { Steps = 10 });
        await map.Page.Mouse.UpAsync();
        await map.ShouldHoldAsync("Decision", "Store", "Ad", "Review");
        await Expect(Bar(map)).ToContainTextAsync("2 touchpoints selected");
        await map.Card("Store").FocusAsync();
        await map.Page.Keyboard.PressAsync("Escape");
        await Expect(Bar(map)).ToBeHiddenAsync();
    });

    [Fact]
    public Task What_is_copied_is_pasted_into_another_map_in_one_step() => InBrowserAsync(async () =>
    {
        var (journey, other) = (await Application.NewJourneyAsync(Map.Small()), await Application.NewJourneyAsync(Map.Small()));
        var visitor = await ArriveAsync(await Application.NewMemberAsync(), width: 1600);
        var map = await Map.OpenAsync(visitor, journey.Id);
        await map.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await map.Card("Store").FocusAsync();
        await map.Page.Keyboard.PressAsync("Control+a");
        await map.Page.Keyboard.PressAsync("Control+c");
        await Expect(map.Page.GetByRole(AriaRole.Log)).ToContainTextAsync("6 touchpoints copied");
        // The server has handed it out by now; the browser puts it onto the clipboard.
        await map.Page.WaitForFunctionAsync("async () => (await navigator.clipboard.readText()).includes('Ad\tAwareness')");

        map = await Map.OpenAsync(visitor, other.Id);
        await map.Card("Store").FocusAsync();
        await map.Page.Keyboard.PressAsync("Control+v");
        await map.ShouldHoldAsync("Decision", "Store", "Store");
        await map.ShouldHoldAsync("Awareness", "Ad", "Review", "Ad", "Review");
        await Expect(Bar(map)).ToContainTextAsync("6 touchpoints selected");
        await map.ShouldBeSavedAsync();
        (await Application.StoredAsync(other.Id)).Revision.ShouldBe(1);
    });

    [Fact]
    public Task Rows_of_a_spreadsheet_are_pasted_onto_the_map_but_never_into_a_text() => InBrowserAsync(async () =>
    {
        var map = await OpenAsync();
        await map.Card("Ad").FocusAsync();
        await map.PasteAsync("Name\tÉtape\tBudget\tCanal\r\nRadio\tFidélité\t12\tE-mail\r\nFair\t\t8\t\r\n");
        var dialog = map.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync("“Budget”");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Add touchpoints" }).ClickAsync();
        await map.ShouldHoldAsync("Awareness", "Ad", "Fair", "Review");
        await map.ShouldHoldAsync("Loyalty", "Referral", "Radio");

        await map.Touchpoint("Store").Locator("[data-field=Action]").ClickAsync();
        await map.Page.Keyboard.TypeAsync("none");
        await map.PasteAsync(" pays");
        await map.Page.Keyboard.PressAsync("Control+a");
        await Expect(dialog).ToHaveCountAsync(0);
        await map.Page.Keyboard.PressAsync("End");
        await map.Page.Keyboard.PressAsync("Enter");
        await map.ShouldBeSavedAsync();
        (await Application.StoredAsync(journey)).Touchpoints.Single(touchpoint => touchpoint.Name == "Store").Action.ShouldBe("none pays");
    });

    [Fact]
    public Task A_touchpoint_is_inserted_between_two_cards_by_pointer_and_by_key() => InBrowserAsync(async () =>
    {
        var map = await OpenAsync();
        var box = await BoxAsync(map.Touchpoint("Ad").Locator(".cell.touch"));
        await map.Page.Mouse.MoveAsync(box.X + box.Width - 30, box.Y + 40);
        await map.Page.Mouse.MoveAsync(box.X + box.Width - 3, box.Y + 40);
        await Expect(map.Page.Locator(".insert-handle")).ToBeVisibleAsync();
        await map.Page.Mouse.MoveAsync(box.X + box.Width, box.Y + box.Height - 9, new() { Steps = 8 });
        await map.Page.Mouse.DownAsync();
        await map.Page.Mouse.UpAsync();
        await map.Page.Keyboard.TypeAsync("Poster\nFair\n");
        await map.Page.Keyboard.PressAsync("Escape");
        await map.ShouldHoldAsync("Awareness", "Ad", "Poster", "Fair", "Review");
        await map.Card("Website").FocusAsync();
        await map.Page.Keyboard.PressAsync("n");
        await map.Page.Keyboard.TypeAsync("Blog");
        await map.Page.Keyboard.PressAsync("Tab");
        await map.ShouldHoldAsync("Consideration", "Website", "Blog");
        await map.ShouldBeSavedAsync();
        await Expect(map.Page.Locator(".new-card")).ToHaveCountAsync(0);
    });

    [Fact]
    public Task By_keyboard_several_are_selected_moved_and_removed_and_a_viewer_only_selects() => InBrowserAsync(async () =>
    {
        var map = await OpenAsync();
        var bob = await Map.OpenAsync(await ArriveAsync(await Application.NewMemberAsync(Role.Viewer, name: "Bob")), journey);
        await map.Card("Ad").FocusAsync();
        await map.Page.Keyboard.PressAsync("Shift+ArrowRight");
        await Expect(map.Card("Review")).ToBeFocusedAsync();
        await Expect(Bar(map)).ToContainTextAsync("2 touchpoints selected");
        await map.Page.Keyboard.PressAsync("Alt+ArrowRight");
        await map.ShouldHoldAsync("Consideration", "Ad", "Review", "Website");
        await Expect(map.Card("Review")).ToBeFocusedAsync();
        await map.Page.Keyboard.PressAsync("F6");
        await Expect(Bar(map).GetByRole(AriaRole.Button, new() { Name = "Move to…" })).ToBeFocusedAsync();
        await map.Page.Keyboard.PressAsync("F6");
        await map.Page.Keyboard.PressAsync("Control+Space");
        await Expect(Bar(map)).ToContainTextAsync("One touchpoint selected");

        await bob.Card("Store").FocusAsync();
        await bob.Page.Keyboard.PressAsync("Control+a");
        await Expect(Bar(bob)).ToContainTextAsync("6 touchpoints selected");
        await bob.Page.Keyboard.PressAsync("Delete");
        await Expect(Bar(bob).GetByRole(AriaRole.Button)).ToHaveCountAsync(2);
        await map.Page.Keyboard.PressAsync("Control+a");
        await map.Page.Keyboard.PressAsync("Delete");
        await Expect(bob.Page.Locator("li.touchpoint")).ToHaveCountAsync(0);
        await Expect(Bar(bob)).ToBeHiddenAsync();
    });

    Guid journey;

    async Task<Map> OpenAsync()
    {
        journey = (await Application.NewJourneyAsync(Map.Small())).Id;
        return await Map.OpenAsync(await ArriveAsync(await Application.NewMemberAsync(), width: 1600), journey);
    }

    static ILocator Bar(Map map) => map.Page.Locator(".selection-bar");

    static async Task<LocatorBoundingBoxResult> BoxAsync(ILocator element) => (await element.BoundingBoxAsync()).ShouldNotBeNull();
}
