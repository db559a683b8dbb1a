using JourneyMapper.Browser.Tests.Running;

namespace JourneyMapper.Browser.Tests.Board;

/// <summary>Autosave never writes into a field in which somebody types: not its text, not its caret.</summary>
[Collection(RunningApplication.TypingCollection)]
public sealed class PanelTypingTests(RunningApplication application) : BrowserTest(application)
{
    Guid journey;
    SlowLine? line;

    // Longer than the time after which the panel sends what was typed, and than the answer to it takes.
    const int Pause = 1900;

    [Theory]
    [InlineData(0)]
    [InlineData(200)]
    [InlineData(500)]
    public Task What_is_typed_around_a_pause_is_stored_as_it_was_typed(int latency) => WithPanelAsync(latency, async map =>
    {
        var name = map.Field("Name");
        var description = map.Field("Description");
        var thought = map.Field("Thought");

        await description.FocusAsync();
        await TypeAsync(map, "Hello ", "world");
        await Expect(description).ToHaveValueAsync("Hello world");

        await thought.FocusAsync();
        await TypeAsync(map, "one\n", "two");
        await Expect(thought).ToHaveValueAsync("one\ntwo");

        await name.FocusAsync();
        await name.PressAsync("Control+a");
        await name.PressAsync("Delete");
        await Task.Delay(Pause);
        await Expect(name).ToHaveValueAsync("");
        await Expect(name).ToBeFocusedAsync();
        await map.Page.Keyboard.TypeAsync("Fresh");
        await LeaveAsync(map);

        await map.ShouldHoldAsync("Awareness", "Fresh", "Review");
        await map.ShouldBeSavedAsync();
        var stored = (await Application.StoredAsync(journey)).Touchpoints[0];
        (stored.Name, stored.Description, stored.Thought).ShouldBe(("Fresh", "Hello world", "one\ntwo"));
    });

    [Theory]
    [InlineData(0)]
    [InlineData(500)]
    public Task The_details_of_the_journey_are_typed_in_the_same_way(int latency) => WithPanelAsync(latency, async map =>
    {
        await map.Button("Buying a road bike").ClickAsync();
        var title = map.Field("Title");
        await Expect(title).ToHaveValueAsync("Buying a road bike");
        await map.Field("Scenario").FocusAsync();
        await TypeAsync(map, "A weekend rider ", "wants one");
        await map.Field("Awareness").FocusAsync();
        await TypeAsync(map, "Dream", "ing");
        await title.FocusAsync();
        await title.PressAsync("End");
        await TypeAsync(map, " ", "today");
        await LeaveAsync(map);
        await Expect(map.Band("Dreaming")).ToBeVisibleAsync();
        await map.ShouldBeSavedAsync();
        var stored = await Application.StoredAsync(journey);
        (stored.Title, stored.Scenario, stored.Labels[0]).ShouldBe(("Buying a road bike today", "A weekend rider wants one", "Dreaming"));
    });

    [Fact]
    public Task A_text_that_is_too_long_is_neither_cut_nor_sent_and_waits_for_its_author() => WithPanelAsync(0, async map =>
    {
        var name = map.Field("Name");
        var before = await name.InputValueAsync();
        await name.FocusAsync();
        await name.PressAsync("Control+a");
        await map.Page.Keyboard.InsertTextAsync(new string('n', 220));
        await Expect(name).ToHaveAccessibleDescriptionAsync("At most 200 characters; this has 220.");
        await Task.Delay(Pause);
        await map.Field("Description").FocusAsync();
        await Expect(name).ToHaveValueAsync(new string('n', 220));
        await map.Card("Review").ClickAsync();
        await Expect(name).ToHaveValueAsync("Review");
        (await Application.StoredAsync(journey)).Touchpoints[0].Name.ShouldBe(before);

        await map.Card("Ad").ClickAsync();
        await Expect(name).ToHaveValueAsync(new string('n', 220));
        await Expect(name).ToHaveAttributeAsync("aria-invalid", "true");
        await name.PressAsync("End");
        for (var i = 0; i < 20; i++)
            await name.PressAsync("Backspace");
        await Expect(name).ToHaveAccessibleDescriptionAsync("");
        await LeaveAsync(map);
        await map.ShouldHoldAsync("Awareness", new string('n', 200), "Review");
    });

