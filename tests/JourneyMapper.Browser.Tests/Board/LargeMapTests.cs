using System.Globalization;
using JourneyMapper.Browser.Tests.Running;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Browser.Tests.Board;

/// <summary>A map of which only what is in sight is drawn is worked with as any other, on slow lines too.</summary>
[Collection(RunningApplication.LargeCollection)]
public sealed class LargeMapTests(RunningApplication application) : BrowserTest(application)
{
    const int Touchpoints = 500;

    /// <summary>How long an answer takes, in milliseconds.</summary>
    public static TheoryData<int> Lines => [0, 300];

    [Theory]
    [MemberData(nameof(Lines))]
    public Task Scrolling_draws_every_touchpoint_in_its_place_and_no_lane_changes_its_height(int delay) => InBrowserAsync(async () =>
    {
        var (map, journey) = await OpenAsync(delay);
        var heights = await HeightsAsync(map);
        var end = await map.Page.EvaluateAsync<double>("() => { const { scrollWidth, clientWidth } = document.querySelector('.board-scroll'); return scrollWidth - clientWidth; }");
        HashSet<string> seen = new(StringComparer.Ordinal);
        for (var x = 0d; ; x += 1150)
        {
            await ScrollAsync(map, x);
            await Expect(map.Page.Locator(".board-scroll[aria-busy]")).ToHaveCountAsync(0);
            (await HeightsAsync(map)).ShouldBe(heights, $"at {x}");
            seen.UnionWith(await InSightAsync(map));
            (await map.Page.Locator("li.touchpoint").CountAsync()).ShouldBeLessThan(80);
            if (x > end)
                break;
        }

        seen.Order(StringComparer.Ordinal).ShouldBe(journey.Touchpoints.Select(touchpoint => touchpoint.Name).Order(StringComparer.Ordinal));
    });

    [Fact]
    public Task A_screen_reader_hears_where_in_its_stage_a_touchpoint_stands_and_nothing_twice() => InBrowserAsync(async () =>
    {
        var (map, _) = await OpenAsync(0);
        await Expect(map.Touchpoint("Step 7")).ToHaveAttributeAsync("aria-posinset", "8");
        await Expect(map.Touchpoint("Step 7")).ToHaveAttributeAsync("aria-setsize", "100");
        // Of cells that only give lanes their heights nobody hears.
        await Expect(map.Page.Locator(".lane-heights > .cell")).Not.ToHaveCountAsync(0);
        await Expect(map.Page.Locator(".lane-heights").GetByRole(AriaRole.Listitem).Or(map.Page.Locator(".lane-heights [id], .lane-heights [data-field]"))).ToHaveCountAsync(0);
        await map.Visitor.ShouldBeAccessibleAsync();
    });

    [Theory]
    [MemberData(nameof(Lines))]
    public Task A_fast_series_of_keys_ends_where_it_leads_to_and_loses_no_letter(int delay) => InBrowserAsync(async () =>
    {
        var (map, journey) = await OpenAsync(delay);
        await Cell(map, "Step 0").FocusAsync();
        for (var i = 0; i < 60; i++)
            await map.Page.Keyboard.PressAsync("ArrowRight");
        await map.Page.Keyboard.PressAsync("Enter");
        await map.Page.Keyboard.TypeAsync(" and more");
        await map.Page.Keyboard.PressAsync("Enter");
        await Expect(Cell(map, "Step 60")).ToBeFocusedAsync();
        await map.ShouldBeSavedAsync();
        (await Application.StoredAsync(journey.Id)).Touchpoints[60].Action.ShouldBe(journey.Touchpoints[60].Action + " and more");
        await Expect(Cell(map, "Step 60")).ToBeInViewportAsync();
    });

    [Theory]
    [MemberData(nameof(Lines))]
    public Task By_keyboard_one_comes_to_the_end_writes_there_and_comes_back(int delay) => InBrowserAsync(async () =>
    {
        var (map, journey) = await OpenAsync(delay);
        await Cell(map, "Step 0").FocusAsync();
        await map.Page.Keyboard.PressAsync("End");
        await map.Page.Keyboard.PressAsync("Enter");
        await map.Page.Keyboard.TypeAsync(" at the end");
        await map.Page.Keyboard.PressAsync("Enter");
        await Expect(Cell(map, "Step 499")).ToBeFocusedAsync();
        await Expect(Cell(map, "Step 499")).ToBeInViewportAsync();
        await map.Page.Keyboard.PressAsync("PageUp");
        await Expect(Cell(map, "Step 499")).Not.ToBeFocusedAsync();
        await map.Page.Keyboard.PressAsync("Home");
        await Expect(Cell(map, "Step 0")).ToBeFocusedAsync();
        await Expect(Cell(map, "Step 0")).ToBeInViewportAsync();
        await map.ShouldBeSavedAsync();
        (await Application.StoredAsync(journey.Id)).Touchpoints[499].Action.ShouldEndWith(" at the end");
    });

