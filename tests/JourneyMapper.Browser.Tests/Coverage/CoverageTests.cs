using JourneyMapper.Browser.Tests.Board;
using JourneyMapper.Browser.Tests.Running;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Browser.Tests.Coverage;

/// <summary>What is missing, on the map and over all journeys.</summary>
public sealed class CoverageTests(RunningApplication application) : BrowserTest(application)
{
    [Fact]
    public Task The_overlay_follows_what_others_edit() => InBrowserAsync(async () =>
    {
        var (ann, bob) = await TogetherAsync();
        await ann.Button(AccessibleNames.Coverage).ClickAsync();
        await Expect(ann.Button(AccessibleNames.Coverage)).ToHaveAttributeAsync("aria-pressed", "true");
        var findings = ann.Page.GetByRole(AriaRole.List, new() { Name = AccessibleNames.Findings });
        await Expect(findings.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Loyalty is thin" })).ToBeVisibleAsync();
        await Expect(ann.Band("Loyalty").GetByRole(AriaRole.Button, new() { Name = "Loyalty: ", Exact = false }).First).ToBeVisibleAsync();

        await bob.Band("Loyalty").GetByRole(AriaRole.Button, new() { Name = AccessibleNames.AddTouchpoint, Exact = true }).ClickAsync();

        await Expect(findings.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Loyalty is thin" })).ToHaveCountAsync(0);
    });

    [Fact]
    public Task A_finding_leads_to_the_field_that_mends_it() => InBrowserAsync(async () =>
    {
        var (ann, _) = await TogetherAsync();
        await ann.Button(AccessibleNames.Coverage).ClickAsync();
        var findings = ann.Page.GetByRole(AriaRole.List, new() { Name = AccessibleNames.Findings });
        await findings.GetByRole(AriaRole.Button, new() { Name = "Choose an owner: Nobody answers for “Website”.", Exact = true }).ClickAsync();
        await Expect(ann.Field("Owner")).ToBeFocusedAsync();
        await ann.Field("Owner").SelectOptionAsync(new SelectOptionValue { Label = Application.Owner.Name });
        await ann.ShouldBeSavedAsync();
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "Journey score: ", Exact = false }).ClickAsync();
        await Expect(findings.GetByText("Nobody answers for “Website”.")).ToHaveCountAsync(0);
    });

    [Fact]
    public Task The_sum_behind_a_score_is_shown_to_the_keyboard() => InBrowserAsync(async () =>
    {
        var (ann, _) = await TogetherAsync();
        await ann.Button(AccessibleNames.Coverage).ClickAsync();
        var score = ann.Band("Decision").GetByRole(AriaRole.Button, new() { Name = "Decision: ", Exact = false });
        await score.FocusAsync();
        await Expect(ann.Page.GetByRole(AriaRole.Tooltip)).ToContainTextAsync("Starts with");
        await Expect(ann.Page.GetByRole(AriaRole.Tooltip)).ToContainTextAsync("Thin stage");
        await ann.Visitor.ShouldBeAccessibleAsync();
    });

    [Fact]
    public Task All_journeys_are_compared_by_stage_and_a_click_leads_to_the_map() => InBrowserAsync(async () =>
    {
        var journey = await Application.NewJourneyAsync(Map.Small() with { Title = $"Journey {Guid.NewGuid():N}" });
        var ann = await ArriveAsync(await Application.NewMemberAsync());
        await ann.Page.GotoAsync("/coverage");
        var table = ann.Page.GetByRole(AriaRole.Table, new() { Name = AccessibleNames.CoverageByStage });
        foreach (var stage in AccessibleNames.Stages)
            await Expect(table.GetByRole(AriaRole.Columnheader, new() { Name = stage })).ToBeVisibleAsync();
        await ann.Page.GetByRole(AriaRole.Searchbox).FillAsync(journey.Title);
        await Expect(table.GetByRole(AriaRole.Rowheader)).ToHaveTextAsync([journey.Title]);
        await Expect(ann.Page.GetByRole(AriaRole.List, new() { Name = AccessibleNames.Findings }).GetByRole(AriaRole.Listitem).First).ToContainTextAsync(journey.Title);
        await ann.ShouldBeAccessibleAsync();

        await table.GetByRole(AriaRole.Link, new() { Name = journey.Title }).ClickAsync();
        await ann.MapIsReadyAsync();
        await Expect(ann.Page.GetByRole(AriaRole.Button, new() { Name = AccessibleNames.Coverage, Exact = true })).ToHaveAttributeAsync("aria-pressed", "true");
    });

