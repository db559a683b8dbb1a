using JourneyMapper.Browser.Tests.Running;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Testing;

namespace JourneyMapper.Browser.Tests.Board;

/// <summary>What was drawn is there the next time, whatever happened in between.</summary>
[Collection(RunningApplication.AloneCollection)]
public sealed class KeepingTests(RunningApplication application) : BrowserTest(application)
{
    [Fact]
    public Task A_reload_keeps_everything() => InBrowserAsync(async () =>
    {
        var journey = await Application.NewJourneyFromSampleAsync();
        var map = await Map.OpenAsync(await ArriveAsync(await Application.NewMemberAsync()), journey.Id);
        var names = journey.Touchpoints.Select(touchpoint => touchpoint.Name).ToArray();
        await Expect(map.Page.Locator("li.touchpoint .tp b")).ToHaveTextAsync(names);

        await map.Card(names[0]).ClickAsync();
        await map.Field("Description").FillAsync("Seen on a phone,\non the way to work");
        await map.Field("Description").PressAsync("Tab");
        await map.Field("Importance").SelectOptionAsync("Moment of truth");
        await map.ShouldBeSavedAsync();
        await map.Page.ReloadAsync();
        await map.Visitor.MapIsReadyAsync();
        await map.Card(names[0]).ClickAsync();
        await Expect(map.Field("Description")).ToHaveValueAsync("Seen on a phone,\non the way to work");
        await Expect(map.Field("Importance")).ToHaveValueAsync("MomentOfTruth");
        await Expect(map.Page.Locator("li.touchpoint .tp b")).ToHaveTextAsync(names);
    });

    [Fact]
    public Task A_restart_of_the_server_keeps_everything_even_what_was_typed_meanwhile() => InBrowserAsync(async () =>
    {
        var journey = await Application.NewJourneyAsync(Map.Small());
        var map = await Map.OpenAsync(await ArriveAsync(await Application.NewMemberAsync()), journey.Id);
        await map.Card("Ad").FocusAsync();
        await map.Page.Keyboard.PressAsync("Alt+ArrowRight");
        await map.ShouldHoldAsync("Awareness", "Review", "Ad");
        await map.ShouldBeSavedAsync();

        map.Visitor.ErrorsExpected = true;
        await Application.StopAsync();
        await map.Card("Store").FocusAsync();
        await map.Page.Keyboard.PressAsync("Enter");
        await map.Page.Keyboard.TypeAsync("Shop in town");
        await map.Page.Keyboard.PressAsync("Enter");
        await Expect(map.Status).ToContainTextAsync("Not saved", new() { Timeout = 30_000 });
        await Application.StartAgainAsync();

        // The page finds its server again by itself and brings along what waited; nobody is asked anything.
        await map.ShouldHoldAsync("Awareness", "Review", "Ad");
        await map.ShouldHoldAsync("Decision", "Shop in town");
        await map.ShouldBeSavedAsync();
        (await Application.StoredAsync(journey.Id)).Revision.ShouldBe(2);
    });

    [Fact]
    public Task From_map_to_map_by_the_history_each_keeps_what_is_its_own() => InBrowserAsync(async () =>
    {
        var (first, second) = (await Application.NewJourneyAsync(Map.Small()), await Application.NewJourneyAsync(Map.Small() with { Title = "Buying a bell" }));
        var map = await Map.OpenAsync(await ArriveAsync(await Application.NewMemberAsync()), first.Id);
        var title = map.Page.GetByRole(AriaRole.Heading, new() { Level = 1 });
        await map.Page.EvaluateAsync($"Blazor.navigateTo('/journeys/{second.Id}')");
        await Expect(title).ToHaveTextAsync("Buying a bell");
        await map.Visitor.MapIsReadyAsync();
        await RenameAsync("Store", "Bell shop");
        // In the middle of a word.
        await map.Card("Referral").FocusAsync();
        await map.Page.Keyboard.PressAsync("Enter");
        await map.Page.Keyboard.TypeAsync("Rings twice");
        await map.Page.GoBackAsync();
        await Expect(title).ToHaveTextAsync("Buying a road bike");
        await map.Visitor.MapIsReadyAsync();
        await map.ShouldHoldAsync("Decision", "Store");
        await RenameAsync("Store", "Bike shop");
        await map.ShouldBeSavedAsync();

        (await NamesAsync(first)).ShouldBe(["Ad", "Review", "Website", "Bike shop", "Newsletter", "Referral"]);
        (await NamesAsync(second)).ShouldBe(["Ad", "Review", "Website", "Bell shop", "Newsletter", "Rings twice"]);

        async Task RenameAsync(string from, string to)
        {
            await map.Card(from).FocusAsync();
            await map.Page.Keyboard.PressAsync("Enter");
            await map.Page.Keyboard.TypeAsync(to);
            await map.Page.Keyboard.PressAsync("Enter");
            await map.ShouldHoldAsync("Decision", to);
        }

        async Task<IEnumerable<string>> NamesAsync(Journey journey) => (await Application.StoredAsync(journey.Id)).Touchpoints.Select(touchpoint => touchpoint.Name);
    });

