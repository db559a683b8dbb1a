using JourneyMapper.Browser.Tests.Board;
using JourneyMapper.Browser.Tests.Running;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Browser.Tests.Audits;

/// <summary>Touchpoints are audited from the map and from the list of what is due.</summary>
public sealed class AuditsTests(RunningApplication application) : BrowserTest(application)
{
    [Fact]
    public Task A_touchpoint_is_audited_from_its_panel_and_again_from_the_list() => InBrowserAsync(async () =>
    {
        var journey = await NewJourneyAsync();
        var map = await Map.OpenAsync(await ArriveAsync(await Application.NewMemberAsync(name: "Ann")), journey.Id);
        await map.Card("Store").ClickAsync();
        var section = map.Page.GetByRole(AriaRole.Region, new() { Name = "Audits", Exact = true });
        await Expect(section).ToContainTextAsync("Nobody has audited this touchpoint yet.");
        await section.GetByRole(AriaRole.Button, new() { Name = AccessibleNames.Audit, Exact = true }).ClickAsync();
        await AuditAsync(map.Page, score: 4, keyboard: true);
        await Expect(section).ToContainTextAsync("by Ann");
        await Expect(section.Locator(".score-mark")).ToContainTextAsync("4.0");

        await map.Visitor.OpenAsync("/");
        await map.Page.GetByRole(AriaRole.Link, new() { Name = AccessibleNames.Audits, Exact = true }).ClickAsync();
        await Expect(map.Page.GetByRole(AriaRole.Heading, new() { Name = "Audits", Level = 1 })).ToBeVisibleAsync();
        await map.Page.GetByRole(AriaRole.Searchbox).FillAsync($"store {journey.Title}");
        var row = map.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Store" });
        // The head, and that one touchpoint; the table below counts all people of the workspace.
        await Expect(map.Page.GetByRole(AriaRole.Table).First.GetByRole(AriaRole.Row)).ToHaveCountAsync(2);
        await row.GetByRole(AriaRole.Button, new() { Name = AccessibleNames.Audit, Exact = true }).ClickAsync();
        await Expect(map.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Last time: 4");
        await AuditAsync(map.Page, score: 2);
        await Expect(row.Locator(".score-mark")).ToContainTextAsync("2.0");

        await row.GetByRole(AriaRole.Button, new() { Name = "Store", Exact = true }).ClickAsync();
        await Expect(map.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("2.0 worse than on");
        await map.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { NameRegex = new("^Delete the audit") }).First.ClickAsync();
        await map.Page.GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).Last.ClickAsync();
        await Expect(row.Locator(".score-mark")).ToContainTextAsync("4.0");
    });

