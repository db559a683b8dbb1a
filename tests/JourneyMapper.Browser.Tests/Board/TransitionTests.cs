using JourneyMapper.Browser.Tests.Running;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Testing;

namespace JourneyMapper.Browser.Tests.Board;

/// <summary>Ways between touchpoints: drawn, filled in by keyboard, seen by others, taken back.</summary>
[Collection(RunningApplication.BoardCollection)]
public sealed class TransitionTests(RunningApplication application) : BrowserTest(application)
{
    [Fact]
    public Task A_transition_is_drawn_from_the_handle_seen_by_others_and_undone() => InBrowserAsync(async () =>
    {
        var journey = await Application.NewJourneyAsync(Map.Small());
        var ann = await Map.OpenAsync(await ArriveAsync(await Application.NewMemberAsync(name: "Ann")), journey.Id);
        var bob = await Map.OpenAsync(await ArriveAsync(await Application.NewMemberAsync(Role.Viewer, name: "Bob")), journey.Id);

        await DrawAsync(ann, "Referral", "Ad");
        await Expect(Way(ann, "Loop back from Referral to Ad")).ToBeVisibleAsync();
        await Expect(Way(bob, "Loop back from Referral to Ad")).ToBeVisibleAsync();
        await DrawAsync(ann, "Ad", "Store");
        await Expect(Way(bob, "Jump ahead from Ad to Store")).ToBeVisibleAsync();
        await Expect(bob.Page.Locator(".arc-handle")).ToHaveCountAsync(0);
        await ann.Visitor.ShouldBeAccessibleAsync();

        // Whoever points at one sees all of it.
        await Way(ann, "Loop back from Referral to Ad").HoverAsync();
        await Expect(ann.Page.Locator(".arc.hot")).ToHaveCountAsync(5);

        await ann.ShouldBeSavedAsync();
        await ann.Button(AccessibleNames.Undo).ClickAsync();
        await Expect(Way(bob, "Jump ahead from Ad to Store")).ToHaveCountAsync(0);
        (await Application.StoredAsync(journey.Id)).Transitions.ShouldHaveSingleItem().Kind.ShouldBe(TransitionKind.Loop);
    });

    [Fact]
    public Task Whoever_goes_on_after_a_dialog_keeps_the_focus() => InBrowserAsync(async () =>
    {
        var journey = await Application.NewJourneyAsync(Map.Small());
        var map = await Map.OpenAsync(await ArriveAsync(Behind(TimeSpan.FromMilliseconds(500)), await Application.NewMemberAsync()), journey.Id);
        var dialog = map.Page.GetByRole(AriaRole.Dialog);
        await map.Card("Store").FocusAsync();
        await map.Page.Keyboard.PressAsync("t");
        await Expect(dialog.GetByLabel("To", new() { Exact = true })).ToBeFocusedAsync();
        await dialog.GetByLabel("Label").FillAsync("Too dear");
        await map.Page.Keyboard.PressAsync("Enter");
        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(map.Card("Store")).ToBeFocusedAsync();
        await map.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(map.Card("Newsletter")).ToBeFocusedAsync();
        await map.ShouldBeSavedAsync();

        // Whatever the server had to say about the first dialog was said before the second one.
        await map.Page.Keyboard.PressAsync("t");
        await Expect(dialog.GetByLabel("To", new() { Exact = true })).ToBeFocusedAsync();
        await map.Page.Keyboard.PressAsync("Escape");
        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(map.Card("Newsletter")).ToBeFocusedAsync();
    });

    [Fact]
    public Task A_transition_is_made_changed_and_removed_by_keyboard() => InBrowserAsync(async () =>
    {
        var journey = await Application.NewJourneyAsync(Map.Small());
        var map = await Map.OpenAsync(await ArriveAsync(Behind(TimeSpan.FromMilliseconds(150)), await Application.NewMemberAsync()), journey.Id);
        var dialog = map.Page.GetByRole(AriaRole.Dialog);
        await map.Card("Store").FocusAsync();
        await map.Page.Keyboard.PressAsync("t");
        await Expect(dialog.GetByLabel("To", new() { Exact = true })).ToBeFocusedAsync();
        await dialog.GetByLabel("Label").FillAsync("Too dear");
        await dialog.GetByLabel("Share in %").FillAsync("140");
        await map.Page.Keyboard.PressAsync("Enter");
        await Expect(dialog.GetByText("Share in %: only 0 to 100.").First).ToBeVisibleAsync();
        await map.Visitor.ShouldBeAccessibleAsync();
        await dialog.GetByLabel("Share in %").FillAsync("40");
        await dialog.GetByLabel("Typical delay").FillAsync("3");
        await map.Page.Keyboard.PressAsync("Enter");
        await Expect(Way(map, "Drop-out at Store: Too dear, 40%, 3 days")).ToBeVisibleAsync();
        await Expect(map.Card("Store")).ToBeFocusedAsync();

        await Way(map, "Drop-out at Store: Too dear, 40%, 3 days").FocusAsync();
        await map.Page.Keyboard.PressAsync("Enter");
        await dialog.GetByLabel("Kind").SelectOptionAsync("Return later");
        await map.Page.Keyboard.PressAsync("Enter");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(dialog.GetByText("Only a drop-out leads out of the journey")).ToBeVisibleAsync();
        await dialog.GetByLabel("To", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "Newsletter · Retention" });
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(Way(map, "Return later from Store to Newsletter: Too dear, 40%, 3 days")).ToBeVisibleAsync();

        // What leads to a touchpoint goes with it, and comes back with it.
        await map.Card("Newsletter").FocusAsync();
        await map.Page.Keyboard.PressAsync("Delete");
        await Expect(map.Page.Locator(".arc-label")).ToHaveCountAsync(0);
        await map.Page.Keyboard.PressAsync("Control+z");
        await Way(map, "Return later from Store to Newsletter: Too dear, 40%, 3 days").ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
        await Expect(map.Page.Locator(".arc-label")).ToHaveCountAsync(0);
        await map.ShouldBeSavedAsync();
        (await Application.StoredAsync(journey.Id)).Transitions.ShouldBeEmpty();
    });

    static ILocator Way(Map map, string name) => map.Page.Locator(".arc-label").And(map.Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }));

    static async Task DrawAsync(Map map, string from, string to)
    {
        var target = (await map.Card(to).BoundingBoxAsync())!;
        await map.Card(from).HoverAsync();
        var handle = (await map.Page.Locator(".arc-handle").BoundingBoxAsync())!;
        await map.Page.Mouse.MoveAsync(handle.X + (handle.Width / 2), handle.Y + (handle.Height / 2));
        await map.Page.Mouse.DownAsync();
        await map.Page.Mouse.MoveAsync(handle.X, handle.Y - 20, new() { Steps = 3 });
        await map.Page.Mouse.MoveAsync(target.X + (target.Width / 2), target.Y + (target.Height / 2), new() { Steps = 5 });
        await map.Page.Mouse.UpAsync();
    }
}
