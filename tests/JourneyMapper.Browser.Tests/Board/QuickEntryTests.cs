using JourneyMapper.Browser.Tests.Running;

namespace JourneyMapper.Browser.Tests.Board;

/// <summary>New touchpoints as fast as one types, on any line: whatever is typed is kept, in order.</summary>
[Collection(RunningApplication.EntryCollection)]
public sealed class QuickEntryTests(RunningApplication application) : BrowserTest(application)
{
    static readonly string[] FiveNames = ["Ad", "Reel", "Friend", "Poster", "Search"];

    [Theory]
    [InlineData(0, 80)]
    [InlineData(150, 15)]
    [InlineData(500, 40)]
    public Task Enter_commits_a_card_and_opens_the_next(int latency, int delay) => OnMapAsync(latency, async map =>
    {
        await AddButton(map, "Decision").ClickAsync();
        await map.Page.Keyboard.TypeAsync(string.Concat(FiveNames.Select(name => $"{name}\n")), new() { Delay = delay });
        await map.Page.Keyboard.PressAsync("Escape");
        await map.ShouldHoldAsync("Decision", ["Store", .. FiveNames]);
        await map.ShouldBeSavedAsync();
        await Expect(map.Page.Locator(".new-card")).ToHaveCountAsync(0);
        await Expect(AddButton(map, "Decision")).ToBeFocusedAsync();

        // Each is an edit of its own, and each can be taken back.
        for (var left = FiveNames.Length - 1; left >= 0; left--)
        {
            await map.Button(AccessibleNames.Undo).ClickAsync();
            await map.ShouldHoldAsync("Decision", ["Store", .. FiveNames[..left]]);
        }

        await map.Button(AccessibleNames.Redo).ClickAsync();
        await map.ShouldHoldAsync("Decision", "Store", "Ad");
    });

    [Theory]
    [InlineData(0)]
    [InlineData(400)]
    public Task What_is_typed_at_once_after_the_button_is_all_there(int latency) => OnMapAsync(latency, async map =>
    {
        foreach (var (stage, name) in ((string, string)[])[("Retention", "Points card"), ("Loyalty", "A la carte menu")])
        {
            await AddButton(map, stage).FocusAsync();
            await map.Page.Keyboard.PressAsync("Enter");
            await map.Page.Keyboard.TypeAsync(name);
            await map.Page.Keyboard.PressAsync("Tab");
        }

        await map.ShouldHoldAsync("Retention", "Newsletter", "Points card");
        await map.ShouldHoldAsync("Loyalty", "Referral", "A la carte menu");
        await map.ShouldBeSavedAsync();
    });

    [Fact]
    public Task An_empty_card_leaves_nothing_behind() => OnMapAsync(0, async map =>
    {
        foreach (var key in (string[])["Escape", "Enter", "Tab"])
        {
            await AddButton(map, "Decision").ClickAsync();
            await Expect(map.Page.GetByRole(AriaRole.Textbox, new() { Name = "New touchpoint" })).ToBeFocusedAsync();
            await map.Page.Keyboard.PressAsync(key);
            await Expect(map.Page.Locator(".new-card")).ToHaveCountAsync(0);
            await Expect(AddButton(map, "Decision")).ToBeFocusedAsync();
        }

        await map.ShouldHoldAsync("Decision", "Store");
        (await Application.StoredAsync(journey)).Revision.ShouldBe(0);
    });

    [Fact]
    public Task A_pasted_list_becomes_a_touchpoint_a_line() => OnMapAsync(0, async map =>
    {
        await AddButton(map, "Awareness").ClickAsync();
        await map.PasteAsync("1. Radio spot\r\n\r\n2) Fair\n\t• Poster at the station\v– Word of mouth");
        await Expect(map.Page.GetByRole(AriaRole.Textbox, new() { Name = "New touchpoint" })).ToBeFocusedAsync();
        await map.Page.Keyboard.TypeAsync("2026 catalogue\n");
        await map.Page.Keyboard.PressAsync("Escape");
        await map.ShouldHoldAsync("Awareness", "Ad", "Review", "Radio spot", "Fair", "Poster at the station", "Word of mouth", "2026 catalogue");
    });

