using JourneyMapper.Browser.Tests.Board;
using JourneyMapper.Browser.Tests.Running;
using JourneyMapper.Domain.Auditing;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Browser.Tests.Accounts;

/// <summary>"Today" follows the time zone of a member at once, wherever they look.</summary>
public sealed class TimeZoneTests(RunningApplication application) : BrowserTest(application)
{
    // 25 hours apart: it is never the same day in both.
    const string Early = "Pacific/Kiritimati";
    const string Late = "Pacific/Pago_Pago";

    [Fact]
    public Task Open_pages_follow_the_zone_that_is_chosen_and_keep_what_is_being_typed() => InBrowserAsync(async () =>
    {
        var journey = await NewJourneyDueOnAsync(TodayIn(Late));
        var ann = await ArriveAsync(await Application.NewMemberAsync());
        await ChooseAsync(ann.Page, Late);
        await ann.OpenAsync($"/audits?q={Uri.EscapeDataString(journey.Title)}");
        var row = ann.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Store" });
        await Expect(row).ToContainTextAsync("Due today");
        await row.GetByRole(AriaRole.Button, new() { Name = AccessibleNames.Audit, Exact = true }).ClickAsync();
        await ann.Page.GetByRole(AriaRole.Dialog).GetByLabel("Strengths").FillAsync("Half a sent");

        await ChooseAsync(await ann.Page.Context.NewPageAsync(), Early);
        await Expect(row).ToContainTextAsync("overdue");
        await Expect(ann.Page.GetByRole(AriaRole.Dialog).GetByLabel("Strengths")).ToHaveValueAsync("Half a sent");
    });

    [Fact]
    public Task A_page_corrects_itself_when_its_request_did_not_know_the_browsers_zone() => InBrowserAsync(async () =>
    {
        // This browser is in the zone of the machine; before its first script runs, its cookie says something else.
        var (told, today) = (new[] { Early, Late }.First(zone => TodayIn(zone) != TodayIn(TimeZoneInfo.Local.Id)), TodayIn(TimeZoneInfo.Local.Id));
        var journey = await NewJourneyDueOnAsync(TodayIn(told) > today ? today : TodayIn(told));
        var ann = await ArriveAsync(await Application.NewMemberAsync());
        await ann.Page.Context.AddCookiesAsync([new() { Name = "time-zone", Value = Uri.EscapeDataString(told), Url = Application.Address.OriginalString }]);
        await ann.OpenAsync($"/audits?q={Uri.EscapeDataString(journey.Title)}");
        var row = ann.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Store" });
        await Expect(row).ToContainTextAsync(TodayIn(told) > today ? "Due today" : "1 day overdue");
    });

    [Theory]
    [InlineData("en", 1440)]
    [InlineData("fr", 390)]
    public Task The_zone_is_chosen_by_keyboard_on_any_screen(string language, int width) => InBrowserAsync(async () =>
    {
        var ann = await ArriveAsync(await Application.NewMemberAsync(language: language), width);
        // Its first page tells the browser's zone with what it asks for next.
        await ann.Page.GotoAsync("/");
        await ann.Page.GotoAsync("/account");
        var field = ann.Page.Locator("#time-zone");
        await Expect(field.Locator("option").First).ToContainTextAsync("(");
        await field.FocusAsync();
        await ann.Page.Keyboard.TypeAsync("Buenos");
        await Expect(field).ToHaveValueAsync("America/Argentina/Buenos_Aires");
        await ann.Page.Keyboard.PressAsync("Tab");
        await ann.Page.Keyboard.PressAsync("Enter");
        await ann.Page.WaitForURLAsync("**/account?saved=profile");
        await Expect(field).ToHaveValueAsync("America/Argentina/Buenos_Aires");
        await ann.ShouldBeAccessibleAsync();
        (await ann.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);
    });

    static async Task ChooseAsync(IPage page, string zone)
    {
        await page.GotoAsync("/account");
        await page.Locator("#time-zone").SelectOptionAsync(zone);
        await page.Locator("form:has(#time-zone) button[type=submit]").ClickAsync();
        await page.WaitForURLAsync("**/account?saved=profile");
    }

    static DateOnly TodayIn(string zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(DateTimeOffset.UtcNow, TimeZoneInfo.FindSystemTimeZoneById(zone)).DateTime);

    // Audited so long ago that the next audit is due on a day.
    async Task<Journey> NewJourneyDueOnAsync(DateOnly day)
    {
        var journey = Map.Small();
        journey = journey with
        {
            Title = $"Due {journey.Id:N}",
            Touchpoints = [.. journey.Touchpoints.Where(touchpoint => touchpoint.Name == "Store")
                .Select(touchpoint => touchpoint with { Cadence = Cadence.Yearly })],
        };
        await Application.NewJourneyAsync(new NewJourney(journey)
        {
            Audits = [new() { Id = Guid.NewGuid(), Touchpoint = journey.Touchpoints[0].Id, On = day.AddYears(-1), Scores = [.. AuditCriteria.All.Select(_ => 3)] }],
        });
        return journey;
    }
}
