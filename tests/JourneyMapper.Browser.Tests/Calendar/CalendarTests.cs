using JourneyMapper.Browser.Tests.Running;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Browser.Tests.Calendar;

/// <summary>What is due stands in the calendar, leads to its place, and is subscribed to; a review tells what has changed.</summary>
[Collection(RunningApplication.UiCollection)]
public sealed class CalendarTests(RunningApplication application) : BrowserTest(application)
{
    [Fact]
    public Task A_month_is_looked_through_subscribed_to_and_a_journey_reviewed() => InBrowserAsync(async () =>
    {
        var journey = await Application.NewJourneyAsync(new Journey
        {
            Id = Guid.CreateVersion7(),
            Title = "Buying a helmet",
            ReviewEvery = ReviewInterval.Month,
            Touchpoints = [new() { Id = Guid.CreateVersion7(), Stage = Stage.Decision, Name = "Checkout" }, new() { Id = Guid.CreateVersion7(), Stage = Stage.Loyalty, Name = "Newsletter" }],
        });
        var ann = await ArriveAsync(await Application.NewMemberAsync(Role.Viewer, name: "Ann"));
        await ann.OpenAsync($"/calendar?journey={journey.Id}");
        await ann.ShouldBeAccessibleAsync();
        // Two audits of one journey on one day are one entry, which opens their list.
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "2 first audits" }).First.ClickAsync();
        var dialog = ann.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByRole(AriaRole.Link, new() { Name = "First audit of “Newsletter”" })).ToBeVisibleAsync();
        await ann.Page.Keyboard.PressAsync("Escape");

        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "Subscribe" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Make an address" }).ClickAsync();
        var address = await dialog.GetByLabel("Address of your calendar").InputValueAsync();
        address.ShouldContain("/calendar/feed/");
        await ann.ShouldBeAccessibleAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        (await (await ann.Page.APIRequest.GetAsync(address)).TextAsync()).ShouldContain("Buying a helmet");

        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "Next month" }).ClickAsync();
        await ann.Page.GetByRole(AriaRole.Link, new() { Name = "Sign-off is due" }).First.ClickAsync();
        await Expect(ann.Page.GetByRole(AriaRole.Heading, new() { Name = "Nothing has changed since then" })).ToBeVisibleAsync();
        await Expect(ann.Page.GetByText("Nobody has signed it off yet")).ToBeVisibleAsync();
        await ann.ShouldBeAccessibleAsync();

        var phone = await ArriveAsync(await Application.NewMemberAsync(Role.Viewer, name: "Bob"), width: 390, height: 844);
        await phone.OpenAsync($"/calendar?journey={journey.Id}");
        await Expect(phone.Page.GetByRole(AriaRole.Table)).ToHaveCountAsync(0);
        await Expect(phone.Page.GetByRole(AriaRole.Button, new() { Name = "2 first audits" })).ToHaveCountAsync(1);
        await phone.ShouldBeAccessibleAsync();
    });
}
