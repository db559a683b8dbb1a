using System.Text.RegularExpressions;
using JourneyMapper.Browser.Tests.Board;
using JourneyMapper.Browser.Tests.Running;

namespace JourneyMapper.Browser.Tests.Futures;

/// <summary>Journeys begin with templates, and lead from what is to what shall be.</summary>
[Collection(RunningApplication.BoardCollection)]
public sealed class FutureTests(RunningApplication application) : BrowserTest(application)
{
    [Theory]
    [InlineData("en", 1440)]
    [InlineData("fr", 390)]
    public Task A_future_journey_is_derived_planned_and_compared_until_it_is_there(string language, int width) => InBrowserAsync(async () =>
    {
        var fr = language == "fr";
        var journey = await Application.NewJourneyAsync(Map.Small());
        var ann = await Map.OpenAsync(await ArriveAsync(await Application.NewMemberAsync(language: language, name: "Ann"), width), journey.Id);
        var page = ann.Page;
        await ann.Button(fr ? "Actions pour la carte" : "Actions for the map").ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = fr ? "Dériver un parcours cible" : "Derive future journey" }).ClickAsync();
        await Expect(page.Locator(".bar-title .future")).ToHaveTextAsync(fr ? "État cible" : "Future state");
        await ann.Visitor.MapIsReadyAsync();
        var future = Guid.Parse(new Uri(page.Url).Segments[2]);
        await ann.Card("Store").FocusAsync();
        await page.Keyboard.PressAsync("Delete");
        await ann.Card("Ad").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.TypeAsync("Poster\n");
        await Expect(ann.Status).ToHaveTextAsync(fr ? "Enregistré" : "Saved");

        await ann.Visitor.OpenAsync($"/journeys/{journey.Id}/compare");
        await Expect(page.Locator(".side-card.changed .name")).ToHaveTextAsync("Poster");
        await Expect(page.Locator(".absent").Filter(new() { HasText = fr ? "Retiré" : "Removed" })).ToHaveCountAsync(1);
        await ann.Visitor.ShouldBeAccessibleAsync();
        await ann.Button(fr ? "Superposition" : "Overlay").ClickAsync();
        await Expect(page.Locator(".overlay .version")).ToHaveTextAsync([fr ? "Modifié\u00a0: Nom" : "Changed: Name", fr ? "Retiré" : "Removed"]);
        await Expect(page.Locator(".overlay .gone .tp b")).ToHaveTextAsync("Store");
        await ann.Visitor.ShouldBeAccessibleAsync();
        await ann.Button(fr ? "Ce qui reste à faire" : "What is left to do").ClickAsync();
        await Expect(page.Locator(".items li")).ToHaveCountAsync(2);
        await Expect(page.Locator(".items .done")).ToHaveCountAsync(0);
        await ann.Visitor.ShouldBeAccessibleAsync();

        var ben = await Map.OpenAsync(await ArriveAsync(await Application.NewMemberAsync(name: "Ben")), journey.Id);
        await ben.Card("Store").FocusAsync();
        await ben.Page.Keyboard.PressAsync("Delete");
        await Expect(page.Locator(".items .done")).ToHaveTextAsync(new Regex(fr ? "Retirer «\u00a0Store\u00a0»" : "Remove “Store”"));
        await Expect(page.Locator(".report .head b")).ToHaveTextAsync(new Regex("^50"));
        (await Application.StoredAsync(future)).Touchpoints.Select(touchpoint => touchpoint.Name).ShouldBe(["Poster", "Review", "Website", "Newsletter", "Referral"]);
    });

    [Fact]
    public Task A_journey_is_saved_as_a_template_found_used_deleted_and_brought_back() => InBrowserAsync(async () =>
    {
        var name = $"Pattern {Guid.NewGuid():N}"[..20];
        var journey = await Application.NewJourneyAsync(Map.Small());
        var ann = await Map.OpenAsync(await ArriveAsync(await Application.NewMemberAsync(name: "Ann")), journey.Id);
        var page = ann.Page;
        await ann.Button("Actions for the map").ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Save as template" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByLabel("Name of the template").FillAsync(name);
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(page.GetByText($"The template “{name}” is saved")).ToBeVisibleAsync();

        await ann.Visitor.OpenAsync("/?new=true");
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "New journey" });
        await dialog.Locator(".choice-card").Filter(new() { HasText = "A template" }).ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Radio, new() { Name = "B2B purchase" })).ToHaveCountAsync(1);
        await ann.Visitor.ShouldBeAccessibleAsync();
        await dialog.GetByLabel("Search templates").FillAsync(name);
        await Expect(dialog.GetByRole(AriaRole.Radio, new() { Name = "B2B purchase" })).ToHaveCountAsync(0);
        // What is searched for is not sent with the form.
        await dialog.GetByLabel("Search templates").PressAsync("Enter");
        await dialog.GetByRole(AriaRole.Button, new() { Name = $"Actions for the template “{name}”" }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Delete" }).ClickAsync();
        await Expect(dialog.GetByText($"No template matches “{name}”")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Radio, new() { Name = name }).CheckAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Create journey" }).ClickAsync();
        await ann.Visitor.MapIsReadyAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(name);
        var made = Guid.Parse(new Uri(page.Url).Segments[2]);
        made.ShouldNotBe(journey.Id);
        (await Application.StoredAsync(made)).Touchpoints.Select(touchpoint => touchpoint.Name).ShouldBe(["Ad", "Review", "Website", "Store", "Newsletter", "Referral"]);
    });
}