    [Fact]
    public Task An_exception_is_accepted_for_a_reason_and_stays_listed() => InBrowserAsync(async () =>
    {
        var journey = await Application.NewJourneyAsync(Map.Small() with { Title = $"Journey {Guid.NewGuid():N}" });
        var ann = await ArriveAsync(await Application.NewMemberAsync());
        await ann.Page.GotoAsync("/coverage");
        await ann.Page.GetByRole(AriaRole.Searchbox).FillAsync(journey.Title);
        var findings = ann.Page.GetByRole(AriaRole.List, new() { Name = AccessibleNames.Findings });
        var store = findings.GetByRole(AriaRole.Button, new() { Name = "Assign or accept: Nobody answers for “Store”." });
        await store.ClickAsync();
        var dialog = ann.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Accept", Exact = true }).ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("Say why");
        await ann.ShouldBeAccessibleAsync();
        await dialog.GetByLabel("We know, because …").FillAsync("The store closes in spring.");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Accept", Exact = true }).ClickAsync();

        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(ann.Page.GetByText("1 accepted exception")).ToBeVisibleAsync();
        await ann.Page.GetByText("1 accepted exception").ClickAsync();
        await Expect(ann.Page.GetByText("The store closes in spring.", new() { Exact = false })).ToBeVisibleAsync();
    });

    [Fact]
    public Task A_manager_approves_what_was_asked_for_and_an_edit_voids_it() => InBrowserAsync(async () =>
    {
        var journey = await Application.NewJourneyAsync(Map.Small());
        var ann = await Map.OpenAsync(await ArriveAsync(await Application.NewMemberAsync(name: "Ann")), journey.Id);
        var max = await Map.OpenAsync(await ArriveAsync(await Application.NewMemberAsync(Role.Viewer, name: "Max")), journey.Id);
        await ann.Button("Sign-off: Draft").ClickAsync();
        await ann.Button(AccessibleNames.RequestSignOff).ClickAsync();
        await max.Button("Sign-off: In review").ClickAsync();
        await max.Visitor.ShouldBeAccessibleAsync();
        await max.Button(AccessibleNames.Approve).ClickAsync();
        await Expect(ann.Button("Sign-off: Approved")).ToBeVisibleAsync();

        await ann.Card("Store").ClickAsync();
        await ann.Field(AccessibleNames.Name).FillAsync("Shop");
        await ann.Field(AccessibleNames.Name).PressAsync("Tab");

        await max.Button("Sign-off: Draft").ClickAsync();
        var panel = max.Page.GetByRole(AriaRole.Complementary, new() { Name = "Sign-off" });
        await Expect(panel.GetByText("Max approved revision 0")).ToBeVisibleAsync();
        await Expect(panel.GetByText("Name of “Shop” changed from “Store” to “Shop”")).ToBeVisibleAsync();
    });

    async Task<(Map Ann, Map Bob)> TogetherAsync()
    {
        var journey = await Application.NewJourneyAsync(Map.Small());
        return (await Map.OpenAsync(await ArriveAsync(await Application.NewMemberAsync(name: "Ann")), journey.Id),
            await Map.OpenAsync(await ArriveAsync(await Application.NewMemberAsync(name: "Bob")), journey.Id));
    }
}
