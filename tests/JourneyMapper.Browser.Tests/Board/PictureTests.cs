using System.Text.RegularExpressions;
using JourneyMapper.Browser.Tests.Running;

namespace JourneyMapper.Browser.Tests.Board;

/// <summary>Pictures come into texts as people bring them: pasted, dropped, chosen.</summary>
[Collection(RunningApplication.EntryCollection)]
public sealed class PictureTests(RunningApplication application) : BrowserTest(application)
{
    // A picture of a till in a file of that name, as a clipboard or a hand with a file brings it.
    const string Brought = """
        async (element, [kind, name]) => {
          const canvas = new OffscreenCanvas(640, 320);
          const drawing = canvas.getContext('2d');
          drawing.fillStyle = 'teal';
          drawing.fillRect(0, 0, 640, 320);
          const transfer = new DataTransfer();
          transfer.items.add(new File([await canvas.convertToBlob()], name, { type: 'image/png' }));
          const options = { bubbles: true, cancelable: true };
          element.dispatchEvent(kind === 'paste' ? new ClipboardEvent('paste', { ...options, clipboardData: transfer }) : new DragEvent(kind, { ...options, dataTransfer: transfer }));
        }
        """;

    [Fact]
    public Task Pictures_are_pasted_dropped_and_chosen_and_others_see_them() => InBrowserAsync(async () =>
    {
        var journey = await Application.NewJourneyAsync(Map.Small());
        var ann = await Map.OpenAsync(await ArriveAsync(await Application.NewMemberAsync(name: "Ann")), journey.Id);
        var bob = await Map.OpenAsync(await ArriveAsync(await Application.NewMemberAsync(name: "Bob")), journey.Id);

        await Cell(ann, "Ad", "Thought").ClickAsync();
        var editor = ann.Page.Locator(".cell-editor");
        await editor.PressSequentiallyAsync("It looks like this");
        await editor.EvaluateAsync(Brought, new[] { "paste", "till.png" });
        await Expect(editor).ToHaveValueAsync(Mark("It looks like this\n![till]", end: "$"));
        await editor.PressSequentiallyAsync(" and so on");
        await editor.PressAsync("Enter");
        await ShowsAsync(ann, "Ad", "Thought", "till");
        await ShowsAsync(bob, "Ad", "Thought", "till");
        await Expect(Cell(bob, "Ad", "Thought")).ToHaveAccessibleNameAsync(new Regex("^Thought: It looks like this\\s+and so on\\s+till$"));

        await Cell(ann, "Website", "Action").EvaluateAsync(Brought, new[] { "drop", "image.png" });
        await ShowsAsync(ann, "Website", "Action", "Picture");
        await ShowsAsync(bob, "Website", "Action", "Picture");

        await ann.Card("Store").ClickAsync();
        var chosen = await ann.Page.EvaluateAsync<string>("async () => { const canvas = new OffscreenCanvas(90, 90); canvas.getContext('2d'); return await (await canvas.convertToBlob()).arrayBuffer().then(bytes => btoa(String.fromCharCode(...new Uint8Array(bytes)))); }");
        await ann.Panel.Locator("[data-picture-for=panel-Thought]").SetInputFilesAsync(new FilePayload { Name = "shelf.png", MimeType = "image/png", Buffer = Convert.FromBase64String(chosen) });
        await ShowsAsync(bob, "Store", "Thought", "shelf");
        await Expect(ann.Panel.GetByRole(AriaRole.Link, new() { Name = "Open the picture shelf" })).ToBeVisibleAsync();
        await ann.Visitor.ShouldBeAccessibleAsync();

        // No picture, and nothing is lost by trying.
        await ann.Panel.Locator("[data-picture-for=panel-Thought]").SetInputFilesAsync(new FilePayload { Name = "text.png", MimeType = "image/png", Buffer = "no picture"u8.ToArray() });
        await Expect(ann.Page.Locator(".picture-note")).ToContainTextAsync("not a picture");
        await Expect(ann.Field("Thought")).ToHaveValueAsync(Mark("^![shelf]", end: "$"));
    });

    [Fact]
    public Task A_picture_that_arrives_after_its_cell_was_left_comes_at_the_end_of_the_text() => InBrowserAsync(async () =>
    {
        var journey = await Application.NewJourneyAsync(Map.Small());
        var ann = await Map.OpenAsync(await ArriveAsync(Behind(TimeSpan.FromMilliseconds(400)), await Application.NewMemberAsync(name: "Ann")), journey.Id);

        await Cell(ann, "Ad", "Thought").ClickAsync();
        var editor = ann.Page.Locator(".cell-editor");
        await editor.EvaluateAsync(Brought, new[] { "paste", "till.png" });
        await editor.PressSequentiallyAsync("Typed meanwhile");
        await editor.PressAsync("Enter");
        await Expect(editor).ToHaveCountAsync(0);

        await ShowsAsync(ann, "Ad", "Thought", "till");
        (await Application.StoredAsync(journey.Id)).Touchpoints[0].Thought.ShouldStartWith("Typed meanwhile\n![till](picture:");
        await ann.Page.Locator(".board-scroll").FocusAsync();
        await ann.Page.Keyboard.PressAsync("Control+z");
        await Expect(Cell(ann, "Ad", "Thought").Locator("img")).ToHaveCountAsync(0);
    });

    static ILocator Cell(Map map, string touchpoint, string field) => map.Touchpoint(touchpoint).Locator($"[data-field={field}]");

    static Regex Mark(string before, string end) => new($"{Regex.Escape(before).Replace("\\^", "^", StringComparison.Ordinal)}\\(picture:[0-9a-f]{{32}}\\)\\n?{end}");

    // There, and loaded.
    static async Task ShowsAsync(Map map, string touchpoint, string field, string description)
    {
        var picture = Cell(map, touchpoint, field).GetByAltText(description);
        await picture.ScrollIntoViewIfNeededAsync();
        await Expect(picture).ToHaveJSPropertyAsync("complete", true);
        (await picture.EvaluateAsync<int>("image => image.naturalWidth")).ShouldBeGreaterThan(0);
    }
}