    [Theory]
    [MemberData(nameof(Lines))]
    public Task Tab_leads_from_cell_to_cell_over_touchpoints_that_are_not_drawn_yet(int delay) => InBrowserAsync(async () =>
    {
        var (map, journey) = await OpenAsync(delay);
        await Cell(map, "Step 0").FocusAsync();
        await map.Page.Keyboard.PressAsync("F2");
        // Five texts a touchpoint: four touchpoints an answer away from what is drawn at first.
        for (var i = 0; i < 5 * 35; i++)
            await map.Page.Keyboard.PressAsync("Tab");
        await map.Page.Keyboard.TypeAsync(" far away");
        await map.Page.Keyboard.PressAsync("Control+Enter");
        await Expect(Cell(map, "Step 35")).ToBeFocusedAsync();
        await map.ShouldBeSavedAsync();
        (await Application.StoredAsync(journey.Id)).Touchpoints[35].Action.ShouldBe(journey.Touchpoints[35].Action + " far away");
    });

    [Theory]
    [MemberData(nameof(Lines))]
    public Task Who_scrolls_away_while_typing_types_on_and_comes_back_to_it(int delay) => InBrowserAsync(async () =>
    {
        var (map, journey) = await OpenAsync(delay);
        await Cell(map, "Step 2").ClickAsync();
        await map.Page.Keyboard.TypeAsync(" near");
        await ScrollAsync(map, 50_000);
        await Expect(map.Page.Locator(".board-scroll[aria-busy]")).ToHaveCountAsync(0);
        await Expect(map.Touchpoint("Step 273")).ToBeVisibleAsync();
        await map.Page.Keyboard.TypeAsync(" and far");
        await Expect(map.Touchpoint("Step 2")).ToBeAttachedAsync();
        await ScrollAsync(map, 0);
        await Expect(map.Page.Locator("textarea.cell-editor")).ToBeFocusedAsync();
        await Expect(map.Page.Locator("textarea.cell-editor")).ToBeInViewportAsync();
        await map.Page.Keyboard.PressAsync("Enter");
        await map.ShouldBeSavedAsync();
        (await Application.StoredAsync(journey.Id)).Touchpoints[2].Action.ShouldBe(journey.Touchpoints[2].Action + " near and far");
    });

    [Theory]
    [MemberData(nameof(Lines))]
    public Task The_focus_stays_with_its_cell_however_far_one_scrolls(int delay) => InBrowserAsync(async () =>
    {
        var (map, _) = await OpenAsync(delay);
        await Cell(map, "Step 3").FocusAsync();
        await ScrollAsync(map, 60_000);
        // Before the server has answered what it was asked when the focus was elsewhere.
        await map.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(Cell(map, "Step 4")).ToBeFocusedAsync();
        await Expect(Cell(map, "Step 4")).ToBeInViewportAsync();
        await Task.Delay(2 * delay);
        await Expect(Cell(map, "Step 4")).ToBeFocusedAsync();
    });

    [Theory]
    [MemberData(nameof(Lines))]
    public Task A_touchpoint_is_dragged_from_the_first_stage_to_the_last(int delay) => InBrowserAsync(async () =>
    {
        var (map, journey) = await OpenAsync(delay);
        var box = (await map.Card("Step 1").BoundingBoxAsync()).ShouldNotBeNull();
        await map.Page.Mouse.MoveAsync(box.X + 40, box.Y + 30);
        await map.Page.Mouse.DownAsync();
        await map.Page.Mouse.MoveAsync(box.X + 80, box.Y + 30, new() { Steps = 5 });
        await map.Page.Mouse.MoveAsync(1436, box.Y + 30, new() { Steps = 10 });
        await map.Page.WaitForFunctionAsync("() => { const { scrollLeft, scrollWidth, clientWidth } = document.querySelector('.board-scroll'); return scrollLeft > scrollWidth - clientWidth - 2; }", null, new() { Timeout = 90_000 });
        // Wherever that is: at once, before what is there has been drawn.
        await map.Page.Mouse.MoveAsync(900, box.Y + 30, new() { Steps = 2 });
        await map.Page.Mouse.UpAsync();
        await map.ShouldBeSavedAsync();
        await Expect(map.Card("Step 1")).ToBeInViewportAsync();
        var moved = (await Application.StoredAsync(journey.Id)).Touchpoints;
        var at = moved.Select(touchpoint => touchpoint.Name).ToList().IndexOf("Step 1");
        moved[at].Stage.ShouldBe(Stage.Loyalty);
        // What it stands behind on the screen it stands behind in the journey.
        var shown = await InSightAsync(map);
        shown.ShouldContain("Step 1");
        shown.ShouldBe(moved.Select(touchpoint => touchpoint.Name).Where(shown.Contains));
        var now = (await map.Card("Step 1").BoundingBoxAsync()).ShouldNotBeNull();
        Math.Abs(now.X + (now.Width / 2) - 900).ShouldBeLessThan(190);
    });

