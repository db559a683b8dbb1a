using JourneyMapper.Browser.Tests.Running;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Browser.Tests.Board;

/// <summary>What the method asks about a touchpoint and its journey: personal data, checklists, goals, stages read as three.</summary>
[Collection(RunningApplication.BoardCollection)]
public sealed class MethodTests(RunningApplication application) : BrowserTest(application)
{
    [Fact]
    public Task Personal_data_and_checks_are_ticked_in_the_panel_and_stand_on_the_map() => InBrowserAsync(async () =>
    {
        var journey = await Application.NewJourneyAsync(Map.Small());
        var ann = await Map.OpenAsync(await ArriveAsync(Behind(TimeSpan.FromMilliseconds(150)), await Application.NewMemberAsync(name: "Ann")), journey.Id);
        await ann.Button("Lanes").ClickAsync();
        var lanes = ann.Page.GetByRole(AriaRole.Dialog, new() { Name = "Lanes", Exact = true });
        await lanes.GetByRole(AriaRole.Button, new() { Name = "Show “Personal data”" }).ClickAsync();
        await lanes.GetByRole(AriaRole.Button, new() { Name = "Show “Behind the scenes”" }).ClickAsync();
        await Expect(lanes.GetByRole(AriaRole.Button, new() { Name = "Hide “Behind the scenes”" })).ToBeVisibleAsync();
        await lanes.GetByRole(AriaRole.Button, new() { Name = "Close" }).Last.ClickAsync();
        await ann.Card("Store").ClickAsync();
        var panel = ann.Page.Locator(".panel");
        // One after the other, faster than any answer comes.
        await panel.GetByLabel("Purchases", new() { Exact = true }).CheckAsync();
        await panel.GetByLabel("Contact details", new() { Exact = true }).CheckAsync();
        await panel.GetByLabel("Legal basis").SelectOptionAsync("Contract");
        await Expect(ann.Page.Locator("[data-field=PersonalData]", new() { HasText = "Contact details, Purchases" })).ToBeVisibleAsync();
        await ann.ShouldBeSavedAsync();
        await panel.GetByLabel("Channel", new() { Exact = true }).SelectOptionAsync("Store");
        var check = panel.GetByRole(AriaRole.Checkbox, new() { Name = "Who comes in is greeted, and not pressed", Exact = true });
        await check.CheckAsync();
        await Expect(panel.GetByText("1 of 4 settled")).ToBeVisibleAsync();
        await ann.Visitor.ShouldBeAccessibleAsync();
        await ann.ShouldBeSavedAsync();
        var stored = (await Application.StoredAsync(journey.Id)).Touchpoints.Single(touchpoint => touchpoint.Name == "Store");
        (stored.PersonalData, stored.LegalBasis, stored.Advice).ShouldBe(("Contact, Purchases", LegalBasis.Contract, "greeting|Done||"));
    });

    [Fact]
    public Task A_goal_is_written_in_the_details_and_stands_on_the_page_of_goals() => InBrowserAsync(async () =>
    {
        var journey = await Application.NewJourneyAsync(Map.Small());
        var ann = await Map.OpenAsync(await ArriveAsync(await Application.NewMemberAsync(name: "Ann")), journey.Id);
        await ann.Page.GetByRole(AriaRole.Heading, new() { Name = journey.Title }).ClickAsync();
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "Add goal" }).ClickAsync();
        var dialog = ann.Page.GetByRole(AriaRole.Dialog, new() { Name = "New goal" });
        await dialog.GetByLabel("Goal", new() { Exact = true }).FillAsync("Find the right bike in an hour");
        await dialog.GetByLabel("Customer satisfaction (CSAT)").CheckAsync();
        await ann.Visitor.ShouldBeAccessibleAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Add goal" }).ClickAsync();
        await Expect(ann.Page.Locator(".panel").GetByRole(AriaRole.Button, new() { Name = "Find the right bike in an hour" })).ToBeVisibleAsync();
        (await Application.StoredAsync(journey.Id)).Goals.ShouldHaveSingleItem().Kpis.ShouldBe("satisfaction");
        foreach (var path in (string[])["/goals", "/coverage/omnichannel", "/coverage/data"])
        {
            await ann.Visitor.OpenAsync(path);
            await Expect(ann.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
            await ann.Visitor.ShouldBeAccessibleAsync();
        }
    });

    [Fact]
    public Task Five_stages_are_read_as_three() => InBrowserAsync(async () =>
    {
        var journey = await Application.NewJourneyAsync(Map.Small());
        var ann = await Map.OpenAsync(await ArriveAsync(await Application.NewMemberAsync(name: "Ann")), journey.Id);
        await ann.Button("Views").ClickAsync();
        await ann.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Read in three stages" }).ClickAsync();
        await Expect(ann.Page.Locator(".stage-group")).ToHaveTextAsync(["Awareness", "Conversion", "Conversion", "Loyalty", "Loyalty"]);
        await ann.Visitor.ShouldBeAccessibleAsync();
    });
}
