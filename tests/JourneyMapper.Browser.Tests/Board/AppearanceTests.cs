using JourneyMapper.Browser.Tests.Running;
using JourneyMapper.Data.Accounts;

namespace JourneyMapper.Browser.Tests.Board;

/// <summary>The map in both languages, in light and dark, wide and narrow.</summary>
[Collection(RunningApplication.BoardCollection)]
public sealed class AppearanceTests(RunningApplication application) : BrowserTest(application)
{
    [Fact]
    public Task The_map_has_the_names_that_others_rely_on() => InBrowserAsync(async () =>
    {
        var map = await OpenAsync(await Application.NewMemberAsync());
        foreach (var stage in AccessibleNames.Stages)
            await Expect(map.Band(stage).GetByRole(AriaRole.Button, new() { Name = AccessibleNames.AddTouchpoint, Exact = true })).ToBeVisibleAsync();
        await Expect(map.Button(AccessibleNames.Undo)).ToBeVisibleAsync();
        await Expect(map.Button(AccessibleNames.Redo)).ToBeVisibleAsync();
        await map.ShouldBeSavedAsync();
        await map.Page.Locator("li.touchpoint .tp").First.ClickAsync();
        await Expect(map.Field(AccessibleNames.Name)).ToBeVisibleAsync();
    });

    [Fact]
    public Task The_map_is_accessible_with_and_without_its_panels() => InBrowserAsync(async () =>
    {
        var map = await OpenAsync(await Application.NewMemberAsync());
        await map.Visitor.ShouldBeAccessibleAsync();
        await map.Page.Locator("li.touchpoint .tp").First.ClickAsync();
        await Expect(map.Field(AccessibleNames.Name)).ToBeVisibleAsync();
        await map.Visitor.ShouldBeAccessibleAsync();
        await map.Button("Catalogue").ClickAsync();
        await Expect(map.Page.GetByRole(AriaRole.Complementary, new() { Name = "Catalogue" })).ToBeVisibleAsync();
        await map.Visitor.ShouldBeAccessibleAsync();
    });

    [Fact]
    public Task The_map_speaks_French() => InBrowserAsync(async () =>
    {
        var map = await OpenAsync(await Application.NewMemberAsync(language: "fr"), language: "fr");
        await Expect(map.Page.Locator("html")).ToHaveAttributeAsync("lang", "fr");
        foreach (var stage in (string[])["Sensibilisation", "Considération", "Décision", "Rétention", "Fidélité"])
            await Expect(map.Band(stage)).ToBeVisibleAsync();
        await Expect(map.Button("Annuler")).ToBeVisibleAsync();
        await Expect(map.Button("Rétablir")).ToBeVisibleAsync();
        await Expect(map.Status).ToHaveTextAsync("Enregistré");
        await map.Visitor.ShouldBeAccessibleAsync();
    });

    [Fact]
    public Task On_a_phone_the_map_can_be_read_and_only_the_map_scrolls() => InBrowserAsync(async () =>
    {
        var map = await OpenAsync(await Application.NewMemberAsync(Role.Viewer), width: 390, height: 844);
        await Expect(map.Page.Locator("li.touchpoint .tp").First).ToBeInViewportAsync();
        (await map.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(390);
        await map.Page.Locator("li.touchpoint .tp").Last.ScrollIntoViewIfNeededAsync();
        await Expect(map.Page.Locator("li.touchpoint .tp").Last).ToBeInViewportAsync();
        await map.Visitor.ShouldBeAccessibleAsync();
    });

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public Task On_a_phone_the_bar_has_two_rows_however_many_are_here(string language) => InBrowserAsync(async () =>
    {
        var journey = await Application.NewJourneyFromSampleAsync(language);
        foreach (var name in (string[])["Ann", "Bob", "Cleo", "Dan"])
            await Map.OpenAsync(await ArriveAsync(await Application.NewMemberAsync(name: name)), journey.Id);
        foreach (var role in (Role[])[Role.Editor, Role.Viewer])
        {
            var map = await Map.OpenAsync(await ArriveAsync(await Application.NewMemberAsync(role, language: language), 360, 780), journey.Id);
            await Expect(map.Page.Locator(".visitors li:visible")).ToHaveCountAsync(3);
            var rows = await map.Page.Locator(".bar").EvaluateAsync<int[]>("bar => [...bar.children].filter(part => part.offsetWidth > 0).map(part => Math.round(part.offsetTop + part.offsetHeight / 2))");
            (rows.Max() - rows.Min()).ShouldBeInRange(30, 60);
            (await map.Page.Locator(".user-menu").BoundingBoxAsync())!.Y.ShouldBeLessThan((await map.Page.Locator(".export-menu").BoundingBoxAsync())!.Y);
            await map.Visitor.ShouldBeAccessibleAsync();
        }
    });

    [Fact]
    public Task A_blank_map_shows_all_five_stages_and_the_whole_scale_of_emotions() => InBrowserAsync(async () =>
    {
        var journey = await Application.NewJourneyAsync(Map.Small() with { Touchpoints = [] });
        var map = await Map.OpenAsync(await ArriveAsync(await Application.NewMemberAsync()), journey.Id);
        await Expect(map.Page.Locator(".stage-empty").Last).ToBeInViewportAsync(new() { Ratio = 1 });
        (await map.Page.Locator(".board-scroll").EvaluateAsync<int>("scroller => scroller.scrollWidth - scroller.clientWidth")).ShouldBe(0);
        (await map.Page.Locator(".lane-title:has(.scale)").EvaluateAsync<double>("title => title.getBoundingClientRect().bottom - title.querySelector('.scale-mark:last-child').getBoundingClientRect().bottom"))
            .ShouldBePositive();
    });

    [Fact]
    public Task A_dozen_touchpoints_fit_the_window_in_letters_that_can_be_read() => InBrowserAsync(async () =>
    {
        var map = await OpenAsync(await Application.NewMemberAsync());
        await map.Button("Fit to width").ClickAsync();
        await Expect(map.Page.Locator("li.touchpoint .tp").Last).ToBeInViewportAsync(new() { Ratio = 1 });
        (await map.Page.Locator(".board-scroll").EvaluateAsync<int>("scroller => scroller.scrollWidth - scroller.clientWidth")).ShouldBe(0);
        // Narrower columns instead of smaller letters: at their usual width this map fits at 54 %.
        (await map.Page.Locator(".map").EvaluateAsync<double>("map => +getComputedStyle(map).zoom")).ShouldBeGreaterThan(.62);
        // The curve goes from point to point at any width.
        (await map.Page.EvaluateAsync<double>("""
            () => {
              const middle = point => { const box = point.getBoundingClientRect(); return box.left + box.width / 2; };
              const points = [...document.querySelectorAll('.point')], curves = [...document.querySelectorAll('.cell.emotion > .curve')];
              return Math.max(...curves.map((curve, i) => Math.abs(curve.getBoundingClientRect().right - middle(points[i + 1]))));
            }
            """)).ShouldBeLessThan(1.5);
        await map.Page.Locator("[data-action=zoom-reset]").ClickAsync();
        (await map.Page.Locator(".map").EvaluateAsync<string>("map => map.style.getPropertyValue('--col')")).ShouldBe("184px");
    });

    async Task<Map> OpenAsync(Person person, string language = "en", int width = 1440, int height = 900)
    {
        var journey = await Application.NewJourneyFromSampleAsync(language);
        return await Map.OpenAsync(await ArriveAsync(person, width, height), journey.Id);
    }
}
