using JourneyMapper.Browser.Tests.Running;

namespace JourneyMapper.Browser.Tests.Board;

/// <summary>Two people with two browsers on one map.</summary>
[Collection(RunningApplication.BoardCollection)]
public sealed class LiveEditingTests(RunningApplication application) : BrowserTest(application)
{
    [Fact]
    public Task What_one_adds_and_the_other_changes_both_see_at_once() => InBrowserAsync(async () =>
    {
        var (ann, bob, _) = await TogetherAsync();
        await ann.Band("Decision").GetByRole(AriaRole.Button, new() { Name = AccessibleNames.AddTouchpoint, Exact = true }).ClickAsync();
        // The new name is being written already.
        await Expect(ann.Page.GetByRole(AriaRole.Textbox, new() { Name = "New touchpoint" })).ToBeFocusedAsync();
        await ann.Page.Keyboard.TypeAsync("Test ride 🚲");
        await ann.Page.Keyboard.PressAsync("Enter");
        await bob.ShouldHoldAsync("Decision", "Store", "Test ride 🚲");

        await bob.Card("Test ride 🚲").ClickAsync();
        await bob.Field(AccessibleNames.Name).FillAsync("Longer test ride");
        await bob.Field(AccessibleNames.Name).PressAsync("Tab");
        await ann.ShouldHoldAsync("Decision", "Store", "Longer test ride");
        await ann.ShouldBeSavedAsync();
        await bob.ShouldBeSavedAsync();
    });

    [Fact]
    public Task Each_sees_who_else_is_there() => InBrowserAsync(async () =>
    {
        var (ann, bob, _) = await TogetherAsync();
        await Expect(ann.Page.GetByRole(AriaRole.List, new() { Name = "Who is here" })).ToContainTextAsync("Bob");
        await bob.Page.GotoAsync("about:blank");
        await Expect(ann.Page.GetByRole(AriaRole.List, new() { Name = "Who is here" })).Not.ToContainTextAsync("Bob");
    });

    [Fact]
    public Task Undo_and_redo_are_each_persons_own() => InBrowserAsync(async () =>
    {
        var (ann, bob, _) = await TogetherAsync();
        await RenameAsync(ann, "Ad", "Poster");
        await bob.ShouldHoldAsync("Awareness", "Poster", "Review");
        await RenameAsync(bob, "Store", "Shop");
        await ann.ShouldHoldAsync("Decision", "Shop");

        await ann.Button(AccessibleNames.Undo).ClickAsync();
        await bob.ShouldHoldAsync("Awareness", "Ad", "Review");
        await bob.ShouldHoldAsync("Decision", "Shop");
        await ann.Button(AccessibleNames.Redo).ClickAsync();
        await bob.ShouldHoldAsync("Awareness", "Poster", "Review");

        await ann.Card("Website").FocusAsync();
        await ann.Page.Keyboard.PressAsync("Control+z");
        await bob.ShouldHoldAsync("Awareness", "Ad", "Review");
        await ann.Page.Keyboard.PressAsync("Control+Shift+z");
        await bob.ShouldHoldAsync("Awareness", "Poster", "Review");
    });

    [Fact]
    public Task Two_who_write_the_same_field_choose_and_nothing_is_overwritten_in_silence() => InBrowserAsync(async () =>
    {
        var (ann, bob, _) = await TogetherAsync();
        await bob.Card("Ad").FocusAsync();
        await bob.Page.Keyboard.PressAsync("Enter");
        await bob.Page.Keyboard.TypeAsync("Bob's banner");
        await RenameAsync(ann, "Ad", "Ann's poster");
        await Expect(bob.Touchpoint("Ann's poster")).ToBeVisibleAsync();
        await bob.Page.Keyboard.PressAsync("Enter");

        var dialog = bob.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync("Ann's poster");
        await Expect(dialog).ToContainTextAsync("Bob's banner");
        await ann.ShouldHoldAsync("Awareness", "Ann's poster", "Review");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Use mine" }).ClickAsync();
        await ann.ShouldHoldAsync("Awareness", "Bob's banner", "Review");
    });

    [Fact]
    public Task Leaving_a_field_of_the_panel_takes_back_nothing_that_somebody_else_has_changed() => InBrowserAsync(async () =>
    {
        var (ann, bob, _) = await TogetherAsync();
        await ann.Card("Ad").ClickAsync();
        await ann.Field("Name").FocusAsync();
        await RenameAsync(bob, "Ad", "Poster");
        await Expect(ann.Field("Name")).ToHaveValueAsync("Poster");

        await ann.Field("Owner").FocusAsync();
        await bob.Card("Poster").ClickAsync();
        await bob.Field("Owner").SelectOptionAsync(new SelectOptionValue { Label = "Bob" });
        var owner = await bob.Field("Owner").InputValueAsync();
        await Expect(ann.Field("Owner")).ToHaveValueAsync(owner);
        await ann.Field("Name").FocusAsync();
        await ann.Field("Description").FillAsync("On the wall of the station");
        await ann.Card("Store").FocusAsync();

        await Expect(bob.Field("Description")).ToHaveValueAsync("On the wall of the station");
        await Expect(bob.Field("Owner")).ToHaveValueAsync(owner);
        await bob.ShouldHoldAsync("Awareness", "Poster", "Review");
    });

    [Fact]
    public Task Two_who_write_the_same_field_of_the_panel_choose_as_well() => InBrowserAsync(async () =>
    {
        var line = LineTo(Application.Address, TimeSpan.Zero);
        var (ann, bob, _) = await TogetherAsync(line.Address);
        await bob.Card("Ad").ClickAsync();
        await Expect(bob.Field("Name")).ToHaveValueAsync("Ad");
        // What Bob types is sent by itself after a second: Ann is first, however slow the machine.
        line.Hold();
        await bob.Field("Name").FillAsync("Bob's banner");
        await bob.Card("Store").FocusAsync();
        await RenameAsync(ann, "Ad", "Ann's poster");
        await ann.ShouldBeSavedAsync();
        line.Release();
        await Expect(bob.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Ann's poster");
        await bob.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Use mine" }).ClickAsync();
        await ann.ShouldHoldAsync("Awareness", "Bob's banner", "Review");
    });

    static async Task RenameAsync(Map map, string from, string to)
    {
        await map.Card(from).FocusAsync();
        await map.Page.Keyboard.PressAsync("Enter");
        await map.Page.Keyboard.TypeAsync(to);
        await map.Page.Keyboard.PressAsync("Enter");
        await Expect(map.Touchpoint(to)).ToBeVisibleAsync();
    }

    async Task<(Map Ann, Map Bob, Guid Journey)> TogetherAsync(Uri? bobsAddress = null)
    {
        var journey = await Application.NewJourneyAsync(Map.Small());
        var ann = await ArriveAsync(await Application.NewMemberAsync(name: "Ann"));
        var bob = await ArriveAsync(bobsAddress ?? Application.Address, await Application.NewMemberAsync(name: "Bob"));
        return (await Map.OpenAsync(ann, journey.Id), await Map.OpenAsync(bob, journey.Id), journey.Id);
    }
}
