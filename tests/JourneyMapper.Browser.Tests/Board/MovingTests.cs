using JourneyMapper.Browser.Tests.Running;

namespace JourneyMapper.Browser.Tests.Board;

/// <summary>Touchpoints are moved by pointer, by keyboard and by menu.</summary>
[Collection(RunningApplication.BoardCollection)]
public sealed class MovingTests(RunningApplication application) : BrowserTest(application)
{
    [Fact]
    public Task A_drag_sends_nothing_until_the_drop_and_then_exactly_one_message() => InBrowserAsync(async () =>
    {
        var map = await OpenAsync();
        var (from, to) = (await CentreAsync(map, "Ad"), await CentreAsync(map, "Website"));
        // Opening the map sends some; the drag begins when that is over.
        await QuietAsync(map);
        var (frames, calls) = (map.Visitor.Traffic.Frames, map.Visitor.Traffic.Calls);

        await map.Page.Mouse.MoveAsync(from.X, from.Y);
        await map.Page.Mouse.DownAsync();
        await map.Page.Mouse.MoveAsync(to.X + 40, to.Y, new() { Steps = 40 });
        // One, and no second by a script that was attached twice.
        await Expect(map.Page.Locator(".ghost")).ToHaveCountAsync(1);
        await Expect(map.Page.Locator(".drop-line")).ToBeVisibleAsync();
        await Task.Delay(300);
        map.Visitor.Traffic.Frames.ShouldBe(frames, map.Visitor.Traffic.LastFrame);

        await map.Page.Mouse.UpAsync();
        await map.ShouldHoldAsync("Consideration", "Website", "Ad");
        await map.ShouldHoldAsync("Awareness", "Review");
        await Expect(map.Page.Locator(".ghost")).ToHaveCountAsync(0);
        await QuietAsync(map);
        map.Visitor.Traffic.Calls.ShouldBe(calls + 1);
        await map.ShouldBeSavedAsync();
    });

    [Fact]
    public Task A_drag_that_is_given_up_leaves_no_trace() => InBrowserAsync(async () =>
    {
        var map = await OpenAsync();
        var (from, to) = (await CentreAsync(map, "Ad"), await CentreAsync(map, "Store"));
        await QuietAsync(map);
        var calls = map.Visitor.Traffic.Calls;
        await map.Page.Mouse.MoveAsync(from.X, from.Y);
        await map.Page.Mouse.DownAsync();
        await map.Page.Mouse.MoveAsync(to.X, to.Y, new() { Steps = 10 });
        await map.Page.Keyboard.PressAsync("Escape");
        await map.Page.Mouse.UpAsync();
        await Expect(map.Page.Locator(".ghost, .drop-line, .dragged")).ToHaveCountAsync(0);
        await map.ShouldHoldAsync("Awareness", "Ad", "Review");
        await QuietAsync(map);
        map.Visitor.Traffic.Calls.ShouldBe(calls);
    });

    [Fact]
    public Task Within_a_stage_a_touchpoint_is_dragged_before_another() => InBrowserAsync(async () =>
    {
        var map = await OpenAsync();
        var (from, to) = (await CentreAsync(map, "Review"), await CentreAsync(map, "Ad"));
        await map.Page.Mouse.MoveAsync(from.X, from.Y);
        await map.Page.Mouse.DownAsync();
        await map.Page.Mouse.MoveAsync(to.X - 40, to.Y, new() { Steps = 10 });
        await map.Page.Mouse.UpAsync();
        await map.ShouldHoldAsync("Awareness", "Review", "Ad");
    });

    [Fact]
    public Task By_keyboard_a_touchpoint_moves_within_its_stage_and_over_its_border_and_keeps_the_focus() => InBrowserAsync(async () =>
    {
        var map = await OpenAsync();
        await map.Card("Ad").FocusAsync();
        await map.Page.Keyboard.PressAsync("Alt+ArrowRight");
        await map.ShouldHoldAsync("Awareness", "Review", "Ad");
        await Expect(map.Card("Ad")).ToBeFocusedAsync();
        await map.Page.Keyboard.PressAsync("Alt+ArrowRight");
        await map.ShouldHoldAsync("Consideration", "Ad", "Website");
        await Expect(map.Card("Ad")).ToBeFocusedAsync();
        await Expect(map.Page.GetByRole(AriaRole.Log)).ToContainTextAsync("Consideration");
    });

    [Fact]
    public Task By_menu_a_touchpoint_moves_to_any_place() => InBrowserAsync(async () =>
    {
        var map = await OpenAsync();
        await map.Touchpoint("Ad").Locator("[data-menu]").ClickAsync();
        await map.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Move to…" }).ClickAsync();
        var dialog = map.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Stage").SelectOptionAsync("Loyalty");
        await dialog.GetByLabel("Place").SelectOptionAsync(new SelectOptionValue { Label = "At the beginning" });
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Move", Exact = true }).ClickAsync();
        await map.ShouldHoldAsync("Loyalty", "Ad", "Referral");
    });

    async Task<Map> OpenAsync()
    {
        var journey = await Application.NewJourneyAsync(Map.Small());
        return await Map.OpenAsync(await ArriveAsync(await Application.NewMemberAsync(), width: 1600), journey.Id);
    }

    static async Task<(float X, float Y)> CentreAsync(Map map, string name)
    {
        await map.Card(name).ScrollIntoViewIfNeededAsync();
        var box = (await map.Card(name).BoundingBoxAsync()).ShouldNotBeNull();
        return (box.X + (box.Width / 2), box.Y + (box.Height / 2));
    }

    // Nothing was sent for a while.
    static async Task QuietAsync(Map map)
    {
        for (var frames = -1; frames != map.Visitor.Traffic.Frames;)
        {
            frames = map.Visitor.Traffic.Frames;
            await Task.Delay(1000);
        }
    }
}
