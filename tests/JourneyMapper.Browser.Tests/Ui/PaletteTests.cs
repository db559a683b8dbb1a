using JourneyMapper.Browser.Tests.Board;
using JourneyMapper.Browser.Tests.Running;
using JourneyMapper.Data.Accounts;

namespace JourneyMapper.Browser.Tests.Ui;

/// <summary>The command palette, by keyboard, on a slow line, before a page is live and in the middle of a text.</summary>
public sealed class PaletteTests(RunningApplication application) : BrowserTest(application)
{
    const string Open = "Control+k";

    [Theory]
    [InlineData(0)]
    [InlineData(400)]
    public Task It_keeps_every_letter_and_Enter_opens_what_was_typed_even_before_the_answer_is_there(int delay) => InBrowserAsync(async () =>
    {
        var journey = await Application.NewJourneyFromSampleAsync();
        var wanted = journey.Touchpoints[3];
        var ann = await ArriveAsync(Behind(TimeSpan.FromMilliseconds(delay)), await Application.NewMemberAsync());
        await ann.OpenAsync("/");
        await ann.Page.Keyboard.PressAsync(Open);
        await ann.Page.Keyboard.TypeAsync(journey.Title, new() { Delay = 20 });
        await Expect(Field(ann)).ToHaveValueAsync(journey.Title);
        await Expect(Field(ann)).ToBeFocusedAsync();
        await Expect(Palette(ann).GetByRole(AriaRole.Option, new() { Name = journey.Title, Exact = true })).ToHaveAttributeAsync("href", $"/journeys/{journey.Id}");
        await ann.ShouldBeAccessibleAsync();

        await Field(ann).SelectTextAsync();
        await ann.Page.Keyboard.TypeAsync(wanted.Name, new() { Delay = 20 });
        await Expect(Palette(ann).GetByRole(AriaRole.Option).First).ToContainTextAsync(wanted.Name);
        await Field(ann).SelectTextAsync();
        await ann.Page.Keyboard.TypeAsync(journey.Title);
        await ann.Page.Keyboard.PressAsync("Enter");
        await Expect(ann.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"/journeys/{journey.Id}$"));
        await ann.MapIsReadyAsync();
    });

    [Fact]
    public Task Arrows_choose_Escape_closes_and_what_was_being_typed_is_still_there() => InBrowserAsync(async () =>
    {
        var ann = await ArriveAsync(await Application.NewMemberAsync());
        await ann.OpenAsync("/audits");
        await ann.OpenAsync("/");
        await Application.NewJourneyFromSampleAsync();
        await ann.OpenAsync("/");
        var search = ann.Page.GetByRole(AriaRole.Searchbox, new() { Name = "Search journeys" });
        await search.PressSequentiallyAsync("bik");
        await ann.Page.Keyboard.PressAsync("Meta+k");
        // What is chosen among the lines of before may be none of those that are found.
        await ann.Page.RunAndWaitForResponseAsync(() => ann.Page.Keyboard.TypeAsync("co"), answer => answer.Url.EndsWith("?q=co", StringComparison.Ordinal));
        await Expect(Palette(ann).GetByRole(AriaRole.Group, new() { Name = "Recent journeys" })).ToHaveCountAsync(0);
        var options = Palette(ann).GetByRole(AriaRole.Option);
        await Expect(options.First).ToHaveAttributeAsync("aria-selected", "true");
        await ann.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(options.Nth(1)).ToHaveAttributeAsync("aria-selected", "true");
        await Expect(Field(ann)).ToHaveAttributeAsync("aria-activedescendant", await options.Nth(1).GetAttributeAsync("id") ?? "");
        await ann.Page.Keyboard.PressAsync("Escape");
        await Expect(Palette(ann)).ToHaveCountAsync(0);
        await Expect(search).ToBeFocusedAsync();
        await Expect(search).ToHaveValueAsync("bik");
        // What confirms an input method's offer is no command.
        await search.EvaluateAsync("field => field.dispatchEvent(new KeyboardEvent('keydown', { key: 'k', ctrlKey: true, isComposing: true, bubbles: true }))");
        await Expect(Palette(ann)).ToHaveCountAsync(0);
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = AccessibleNames.CommandPalette }).ClickAsync();
        await Expect(Field(ann)).ToBeFocusedAsync();
    });

    [Fact]
    public Task A_cell_that_is_being_written_in_waits_for_the_palette_to_close() => InBrowserAsync(async () =>
    {
        var journey = await Application.NewJourneyAsync(Map.Small());
        var map = await Map.OpenAsync(await ArriveAsync(await Application.NewMemberAsync()), journey.Id);
        await map.Touchpoint("Store").Locator("[data-field=Thought]").ClickAsync();
        await map.Page.Keyboard.TypeAsync("Half a tho");
        await map.Page.Keyboard.PressAsync(Open);
        await map.Page.Keyboard.TypeAsync("zoom");
        await Expect(Field(map.Visitor)).ToHaveValueAsync("zoom");
        await map.Page.Keyboard.PressAsync("Escape");
        await map.Page.Keyboard.TypeAsync("ught");
        await map.Page.Keyboard.PressAsync("Enter");
        await Expect(map.Touchpoint("Store")).ToContainTextAsync("Half a thought");
        await Expect(map.Status).ToHaveTextAsync("Saved");
    });

    [Fact]
    public Task On_a_map_it_does_what_the_map_offers_and_a_role_allows() => InBrowserAsync(async () =>
    {
        var journey = await Application.NewJourneyAsync(Map.Small());
        var map = await Map.OpenAsync(await ArriveAsync(await Application.NewMemberAsync()), journey.Id);
        await ChooseAsync(map.Visitor, "add touchpoint: dec");
        await map.Page.Keyboard.TypeAsync("Counter\n");
        await map.Page.Keyboard.PressAsync("Escape");
        await Expect(map.Touchpoint("Counter")).ToBeVisibleAsync();
        await ChooseAsync(map.Visitor, "undo");
        await Expect(map.Touchpoint("Counter")).ToHaveCountAsync(0);
        await ChooseAsync(map.Visitor, "keyboard shortcuts");
        await Expect(map.Page.GetByRole(AriaRole.Dialog, new() { Name = "Keyboard shortcuts" })).ToContainTextAsync(AccessibleNames.CommandPalette);

        var vera = await Map.OpenAsync(await ArriveAsync(await Application.NewMemberAsync(Role.Viewer)), journey.Id);
        await vera.Page.Keyboard.PressAsync(Open);
        await vera.Page.Keyboard.TypeAsync("t");
        await Expect(Palette(vera.Visitor).GetByRole(AriaRole.Option, new() { Name = "Export as PDF" })).ToHaveCountAsync(1);
        foreach (var missing in new[] { "Undo", "Add touchpoint", "New journey", "Import measurements" })
            await Expect(Palette(vera.Visitor).GetByRole(AriaRole.Option, new() { Name = missing })).ToHaveCountAsync(0);
    });

    [Fact]
    public Task Before_the_page_is_live_it_leads_to_pages_and_an_action_waits() => InBrowserAsync(async () =>
    {
        var line = new TaskCompletionSource();
        var journey = await Application.NewJourneyAsync(Map.Small());
        var ann = await ArriveAsync(await Application.NewMemberAsync());
        await ann.Page.RouteAsync("**/_blazor/negotiate*", async route =>
        {
            await line.Task;
            await route.ContinueAsync();
        });
        await ann.Page.GotoAsync("/", new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        await ChooseAsync(ann, journey.Title);
        // The address changes before the page does.
        await Expect(ann.Page.Locator(".board")).ToBeVisibleAsync();
        await ChooseAsync(ann, "keyboard shortcuts");
        line.SetResult();
        await Expect(ann.Page.GetByRole(AriaRole.Dialog, new() { Name = "Keyboard shortcuts" })).ToBeVisibleAsync();
    });

    [Fact]
    public Task A_key_opens_it_in_a_new_tab_and_a_new_journey_begins_from_anywhere() => InBrowserAsync(async () =>
    {
        var ann = await ArriveAsync(await Application.NewMemberAsync());
        await ann.OpenAsync("/audits");
        await ann.Page.Keyboard.PressAsync(Open);
        await ann.Page.Keyboard.TypeAsync("user guide");
        await Expect(Palette(ann).GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
        var tab = await ann.Page.Context.RunAndWaitForPageAsync(() => ann.Page.Keyboard.PressAsync("Control+Enter"));
        await Expect(tab).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/guide$"));
        await ann.Page.Keyboard.PressAsync("Escape");
        await ChooseAsync(ann, "new journey");
        await Expect(ann.Page.GetByRole(AriaRole.Dialog, new() { Name = AccessibleNames.NewJourney })).ToBeVisibleAsync();
        await Expect(ann.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex(@":\d+/$"));
    });

    static ILocator Palette(Visitor visitor) => visitor.Page.GetByRole(AriaRole.Dialog, new() { Name = AccessibleNames.CommandPalette });

    static ILocator Field(Visitor visitor) => Palette(visitor).GetByRole(AriaRole.Combobox);

    static async Task ChooseAsync(Visitor visitor, string typed)
    {
        // Browsers hear no keys before a page's first frame.
        await visitor.Page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))");
        await visitor.Page.Keyboard.PressAsync(Open);
        await Expect(Palette(visitor)).ToBeVisibleAsync();
        await visitor.Page.Keyboard.TypeAsync(typed);
        await visitor.Page.Keyboard.PressAsync("Enter");
        await Expect(Palette(visitor)).ToHaveCountAsync(0);
    }
}
