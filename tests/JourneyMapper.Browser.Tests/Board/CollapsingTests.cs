using JourneyMapper.Browser.Tests.Running;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Browser.Tests.Board;

/// <summary>Stages that are collapsed: in one browser, kept through a reload, and opened by whatever leads to a card in them.</summary>
[Collection(RunningApplication.BoardCollection)]
public sealed class CollapsingTests(RunningApplication application) : BrowserTest(application)
{
    [Fact]
    public Task A_stage_collapses_by_keyboard_for_one_browser_survives_a_reload_and_an_address_expands_it() => InBrowserAsync(async () =>
    {
        var journey = await Application.NewJourneyAsync(Map.Small());
        var ann = await Map.OpenAsync(await ArriveAsync(Behind(TimeSpan.FromMilliseconds(150)), await Application.NewMemberAsync(Role.Viewer, name: "Ann")), journey.Id);
        var bob = await Map.OpenAsync(await ArriveAsync(await Application.NewMemberAsync(name: "Bob")), journey.Id);
        await ann.Button("Collapse Awareness").FocusAsync();
        await ann.Page.Keyboard.PressAsync("Enter");
        await Expect(ann.Button("Expand Awareness")).ToBeFocusedAsync();
        await Expect(ann.Button("Expand Awareness")).ToHaveAttributeAsync("aria-expanded", "false");
        await Expect(ann.Band("Awareness").GetByRole(AriaRole.Heading, new() { Name = "Awareness" })).ToBeVisibleAsync();
        await ann.ShouldHoldAsync("Awareness");
        await bob.ShouldHoldAsync("Awareness", "Ad", "Review");
        await ann.Visitor.ShouldBeAccessibleAsync();

        // The arrow keys pass over it.
        await ann.Button("Collapse Decision").ClickAsync();
        await Expect(ann.Button("Expand Decision")).ToBeVisibleAsync();
        await ann.Card("Website").FocusAsync();
        await ann.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(ann.Card("Newsletter")).ToBeFocusedAsync();

        await ann.Page.ReloadAsync();
        await Expect(ann.Button("Expand Awareness")).ToBeVisibleAsync();
        await Expect(ann.Button("Expand Decision")).ToBeVisibleAsync();

        await ann.Page.GotoAsync($"/journeys/{journey.Id}?touchpoint={journey.Touchpoints.Single(touchpoint => touchpoint.Name == "Review").Id}");
        await Expect(ann.Card("Review")).ToBeInViewportAsync();
        await Expect(ann.Panel).ToBeVisibleAsync();
        await Expect(ann.Button("Expand Decision")).ToBeVisibleAsync();
    });

    [Fact]
    public Task A_card_dropped_on_a_collapsed_stage_goes_to_its_end_and_the_curve_still_meets() => InBrowserAsync(async () =>
    {
        var journey = await Application.NewJourneyAsync(Map.Small());
        var map = await Map.OpenAsync(await ArriveAsync(await Application.NewMemberAsync()), journey.Id);
        await map.Button("Collapse Consideration").ClickAsync();
        await Expect(map.Button("Expand Consideration")).ToBeVisibleAsync();
        (await GapAsync(map)).ShouldBeLessThan(1.5);
        var shut = await map.Band("Consideration").Locator(".stage-shut").BoundingBoxAsync();
        await map.Card("Ad").HoverAsync();
        await map.Page.Mouse.DownAsync();
        await map.Page.Mouse.MoveAsync(shut!.X + shut.Width / 2, shut.Y + 60, new() { Steps = 8 });
        await map.Page.Mouse.UpAsync();
        await map.ShouldHoldAsync("Awareness", "Review");
        await map.ShouldBeSavedAsync();
        (await Application.StoredAsync(journey.Id)).In(Stage.Consideration).Select(touchpoint => touchpoint.Name).ShouldBe(["Website", "Ad"]);

        // A click anywhere opens it.
        await map.Band("Consideration").Locator(".stage-shut").ClickAsync(new() { Position = new() { X = 20, Y = 300 } });
        await map.ShouldHoldAsync("Consideration", "Website", "Ad");
        await Expect(map.Button("Collapse Consideration")).ToBeFocusedAsync();
    });

    // How far the end of the curve of the last column before the stage is from the middle of the next column, in pixels.
    static Task<double> GapAsync(Map map) => map.Page.EvaluateAsync<double>(
        """
        () => {
          const middle = name => { const box = document.querySelector(`li[aria-label="${name}"] .emotion`).getBoundingClientRect(); return box.left + box.width / 2; };
          return Math.abs(document.querySelector('li[aria-label="Review"] .curve').getBoundingClientRect().right - middle('Store'));
        }
        """);
}
