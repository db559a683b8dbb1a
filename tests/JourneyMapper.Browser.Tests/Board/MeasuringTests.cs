using System.Text.RegularExpressions;
using JourneyMapper.Browser.Tests.Journeys;
using JourneyMapper.Browser.Tests.Running;
using JourneyMapper.Data.Accounts;

namespace JourneyMapper.Browser.Tests.Board;

/// <summary>A touchpoint is measured from its panel.</summary>
[Collection(RunningApplication.BoardCollection)]
public sealed class MeasuringTests(RunningApplication application) : BrowserTest(application)
{
    [Fact]
    public Task A_kpi_gets_a_target_and_a_measurement_that_others_see_at_once() => InBrowserAsync(async () =>
    {
        var journey = await Application.NewJourneyAsync(Map.Small());
        var map = await Map.OpenAsync(await ArriveAsync(await Application.NewMemberAsync()), journey.Id);
        var looking = await Map.OpenAsync(await ArriveAsync(await Application.NewMemberAsync(Role.Viewer)), journey.Id);
        await map.Card("Website").ClickAsync();
        await map.Field("Choose a KPI to add").SelectOptionAsync("Bounce rate");
        await map.Button(AccessibleNames.AddKpi).ClickAsync();
        await map.Field("Target (%)").FillAsync("4O");
        await map.Field("Target (%)").PressAsync("Tab");
        await Expect(map.Visitor.Alert).ToContainTextAsync("“4O” is no number");
        await map.Field("Target (%)").FillAsync("40");
        await map.Field("Warning margin (%)").FillAsync("5.5");
        await map.Field("Warning margin (%)").PressAsync("Tab");
        await Expect(map.Page.GetByText("target 40%")).ToBeVisibleAsync();

        await looking.Card("Website").ClickAsync();
        await Expect(looking.Panel.GetByText("Not measured")).ToBeVisibleAsync();
        await Expect(looking.Figures("Website")).ToContainTextAsync("Not measured");
        await Expect(looking.Button(AccessibleNames.AddMeasurement)).ToHaveCountAsync(0);
        await map.Button(AccessibleNames.AddMeasurement).ClickAsync();
        await map.Field("Value (%)").FillAsync("145");
        await map.Field("Value (%)").PressAsync("Enter");
        await Expect(map.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "At most 100%." })).ToBeVisibleAsync();
        await Expect(map.Field("Value (%)")).ToHaveValueAsync("145");
        await map.Field("Value (%)").FillAsync("45.5");
        await map.Visitor.ShouldBeAccessibleAsync();
        await map.Field("Value (%)").PressAsync("Enter");
        foreach (var page in (Map[])[map, looking])
        {
            var head = page.Panel.GetByRole(AriaRole.Button, new() { Name = "Bounce rate" }).First;
            await Expect(head).ToContainTextAsync("45.5%");
            await Expect(head).ToContainTextAsync("Within margin");
            await Expect(page.Figures("Website")).ToContainTextAsync("45.5%");
            await Expect(page.Figures("Website")).ToContainTextAsync("Within margin");
            await Expect(page.Page.GetByRole(AriaRole.Img, new() { Name = "Bounce rate, Month: 45.5%" })).ToBeVisibleAsync();
        }

        await map.Page.GetByText("As a table").ClickAsync();
        await map.Button("Day").ClickAsync();
        await map.Visitor.ShouldBeAccessibleAsync();
        await looking.Visitor.ShouldBeAccessibleAsync();
    });

    [Fact]
    public Task A_journey_made_from_a_sample_shows_its_kpis_and_leads_to_them() => InBrowserAsync(async () =>
    {
        var visitor = await ArriveAsync(await Application.NewMemberAsync());
        await visitor.OpenAsync("/");
        await JourneysPageTests.NewFromSampleAsync(visitor);
        var map = new Map(visitor);
        var figures = map.Figures("Compares models on the site");
        foreach (var said in new[] { "Bounce rate", "51.6%", "Missed", "Time on site", "205 s", "On target" })
            await Expect(figures).ToContainTextAsync(said);
        await Expect(figures).ToHaveAccessibleNameAsync(new Regex("^KPIs: Bounce rate 51.6% Missed *, from 45.1% to 51.6% over 12 values"));
        await Expect(figures.Locator("svg.sparkline")).ToHaveCountAsync(2);
        await Expect(map.Figures("Reads reviews")).ToHaveAccessibleNameAsync("KPIs: empty");
        await visitor.ShouldBeAccessibleAsync();

        await figures.ClickAsync();
        await Expect(map.KpiSection).ToBeFocusedAsync();
        await Expect(map.KpiSection).ToBeInViewportAsync();
        await map.Figures("Reads reviews").FocusAsync();
        await visitor.Page.Keyboard.PressAsync("Enter");
        await Expect(map.KpiSection).ToBeFocusedAsync();
        await Expect(map.KpiSection.GetByLabel("Choose a KPI to add")).ToBeVisibleAsync();
        await Expect(map.Field(AccessibleNames.Name)).ToHaveValueAsync("Reads reviews");
    });
}