    [Fact]
    public Task A_pasted_table_fills_fields_by_its_columns_after_a_preview() => OnMapAsync(0, async map =>
    {
        await AddButton(map, "Loyalty").ClickAsync();
        await map.PasteAsync("Thing\tPain\tEmotion\tCost\r\nNew card\t\"Too small\nToo dark\"\t+1\t12\r\nMagazine\t\t-1\t8\r\n");
        var dialog = map.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByText("New card")).ToBeVisibleAsync();
        // What was guessed is not what was meant: these titles are nobody's.
        await dialog.GetByLabel("Column 2").SelectOptionAsync(new SelectOptionValue { Label = "Pain points" });
        await dialog.GetByLabel("Column 3").SelectOptionAsync(new SelectOptionValue { Label = "Emotion" });
        await Expect(dialog.GetByText("One row cannot be added")).ToBeVisibleAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();

        await AddButton(map, "Loyalty").ClickAsync();
        await map.PasteAsync("Name\tPain points\tEmotion\tCost\r\nNew card\t\"Too small\nToo dark\"\t+1\t12\r\nMagazine\t\t-1\t8\r\n");
        await Expect(dialog.GetByText("2 touchpoints", new() { Exact = true })).ToBeVisibleAsync();
        await map.Visitor.ShouldBeAccessibleAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Add touchpoints" }).ClickAsync();
        await map.ShouldHoldAsync("Loyalty", "Referral", "New card", "Magazine");
        await map.ShouldBeSavedAsync();
        var stored = (await Application.StoredAsync(journey)).Touchpoints;
        (stored[^2].PainPoints, stored[^2].Emotion, stored[^1].Emotion).ShouldBe(("Too small\nToo dark", 1, -1));
        await map.Button(AccessibleNames.Undo).ClickAsync();
        await map.ShouldHoldAsync("Loyalty", "Referral", "New card");
    });

    [Fact]
    public Task A_list_pasted_into_a_cell_of_items_loses_its_bullets() => OnMapAsync(0, async map =>
    {
        await map.Touchpoint("Ad").Locator("[data-field=PainPoints]").ClickAsync();
        await map.Page.Keyboard.TypeAsync("Too loud\n");
        await map.PasteAsync("- Too often\r\n- Too late");
        await map.Page.Keyboard.PressAsync("Tab");
        await map.ShouldBeSavedAsync();
        (await Application.StoredAsync(journey)).Touchpoints[0].PainPoints.ShouldBe("Too loud\nToo often\nToo late");
    });

    [Fact]
    public Task Items_with_an_empty_line_between_them_conflict_with_nobody() => OnMapAsync(0, async map =>
    {
        var cell = map.Touchpoint("Ad").Locator("[data-field=PainPoints]");
        await cell.ClickAsync();
        await map.Page.Keyboard.TypeAsync("Too loud\n\nToo late");
        await map.Page.Keyboard.PressAsync("Tab");
        await map.ShouldBeSavedAsync();
        // What a translator or an extension makes of the page is not what the journey holds.
        await map.Page.EvaluateAsync("() => { for (const item of document.querySelectorAll('.pain .item')) item.textContent = 'Trop tard'; }");
        await cell.ClickAsync();
        await map.Page.Keyboard.TypeAsync(" at night");
        await map.Page.Keyboard.PressAsync("Tab");
        await map.ShouldBeSavedAsync();
        await Expect(map.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        (await Application.StoredAsync(journey)).Touchpoints[0].PainPoints.ShouldBe("Too loud\n\nToo late at night");
    });

    [Fact]
    public Task A_text_that_is_too_long_stays_in_its_editor_with_the_reason() => OnMapAsync(0, async map =>
    {
        var name = new string('n', 220);
        await map.Card("Ad").FocusAsync();
        await map.Page.Keyboard.PressAsync("Enter");
        await map.Page.Keyboard.InsertTextAsync(name);
        await map.Page.Keyboard.PressAsync("Enter");
        await Expect(map.Page.GetByText("At most 200 characters; this has 220.")).ToBeVisibleAsync();
        await Expect(map.Page.Locator(".cell-editor")).ToHaveValueAsync(name);
        for (var i = 0; i < 20; i++)
            await map.Page.Keyboard.PressAsync("Backspace");
        await map.Page.Keyboard.PressAsync("Enter");
        await map.ShouldHoldAsync("Awareness", name[..200], "Review");
    });

    [Fact]
    public Task A_name_that_is_too_long_waits_in_its_card_when_the_map_is_left() => OnMapAsync(0, async map =>
    {
        var name = new string('n', 220);
        var card = map.Page.GetByRole(AriaRole.Textbox, new() { Name = "New touchpoint" });
        await AddButton(map, "Decision").ClickAsync();
        await map.Page.Keyboard.InsertTextAsync(name);
        await Expect(card).ToHaveAttributeAsync("aria-invalid", "true");
        await map.Page.Locator(".bar a").First.EvaluateAsync("link => link.click()");
        await Expect(map.Page.Locator(".board")).ToHaveCountAsync(0);
        await map.Visitor.OpenMapAsync(journey);
        await Expect(card).ToHaveValueAsync(name);
        for (var i = 0; i < 20; i++)
            await map.Page.Keyboard.PressAsync("Backspace");
        await map.Page.Keyboard.PressAsync("Enter");
        await map.Page.Keyboard.PressAsync("Escape");
        await map.ShouldHoldAsync("Decision", "Store", name[..200]);
    });

    [Fact]
    public Task Control_characters_of_Office_programs_cost_nothing_else() => OnMapAsync(0, async map =>
    {
        await map.Touchpoint("Ad").Locator("[data-field=Thought]").ClickAsync();
        await map.Page.Keyboard.InsertTextAsync("Line one\u000bline two\u0007!");
        await map.Page.Keyboard.PressAsync("Tab");
        await map.ShouldBeSavedAsync();
        (await Application.StoredAsync(journey)).Touchpoints[0].Thought.ShouldBe("Line one\nline two!");
    });

    [Fact]
    public Task Enter_that_confirms_a_candidate_of_an_input_method_closes_nothing() => OnMapAsync(0, async map =>
    {
        const string Confirm = "area => area.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', keyCode: 229, isComposing: true, bubbles: true, cancelable: true }))";
        await map.Card("Ad").FocusAsync();
        await map.Page.Keyboard.PressAsync("Enter");
        await map.Page.Keyboard.TypeAsync("広告");
        await map.Page.Locator(".cell-editor").EvaluateAsync(Confirm);
        await Expect(map.Page.Locator(".cell-editor")).ToBeFocusedAsync();
        await map.Page.Keyboard.PressAsync("Enter");
        await map.ShouldHoldAsync("Awareness", "広告", "Review");

        await AddButton(map, "Awareness").ClickAsync();
        await map.Page.Keyboard.TypeAsync("検索");
        await map.Page.Locator(".new-card textarea").EvaluateAsync(Confirm);
        await map.Page.Keyboard.TypeAsync("結果\n");
        await map.Page.Keyboard.PressAsync("Escape");
        await map.ShouldHoldAsync("Awareness", "広告", "Review", "検索結果");
    });

    [Fact]
    public Task A_reload_opens_the_editor_again_where_it_was() => OnMapAsync(0, async map =>
    {
        map.Page.Dialog += async (_, dialog) => await dialog.AcceptAsync();
        await map.Touchpoint("Store").Locator("[data-field=Action]").ClickAsync();
        await map.Page.Keyboard.TypeAsync("The customer here");
        for (var i = 0; i < "here".Length; i++)
            await map.Page.Keyboard.PressAsync("ArrowLeft");
        await map.Page.ReloadAsync();
        await map.Visitor.MapIsReadyAsync();
        await Expect(map.Page.Locator(".cell-editor")).ToBeFocusedAsync();
        await map.Page.Keyboard.TypeAsync("reads ");
        await map.Page.Keyboard.PressAsync("Enter");
        await map.ShouldBeSavedAsync();
        (await Application.StoredAsync(journey)).Touchpoints[3].Action.ShouldBe("The customer reads here");

        await AddButton(map, "Decision").ClickAsync();
        await map.Page.Keyboard.TypeAsync("Pay by ");
        await map.Page.ReloadAsync();
        await map.Visitor.MapIsReadyAsync();
        await map.Page.Keyboard.TypeAsync("card\n");
        await map.ShouldHoldAsync("Decision", "Store", "Pay by card");
    });

    [Fact]
    public Task What_was_typed_at_a_touchpoint_that_is_gone_can_be_copied() => OnMapAsync(0, async map =>
    {
        var other = await Map.OpenAsync(await ArriveAsync(await Application.NewMemberAsync()), journey);
        await map.Touchpoint("Store").Locator("[data-field=Action]").ClickAsync();
        await map.Page.Keyboard.TypeAsync("Pays by card");
        await other.Card("Store").FocusAsync();
        await other.Page.Keyboard.PressAsync("Delete");
        await map.ShouldHoldAsync("Decision");
        await map.Page.Keyboard.PressAsync("Control+Enter");
        await Expect(map.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Textbox)).ToHaveValueAsync("Pays by card");
    });

    Guid journey;

    static ILocator AddButton(Map map, string stage) => map.Band(stage).GetByRole(AriaRole.Button, new() { Name = AccessibleNames.AddTouchpoint, Exact = true });

    Task OnMapAsync(int latency, Func<Map, Task> steps) => InBrowserAsync(async () =>
    {
        journey = (await Application.NewJourneyAsync(Map.Small())).Id;
        await steps(await Map.OpenAsync(await ArriveAsync(Behind(TimeSpan.FromMilliseconds(latency)), await Application.NewMemberAsync()), journey));
    });
}
