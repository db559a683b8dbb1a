using System.Text;
using JourneyMapper.Browser.Tests.Running;
using JourneyMapper.Data.Accounts;

namespace JourneyMapper.Browser.Tests.Import;

/// <summary>A journey comes out of a file or a text, after it was seen what is taken and what is not.</summary>
public sealed class JourneyImportTests(RunningApplication application) : BrowserTest(application)
{
    const string Page = "/journeys/import";

    [Fact]
    public Task A_table_becomes_a_journey_and_goes_to_the_trash_again() => InBrowserAsync(async () =>
    {
        var ann = await ArriveAsync(await Application.NewMemberAsync());
        await ann.OpenAsync("/");
        await ann.Page.GetByRole(AriaRole.Link, new() { Name = "Import journey", Exact = true }).ClickAsync();
        await Expect(ann.Page.GetByRole(AriaRole.Heading, new() { Name = "Import journey" })).ToBeVisibleAsync();
        await ann.ShouldBeAccessibleAsync();

        await ann.Page.GetByLabel("Choose a file").SetInputFilesAsync(new FilePayload
        {
            Name = "Buying_tea.csv",
            MimeType = "text/csv",
            Buffer = Encoding.UTF8.GetBytes("Channel,Touchpoint,Phase,Budget\nInstagram,Sees an ad,Discover,100\nby balloon,Pays,Ritual,50\n"),
        });
        await Expect(ann.Page.GetByText("2 touchpoints in 2 stages.")).ToBeVisibleAsync();
        await Expect(ann.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "by balloon" })).ToContainTextAsync("is no channel of this workspace");
        await Expect(ann.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "This column is left out" })).ToContainTextAsync("Budget");
        await ann.ShouldBeAccessibleAsync();
        await ann.Page.GetByLabel("Ritual").SelectOptionAsync("Decision");
        await ann.Page.GetByLabel("Budget").SelectOptionAsync("Description");
        await Expect(ann.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "This column is left out" })).ToHaveCountAsync(0);

        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "Import journey", Exact = true }).ClickAsync();
        await Expect(ann.Page.GetByRole(AriaRole.Heading, new() { Name = "The journey is imported" })).ToBeFocusedAsync();
        await ann.ShouldBeAccessibleAsync();
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "Undo: move it to the trash" }).ClickAsync();
        await Expect(ann.Page.GetByRole(AriaRole.Heading, new() { Name = "Or paste it" })).ToBeVisibleAsync();
        await ann.OpenAsync("/trash");
        await Expect(ann.Page.GetByText("Buying tea")).ToBeVisibleAsync();
    });

    [Fact]
    public Task A_pasted_diagram_opens_as_a_map_and_a_file_of_another_kind_says_so() => InBrowserAsync(async () =>
    {
        var ann = await ArriveAsync(await Application.NewMemberAsync());
        await ann.OpenAsync(Page);
        await ann.Page.GetByLabel("Choose a file").SetInputFilesAsync(new FilePayload { Name = "old.xls", MimeType = "application/vnd.ms-excel", Buffer = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] });
        await Expect(ann.Alert).ToContainTextAsync("Save it as .xlsx without a password.");
        await ann.Page.GetByLabel("Text", new() { Exact = true }).FillAsync("journey\n  title Tea time\n  section Awareness\n    Smells tea: 5: Ann\n  section Decision\n    Drinks tea: 4: Ann\n");
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "Read the text" }).ClickAsync();
        await Expect(ann.Page.GetByLabel("Read as").Locator("option:checked")).ToHaveTextAsync("Mermaid journey diagram");
        await ann.Page.GetByLabel("Title").FillAsync($"Tea time {Guid.NewGuid():N}");
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "Import journey", Exact = true }).ClickAsync();
        await ann.Page.GetByRole(AriaRole.Link, new() { Name = "Open the map" }).ClickAsync();
        await ann.MapIsReadyAsync();
        await Expect(ann.Page.GetByText("Drinks tea").First).ToBeVisibleAsync();
    });

    [Fact]
    public Task A_viewer_is_told_that_importing_a_journey_is_not_for_them() => InBrowserAsync(async () =>
    {
        var max = await ArriveAsync(await Application.NewMemberAsync(Role.Viewer));
        await max.OpenAsync(Page);
        await Expect(max.Alert).ToHaveTextAsync("Your role lets you look, but not import.");
        await Expect(max.Page.Locator("input[type=file]")).ToHaveCountAsync(0);
        await max.ShouldBeAccessibleAsync();
    });
}
