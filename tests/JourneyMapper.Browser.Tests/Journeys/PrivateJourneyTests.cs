using JourneyMapper.Browser.Tests.Board;
using JourneyMapper.Browser.Tests.Running;

namespace JourneyMapper.Browser.Tests.Journeys;

/// <summary>What becomes of open maps when a journey is closed to their members.</summary>
public sealed class PrivateJourneyTests(RunningApplication application) : BrowserTest(application)
{
    [Fact]
    public Task Whoever_loses_access_loses_the_open_map() => InBrowserAsync(async () =>
    {
        var journey = await Application.NewJourneyFromSampleAsync();
        var ann = (await Map.OpenAsync(await ArriveAsync(await Application.NewMemberAsync(name: "Ann")), journey.Id)).Visitor.Page;
        var bob = (await Map.OpenAsync(await ArriveAsync(await Application.NewMemberAsync(name: "Bob")), journey.Id)).Visitor.Page;

        await CloseAsync(ann);

        await Expect(bob.GetByText("This journey is no longer open to you.")).ToBeVisibleAsync();
        await Expect(bob.Locator("li.touchpoint")).ToHaveCountAsync(0);
        await Expect(bob.GetByRole(AriaRole.Article, new() { Name = journey.Title, Exact = true })).ToHaveCountAsync(0);
        (await bob.Context.APIRequest.GetAsync(ann.Url)).Status.ShouldBe(404);
        await Expect(ann.GetByRole(AriaRole.Button, new() { Name = "Private journey. Change access…" })).ToBeVisibleAsync();
        await Expect(ann.Locator("li.touchpoint")).ToHaveCountAsync(journey.Touchpoints.Length);
    });

    [Theory]
    [InlineData("history")]
    [InlineData("present")]
    [InlineData("walk")]
    public Task Whoever_loses_access_is_led_away_from_its_other_pages(string page) => InBrowserAsync(async () =>
    {
        var journey = await Application.NewJourneyFromSampleAsync();
        var ann = (await Map.OpenAsync(await ArriveAsync(await Application.NewMemberAsync(name: "Ann")), journey.Id)).Visitor.Page;
        var bob = await ArriveAsync(await Application.NewMemberAsync(name: "Bob"));
        await bob.OpenAsync($"/journeys/{journey.Id}/{page}");
        await Expect(bob.Page.GetByText(journey.Touchpoints[^1].Name).First).ToBeVisibleAsync();

        await CloseAsync(ann);

        await Expect(bob.Page).ToHaveURLAsync(Application.Address.AbsoluteUri);
        await Expect(bob.Page.GetByText("This journey is no longer open to you.")).ToBeVisibleAsync();
        await Expect(bob.Page.GetByText(journey.Touchpoints[^1].Name)).ToHaveCountAsync(0);
    });

    static async Task CloseAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Open to everyone in the workspace. Change access…" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Radio).Last.CheckAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
    }
}
