using JourneyMapper.Browser.Tests.Board;
using JourneyMapper.Browser.Tests.Running;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Testing.Pdf;

namespace JourneyMapper.Browser.Tests.Export;

/// <summary>From the button on the map to the file on the disk.</summary>
public sealed class ExportTests(RunningApplication application) : BrowserTest(application)
{
    [Fact]
    public Task A_viewer_chooses_paper_and_lanes_and_gets_the_pdf() => InBrowserAsync(async () =>
    {
        var map = await OpenAsync(await Application.NewMemberAsync(Role.Viewer));
        var dialog = await OpenDialogAsync(map);
        await dialog.GetByLabel("Paper").SelectOptionAsync("A3");
        await dialog.GetByLabel("Pages").SelectOptionAsync("Tiled");
        await Expect(dialog.GetByRole(AriaRole.Img, new() { Name = "Preview of page 1 of" })).ToBeVisibleAsync();
        await dialog.GetByLabel("Thought").UncheckAsync();
        await Expect(dialog.GetByLabel("Touchpoint", new() { Exact = true })).ToBeDisabledAsync();

        var download = await map.Page.RunAndWaitForDownloadAsync(() => dialog.GetByRole(AriaRole.Button, new() { Name = "Create PDF" }).ClickAsync(), new() { Timeout = 60_000 });

        download.SuggestedFilename.ShouldEndWith(".pdf");
        var pdf = PdfFile.Parse(await File.ReadAllBytesAsync(await download.PathAsync()));
        pdf.Pages.ShouldAllBe(page => Math.Abs(page.Width - 1191) < 1);
        pdf.Outline.Count.ShouldBe(6);
        pdf.Text.ShouldNotContain("Thought");
        await Expect(dialog.GetByRole(AriaRole.Status)).ToContainTextAsync("The PDF is ready");
        await map.Visitor.ShouldBeAccessibleAsync();
    });

    [Fact]
    public Task The_menu_works_by_keyboard_and_gives_the_focus_back() => InBrowserAsync(async () =>
    {
        var map = await OpenAsync(await Application.NewMemberAsync());
        var button = map.Button(AccessibleNames.Export);
        await button.FocusAsync();
        await map.Page.Keyboard.PressAsync("Enter");
        var item = map.Page.GetByRole(AriaRole.Menuitem, new() { Name = AccessibleNames.Pdf, Exact = true });
        await Expect(item).ToBeFocusedAsync();
        await map.Page.Keyboard.PressAsync("Escape");
        await Expect(item).ToHaveCountAsync(0);
        await Expect(button).ToBeFocusedAsync();

        await map.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(item).ToBeFocusedAsync();
        await map.Page.Keyboard.PressAsync("Enter");
        await Expect(map.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await map.Visitor.ShouldBeAccessibleAsync();
    });

    [Fact]
    public Task The_keys_for_printing_lead_to_the_pdf_and_not_to_a_corner_of_the_map() => InBrowserAsync(async () =>
    {
        var map = await OpenAsync(await Application.NewMemberAsync());
        await map.Page.Keyboard.PressAsync("Control+p");
        await Expect(map.Page.GetByRole(AriaRole.Dialog, new() { Name = "Export as PDF" })).ToBeVisibleAsync();
        // Faster than a dialog closes.
        await map.Page.Keyboard.PressAsync("Escape");
        await Expect(map.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await map.Button("Lanes").ClickAsync();
        await Expect(map.Page.GetByRole(AriaRole.Dialog, new() { Name = "Lanes", Exact = true })).ToBeVisibleAsync();
        await map.Page.Keyboard.PressAsync("Escape");
        await map.Page.Keyboard.PressAsync("Control+p");
        await Expect(map.Page.GetByRole(AriaRole.Dialog, new() { Name = "Export as PDF" })).ToBeVisibleAsync();
    });

    [Fact]
    public Task A_viewer_gets_the_journey_in_other_formats_from_the_menu() => InBrowserAsync(async () =>
    {
        var map = await OpenAsync(await Application.NewMemberAsync(Role.Viewer));
        foreach (var (name, extension, begins) in new[] { ("Excel", "xlsx", "PK"), ("JSON", "json", "{") })
        {
            await map.Button(AccessibleNames.Export).ClickAsync();
            var download = await map.Page.RunAndWaitForDownloadAsync(() => map.Page.GetByRole(AriaRole.Menuitem, new() { Name = name, Exact = true }).ClickAsync());
            download.SuggestedFilename.ShouldEndWith($".{extension}");
            System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(await download.PathAsync())).ShouldStartWith(begins);
        }
    });

    static async Task<ILocator> OpenDialogAsync(Map map)
    {
        await map.Button(AccessibleNames.Export).ClickAsync();
        await map.Page.GetByRole(AriaRole.Menuitem, new() { Name = AccessibleNames.Pdf, Exact = true }).ClickAsync();
        var dialog = map.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToBeVisibleAsync();
        return dialog;
    }

    async Task<Map> OpenAsync(Person person)
    {
        var journey = await Application.NewJourneyFromSampleAsync();
        return await Map.OpenAsync(await ArriveAsync(person), journey.Id);
    }
}
