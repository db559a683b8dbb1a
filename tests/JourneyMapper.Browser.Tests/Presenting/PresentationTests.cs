using System.Text.RegularExpressions;
using JourneyMapper.Browser.Tests.Board;
using JourneyMapper.Browser.Tests.Running;
using JourneyMapper.Data.Accounts;

namespace JourneyMapper.Browser.Tests.Presenting;

/// <summary>A map is shown to others, who follow it, and looked at in views.</summary>
[Collection(RunningApplication.BoardCollection)]
public sealed class PresentationTests(RunningApplication application) : BrowserTest(application)
{
    [Fact]
    public Task A_viewer_presents_by_keys_and_others_follow_until_they_scroll() => InBrowserAsync(async () =>
    {
        var journey = await Application.NewJourneyAsync(Map.Small());
        var olga = await ArriveAsync(await Application.NewMemberAsync(Role.Viewer, name: "Olga"));
        var ben = await Map.OpenAsync(await ArriveAsync(await Application.NewMemberAsync(name: "Ben")), journey.Id);
        await olga.OpenAsync($"/journeys/{journey.Id}/present");
        var says = olga.Page.Locator(".presentation-bar").GetByRole(AriaRole.Status);
        await Expect(says).ToHaveTextAsync("The whole map");
        await Expect(olga.Page.Locator(".stagelight .tp b")).ToHaveCountAsync(6);
        await ListensAsync(olga);
        await olga.ShouldBeAccessibleAsync();

        await ben.Page.GetByRole(AriaRole.Link, new() { Name = "Follow Olga" }).ClickAsync();
        var heard = ben.Page.Locator(".presentation-bar").GetByRole(AriaRole.Status);
        await Expect(ben.Page.GetByText("You follow Olga")).ToBeVisibleAsync();
        await olga.Page.Keyboard.PressAsync("PageDown");
        await Expect(says).ToHaveTextAsync("Awareness");
        await Expect(heard).ToHaveTextAsync("Awareness");
        await Expect(ben.Page.Locator(".stagelight .tp b").Filter(new() { Visible = true })).ToHaveCountAsync(2);
        await olga.Page.Keyboard.PressAsync("End");
        await Expect(heard).ToHaveTextAsync(new Regex("^Loyalty · "));
        await olga.Page.Keyboard.PressAsync("PageUp");
        await olga.Page.Keyboard.PressAsync("Home");
        await Expect(heard).ToHaveTextAsync("The whole map");

        await olga.Page.Keyboard.PressAsync("l");
        await olga.Page.Mouse.MoveAsync(600, 300);
        await olga.Page.Mouse.MoveAsync(640, 320);
        await Expect(ben.Page.Locator(".laser")).ToBeVisibleAsync();
        await olga.Page.Keyboard.PressAsync("l");
        await Expect(ben.Page.Locator(".laser")).ToBeHiddenAsync();

        await ben.Page.Mouse.MoveAsync(600, 300);
        await ben.Page.WaitForTimeoutAsync(400);
        await ben.Page.Mouse.WheelAsync(0, 50);
        await Expect(ben.Page.GetByRole(AriaRole.Button, new() { Name = "Follow Olga" })).ToBeVisibleAsync();
        await olga.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(says).ToHaveTextAsync("Awareness");
        await Expect(heard).ToHaveTextAsync("The whole map");
        await ben.Page.GetByRole(AriaRole.Button, new() { Name = "Follow Olga" }).ClickAsync();
        await Expect(heard).ToHaveTextAsync("Awareness");

        await olga.Page.Keyboard.PressAsync("Escape");
        await Expect(olga.Page).ToHaveURLAsync(new Regex($"/journeys/{journey.Id}$"));
        await Expect(ben.Page.GetByText("You follow Olga")).ToHaveCountAsync(0);
    });

    [Fact]
    public Task Whoever_presents_stays_where_they_have_scrolled_while_others_select_and_edit() => InBrowserAsync(async () =>
    {
        var journey = await Application.NewJourneyAsync(Map.Small());
        var olga = await ArriveAsync(await Application.NewMemberAsync(Role.Viewer, name: "Olga"));
        var ben = await Map.OpenAsync(await ArriveAsync(await Application.NewMemberAsync(name: "Ben")), journey.Id);
        await olga.Page.SetViewportSizeAsync(900, 420);
        await olga.OpenAsync($"/journeys/{journey.Id}/present");
        await Expect(olga.Page.Locator(".stagelight .tp b")).ToHaveCountAsync(6);
        await ListensAsync(olga);
        await olga.Page.Keyboard.PressAsync("PageDown");
        await Expect(olga.Page.Locator(".presentation-bar").GetByRole(AriaRole.Status)).ToHaveTextAsync("Awareness");
        var scrolled = olga.Page.Locator(".stagelight");
        await scrolled.EvaluateAsync("light => light.scrollTop = 90");

        await ben.Card("Store").ClickAsync();
        await Expect(ben.Panel).ToBeVisibleAsync();
        await ben.AddAsync("Awareness", "Poster");
        await Expect(olga.Page.Locator(".stagelight .tp b").Filter(new() { HasText = "Poster" })).ToBeVisibleAsync();
        await olga.Page.WaitForTimeoutAsync(500);
        (await scrolled.EvaluateAsync<double>("light => light.scrollTop")).ShouldBe(90, 2);
    });

    [Fact]
    public Task A_view_hides_lanes_on_the_map_and_in_a_presentation() => InBrowserAsync(async () =>
    {
        var journey = await Application.NewJourneyAsync(Map.Small());
        var ann = await Map.OpenAsync(await ArriveAsync(await Application.NewMemberAsync(name: "Ann")), journey.Id);
        var page = ann.Page;
        await ann.Button("Views").ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Choose what is shown" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Choose what is shown" });
        await dialog.GetByLabel("Thought").UncheckAsync();
        await dialog.GetByLabel("Pain points").UncheckAsync();
        await dialog.GetByLabel("Name of the view").FillAsync("Short");
        await ann.Visitor.ShouldBeAccessibleAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save view" }).ClickAsync();
        await Expect(page.Locator(".lane-title")).ToHaveTextAsync([new Regex("Touchpoint"), new Regex("Customer action"), new Regex("Emotion"), new Regex("Opportunities"), new Regex("KPIs")]);

        var bob = await Map.OpenAsync(await ArriveAsync(await Application.NewMemberAsync(Role.Viewer, name: "Bob"), 390), journey.Id);
        await Expect(bob.Page.Locator(".lane-title")).ToHaveCountAsync(7);
        await bob.Button("Views").ClickAsync();
        await bob.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Short" }).ClickAsync();
        await Expect(bob.Page.Locator(".lane-title")).ToHaveCountAsync(5);
        await bob.Button("Views").ClickAsync();
        await bob.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Whole map" }).ClickAsync();
        await Expect(bob.Page.Locator(".lane-title")).ToHaveCountAsync(7);

        await ann.Visitor.OpenAsync($"/journeys/{journey.Id}/present");
        await page.GetByLabel("View", new() { Exact = true }).SelectOptionAsync("Short");
        await Expect(page.Locator(".stagelight .lane-title")).ToHaveCountAsync(5);
    });

    // A presentation takes the focus when it begins to read keys.
    static Task ListensAsync(Visitor presenter) => Expect(presenter.Page.Locator(".stagelight")).ToBeFocusedAsync();
}
