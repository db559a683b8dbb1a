using System.Text.RegularExpressions;
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
        await UnfoldAsync(findings, "Thin stage");
        await Expect(findings.GetByText("Loyalty is thin")).ToBeVisibleAsync();
        await Expect(ann.Band("Loyalty").GetByRole(AriaRole.Button, new() { Name = "Loyalty: ", Exact = false }).First).ToBeVisibleAsync();

        await bob.AddAsync("Loyalty", "Club");

        await Expect(findings.GetByText("Loyalty is thin")).ToHaveCountAsync(0);
        await Expect(findings.GetByText("Decision is thin")).ToBeVisibleAsync();
    });

    [Fact]
    public Task A_finding_leads_to_the_field_that_mends_it() => InBrowserAsync(async () =>
    {
        var (ann, _) = await TogetherAsync();
        await ann.Button(AccessibleNames.Coverage).ClickAsync();
        var findings = ann.Page.GetByRole(AriaRole.List, new() { Name = AccessibleNames.Findings });
        await UnfoldAsync(findings, "No owner");
        await findings.GetByRole(AriaRole.Button, new() { Name = "Choose an owner: Nobody answers for “Website”.", Exact = true }).ClickAsync();
        await Expect(ann.Field("Owner")).ToBeFocusedAsync();
        await ann.Field("Owner").SelectOptionAsync(new SelectOptionValue { Label = Application.Owner.Name });
        await ann.ShouldBeSavedAsync();
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "Journey score: ", Exact = false }).ClickAsync();
        // The list is as it was, but for what is mended.
        await Expect(findings.GetByText("Nobody answers for “Ad”.")).ToBeVisibleAsync();
        await Expect(findings.GetByText("Nobody answers for “Website”.")).ToHaveCountAsync(0);
    });

    [Fact]
    public Task What_a_rule_finds_opens_by_keyboard_and_keeps_the_focus_while_others_edit() => InBrowserAsync(async () =>
    {
        var (ann, bob) = await TogetherAsync();
        await ann.Button(AccessibleNames.Coverage).ClickAsync();
        var findings = ann.Page.GetByRole(AriaRole.List, new() { Name = AccessibleNames.Findings });
        var rule = findings.GetByRole(AriaRole.Button, new() { NameRegex = new("No owner") });
        await Expect(rule).ToHaveAttributeAsync("aria-expanded", "false");
        await rule.FocusAsync();
        await rule.PressAsync("Enter");
        await Expect(rule).ToHaveAttributeAsync("aria-expanded", "true");
        await ann.Page.Keyboard.PressAsync("Tab");
        var first = findings.GetByRole(AriaRole.List, new() { Name = "No owner" }).GetByRole(AriaRole.Button).First;
        await Expect(first).ToBeFocusedAsync();
        await ann.Visitor.ShouldBeAccessibleAsync();

        await bob.AddAsync("Loyalty", "Club");

        await Expect(rule).ToContainTextAsync("Nobody answers for 7 touchpoints.");
        await Expect(rule).ToHaveAttributeAsync("aria-expanded", "true");
        await Expect(first).ToBeFocusedAsync();
        await rule.PressAsync(" ");
        await Expect(rule).ToHaveAttributeAsync("aria-expanded", "false");
        await Expect(rule).ToBeFocusedAsync();
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
        await Expect(ann.Page.GetByRole(AriaRole.Button, new() { Name = AccessibleNames.ExportReport })).ToBeVisibleAsync();
        await ann.ShouldBeAccessibleAsync();

        await table.GetByRole(AriaRole.Link, new() { Name = journey.Title }).ClickAsync();
        await ann.MapIsReadyAsync();
        await Expect(ann.Page.GetByRole(AriaRole.Button, new() { Name = AccessibleNames.Coverage, Exact = true })).ToHaveAttributeAsync("aria-pressed", "true");
    });

    [Fact]
    public Task Journeys_are_compared_by_a_kpi() => InBrowserAsync(async () =>
    {
        var journey = await Application.NewMeasuredJourneyAsync();
        var ann = await ArriveAsync(await Application.NewMemberAsync());
        await ann.Page.GotoAsync("/coverage/kpis?kpi=satisfaction");
        var table = ann.Page.GetByRole(AriaRole.Table, new() { Name = "Journeys by Customer satisfaction (CSAT)" });
        await Expect(table.GetByRole(AriaRole.Link, new() { Name = journey.Title })).ToBeVisibleAsync();
        var chart = ann.Page.Locator(".comparison-chart");
        await Expect(chart).ToHaveAttributeAsync("aria-label", new Regex(", Month\\..*All journeys: "));
        await ann.ShouldBeAccessibleAsync();

        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "Quarter" }).ClickAsync();
        await Expect(chart).ToHaveAttributeAsync("aria-label", new Regex(", Quarter\\."));
        var shown = table.GetByRole(AriaRole.Checkbox, new() { Name = $"Show “{journey.Title}” in the chart" });
        await Expect(shown).ToBeCheckedAsync();
        await shown.UncheckAsync();
        await Expect(chart).Not.ToHaveAttributeAsync("aria-label", new Regex(journey.Title));

        await ann.Page.GetByRole(AriaRole.Button, new() { Name = AccessibleNames.ImportMeasurements }).ClickAsync();
        await Expect(ann.Page.GetByRole(AriaRole.Heading, new() { Name = AccessibleNames.ImportMeasurements })).ToBeVisibleAsync();
    });

    [Fact]
    public Task An_exception_is_accepted_for_a_reason_and_stays_listed() => InBrowserAsync(async () =>
    {
        var journey = await Application.NewJourneyAsync(Map.Small() with { Title = $"Journey {Guid.NewGuid():N}" });
        var ann = await ArriveAsync(await Application.NewMemberAsync());
        await ann.Page.GotoAsync("/coverage");
        await ann.Page.GetByRole(AriaRole.Searchbox).FillAsync(journey.Title);
        // Until then the list is about the journeys of other tests as well.
        await Expect(ann.Page.GetByRole(AriaRole.Rowheader)).ToHaveTextAsync([journey.Title]);
        var findings = ann.Page.GetByRole(AriaRole.List, new() { Name = AccessibleNames.Findings });
        await UnfoldAsync(findings, "No owner");
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
    public Task A_manager_gives_all_of_a_rule_to_somebody_and_accepts_all_of_another_and_thinks_better_of_it() => InBrowserAsync(async () =>
    {
        var journey = await Application.NewJourneyAsync(Map.Small() with { Title = $"Journey {Guid.NewGuid():N}" });
        var max = await ArriveAsync(await Application.NewMemberAsync(Role.Viewer, name: "Max"));
        await max.Page.GotoAsync("/coverage");
        await max.Page.GetByRole(AriaRole.Searchbox).FillAsync(journey.Title);
        await Expect(max.Page.GetByRole(AriaRole.Rowheader)).ToHaveTextAsync([journey.Title]);
        var findings = max.Page.GetByRole(AriaRole.List, new() { Name = AccessibleNames.Findings });
        var dialog = max.Page.GetByRole(AriaRole.Dialog);
        await findings.GetByRole(AriaRole.Button, new() { Name = "Assign or accept all: No owner" }).ClickAsync();
        await dialog.GetByLabel("Assigned to").SelectOptionAsync(new SelectOptionValue { Label = Application.Owner.Name });
        await max.ShouldBeAccessibleAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Assign 6 findings" }).ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(findings.GetByText("6 assigned")).ToBeVisibleAsync();

        var unfold = findings.GetByRole(AriaRole.Button, new() { NameRegex = new("^No KPI: ") });
        await unfold.PressAsync("Enter");
        await Expect(findings.GetByRole(AriaRole.List, new() { Name = "No KPI" }).GetByRole(AriaRole.Listitem)).ToHaveCountAsync(6);
        await max.ShouldBeAccessibleAsync();
        await findings.GetByRole(AriaRole.Button, new() { Name = "Assign or accept all: No KPI" }).ClickAsync();
        await dialog.GetByLabel("We know, because …").FillAsync("Measured from spring on.");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Accept 6 findings" }).ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(unfold).ToHaveCountAsync(0);
        await Expect(max.Page.GetByText("6 accepted exceptions")).ToBeVisibleAsync();

        await max.Page.GetByRole(AriaRole.Button, new() { Name = "Undo", Exact = true }).ClickAsync();
        await Expect(unfold).ToBeVisibleAsync();
        await Expect(max.Page.GetByText("6 accepted exceptions")).ToHaveCountAsync(0);
    });

    [Fact]
    public Task A_finding_leads_to_the_form_that_measures() => InBrowserAsync(async () =>
    {
        var small = Map.Small();
        var journey = await Application.NewJourneyAsync(small with
        {
            Title = $"Journey {Guid.NewGuid():N}",
            Touchpoints = [.. small.Touchpoints.Select(touchpoint => touchpoint.Name == "Website" ? touchpoint with { Kpis = [new("open-rate", null, null), new("bounce-rate", 40, 5)] } : touchpoint)],
        });
        var ann = await ArriveAsync(await Application.NewMemberAsync());
        const string Asked = "Add measurement: Bounce rate was never measured at “Website”.";
        await ann.Page.GotoAsync("/coverage");
        await ann.Page.GetByRole(AriaRole.Searchbox).FillAsync(journey.Title);
        await Expect(ann.Page.GetByRole(AriaRole.Rowheader)).ToHaveTextAsync([journey.Title]);
        var list = ann.Page.GetByRole(AriaRole.List, new() { Name = AccessibleNames.Findings });
        await UnfoldAsync(list, "KPI without a recent measurement");
        var link = list.GetByRole(AriaRole.Link, new() { Name = Asked });
        await link.ClickAsync();
        await ann.MapIsReadyAsync();
        var map = new Map(ann);
        await Expect(map.Field("Value (%)")).ToBeFocusedAsync();
        await map.Field("Value (%)").FillAsync("45.5");
        await map.Field("Value (%)").PressAsync("Enter");
        await Expect(ann.Page.GetByRole(AriaRole.Button, new() { Name = "Bounce rate" }).First).ToContainTextAsync("45.5%");

        // From the map's own list the same way; what was measured is no finding any more.
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "Journey score: ", Exact = false }).ClickAsync();
        var findings = ann.Page.GetByRole(AriaRole.List, new() { Name = AccessibleNames.Findings });
        await Expect(findings.GetByText("is 45.5%")).ToBeVisibleAsync();
        // Where the list was there before the review knew of the value, the row of what had been two findings stays.
        var row = findings.GetByRole(AriaRole.Button, new() { NameRegex = new("KPI without a recent measurement"), Expanded = false });
        if (await row.CountAsync() > 0)
            await row.ClickAsync();
        await findings.GetByRole(AriaRole.Button, new() { Name = Asked.Replace("Bounce", "Email open", StringComparison.Ordinal) }).ClickAsync();
        await Expect(map.Field("Value (%)")).ToBeFocusedAsync();
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "Journey score: ", Exact = false }).ClickAsync();
        await Expect(findings.GetByRole(AriaRole.Listitem).First).ToBeVisibleAsync();
        await Expect(findings.GetByRole(AriaRole.Button, new() { Name = Asked })).ToHaveCountAsync(0);
    });

    [Fact]
    public Task A_manager_accepts_a_finding_on_the_map_and_others_see_who_it_was() => InBrowserAsync(async () =>
    {
        var journey = await Application.NewJourneyAsync(Map.Small());
        var max = await Map.OpenAsync(await ArriveAsync(await Application.NewMemberAsync(Role.Viewer, name: "Max")), journey.Id);
        await max.Button(AccessibleNames.Coverage).ClickAsync();
        var findings = max.Page.GetByRole(AriaRole.List, new() { Name = AccessibleNames.Findings });
        const string Care = "Assign or accept: Nobody answers for “Store”.";
        await UnfoldAsync(findings, "No owner");
        await findings.GetByRole(AriaRole.Button, new() { Name = Care }).ClickAsync();
        var dialog = max.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("We know, because …").FillAsync("The store closes in spring.");
        await max.Visitor.ShouldBeAccessibleAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Accept", Exact = true }).ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(findings.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Nobody answers for “Store”." }).Last).ToContainTextAsync("Accepted exception");
        await Expect(findings.GetByRole(AriaRole.Button, new() { NameRegex = new("No owner") })).ToContainTextAsync("1 of them accepted");

        var ann = await Map.OpenAsync(await ArriveAsync(await Application.NewMemberAsync()), journey.Id);
        await ann.Button(AccessibleNames.Coverage).ClickAsync();
        await UnfoldAsync(ann.Page.GetByRole(AriaRole.List, new() { Name = AccessibleNames.Findings }), "No owner");
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = Care }).ClickAsync();
        await Expect(ann.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Accepted by Max");
        await ann.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "No longer accept it" }).ClickAsync();
        await Expect(ann.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Nobody answers for “Store”." }).Last).Not.ToContainTextAsync("Accepted exception");
    });

    [Fact]
    public Task Every_page_about_coverage_and_KPIs_is_accessible() => InBrowserAsync(async () =>
    {
        var small = Map.Small();
        var journey = await Application.NewJourneyAsync(small with { Touchpoints = [small.Touchpoints[0] with { Channel = "website", Owner = Application.Owner.Id, Kpis = [new("bounce-rate", 40, 5)] }, .. small.Touchpoints[1..]] });
        var owner = await ArriveAsync(Application.Owner);
        // A list with something in it, whatever ran before.
        await owner.OpenAsync("/kpis");
        var name = $"Bikes lent {Guid.NewGuid():N}";
        await owner.Page.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
        await owner.Page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).First.ClickAsync();
        await Expect(owner.Page.GetByRole(AriaRole.Button, new() { Name = $"Delete {name}" })).ToBeVisibleAsync();
        foreach (var path in (string[])["/coverage/channels", "/coverage/touchpoints", "/coverage/thresholds", "/kpis"])
        {
            await owner.OpenAsync(path);
            await Expect(owner.Page.Locator("main :is(table, form, .kpi-cards)").First).ToBeVisibleAsync();
            await owner.ShouldBeAccessibleAsync();
        }

        await owner.OpenMapAsync(journey.Id);
        var map = new Map(owner);
        await map.Card("Ad").ClickAsync();
        await map.Button("Paste measurements").ClickAsync();
        await map.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Textbox).FillAsync("1 Oct 2026\t12\nyesterday\t140");
        await Expect(map.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("is no date");
        await owner.ShouldBeAccessibleAsync();
    });

    [Fact]
    public Task Touchpoints_are_filtered_and_the_file_follows() => InBrowserAsync(async () =>
    {
        var name = $"Kiosk {Guid.NewGuid():N}";
        var small = Map.Small();
        await Application.NewJourneyAsync(small with { Touchpoints = [small.Touchpoints[0] with { Name = name, Channel = "website", Owner = Application.Owner.Id }, small.Touchpoints[2] with { Name = $"{name} 2" }] });
        var max = await ArriveAsync(await Application.NewMemberAsync(Role.Viewer));
        await max.OpenAsync("/coverage/touchpoints");
        var rows = max.Page.GetByRole(AriaRole.Rowheader);
        await max.Page.GetByRole(AriaRole.Searchbox).FillAsync(name);
        await Expect(rows).ToHaveCountAsync(2);
        await max.Page.GetByLabel("Owner", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "Nobody" });
        await Expect(rows).ToHaveTextAsync([$"{name} 2"]);
        await max.Page.GetByLabel("Stage", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "Awareness" });
        await Expect(rows).ToHaveCountAsync(0);
        await max.Page.GetByLabel("Owner", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = Application.Owner.Name });
        await max.Page.GetByLabel("Channel", new() { Exact = true }).SelectOptionAsync("website");
        await max.Page.GetByLabel("KPIs", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "Without KPI" });
        await Expect(rows).ToHaveTextAsync([name]);
        var file = await max.Page.GetByRole(AriaRole.Link, new() { Name = "Export as CSV" }).GetAttributeAsync("href");
        var text = await (await max.Page.APIRequest.GetAsync(file!)).TextAsync();
        text.Split('\n').Count(line => line.Contains(name, StringComparison.Ordinal)).ShouldBe(1);
    });

    [Fact]
    public Task The_dashboard_counts_the_audits_that_are_due() => InBrowserAsync(async () =>
    {
        await Application.NewJourneyAsync(Map.Small());
        var ann = await ArriveAsync(await Application.NewMemberAsync());
        await ann.Page.GotoAsync("/coverage");
        var card = ann.Page.Locator(".figures .card").Filter(new() { HasText = "Audits due" });
        await Expect(card).ToContainTextAsync("overdue");
        int.Parse(await card.Locator("b").InnerTextAsync(), System.Globalization.NumberStyles.AllowThousands, System.Globalization.CultureInfo.InvariantCulture).ShouldBeGreaterThanOrEqualTo(6);
        await ann.Page.GetByRole(AriaRole.Link, new() { Name = "Audits due" }).ClickAsync();
        await ann.Page.WaitForURLAsync("**/audits");
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
        await Expect(panel.GetByText("Max approved the map")).ToBeVisibleAsync();
        await Expect(panel.GetByText("Name of “Shop” changed from “Store” to “Shop”")).ToBeVisibleAsync();
    });

    // What a rule finds several times stands below one row.
    static Task UnfoldAsync(ILocator findings, string rule) => findings.GetByRole(AriaRole.Button, new() { NameRegex = new(rule), Expanded = false }).ClickAsync();

    async Task<(Map Ann, Map Bob)> TogetherAsync()
    {
        var journey = await Application.NewJourneyAsync(Map.Small());
        return (await Map.OpenAsync(await ArriveAsync(await Application.NewMemberAsync(name: "Ann")), journey.Id),
            await Map.OpenAsync(await ArriveAsync(await Application.NewMemberAsync(name: "Bob")), journey.Id));
    }
}
