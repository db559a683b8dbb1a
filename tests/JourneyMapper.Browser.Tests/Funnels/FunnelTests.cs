using System.Globalization;
using JourneyMapper.Browser.Tests.Running;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Browser.Tests.Funnels;

/// <summary>A funnel is typed, pasted, seen on the map and found among all.</summary>
[Collection(RunningApplication.UiCollection)]
public sealed class FunnelTests(RunningApplication application) : BrowserTest(application)
{
    // What a browser does with Ctrl + V, without the clipboard that all windows of the machine share.
    const string Paste = """
        (field, text) => {
          const clipboardData = new DataTransfer();
          clipboardData.setData('text/plain', text);
          field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
        }
        """;

    [Fact]
    public Task Figures_are_typed_and_pasted_and_the_map_shows_where_people_are_lost() => InBrowserAsync(async () =>
    {
        var journey = await Application.NewJourneyAsync(new Journey
        {
            Id = Guid.CreateVersion7(),
            Title = $"Funnel {Guid.NewGuid():N}",
            Touchpoints = [new() { Id = Guid.CreateVersion7(), Stage = Stage.Decision, Name = "Shop" }],
        });
        var ann = await ArriveAsync(await Application.NewMemberAsync(name: "Ann"));
        await ann.OpenMapAsync(journey.Id);
        await ann.Page.GetByRole(AriaRole.Link, new() { Name = "Funnel" }).ClickAsync();
        var month = DateTime.UtcNow.AddMonths(-1).ToString("MMMM yyyy", CultureInfo.GetCultureInfo("en"));
        ILocator Figure(string stage) => ann.Page.GetByRole(AriaRole.Textbox, new() { Name = $"{stage}, {month}", Exact = true });
        var funnel = ann.Page.GetByRole(AriaRole.Table, new() { Name = $"Funnel, {month}" });

        await Figure("Awareness").FillAsync("many");
        await Figure("Consideration").FillAsync("408");
        await Expect(ann.Page.GetByText("“many” is not a number. Write it like 1,234.")).ToBeVisibleAsync();
        await Expect(Figure("Awareness")).ToHaveValueAsync("many");
        await Figure("Awareness").FillAsync("1200");
        await Figure("Awareness").PressAsync("Enter");
        await Expect(Figure("Awareness")).ToHaveValueAsync("1,200");
        await Expect(funnel.GetByRole(AriaRole.Row, new() { Name = "Awareness" })).ToContainTextAsync("34%");
        await Expect(funnel.GetByText("Largest drop-off")).ToBeVisibleAsync();

        await Figure("Decision").EvaluateAsync(Paste, "204\t102\t51\n");
        await Expect(funnel.GetByRole(AriaRole.Row, new() { Name = "Retention" })).ToContainTextAsync("102");
        await Figure("Decision").EvaluateAsync(Paste, "204\tnone\n");
        var dialog = ann.Page.GetByRole(AriaRole.Dialog, new() { Name = "Paste people per stage" });
        await Expect(dialog.GetByText("Row 1: “none” is not a number.")).ToBeVisibleAsync();
        await ann.ShouldBeAccessibleAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await ann.ShouldBeAccessibleAsync();

        await ann.Page.GetByRole(AriaRole.Link, new() { Name = "To the map" }).ClickAsync();
        await ann.MapIsReadyAsync();
        await Expect(ann.Page.GetByRole(AriaRole.Img, new() { Name = $"{month} · people in this stage: 204" })).ToHaveTextAsync("204 → 50%");

        await ann.OpenAsync($"/coverage/funnel?q={journey.Title[7..]}");
        await Expect(ann.Page.GetByRole(AriaRole.Table, new() { Name = "Funnels of all journeys" }).GetByRole(AriaRole.Row, new() { Name = journey.Title })).ToContainTextAsync("1,200");
        await ann.ShouldBeAccessibleAsync();
    });
}