    [Theory]
    [MemberData(nameof(Lines))]
    public Task What_others_change_out_of_sight_is_there_when_one_comes(int delay) => InBrowserAsync(async () =>
    {
        var (map, journey) = await OpenAsync(delay);
        var other = await Map.OpenAsync(await ArriveAsync(await Application.NewMemberAsync()), journey.Id);
        await other.Card("Step 0").FocusAsync();
        await other.Page.Keyboard.PressAsync("End");
        await Expect(other.Card("Step 499")).ToBeFocusedAsync();
        await other.Page.Keyboard.PressAsync("Enter");
        await other.Page.Keyboard.TypeAsync("The very last step");
        await other.Page.Keyboard.PressAsync("Enter");
        await other.Page.Keyboard.PressAsync("Alt+ArrowLeft");
        await other.ShouldBeSavedAsync();
        await Expect(map.Touchpoint("The very last step")).ToHaveCountAsync(0);
        await ScrollAsync(map, 200_000);
        await Expect(map.Touchpoint("The very last step")).ToHaveAttributeAsync("aria-posinset", "99");
        await Expect(map.Touchpoint("Step 498")).ToHaveAttributeAsync("aria-posinset", "100");
    });

    [Theory]
    [MemberData(nameof(Lines))]
    public Task A_link_leads_to_a_touchpoint_of_the_last_stage(int delay) => InBrowserAsync(async () =>
    {
        var journey = await Application.NewJourneyAsync(Large());
        var visitor = await ArriveAsync(Behind(TimeSpan.FromMilliseconds(delay)), await Application.NewMemberAsync());
        await visitor.Page.GotoAsync($"/journeys/{journey.Id}?touchpoint={journey.Touchpoints[450].Id}");
        await visitor.MapIsReadyAsync();
        var map = new Map(visitor);
        await Expect(map.Field("Name")).ToHaveValueAsync("Step 450");
        await Expect(map.Card("Step 450")).ToBeInViewportAsync();
        await Expect(map.Card("Step 450")).ToBeFocusedAsync();
        await Expect(map.Touchpoint("Step 451")).ToBeAttachedAsync();
    });

    [Theory]
    [MemberData(nameof(Lines))]
    public Task New_touchpoints_come_at_the_end_of_a_long_stage_and_undo_takes_them_back(int delay) => InBrowserAsync(async () =>
    {
        var (map, journey) = await OpenAsync(delay);
        await map.AddAsync("Awareness", "One more");
        await map.ShouldBeSavedAsync();
        await Expect(map.Card("One more")).ToBeInViewportAsync();
        await Expect(map.Touchpoint("One more")).ToHaveAttributeAsync("aria-posinset", "101");
        await map.Button(AccessibleNames.Undo).ClickAsync();
        await Expect(map.Touchpoint("One more")).ToHaveCountAsync(0);
        await map.ShouldBeSavedAsync();
        (await Application.StoredAsync(journey.Id)).Touchpoints.Length.ShouldBe(Touchpoints);
    });

    [Fact]
    public Task A_reload_in_the_middle_of_a_word_goes_on_there_however_far_that_is() => InBrowserAsync(async () =>
    {
        var (map, journey) = await OpenAsync(300);
        await Cell(map, "Step 0").FocusAsync();
        await map.Page.Keyboard.PressAsync("End");
        await Expect(Cell(map, "Step 499")).ToBeFocusedAsync();
        await map.Page.Keyboard.PressAsync("Enter");
        await map.Page.Keyboard.TypeAsync(" be");
        await map.Page.ReloadAsync();
        await map.Visitor.MapIsReadyAsync();
        await Expect(map.Page.Locator("textarea.cell-editor")).ToBeFocusedAsync();
        await map.Page.Keyboard.TypeAsync("fore");
        await map.Page.Keyboard.PressAsync("Enter");
        await map.ShouldBeSavedAsync();
        (await Application.StoredAsync(journey.Id)).Touchpoints[499].Action.ShouldEndWith(" before");
    });

