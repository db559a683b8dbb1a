using JourneyMapper.Browser.Tests.Running;
using JourneyMapper.Data.Accounts;

namespace JourneyMapper.Browser.Tests.Board;

/// <summary>What became of a map: read, compared, named, restored.</summary>
[Collection(RunningApplication.BoardCollection)]
public sealed class HistoryTests(RunningApplication application) : BrowserTest(application)
{
    [Theory]
    [InlineData("en", 1440)]
    [InlineData("fr", 390)]
    public Task The_map_as_it_was_is_seen_compared_and_restored(string language, int width) => InBrowserAsync(async () =>
    {
        var fr = language == "fr";
        var journey = await Application.NewJourneyAsync(Map.Small());
        var ann = await Map.OpenAsync(await ArriveAsync(await Application.NewMemberAsync(language: language, name: "Ann"), width), journey.Id);
        await ann.Card("Store").FocusAsync();
        await ann.Page.Keyboard.PressAsync("Delete");
        await ann.Card("Ad").FocusAsync();
        await ann.Page.Keyboard.PressAsync("Enter");
        await ann.Page.Keyboard.TypeAsync("Poster\n");
        await Expect(ann.Status).ToHaveTextAsync(fr ? "Enregistré" : "Saved");

        if (fr)
            await ann.Page.GotoAsync($"/journeys/{journey.Id}/history");
        else
            await ann.Button("History").ClickAsync();
        var page = ann.Page;
        var edits = page.GetByRole(AriaRole.Region, new() { Name = fr ? "Modifications" : "Edits" }).GetByRole(AriaRole.Button);
        await Expect(edits).ToHaveCountAsync(2);
        await Expect(edits.First).ToContainTextAsync(fr ? "Nom" : "Name");
        await Expect(edits.First).ToContainTextAsync("Ann");
        await ann.Visitor.AnswersAsync();
        await ann.Visitor.ShouldBeAccessibleAsync();

        await page.GetByRole(AriaRole.Slider, new() { Name = fr ? "Version" : "Revision" }).FocusAsync();
        await page.Keyboard.PressAsync("Home");
        await Expect(page.Locator(".history-map .tp b")).ToHaveTextAsync(["Ad", "Review", "Website", "Store", "Newsletter", "Referral"]);
        await page.GetByRole(AriaRole.Button, new() { Name = fr ? "Comparer" : "Compare" }).ClickAsync();
        await Expect(page.Locator(".history-map .tp b")).ToHaveTextAsync(["Poster", "Review", "Website", "Store", "Newsletter", "Referral"]);
        await Expect(page.Locator(".history-map .gone .tp b")).ToHaveTextAsync("Store");
        await Expect(page.Locator(".history-map .version")).ToHaveTextAsync([fr ? "Modifié\u00a0: Nom" : "Changed: Name", fr ? "Retiré" : "Removed"]);
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = fr ? "Différences" : "Differences" }).GetByRole(AriaRole.Listitem)).ToHaveCountAsync(2);
        await ann.Visitor.ShouldBeAccessibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = fr ? "Restaurer «\u00a0Ad\u00a0»" : "Restore “Ad”" }).ClickAsync();
        await Expect(edits).ToHaveCountAsync(3);
        (await Application.StoredAsync(journey.Id)).Touchpoints.Select(touchpoint => touchpoint.Name).ShouldBe(["Ad", "Review", "Website", "Newsletter", "Referral"]);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = fr ? "Restaurer «\u00a0Store\u00a0»" : "Restore “Store”" })).ToHaveCountAsync(1);

        await page.GetByRole(AriaRole.Button, new() { Name = fr ? "Restaurer" : "Restore", Exact = true }).ClickAsync();
        await Expect(edits).ToHaveCountAsync(4);
        (await Application.StoredAsync(journey.Id)).Touchpoints.Select(touchpoint => touchpoint.Name).ShouldBe(["Ad", "Review", "Website", "Store", "Newsletter", "Referral"]);
        await page.GotoAsync($"/journeys/{journey.Id}");
        await ann.Visitor.MapIsReadyAsync();
        await ann.Card("Review").FocusAsync();
        await page.Keyboard.PressAsync("Control+z");
        await Expect(ann.Touchpoint("Store")).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("Control+z");
        await ann.ShouldHoldAsync(fr ? "Sensibilisation" : "Awareness", "Poster", "Review");
    });

    [Fact]
    public Task A_viewer_reads_and_compares_but_has_nothing_to_restore_with() => InBrowserAsync(async () =>
    {
        var journey = await Application.NewJourneyAsync(Map.Small());
        var ann = await Map.OpenAsync(await ArriveAsync(await Application.NewMemberAsync(name: "Ann")), journey.Id);
        await ann.Card("Store").FocusAsync();
        await ann.Page.Keyboard.PressAsync("Alt+ArrowRight");
        await ann.ShouldBeSavedAsync();
        await ann.Page.GotoAsync($"/journeys/{journey.Id}/history");
        await ann.Visitor.AnswersAsync();
        await ann.Button("Name this version").ClickAsync();
        await ann.Page.GetByRole(AriaRole.Dialog).GetByLabel("Name").FillAsync("After the workshop");
        await ann.Page.Keyboard.PressAsync("Enter");
        await Expect(ann.Page.Locator(".version-name")).ToHaveTextAsync("After the workshop");

        var bob = await ArriveAsync(await Application.NewMemberAsync(Role.Viewer, name: "Bob"));
        await bob.OpenAsync($"/journeys/{journey.Id}/history");
        await Expect(bob.Page.Locator(".version-name")).ToHaveTextAsync("After the workshop");
        await Expect(bob.Page.GetByRole(AriaRole.Button, new() { Name = "Compare" })).ToBeVisibleAsync();
        await Expect(bob.Page.GetByRole(AriaRole.Button, new() { Name = "Restore", Exact = true })).ToHaveCountAsync(0);
        await Expect(bob.Page.GetByRole(AriaRole.Button, new() { Name = "Name this version" })).ToHaveCountAsync(0);
    });
}
