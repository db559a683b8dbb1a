using JourneyMapper.Browser.Tests.Running;

namespace JourneyMapper.Browser.Tests.Ui;

/// <summary>Dialogs and fields behave for the keyboard and on a slow line.</summary>
[Collection(RunningApplication.UiCollection)]
public sealed class DialogTests(RunningApplication application) : BrowserTest(application)
{
    const string Title = "Buying a road bike for the very first time";

    [Theory]
    [InlineData(0)]
    [InlineData(400)]
    public Task A_dialog_begins_at_the_title_goes_round_and_gives_the_focus_back(int delay) => InBrowserAsync(async () =>
    {
        var ann = await ArriveAsync(Behind(TimeSpan.FromMilliseconds(delay)), await Application.NewMemberAsync());
        await ann.OpenAsync("/");
        var opener = ann.Page.GetByRole(AriaRole.Button, new() { Name = AccessibleNames.NewJourney, Exact = true });
        await opener.PressAsync("Enter");
        var dialog = ann.Page.GetByRole(AriaRole.Dialog, new() { Name = AccessibleNames.NewJourney });
        await dialog.WaitForAsync();
        (await ann.Page.EvaluateAsync<string>("document.activeElement.labels?.[0]?.textContent")).ShouldBe("Title", "The focus is there before the server is asked.");

        await ann.Page.Keyboard.TypeAsync(Title, new() { Delay = 20 });
        foreach (var next in (ILocator[])[dialog.GetByLabel("Scenario"), dialog.GetByLabel("Persona"), Button("Cancel"), Button("Create journey"), Button("Close")])
        {
            await ann.Page.Keyboard.PressAsync("Tab");
            await Expect(next).ToBeFocusedAsync();
        }

        await Expect(dialog.GetByLabel("Title")).ToHaveValueAsync(Title);
        await ann.Page.Keyboard.PressAsync("Escape");
        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(opener).ToBeFocusedAsync();

        ILocator Button(string name) => dialog.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
    });

    [Theory]
    [InlineData(0)]
    [InlineData(400)]
    public Task A_dialog_from_a_menu_gives_the_focus_back_to_the_menus_button(int delay) => InBrowserAsync(async () =>
    {
        var journey = await Application.NewJourneyFromSampleAsync();
        var ann = await ArriveAsync(Behind(TimeSpan.FromMilliseconds(delay)), await Application.NewMemberAsync());
        await ann.OpenAsync("/");
        var opener = ann.Page.GetByRole(AriaRole.Button, new() { Name = $"Actions for “{journey.Title}”" });
        await opener.PressAsync("Enter");
        // The menu takes the focus when it is open; before, it would take it from the item that is pressed.
        await Expect(ann.Page.GetByRole(AriaRole.Menuitem).First).ToBeFocusedAsync();
        await ann.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Rename" }).PressAsync("Enter");
        var dialog = ann.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByLabel("Title")).ToBeFocusedAsync();
        await ann.Page.Keyboard.PressAsync("Escape");
        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(opener).ToBeFocusedAsync();
    });

    [Fact]
    public Task A_search_on_a_slow_line_keeps_every_letter() => InBrowserAsync(async () =>
    {
        var (wanted, other) = (await Application.NewJourneyFromSampleAsync(), await Application.NewJourneyFromSampleAsync(sample: 1));
        var ann = await ArriveAsync(Behind(TimeSpan.FromMilliseconds(400)), await Application.NewMemberAsync());
        await ann.OpenAsync("/");
        var search = ann.Page.GetByRole(AriaRole.Searchbox, new() { Name = "Search journeys" });
        await search.ClickAsync();
        // In pieces, with pauses in which the list is asked for: what comes back must not take away what was typed since.
        foreach (var piece in wanted.Title.Chunk(4))
        {
            await ann.Page.Keyboard.TypeAsync(new string(piece), new() { Delay = 40 });
            await Task.Delay(250);
        }

        await Expect(search).ToHaveValueAsync(wanted.Title);
        await Expect(ann.Page.GetByRole(AriaRole.Article, new() { Name = other.Title, Exact = true })).ToHaveCountAsync(0);
        await Expect(ann.Page.GetByRole(AriaRole.Article, new() { Name = wanted.Title, Exact = true })).ToBeVisibleAsync();
        await Expect(search).ToBeFocusedAsync();
        await Expect(search).ToHaveValueAsync(wanted.Title);
    });

    [Fact]
    public Task What_is_wrong_is_said_at_its_field() => InBrowserAsync(async () =>
    {
        var ann = await ArriveAsync(await Application.NewMemberAsync());
        await ann.OpenAsync("/");
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = AccessibleNames.NewJourney, Exact = true }).ClickAsync();
        var dialog = ann.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Create journey" }).ClickAsync();
        var title = dialog.GetByLabel("Title");
        await Expect(title).ToBeFocusedAsync();
        await Expect(title).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(title).ToHaveAccessibleDescriptionAsync("Please fill this in.");
    });

    [Fact]
    public Task The_page_behind_a_dialog_stays_where_it_is() => InBrowserAsync(async () =>
    {
        for (var i = 0; i < 9; i++)
            await Application.NewJourneyFromSampleAsync();
        var ann = await ArriveAsync(await Application.NewMemberAsync(), height: 500);
        await ann.OpenAsync("/");
        // Browsers of tests hide their scroll bars; what keeps the place of one is what can be seen of it.
        (await ann.Page.EvaluateAsync<string>("getComputedStyle(document.documentElement).scrollbarGutter")).ShouldBe("stable");
        var before = await PlaceAsync();
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = AccessibleNames.NewJourney, Exact = true }).ClickAsync();
        await ann.Page.GetByRole(AriaRole.Dialog).WaitForAsync();
        (await PlaceAsync()).ShouldBe(before);

        Task<string> PlaceAsync() => ann.Page.EvaluateAsync<string>("JSON.stringify([document.body, document.querySelector('h1')].map(element => element.getBoundingClientRect()))");
    });

    [Fact]
    public Task A_snackbar_waits_for_whoever_is_at_it_and_takes_back() => InBrowserAsync(async () =>
    {
        var journey = await Application.NewJourneyFromSampleAsync();
        var ann = await ArriveAsync(await Application.NewMemberAsync());
        await ann.OpenAsync("/");
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = $"Actions for “{journey.Title}”" }).ClickAsync();
        await ann.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Move to trash" }).ClickAsync();
        var card = ann.Page.GetByRole(AriaRole.Article, new() { Name = journey.Title, Exact = true });
        await Expect(card).ToHaveCountAsync(0);
        await ann.Page.GetByRole(AriaRole.Status).GetByRole(AriaRole.Button, new() { Name = AccessibleNames.Undo }).PressAsync("Enter");
        await Expect(card).ToBeVisibleAsync();
        await Expect(ann.Page.GetByRole(AriaRole.Status).GetByRole(AriaRole.Button, new() { Name = AccessibleNames.Undo })).ToHaveCountAsync(0);
    });
}
