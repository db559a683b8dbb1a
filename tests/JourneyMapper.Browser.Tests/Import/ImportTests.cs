using System.Text;
using JourneyMapper.Browser.Tests.Board;
using JourneyMapper.Browser.Tests.Running;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Browser.Tests.Import;

/// <summary>Measurements come out of a file, step by step.</summary>
public sealed class ImportTests(RunningApplication application) : BrowserTest(application)
{
    const string Page = "/measurements/import";

    [Fact]
    public Task A_file_is_uploaded_mapped_checked_and_imported() => InBrowserAsync(async () =>
    {
        var journey = await JourneyAsync();
        var ann = await ArriveAsync(await Application.NewMemberAsync());
        await ann.OpenMapAsync(journey.Id);
        var map = await Map.OpenAsync(ann, journey.Id);
        await map.Card(journey.Touchpoints[2].Name).ClickAsync();
        await map.Page.GetByRole(AriaRole.Button, new() { Name = AccessibleNames.ImportMeasurements, Exact = true }).ClickAsync();
        await Expect(ann.Page.GetByRole(AriaRole.Heading, new() { Name = AccessibleNames.ImportMeasurements })).ToBeVisibleAsync();
        await ann.ShouldBeAccessibleAsync();

        // The date stands in a column whose title says nothing, and can be read in two ways.
        await UploadAsync(ann, $"Where;When;How many\n{journey.Touchpoints[2].Name};03/04/2026;12,5\n{journey.Touchpoints[2].Name};04/04/2026;13,5\n{journey.Touchpoints[2].Name};03/04/2026;12,50\n");
        var check = ann.Page.GetByRole(AriaRole.Button, new() { Name = "Check the whole file" });
        await Expect(ann.Page.GetByText("The dates can be read in two ways").First).ToBeVisibleAsync();
        await Expect(check).ToBeDisabledAsync();
        await ann.ShouldBeAccessibleAsync();
        await ann.Page.GetByLabel("Dates").SelectOptionAsync("Day first: 22/11/2026");
        await ann.Page.GetByLabel("KPI", new() { Exact = true }).SelectOptionAsync("Conversion rate");
        var preview = ann.Page.GetByRole(AriaRole.Region, new() { Name = "The first rows, as they will be read" }).Last;
        await Expect(preview).ToContainTextAsync("Friday, April 3, 2026");
        await Expect(preview).ToContainTextAsync("12.5%");

        await check.ClickAsync();
        await Expect(ann.Page.GetByText("3 rows can be imported.")).ToBeVisibleAsync();
        await Expect(ann.Page.GetByText("1 row repeats an earlier one")).ToBeVisibleAsync();
        await ann.ShouldBeAccessibleAsync();
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "Import 2 measurements" }).ClickAsync();
        await Expect(ann.Page.GetByRole(AriaRole.Heading, new() { Name = "2 measurements are imported." })).ToBeFocusedAsync();
        await ann.ShouldBeAccessibleAsync();

        await ann.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = journey.Title }).ClickAsync();
        await ann.MapIsReadyAsync();
        await map.Card(journey.Touchpoints[2].Name).ClickAsync();
        await Expect(map.Page.GetByRole(AriaRole.Button, new() { Name = "Conversion rate" }).First).ToContainTextAsync("13.5%");
    });

    [Fact]
    public Task Wrong_rows_are_told_and_can_be_taken_home() => InBrowserAsync(async () =>
    {
        var journey = await JourneyAsync();
        var ann = await ArriveAsync(await Application.NewMemberAsync());
        await ann.OpenAsync(Page);
        await UploadAsync(ann, $"Touchpoint,KPI,Date,Value\n{journey.Touchpoints[2].Name},conversion-rate,2026-04-03,145\n=Nowhere,conversion-rate,2026-04-03,4\n{journey.Touchpoints[2].Name},conversion-rate,2026-04-04,4\n");
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "Check the whole file" }).ClickAsync();
        await Expect(ann.Page.GetByText("2 rows are wrong.")).ToBeVisibleAsync();
        await Expect(ann.Page.GetByText("Wrong rows are never imported.")).ToBeVisibleAsync();
        await Expect(ann.Page.GetByRole(AriaRole.Button, new() { Name = "Import 1 measurement", Exact = true })).ToHaveCountAsync(0);
        await Expect(ann.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "There is no touchpoint “=Nowhere”." })).ToContainTextAsync("3");
        await ann.ShouldBeAccessibleAsync();

        var download = await ann.Page.RunAndWaitForDownloadAsync(() => ann.Page.GetByRole(AriaRole.Button, new() { Name = "Download all as CSV" }).ClickAsync());
        (await File.ReadAllTextAsync(await download.PathAsync())).Trim('\uFEFF').ShouldBe("Line,Column,Content,Reason\r\n2,Value,145,At most 100%.\r\n3,Touchpoint,\"'=Nowhere\",There is no touchpoint “=Nowhere”.\r\n");

        var refused = await ann.Page.RunAndWaitForDownloadAsync(() => ann.Page.GetByRole(AriaRole.Button, new() { Name = "Download the refused rows" }).ClickAsync());
        (await File.ReadAllTextAsync(await refused.PathAsync())).Trim('\uFEFF').ShouldBe($"Touchpoint,KPI,Date,Value,Reason\r\n{journey.Touchpoints[2].Name},conversion-rate,2026-04-03,145,At most 100%.\r\n'=Nowhere,conversion-rate,2026-04-03,4,There is no touchpoint “=Nowhere”.\r\n");
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "Leave out what is wrong, import 1 measurement" }).ClickAsync();
        await Expect(ann.Page.GetByRole(AriaRole.Heading, new() { Name = "1 measurement is imported." })).ToBeFocusedAsync();
    });

    [Fact]
    public Task A_viewer_is_told_that_importing_is_not_for_them() => InBrowserAsync(async () =>
    {
        var max = await ArriveAsync(await Application.NewMemberAsync(Role.Viewer));
        await max.OpenAsync(Page);
        await Expect(max.Alert).ToHaveTextAsync("Your role lets you look, but not import.");
        await Expect(max.Page.Locator("input[type=file]")).ToHaveCountAsync(0);
        await max.ShouldBeAccessibleAsync();
    });

    // With a touchpoint whose name is nowhere else, and one KPI.
    async Task<Journey> JourneyAsync()
    {
        var journey = Map.Small();
        var touchpoints = journey.Touchpoints.Select((touchpoint, index) => index == 2 ? touchpoint with { Name = $"Website {journey.Id:N}", Kpis = [new("conversion-rate", null, null)] } : touchpoint);
        return await Application.NewJourneyAsync(journey with { Title = $"Journey {journey.Id:N}", Touchpoints = JourneyKinds.Touchpoint.InOrder(touchpoints) });
    }

    static Task UploadAsync(Visitor visitor, string text) =>
        visitor.Page.GetByLabel("Choose a CSV or Excel file").SetInputFilesAsync(new FilePayload { Name = "values.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(text) });
}