    [Fact]
    public Task Leaving_the_map_in_the_middle_of_a_word_loses_none_of_it() => InBrowserAsync(async () =>
    {
        var journey = await Application.NewJourneyAsync(Map.Small());
        var map = await Map.OpenAsync(await ArriveAsync(Behind(TimeSpan.FromMilliseconds(300)), await Application.NewMemberAsync()), journey.Id);
        await map.Touchpoint("Store").Locator("[data-field=Action]").ClickAsync();
        await map.Page.Keyboard.TypeAsync("Pays by car");
        // The link is followed within the page: nothing of it is loaded anew.
        await map.Page.Locator(".bar a").First.EvaluateAsync("link => link.click()");
        await Expect(map.Page.GetByRole(AriaRole.Heading, new() { Name = "Journeys" })).ToBeVisibleAsync();
        await Expect(map.Page.Locator(".board")).ToHaveCountAsync(0);
        for (var patience = 0; patience < 50 && (await Application.StoredAsync(journey.Id)).Revision == 0; patience++)
            await Task.Delay(100);
        (await Application.StoredAsync(journey.Id)).Touchpoints[3].Action.ShouldBe("Pays by car");
    });

    [Fact]
    public Task While_the_database_is_away_the_map_stays_and_all_that_is_typed_is_saved_afterwards() => InBrowserAsync(async () =>
    {
        var journey = await Application.NewJourneyAsync(Map.Small());
        var map = await Map.OpenAsync(await ArriveAsync(await Application.NewMemberAsync()), journey.Id);
        await Application.WithoutDatabaseAsync(async () =>
        {
            // The panel reads audits and measurements, which it cannot now.
            await map.Card("Ad").ClickAsync();
            await Expect(map.Page.GetByText("This part could not be shown.")).ToBeVisibleAsync();
            await map.ShouldHoldAsync("Decision", "Store");
            await map.Touchpoint("Store").Locator("[data-field=Action]").ClickAsync();
            await map.Page.Keyboard.TypeAsync("Pays by card");
            await map.Page.Keyboard.PressAsync("Enter");
            await Expect(map.Status).ToContainTextAsync("Not saved");
            await map.Button("Coverage").ClickAsync();
            await Expect(map.Page.GetByText("The database cannot be reached right now.").First).ToBeVisibleAsync();
        });
        await map.ShouldBeSavedAsync();
        // Nobody has to ask for it.
        await Expect(map.Field("Name")).ToHaveValueAsync("Ad");
        (await Application.StoredAsync(journey.Id)).Touchpoints[3].Action.ShouldBe("Pays by card");
    });

    [Fact]
    public Task A_viewer_looks_but_has_nothing_to_edit_with() => InBrowserAsync(async () =>
    {
        var journey = await Application.NewJourneyAsync(Map.Small());
        var map = await Map.OpenAsync(await ArriveAsync(await Application.NewMemberAsync(Role.Viewer)), journey.Id);
        await map.ShouldHoldAsync("Awareness", "Ad", "Review");
        foreach (var name in (string[])[AccessibleNames.AddTouchpoint, AccessibleNames.Undo, AccessibleNames.Redo])
            await Expect(map.Button(name)).ToHaveCountAsync(0);
        await map.Card("Ad").FocusAsync();
        await map.Page.Keyboard.PressAsync("Alt+ArrowRight");
        await map.Page.Keyboard.PressAsync("Delete");
        await map.Page.Keyboard.PressAsync("Enter");
        await Task.Delay(500);
        Picture.Of(await Application.StoredAsync(journey.Id)).ShouldBe(Picture.Of(journey));
    });
}