    [Fact]
    public Task An_audit_half_filled_in_is_not_thrown_away_without_asking() => InBrowserAsync(async () =>
    {
        var journey = await NewJourneyAsync();
        var ann = await ArriveAsync(await Application.NewMemberAsync());
        await ann.OpenAsync($"/audits?q={Uri.EscapeDataString(journey.Title)}");
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = AccessibleNames.Audit, Exact = true }).First.ClickAsync();
        var dialog = ann.Page.GetByRole(AriaRole.Dialog).First;
        await dialog.GetByLabel("Strengths").FillAsync("Friendly");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save audit" }).ClickAsync();
        await Expect(dialog.GetByText("Choose a score.")).ToHaveCountAsync(AuditCriteria.All.Count);
        await ann.Page.Keyboard.PressAsync("Escape");
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "Keep editing" }).ClickAsync();
        // The question is gone before the next one is asked for.
        await Expect(ann.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(1);
        await Expect(dialog.GetByLabel("Strengths")).ToHaveValueAsync("Friendly");
        await ann.Page.Keyboard.PressAsync("Escape");
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "Close without saving" }).ClickAsync();
        await Expect(ann.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
    });

    [Fact]
    public Task A_viewer_sees_what_is_due_and_is_offered_no_audit() => InBrowserAsync(async () =>
    {
        var journey = await NewJourneyAsync();
        var viewer = await ArriveAsync(await Application.NewMemberAsync(Role.Viewer));
        await viewer.OpenAsync($"/audits?q={Uri.EscapeDataString(journey.Title)}");
        await Expect(viewer.Page.GetByRole(AriaRole.Table).First.GetByText("Never audited")).ToHaveCountAsync(journey.Touchpoints.Length);
        await Expect(viewer.Page.GetByRole(AriaRole.Button, new() { Name = AccessibleNames.Audit, Exact = true })).ToHaveCountAsync(0);
        var map = await Map.OpenAsync(viewer, journey.Id);
        await map.Card("Store").ClickAsync();
        await Expect(map.Page.GetByText("Nobody has audited this touchpoint yet.")).ToBeVisibleAsync();
        await Expect(map.Button(AccessibleNames.Audit)).ToHaveCountAsync(0);
    });

    [Theory]
    [InlineData("en", 1440)]
    [InlineData("fr", 390)]
    public Task The_pages_and_the_dialog_are_accessible(string language, int width) => InBrowserAsync(async () =>
    {
        var journey = await NewJourneyAsync();
        var ann = await ArriveAsync(await Application.NewMemberAsync(language: language), width);
        await ann.OpenAsync($"/audits?q={Uri.EscapeDataString(journey.Title)}");
        await ann.ShouldBeAccessibleAsync();
        (await ann.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = AccessibleNames.Audit, Exact = true }).First.ClickAsync();
        await ann.Page.Locator("[role=dialog] .mud-button-filled-primary").ClickAsync();
        await Expect(ann.Page.Locator("[role=dialog] .field-error")).ToHaveCountAsync(AuditCriteria.All.Count);
        await ann.ShouldBeAccessibleAsync();
        await ScoreAsync(ann.Page, 3);
        await ann.Page.Locator("[role=dialog] .mud-button-filled-primary").ClickAsync();
        await Expect(ann.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await ann.Page.GetByRole(AriaRole.Row).Filter(new() { Has = ann.Page.Locator(".score-mark, .narrow:nth-of-type(2)") }).Locator("th button").First.ClickAsync();
        await Expect(ann.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync(ann.Person!.Name);
        await ann.ShouldBeAccessibleAsync();
        await ann.OpenAsync($"/audits/summary?journey={journey.Id}");
        await Expect(ann.Page.Locator(".score-bars")).ToBeVisibleAsync();
        await ann.ShouldBeAccessibleAsync();
        (await ann.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);
    });

    Task<Journey> NewJourneyAsync()
    {
        var journey = Map.Small();
        return Application.NewJourneyAsync(journey with { Title = $"Audited {journey.Id:N}" });
    }

    static async Task AuditAsync(IPage page, int score, bool keyboard = false)
    {
        var dialog = page.GetByRole(AriaRole.Dialog);
        if (keyboard)
            await ScoreByKeyboardAsync(page, score);
        else
            await ScoreAsync(page, score);
        await Expect(dialog.Locator(".audit-mean")).ToContainTextAsync($"{AuditCriteria.All.Count} of {AuditCriteria.All.Count}");
        await dialog.GetByLabel("Weaknesses").FillAsync("Two sizes only");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save audit" }).ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
    }

    static async Task ScoreAsync(IPage page, int score)
    {
        for (var i = 0; i < AuditCriteria.All.Count; i++)
            await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Radiogroup).Nth(i).GetByRole(AriaRole.Radio).Nth(score - 1).CheckAsync();
    }

    // Tab leads from scale to scale, arrows along one.
    static async Task ScoreByKeyboardAsync(IPage page, int score)
    {
        var groups = page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Radiogroup);
        await Expect(groups.First.GetByRole(AriaRole.Radio).First).ToBeFocusedAsync();
        for (var i = 0; i < AuditCriteria.All.Count; i++)
        {
            await page.Keyboard.PressAsync("Space");
            for (var step = 1; step < score; step++)
                await page.Keyboard.PressAsync("ArrowRight");
            await Expect(groups.Nth(i).GetByRole(AriaRole.Radio).Nth(score - 1)).ToBeCheckedAsync();
            await page.Keyboard.PressAsync("Tab");
        }
    }
}