    [Theory]
    [InlineData(0)]
    [InlineData(500)]
    public Task The_caret_stays_where_it_was_over_a_pause(int latency) => WithPanelAsync(latency, async map =>
    {
        var description = map.Field("Description");
        await description.FocusAsync();
        await map.Page.Keyboard.TypeAsync("alpha gamma");
        for (var i = 0; i < "gamma".Length; i++)
            await description.PressAsync("ArrowLeft");
        await TypeAsync(map, "bet ", "a ", "!");
        await Expect(description).ToHaveValueAsync("alpha bet a !gamma");
        await LeaveAsync(map);
        await map.ShouldBeSavedAsync();
        (await Application.StoredAsync(journey)).Touchpoints[0].Description.ShouldBe("alpha bet a !gamma");
    });

    [Theory]
    [InlineData(0)]
    [InlineData(500)]
    public Task Pauses_of_every_length_lose_nothing_and_ask_nothing(int latency) => WithPanelAsync(latency, async map =>
    {
        string[] words = ["They ", "look, ", "compare, ", "read \n", "then ", "they ", "decide", " "];
        await map.Field("Description").FocusAsync();
        var pause = 950;
        foreach (var word in words)
        {
            await map.Page.Keyboard.TypeAsync(word, new() { Delay = 25 });
            await Task.Delay(pause);
            pause += 120;
        }

        await Expect(map.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Expect(map.Field("Description")).ToHaveValueAsync(string.Concat(words));
        await LeaveAsync(map);
        // What the server tidies shows once the field is left.
        await Expect(map.Field("Description")).ToHaveValueAsync(string.Concat(words).Trim());
        await map.ShouldBeSavedAsync();
        (await Application.StoredAsync(journey)).Touchpoints[0].Description.ShouldBe(string.Concat(words).Trim());
    });

    [Fact]
    public Task A_reload_amid_autosave_leads_back_to_what_was_typed_after_it() => WithPanelAsync(500, async map =>
    {
        await map.Field("Description").FocusAsync();
        await TypeAsync(map, "Hello ", "wor");
        // Autosave has sent this by the time of the reload, but nobody knows whether it has arrived.
        await Task.Delay(1250);
        await map.Page.Keyboard.TypeAsync("ld");
        // The page asks whether to leave while something is not saved yet.
        map.Page.Dialog += async (_, dialog) => await dialog.AcceptAsync();
        await map.Page.ReloadAsync();
        await map.Visitor.MapIsReadyAsync();
        await Expect(map.Field("Description")).ToBeFocusedAsync();
        await Expect(map.Field("Description")).ToHaveValueAsync("Hello world");
        await map.Page.Keyboard.TypeAsync("!");
        await LeaveAsync(map);
        await Expect(map.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await map.ShouldBeSavedAsync();
        (await Application.StoredAsync(journey)).Touchpoints[0].Description.ShouldBe("Hello world!");
    });

    [Fact]
    public Task Fields_left_one_after_the_other_before_any_answer_keep_each_their_own() => WithPanelAsync(500, async map =>
    {
        // No answer comes before the last word, however slow the machine: an answer shows what was tidied, and its last space gone.
        line!.Hold();
        (string Field, string Text)[] texts = [("Description", "d e s c "), ("Customer action", "acts"), ("Thought", "thinks"), ("Description", "more"), ("Thought", "again")];
        foreach (var (field, text) in texts)
        {
            await map.Field(field).FocusAsync();
            await map.Field(field).PressAsync("Control+End");
            await map.Page.Keyboard.TypeAsync(text);
        }

        await LeaveAsync(map);
        line.Release();
        await Expect(map.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await map.ShouldBeSavedAsync();
        var stored = (await Application.StoredAsync(journey)).Touchpoints[0];
        (stored.Description, stored.Thought).ShouldBe(("d e s c more", "thinksagain"));
    });

    static async Task TypeAsync(Map map, params string[] parts)
    {
        foreach (var part in parts)
        {
            await map.Page.Keyboard.TypeAsync(part, new() { Delay = 20 });
            await Task.Delay(Pause);
        }
    }

    static Task LeaveAsync(Map map) => map.Card("Store").FocusAsync();

    Task WithPanelAsync(int latency, Func<Map, Task> steps) => InBrowserAsync(async () =>
    {
        var journey = await Application.NewJourneyAsync(Map.Small());
        this.journey = journey.Id;
        line = LineTo(Application.Address, TimeSpan.FromMilliseconds(latency));
        var map = await Map.OpenAsync(await ArriveAsync(line.Address, await Application.NewMemberAsync()), journey.Id);
        await map.Card("Ad").ClickAsync();
        await Expect(map.Field("Name")).ToHaveValueAsync("Ad");
        await steps(map);
    });
}
