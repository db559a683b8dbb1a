using System.Text;
using System.Text.RegularExpressions;
using JourneyMapper.Browser.Tests.Board;
using JourneyMapper.Browser.Tests.Running;
using JourneyMapper.Data.Accounts;

namespace JourneyMapper.Browser.Tests.Ui;

/// <summary>What somebody does on a page that the server has drawn and whose circuit is not there yet.</summary>
[Collection(RunningApplication.UiCollection)]
public sealed class EarlyTests(RunningApplication application) : BrowserTest(application)
{
    readonly TaskCompletionSource line = new();

    [Fact]
    public Task A_button_that_is_clicked_does_its_work_when_the_page_is_live() => EarlyAsync("/", async ann =>
    {
        var button = ann.Page.GetByRole(AriaRole.Button, new() { Name = AccessibleNames.NewJourney, Exact = true });
        await button.ClickAsync();
        await Expect(button).ToHaveAttributeAsync("aria-busy", "true");
        line.SetResult();
        await Expect(ann.Page.GetByRole(AriaRole.Dialog, new() { Name = AccessibleNames.NewJourney })).ToBeVisibleAsync();
        await Expect(button).Not.ToHaveAttributeAsync("aria-busy", "true");
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task What_is_done_before_the_script_that_does_it_again_is_there_is_done_too(bool scriptFirst) => InBrowserAsync(async () =>
    {
        var script = new TaskCompletionSource();
        var ann = await ArriveAsync(await Application.NewMemberAsync());
        await HoldAsync(ann, "**/_blazor/negotiate*", line);
        await HoldAsync(ann, "**/js/early.*.js", script);
        await ann.Page.GotoAsync("/", new() { WaitUntil = WaitUntilState.Commit });
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = AccessibleNames.NewJourney, Exact = true }).ClickAsync();
        (scriptFirst ? script : line).SetResult();
        if (!scriptFirst)
            await ann.Page.Locator("[data-live]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        (scriptFirst ? line : script).SetResult();
        await Expect(ann.Page.GetByRole(AriaRole.Dialog, new() { Name = AccessibleNames.NewJourney })).ToBeVisibleAsync();
    });

    /// <summary>Blazor asks for a circuit with an address; a link that is clicked while the answer is under way has another one.</summary>
    [Fact]
    public Task A_link_that_is_clicked_while_the_circuit_begins_leads_to_its_page() => InBrowserAsync(async () =>
    {
        var ann = await ArriveAsync(await Application.NewMemberAsync());
        var begun = new TaskCompletionSource();
        await ann.Page.RouteWebSocketAsync(address => address.Contains("/_blazor", StringComparison.Ordinal), browser =>
        {
            var server = browser.ConnectToServer();
            browser.OnMessage(message =>
            {
                Pass(message, server);
                if (message.Binary is { } sent && Encoding.UTF8.GetString(sent).Contains("StartCircuit", StringComparison.Ordinal))
                    begun.TrySetResult();
            });
            server.OnMessage(message => _ = AnswerAsync(message, browser));
        });
        await ann.Page.GotoAsync("/");
        await begun.Task;
        await ann.Page.GetByRole(AriaRole.Link, new() { Name = "Goals", Exact = true }).First.ClickAsync();
        await Expect(ann.Page).ToHaveURLAsync(new Regex("/goals$"));
        line.SetResult();
        await ann.Page.Locator("[data-live]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await Expect(ann.Page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "Goals" })).ToBeVisibleAsync();

        async Task AnswerAsync(IWebSocketFrame message, IWebSocketRoute browser)
        {
            if (begun.Task.IsCompleted)
                await line.Task;
            Pass(message, browser);
        }

        static void Pass(IWebSocketFrame message, IWebSocketRoute to)
        {
            if (message.Binary is { } bytes)
                to.Send(bytes);
            else
                to.Send(message.Text!);
        }
    });

    [Fact]
    public Task A_form_that_is_sent_is_sent_once() => EarlyAsync("/kpis", Role.Owner, async owner =>
    {
        var name = $"Calls {Guid.NewGuid():N}";
        await owner.Page.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
        await owner.Page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).First.ClickAsync();
        line.SetResult();
        await Expect(owner.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = name })).ToHaveCountAsync(1);
        await Expect(owner.Page.GetByLabel("Name", new() { Exact = true })).ToHaveValueAsync("");
        await Expect(owner.Alert).ToHaveCountAsync(0);
    });

    [Fact]
    public Task On_a_page_without_a_circuit_no_click_comes_before_the_script_that_opens_dialogs() => InBrowserAsync(async () =>
    {
        var ann = await ArriveAsync(await Application.NewMemberAsync());
        await HoldAsync(ann, "**/js/dialogs.*.js", line);
        await ann.Page.GotoAsync("/account", new() { WaitUntil = WaitUntilState.Commit });
        var click = ann.Page.GetByRole(AriaRole.Button, new() { Name = AccessibleNames.NewToken }).ClickAsync();
        await Task.Delay(1000);
        line.SetResult();
        await click;
        await Expect(ann.Page.GetByRole(AriaRole.Dialog, new() { Name = AccessibleNames.NewToken })).ToBeVisibleAsync();
    });

    [Fact]
    public Task On_a_page_without_a_circuit_no_click_comes_before_the_script_that_copies() => InBrowserAsync(async () =>
    {
        var ann = await ArriveAsync(await Application.NewMemberAsync());
        await ann.Page.GotoAsync("/account");
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = AccessibleNames.NewToken }).ClickAsync();
        var dialog = ann.Page.GetByRole(AriaRole.Dialog, new() { Name = AccessibleNames.NewToken });
        await dialog.GetByLabel(AccessibleNames.Name).FillAsync("Monthly report");
        await HoldAsync(ann, "**/js/{copies,clipboard}*.js", line);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Create token" }).ClickAsync();
        var click = ann.Page.GetByRole(AriaRole.Button, new() { Name = "Copy" }).ClickAsync();
        await Task.Delay(1000);
        line.SetResult();
        await click;
        await Expect(ann.Page.GetByRole(AriaRole.Button, new() { Name = "Copied" })).ToBeVisibleAsync();
    });

    [Fact]
    public Task A_form_with_an_address_does_not_wait() => EarlyAsync("/guide", async ann =>
    {
        await ann.Page.GetByRole(AriaRole.Searchbox).FillAsync("passkey");
        await ann.Page.GetByRole(AriaRole.Searchbox).PressAsync("Enter");
        await ann.Page.WaitForURLAsync("**/guide?q=passkey");
    });

    [Fact]
    public Task What_is_typed_stays_and_goes_on_where_it_stopped() => EarlyAsync("/", async ann =>
    {
        var search = ann.Page.GetByRole(AriaRole.Searchbox, new() { Name = "Search journeys" });
        await search.ClickAsync();
        await ann.Page.Keyboard.TypeAsync("nothing is ", new() { Delay = 30 });
        var typing = ann.Page.Keyboard.TypeAsync("named like this by anybody at all", new() { Delay = 60 });
        line.SetResult();
        await typing;
        await Expect(search).ToHaveValueAsync("nothing is named like this by anybody at all");
        await Expect(search).ToBeFocusedAsync();
        await Expect(ann.Page.GetByRole(AriaRole.Main).GetByText("nothing is named like this by anybody at all")).ToBeVisibleAsync();
    });

    [Fact]
    public Task A_choice_and_a_sorted_column_hold() => EarlyAsync("/coverage/touchpoints", async ann =>
    {
        var (stage, sort) = (ann.Page.GetByLabel("Stage", new() { Exact = true }), ann.Page.GetByRole(AriaRole.Button, new() { Name = "Touchpoint", Exact = true }));
        // By keys: what a script chooses is no person's choice.
        await stage.FocusAsync();
        await ann.Page.Keyboard.TypeAsync("Decision");
        await sort.ClickAsync();
        line.SetResult();
        await Expect(stage.Locator("option:checked")).ToHaveTextAsync("Decision");
        await Expect(ann.Page.GetByRole(AriaRole.Columnheader).Filter(new() { Has = sort })).ToHaveAttributeAsync("aria-sort", "ascending");
        await Expect(ann.Page.GetByRole(AriaRole.Cell, new() { Name = "Awareness", Exact = true })).ToHaveCountAsync(0);
    });

    [Fact]
    public Task The_focus_stays_where_the_keyboard_took_it() => EarlyAsync("/", async ann =>
    {
        var trash = ann.Page.GetByRole(AriaRole.Link, new() { Name = "Trash" });
        await trash.FocusAsync();
        await ann.Page.Keyboard.PressAsync("Tab");
        line.SetResult();
        await ann.Page.Locator("[data-live]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await Expect(ann.Page.GetByRole(AriaRole.Link, new() { Name = "Import journey", Exact = true })).ToBeFocusedAsync();
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task A_dialog_from_a_menu_that_was_opened_before_gives_the_focus_back(bool chosenBefore) => EarlyAsync("/", async ann =>
    {
        var opener = ann.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Actions for") }).First;
        await opener.PressAsync("Enter");
        await Expect(ann.Page.GetByRole(AriaRole.Menuitem).First).ToBeFocusedAsync();
        await ann.Page.Keyboard.PressAsync("ArrowDown");
        if (chosenBefore)
            await ann.Page.Keyboard.PressAsync("Enter");
        line.SetResult();
        if (!chosenBefore)
        {
            await ann.Page.Locator("body:not([data-early]) > [data-live]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
            await Expect(ann.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Rename" })).ToBeFocusedAsync();
            await ann.Page.Keyboard.PressAsync("Enter");
        }

        var dialog = ann.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByLabel("Title")).ToBeFocusedAsync();
        await ann.Page.Keyboard.PressAsync("Escape");
        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(opener).ToBeFocusedAsync();
    });

    [Fact]
    public async Task A_touchpoint_that_is_clicked_opens_when_the_map_is_ready()
    {
        var journey = await Application.NewJourneyAsync(Map.Small());
        await EarlyAsync($"/journeys/{journey.Id}", async ann =>
        {
            var map = new Map(ann);
            await map.Card("Store").ClickAsync();
            line.SetResult();
            await Expect(ann.Page.GetByLabel(AccessibleNames.Name, new() { Exact = true })).ToHaveValueAsync("Store");
        });
    }

    [Fact]
    public async Task What_is_typed_into_cells_that_were_clicked_is_written_there()
    {
        var journey = await Application.NewJourneyAsync(Map.Small());
        await EarlyAsync($"/journeys/{journey.Id}", async ann =>
        {
            var map = new Map(ann);
            await map.Touchpoint("Store").Locator("[data-field=Action]").ClickAsync();
            await ann.Page.Keyboard.TypeAsync("Pays by card", new() { Delay = 20 });
            await ann.Page.Keyboard.PressAsync("Tab");
            await ann.Page.Keyboard.TypeAsync("That was", new() { Delay = 20 });
            var typing = ann.Page.Keyboard.TypeAsync(" not as dear as I thought it was", new() { Delay = 40 });
            line.SetResult();
            await typing;
            await ann.Page.Keyboard.PressAsync("Tab");
            await Expect(map.Touchpoint("Store").Locator("[data-field=Thought]")).ToContainTextAsync("I thought it was");
            await map.ShouldBeSavedAsync();
            var store = (await Application.StoredAsync(journey.Id)).Touchpoints.Single(touchpoint => touchpoint.Name == "Store");
            (store.Action, store.Thought).ShouldBe(("Pays by card", "That was not as dear as I thought it was"));
        });
    }

    /// <summary>When a script comes that was slow.</summary>
    public enum Arrival
    {
        /// <summary>With the circuit.</summary>
        WithTheCircuit,

        /// <summary>When the page is live, but reads what its map needs.</summary>
        BeforeTheMap,

        /// <summary>When the map is live.</summary>
        AfterTheMap,
    }

    [Theory]
    [InlineData(Arrival.WithTheCircuit)]
    [InlineData(Arrival.BeforeTheMap)]
    [InlineData(Arrival.AfterTheMap)]
    public Task Words_that_are_typed_before_the_script_that_types_them_again_is_there_stay_in_order(Arrival arrival) => InBrowserAsync(async () =>
    {
        var script = new TaskCompletionSource();
        var journey = await Application.NewJourneyAsync(Map.Small());
        var ann = await ArriveAsync(await Application.NewMemberAsync());
        var map = new Map(ann);
        await HoldAsync(ann, "**/_blazor/negotiate*", line);
        await HoldAsync(ann, "**/js/early.*.js", script);
        await ann.Page.GotoAsync($"/journeys/{journey.Id}", new() { WaitUntil = WaitUntilState.Commit });
        await map.Touchpoint("Store").Locator("[data-field=Action]").ClickAsync();
        await ann.Page.Keyboard.TypeAsync("Pays by card");
        await ann.Page.Keyboard.PressAsync("Tab");
        await ann.Page.Keyboard.TypeAsync("Not that dear");
        // What was clicked is no longer part of the page by the time the script reads of it, unless it comes with the circuit.
        switch (arrival)
        {
            case Arrival.WithTheCircuit:
                script.SetResult();
                line.SetResult();
                break;
            case Arrival.BeforeTheMap:
                await using (await Application.HoldTableAsync("FunnelCounts"))
                {
                    line.SetResult();
                    await ann.Page.Locator("[data-live]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
                    await Expect(ann.Page.Locator(".board")).ToHaveCountAsync(0);
                    script.SetResult();
                    await ann.Page.WaitForFunctionAsync("() => !Array.isArray(early.events)");
                }

                break;
            default:
                line.SetResult();
                await ann.Page.Locator("[data-live]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
                script.SetResult();
                break;
        }

        await Expect(ann.Page.Locator(".cell-editor")).ToHaveValueAsync("Not that dear");
        await ann.Page.Keyboard.PressAsync("Tab");
        await map.ShouldBeSavedAsync();
        var store = (await Application.StoredAsync(journey.Id)).Touchpoints.Single(touchpoint => touchpoint.Name == "Store");
        (store.Action, store.Thought).ShouldBe(("Pays by card", "Not that dear"));
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task What_is_typed_on_a_live_map_before_its_gestures_are_read_is_written_there(bool withoutScript) => InBrowserAsync(async () =>
    {
        var script = new TaskCompletionSource();
        var journey = await Application.NewJourneyAsync(Map.Small());
        var ann = await ArriveAsync(await Application.NewMemberAsync());
        var map = new Map(ann);
        await HoldAsync(ann, "**/OpenBoard.razor*.js", line);
        if (withoutScript)
            await HoldAsync(ann, "**/js/early.*.js", script);
        await ann.Page.GotoAsync($"/journeys/{journey.Id}", new() { WaitUntil = WaitUntilState.Commit });
        await ann.Page.Locator("[data-live]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await map.Touchpoint("Store").Locator("[data-field=Action]").ClickAsync();
        await ann.Page.Keyboard.TypeAsync(" Pays by card");
        await ann.Page.Keyboard.PressAsync("Tab");
        var typing = ann.Page.Keyboard.TypeAsync("Not that dear, is it", new() { Delay = 40 });
        script.SetResult();
        await Task.Delay(200);
        line.SetResult();
        await typing;
        await Expect(ann.Page.Locator(".cell-editor")).ToHaveValueAsync("Not that dear, is it");
        await ann.Page.Keyboard.PressAsync("Tab");
        await map.ShouldBeSavedAsync();
        var store = (await Application.StoredAsync(journey.Id)).Touchpoints.Single(touchpoint => touchpoint.Name == "Store");
        (store.Action, store.Thought).ShouldBe(("Pays by card", "Not that dear, is it"));
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task What_is_typed_while_a_map_loads_again_goes_on_where_it_stopped(bool inPanel) => InBrowserAsync(async () =>
    {
        var journey = await Application.NewJourneyAsync(Map.Small());
        var map = await Map.OpenAsync(await ArriveAsync(await Application.NewMemberAsync()), journey.Id);
        var page = map.Page;
        if (inPanel)
        {
            await map.Card("Store").ClickAsync();
            await map.Field("Customer action").ClickAsync();
        }
        else
        {
            await map.Touchpoint("Store").Locator("[data-field=Action]").ClickAsync();
        }
        await page.Keyboard.TypeAsync("Pays by");
        await HoldAsync(map.Visitor, "**/_blazor/negotiate*", line);
        await page.ReloadAsync();
        // Browsers hear no keys before a page's first frame.
        await page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))");
        await page.Keyboard.TypeAsync(" card", new() { Delay = 20 });
        var typing = page.Keyboard.TypeAsync(" and not in cash", new() { Delay = 40 });
        line.SetResult();
        await typing;
        await page.Keyboard.PressAsync("Tab");
        await Expect(map.Touchpoint("Store").Locator("[data-field=Action]")).ToContainTextAsync("not in cash");
        await map.ShouldBeSavedAsync();
        (await Application.StoredAsync(journey.Id)).Touchpoints.Single(touchpoint => touchpoint.Name == "Store").Action.ShouldBe("Pays by card and not in cash");
    });

    /// <summary>Opens a page whose circuit comes no sooner than the steps let it.</summary>
    Task EarlyAsync(string path, Func<Visitor, Task> steps) => EarlyAsync(path, Role.Editor, steps);

    Task EarlyAsync(string path, Role role, Func<Visitor, Task> steps) => InBrowserAsync(async () =>
    {
        await Application.NewJourneyFromSampleAsync();
        var ann = await ArriveAsync(await Application.NewMemberAsync(role));
        await HoldAsync(ann, "**/_blazor/negotiate*", line);
        await ann.Page.GotoAsync(path);
        await steps(ann);
    });

    static Task HoldAsync(Visitor visitor, string address, TaskCompletionSource until) => visitor.Page.RouteAsync(address, async route =>
    {
        await until.Task;
        await route.ContinueAsync();
    });
}
