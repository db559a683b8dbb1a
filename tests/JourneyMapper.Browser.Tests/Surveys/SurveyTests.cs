using JourneyMapper.Browser.Tests.Board;
using JourneyMapper.Browser.Tests.Running;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Browser.Tests.Surveys;

/// <summary>A survey from the map to the answer of a customer on a phone, and back onto the map.</summary>
[Collection(RunningApplication.UiCollection)]
public sealed class SurveyTests(RunningApplication application) : BrowserTest(application)
{
    [Fact]
    public Task What_a_customer_answers_on_a_phone_becomes_observed_on_the_map() => InBrowserAsync(async () =>
    {
        var journey = await Application.NewJourneyAsync(Map.Small());
        var ann = await ArriveAsync(await Application.NewMemberAsync());
        await Map.OpenAsync(ann, journey.Id);
        await ann.Page.GetByRole(AriaRole.Link, new() { Name = "Ask the customers" }).ClickAsync();
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "New survey" }).ClickAsync();
        var dialog = ann.Page.GetByRole(AriaRole.Dialog);
        // What is missing is said beside its field, and what was filled in stays.
        await dialog.GetByLabel("Introduction").First.FillAsync("It takes three minutes.");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Make the survey" }).ClickAsync();
        await Expect(dialog.GetByText("Please fill this in.").First).ToBeVisibleAsync();
        await dialog.GetByLabel("Title").First.FillAsync("How did you get your bike?");
        await ann.ShouldBeAccessibleAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Make the survey" }).ClickAsync();
        await Expect(ann.Page.GetByText("No answers yet.")).ToBeVisibleAsync();
        var link = await ann.Page.GetByLabel("Link for customers").InputValueAsync();

        var customer = await ArriveAsync(null, 390, 844);
        // A form that is refused, and a survey that has ended, are answers with an error's status.
        customer.ErrorsExpected = true;
        await customer.Page.GotoAsync(link);
        var page = customer.Page;
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Store", Exact = true }).CheckAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Ad", Exact = true }).CheckAsync();
        await customer.ShouldBeAccessibleAsync();
        await RateAsync("Store", "Very bad");
        await page.GetByRole(AriaRole.Group, new() { Name = "Store", Exact = true }).GetByLabel("What was difficult?").FillAsync("No bike in my size");
        // In the order in which they were ticked, until somebody says otherwise; by keyboard, the cursor goes along.
        var way = page.GetByRole(AriaRole.List, new() { Name = "Your way" });
        await Expect(way.GetByRole(AriaRole.Listitem)).ToHaveTextAsync(["Store↑↓", "Ad↑↓"]);
        await page.GetByRole(AriaRole.Button, new() { Name = "“Ad” earlier" }).PressAsync("Enter");
        await Expect(way.GetByRole(AriaRole.Listitem)).ToHaveTextAsync(["Ad↑↓", "Store↑↓"]);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "“Ad” later" })).ToBeFocusedAsync();
        var send = page.GetByRole(AriaRole.Button, new() { Name = "Send my answer" });
        // Nobody is quicker than the form allows.
        await Task.Delay(TimeSpan.FromSeconds(3));
        await send.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeFocusedAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Ad: Please choose how it felt.");
        await customer.ShouldBeAccessibleAsync();
        await RateAsync("Ad", "Good");
        await page.GetByLabel("I agree that my answers").CheckAsync();
        await send.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Thank you!" })).ToBeVisibleAsync();
        await customer.ShouldBeAccessibleAsync();
        (await page.Context.CookiesAsync()).ShouldBeEmpty();
        await page.GotoAsync(link);
        await Expect(page.GetByText("You have already answered in this window.")).ToBeVisibleAsync();

        // The team sees it without doing anything.
        await Expect(ann.Page.GetByText("1 answer", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(ann.Page.GetByText("Ad → Store")).ToBeVisibleAsync();
        await ann.ShouldBeAccessibleAsync();
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "Store: 1 remark" }).ClickAsync();
        await Expect(ann.Page.GetByText("No bike in my size")).ToBeVisibleAsync();
        await ann.Page.Keyboard.PressAsync("Escape");
        await ann.Page.GetByRole(AriaRole.Button, new() { Name = "Take over Store: Very negative, observed" }).ClickAsync();
        await Expect(ann.Page.GetByText("observed, as here")).ToBeVisibleAsync();
        var store = (await Application.StoredAsync(journey.Id)).Touchpoints.Single(touchpoint => touchpoint.Name == "Store");
        (store.Emotion, store.Evidence, store.EvidenceSource).ShouldBe((-2, Evidence.Observed, "How did you get your bike?"));

        Task RateAsync(string touchpoint, string feeling) =>
            page.GetByRole(AriaRole.Group, new() { Name = touchpoint, Exact = true }).GetByRole(AriaRole.Radio, new() { Name = feeling, Exact = true }).CheckAsync();
    });
}