    [Fact]
    public Task The_curve_is_whole_wherever_one_looks_and_its_points_are_dragged() => InBrowserAsync(async () =>
    {
        var (map, journey) = await OpenAsync(0);
        await ScrollAsync(map, 30_000);
        await Expect(map.Page.Locator(".board-scroll[aria-busy]")).ToHaveCountAsync(0);
        // Each point in sight is where the piece before it ends and its own begins.
        (await map.Page.EvaluateAsync<int>("""
            () => {
              const inSight = [...document.querySelectorAll('.touchpoint')].filter(column => { const { left, right } = column.getBoundingClientRect(); return left > 180 && right < innerWidth; });
              return inSight.filter(column => {
                const point = column.querySelector('.point').getBoundingClientRect();
                const [x, y] = [point.left + point.width / 2, point.top + point.height / 2];
                const line = column.previousElementSibling?.querySelector('.curve-line');
                if (!line) return true;
                const end = line.getPointAtLength(line.getTotalLength()).matrixTransform(line.getScreenCTM());
                return Math.abs(end.x - x) > 2 || Math.abs(end.y - y) > 2;
              }).length;
            }
            """)).ShouldBe(0);
        var name = (await InSightAsync(map))[3];
        var point = map.Touchpoint(name).Locator(".point");
        var before = int.Parse(await point.GetAttributeAsync("aria-valuenow") ?? "", CultureInfo.InvariantCulture);
        await point.ScrollIntoViewIfNeededAsync();
        var box = (await point.BoundingBoxAsync()).ShouldNotBeNull();
        await map.Page.Mouse.MoveAsync(box.X + 7, box.Y + 7);
        await map.Page.Mouse.DownAsync();
        await map.Page.Mouse.MoveAsync(box.X + 7, box.Y + 7 + (before > 0 ? 27 : -27));
        await map.Page.Mouse.UpAsync();
        await map.ShouldBeSavedAsync();
        (await Application.StoredAsync(journey.Id)).Touchpoints.Single(touchpoint => touchpoint.Name == name).Emotion.ShouldBe(before > 0 ? before - 1 : before + 1);
    });

    async Task<(Map Map, Journey Journey)> OpenAsync(int delay)
    {
        var journey = await Application.NewJourneyAsync(Large());
        return (await Map.OpenAsync(await ArriveAsync(Behind(TimeSpan.FromMilliseconds(delay)), await Application.NewMemberAsync()), journey.Id), journey);
    }

    /// <summary>Touchpoints as many teams together write them: no two texts are the same, and many are about as long as the longest.</summary>
    static Journey Large()
    {
        var random = new Random(7);
        Rank? last = null;
        return new()
        {
            Id = Guid.CreateVersion7(),
            Title = "Everything about bicycles",
            Touchpoints = JourneyKinds.Touchpoint.InOrder(Enumerable.Range(0, Touchpoints).Select(i => new Touchpoint
            {
                Id = Guid.CreateVersion7(),
                Stage = (Stage)(i / (Touchpoints / 5)),
                Name = string.Create(CultureInfo.InvariantCulture, $"Step {i}"),
                Rank = (last = Rank.Between(last, null)).Value,
                Emotion = random.Next(-2, 3),
                Action = $"A word about step {i}: {Text(12, 40)}",
                Thought = random.Next(3) == 0 ? "" : Text(1, 40),
                PainPoints = string.Join('\n', Enumerable.Range(0, random.Next(4)).Select(_ => Text(2, 9))),
                Opportunities = string.Join('\n', Enumerable.Range(0, random.Next(3)).Select(_ => Text(2, 14))),
            })),
        };

        string Text(int from, int to) => string.Join(' ', Enumerable.Range(0, random.Next(from, to + 1)).Select(_ => Word()));

        string Word() => string.Concat(Enumerable.Range(0, random.Next(1, 11)).Select(_ => "eeeaaaiionnttrsslldmmcuupWfgvhMq"[random.Next(32)]));
    }

    static ILocator Cell(Map map, string touchpoint) => map.Touchpoint(touchpoint).Locator("[data-field=Action]");

    static Task ScrollAsync(Map map, double x) => map.Page.EvaluateAsync("x => new Promise(done => { document.querySelector('.board-scroll').scrollLeft = x; requestAnimationFrame(() => requestAnimationFrame(() => done())); })", x);

    static Task<double[]> HeightsAsync(Map map) => map.Page.EvaluateAsync<double[]>("() => [...document.querySelectorAll('.lane-title')].map(lane => Math.round(lane.getBoundingClientRect().height))");

    /// <summary>The names of the columns in sight, from the left.</summary>
    static Task<string[]> InSightAsync(Map map) => map.Page.EvaluateAsync<string[]>("""
        () => [...document.querySelectorAll('li.touchpoint')]
          .map(column => ({ box: column.getBoundingClientRect(), name: column.getAttribute('aria-label') }))
          .filter(({ box }) => box.right > 150 && box.left < innerWidth)
          .sort((one, other) => one.box.left - other.box.left)
          .map(({ name }) => name)
        """);
}
