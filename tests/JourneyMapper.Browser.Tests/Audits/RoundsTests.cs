using JourneyMapper.Browser.Tests.Board;
using JourneyMapper.Browser.Tests.Running;
using JourneyMapper.Domain.Catalogue;

namespace JourneyMapper.Browser.Tests.Audits;

/// <summary>A round is begun and done on a phone, one touchpoint after the other.</summary>
public sealed class RoundsTests(RunningApplication application) : BrowserTest(application)
{
    // What a thumb hits.
    const int Thumb = 44;

    [Fact]
    public Task A_round_is_begun_and_audited_on_a_phone_and_what_is_begun_outlives_a_reload() => InBrowserAsync(async () =>
    {
        var map = Map.Small();
        var journey = await Application.NewJourneyAsync(map with { Title = $"In a round {map.Id:N}" });
        var ann = await ArriveAsync(await Application.NewMemberAsync(name: $"Ann {journey.Id:N}"), 390);
        await ann.OpenAsync("/audits/rounds");
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "New round" }).ClickAsync();
        var dialog = ann.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Begin the round" }).ClickAsync();
        await Expect(dialog.GetByText("Choose at least one journey.")).ToBeVisibleAsync();
        await ann.ShouldBeAccessibleAsync();
        await dialog.GetByLabel("Name", new() { Exact = true }).FillAsync("Autumn");
        await dialog.GetByLabel(journey.Title).CheckAsync();
        await dialog.GetByLabel(ann.Person!.Name).CheckAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Begin the round" }).ClickAsync();

        await Expect(ann.Page.GetByRole(AriaRole.Heading, new() { Name = "Autumn", Level = 1 })).ToBeVisibleAsync();
        await Expect(ann.Page.Locator(".audit-round .audit-progress span")).ToHaveTextAsync($"0 of {journey.Touchpoints.Length} audited");
        await ann.ShouldBeAccessibleAsync();
        (await ann.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(390);

        await ann.Page.GetByRole(AriaRole.Link, new() { Name = "Start auditing" }).ClickAsync();
        await Expect(Asked(0)).ToBeVisibleAsync();
        await ann.ShouldBeAccessibleAsync();
        (await ann.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(390);
        foreach (var target in await ann.Page.Locator(".audit-next .values label, .audit-next button").AllAsync())
        {
            var box = (await target.BoundingBoxAsync()).ShouldNotBeNull();
            box.ShouldSatisfyAllConditions(one => one.Width.ShouldBeGreaterThanOrEqualTo(Thumb), one => one.Height.ShouldBeGreaterThanOrEqualTo(Thumb));
        }

        await ScoreAsync(0, 4);
        await ann.Page.GetByLabel("Strengths").FillAsync("Friendly");
        await ann.Page.ReloadAsync();
        await Expect(ann.Page.GetByLabel("Strengths")).ToHaveValueAsync("Friendly");
        await Expect(Radio(0, 4)).ToBeCheckedAsync();
        for (var i = 1; i < AuditCriteria.All.Count; i++)
            await ScoreAsync(i, 4);
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "Save and next" }).ClickAsync();
        await Expect(Asked(1)).ToBeVisibleAsync();
        await Expect(ann.Page.GetByLabel("Strengths")).ToHaveValueAsync("");
        await ann.Page.GetByRole(AriaRole.Link, new() { Name = "Go to the round" }).ClickAsync();
        await Expect(ann.Page.Locator(".audit-round .audit-progress span")).ToHaveTextAsync($"1 of {journey.Touchpoints.Length} audited");

        ILocator Asked(int touchpoint) => ann.Page.GetByRole(AriaRole.Heading, new() { Name = journey.Touchpoints[touchpoint].Name, Level = 2, Exact = true });

        ILocator Radio(int criterion, int score) => ann.Page.GetByRole(AriaRole.Radiogroup).Nth(criterion).GetByRole(AriaRole.Radio).Nth(score - 1);

        Task ScoreAsync(int criterion, int score) => Radio(criterion, score).CheckAsync();
    });
}
