using System.Globalization;
using JourneyMapper.Browser.Tests.Running;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Browser.Tests.Board;

/// <summary>Long texts are kept whole, and the map stays a map.</summary>
[Collection(RunningApplication.BoardCollection)]
public sealed class LongTextTests(RunningApplication application) : BrowserTest(application)
{
    [Fact]
    public Task Two_hundred_lines_pasted_into_pain_points_are_all_kept() => InBrowserAsync(async () =>
    {
        var lines = Enumerable.Range(1, 200).Select(i => string.Create(CultureInfo.InvariantCulture, $"{i} customers waited for an answer"));
        var text = string.Join('\n', lines);
        text.Length.ShouldBeInRange(6_000, Limits.Text);
        var journey = await Application.NewJourneyAsync(Map.Small());
        var map = await Map.OpenAsync(await ArriveAsync(await Application.NewMemberAsync()), journey.Id);
        var cell = map.Touchpoint("Store").Locator("[data-field=PainPoints]");
        await cell.ClickAsync();
        await map.PasteAsync(text);
        await map.Page.Keyboard.PressAsync("Control+Enter");
        await map.ShouldBeSavedAsync();

        Store(await Application.StoredAsync(journey.Id)).PainPoints.ShouldBe(text);
        await Expect(cell.Locator(".item")).ToHaveCountAsync(15);
        await Expect(cell).ToContainTextAsync("+ 185 more lines");
        (await cell.BoundingBoxAsync())!.Height.ShouldBeLessThan(1000);

        await map.Page.ReloadAsync();
        await map.Visitor.MapIsReadyAsync();
        await cell.ClickAsync();
        await Expect(map.Page.Locator("textarea.cell-editor")).ToHaveValueAsync(text);
        await map.Page.Keyboard.PressAsync("Escape");
        await map.Card("Store").ClickAsync();
        await Expect(map.Field("Pain points, one a line")).ToHaveValueAsync(text);
        await map.Visitor.ShouldBeAccessibleAsync();
    });

    [Fact]
    public Task The_longest_text_of_all_is_stored_and_changed() => InBrowserAsync(async () =>
    {
        // Each of them is three bytes on the line.
        var text = new string('漢', Limits.Text);
        var journey = await Application.NewJourneyAsync(Map.Small());
        var map = await Map.OpenAsync(await ArriveAsync(await Application.NewMemberAsync()), journey.Id);
        var cell = map.Touchpoint("Store").Locator("[data-field=Action]");
        await cell.ClickAsync();
        await map.PasteAsync(text);
        await map.Page.Keyboard.PressAsync("Enter");
        await map.ShouldBeSavedAsync();
        await cell.ClickAsync();
        await map.Page.Keyboard.PressAsync("Control+A");
        await map.PasteAsync(text[1..] + "a");
        await map.Page.Keyboard.PressAsync("Enter");
        await map.ShouldBeSavedAsync();
        Store(await Application.StoredAsync(journey.Id)).Action.ShouldBe(text[1..] + "a");
        (await cell.BoundingBoxAsync())!.Height.ShouldBeLessThan(2500);
    });

    static Touchpoint Store(Journey journey) => journey.Touchpoints.Single(touchpoint => touchpoint.Name == "Store");
}
