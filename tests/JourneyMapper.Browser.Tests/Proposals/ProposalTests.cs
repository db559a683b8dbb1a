using JourneyMapper.Browser.Tests.Board;
using JourneyMapper.Browser.Tests.Running;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Testing;

namespace JourneyMapper.Browser.Tests.Proposals;

/// <summary>What a language model proposes, decided on beside the map; and that nothing of it is shown where there is none.</summary>
[Collection(RunningApplication.UiCollection)]
public sealed class ProposalTests(RunningApplication application) : BrowserTest(application)
{
    const string Draft = """
        {"touchpoints":[
        {"stage":"awareness","name":"Fair","channel":"","description":"A stand at the fair","action":"Stops and looks","thought":"<i>Nice</i> bikes","emotion":1,"painPoints":["No price tags"],"opportunities":[]},
        {"stage":"awareness","name":"Friend","channel":"","description":"","action":"","thought":"","emotion":2,"painPoints":[],"opportunities":[]},
        {"stage":"loyalty","name":"Club","channel":"email","description":"","action":"","thought":"","emotion":0,"painPoints":[],"opportunities":[]}]}
        """;

    [Fact]
    public async Task A_journey_is_drafted_from_a_description_and_its_items_are_decided_on_by_keyboard_while_others_look_on()
    {
        using var model = FakeModel.Start();
        // Its pages end before it does.
        await using var node = await Application.StartNodeAsync(model.Settings);
        await InBrowserAsync(async () =>
        {
            var ann = await ArriveAsync(node.Address, await Application.NewMemberAsync(name: "Ann"));
            await ann.OpenAsync("/");
            await ann.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "New journey" }).First.ClickAsync();
            var dialog = ann.Page.GetByRole(AriaRole.Dialog);
            await dialog.GetByRole(AriaRole.Radio, new() { NameRegex = new("Draft with AI") }).CheckAsync();
            await dialog.GetByLabel("What is the journey about?").FillAsync("Commuters who want a bike that folds");
            await dialog.GetByLabel("Title", new() { Exact = true }).FillAsync("Folding bikes");
            (model.Answer, model.Delay) = ("No.", TimeSpan.FromMinutes(1));
            await dialog.GetByRole(AriaRole.Button, new() { Name = "Create" }).ClickAsync();
            await Expect(dialog.GetByText("The model is drafting touchpoints")).ToBeVisibleAsync();
            await dialog.GetByRole(AriaRole.Button, new() { Name = "Stop" }).ClickAsync();
            await Expect(dialog.GetByText("The model is drafting touchpoints")).ToBeHiddenAsync();
            model.Delay = TimeSpan.Zero;
            await dialog.GetByRole(AriaRole.Button, new() { Name = "Create" }).ClickAsync();
            await Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("did not answer in the form");
            await Expect(dialog.GetByLabel("What is the journey about?")).ToHaveValueAsync("Commuters who want a bike that folds");
            await ann.ShouldBeAccessibleAsync();

            model.Answer = Draft;
            await dialog.GetByRole(AriaRole.Button, new() { Name = "Create" }).ClickAsync();
            await ann.MapIsReadyAsync();
            var panel = ann.Page.GetByRole(AriaRole.Complementary, new() { Name = "Proposals" });
            await Expect(panel.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(3);
            await Expect(panel.GetByText("<i>Nice</i> bikes")).ToBeVisibleAsync();
            await ann.ShouldBeAccessibleAsync();
            var journey = Guid.Parse(new Uri(ann.Page.Url).Segments[^1]);
            (await Application.StoredAsync(journey)).Touchpoints.ShouldBeEmpty();

            var bob = await ArriveAsync(await Application.NewMemberAsync(Role.Viewer, name: "Bob"));
            await bob.OpenMapAsync(journey);
            var asked = bob.Page.GetByRole(AriaRole.Button, new() { Name = "Proposals" });
            await Expect(asked).ToHaveAccessibleDescriptionAsync("1 proposal to decide on");
            await asked.ClickAsync();
            await Expect(bob.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Accept") })).ToHaveCountAsync(0);

            await panel.GetByRole(AriaRole.Button, new() { Name = "Accept: Fair" }).FocusAsync();
            await ann.Page.Keyboard.PressAsync("Enter");
            await Expect(panel.GetByRole(AriaRole.Listitem).First).ToBeFocusedAsync();
            await Expect(panel.GetByRole(AriaRole.Listitem).First).ToContainTextAsync("Friend");
            await ann.Page.Keyboard.PressAsync("Tab");
            await Expect(panel.GetByRole(AriaRole.Button, new() { Name = "Accept: Friend" })).ToBeFocusedAsync();
            await ann.Page.Keyboard.PressAsync("Tab");
            await ann.Page.Keyboard.PressAsync("Enter");
            await Expect(panel.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(1);
            await Expect(bob.Page.GetByRole(AriaRole.Complementary).GetByRole(AriaRole.Listitem)).ToHaveCountAsync(1);
            await Expect(new Map(bob).Card("Fair")).ToBeVisibleAsync();
            var stored = (await Application.StoredAsync(journey)).Touchpoints.ShouldHaveSingleItem();
            (stored.Name, stored.Evidence, stored.EvidenceSource).ShouldBe(("Fair", Evidence.Assumed, $"Proposed by the model {FakeModel.Name}"));

            await panel.GetByRole(AriaRole.Button, new() { Name = "Accept 1 item" }).ClickAsync();
            await Expect(panel.GetByText("Nothing to decide")).ToBeVisibleAsync();
            await ann.Page.Keyboard.PressAsync("Control+z");
            await Expect(new Map(ann).Card("Club")).ToBeHiddenAsync();
        });
    }

    [Fact]
    public async Task A_pain_point_gets_opportunities_and_comments_their_summary()
    {
        using var model = FakeModel.Start();
        // Its pages end before it does.
        await using var node = await Application.StartNodeAsync(model.Settings);
        await InBrowserAsync(async () =>
        {
            var journey = Map.Small();
            journey = await Application.NewJourneyAsync(journey with { Touchpoints = [.. journey.Touchpoints.Select(touchpoint => touchpoint.Name == "Store" ? touchpoint with { PainPoints = "Queues" } : touchpoint)] });
            var ann = await ArriveAsync(node.Address, await Application.NewMemberAsync(name: "Ann"));
            var map = await Map.OpenAsync(ann, journey.Id);
            await map.Card("Store").ClickAsync();
            await map.Panel.GetByRole(AriaRole.Button, new() { Name = "Queues" }).ClickAsync();
            model.Answer = """{"opportunities":[{"title":"Pay by phone","description":"Fewer queues"}]}""";
            await ann.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Suggest opportunities" }).ClickAsync();
            await map.Panel.GetByRole(AriaRole.Button, new() { Name = "Accept: Pay by phone" }).ClickAsync();
            await Expect(map.Touchpoint("Store").Locator("[data-field=Opportunities]")).ToContainTextAsync("Pay by phone");

            await ann.Page.Locator(".comments-button").ClickAsync();
            await Expect(map.Panel.Locator(".comments[data-ready=true]")).ToBeVisibleAsync();
            await map.Panel.GetByLabel("New comment").FillAsync("Is the till too slow?");
            await map.Panel.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
            model.Answer = "– The till may be too slow. <script>alert(1)</script>";
            await map.Panel.GetByRole(AriaRole.Button, new() { Name = "Summarise" }).ClickAsync();
            var summary = map.Panel.GetByRole(AriaRole.Region, new() { Name = "Summary" });
            await Expect(summary).ToContainTextAsync("– The till may be too slow. <script>alert(1)</script>");
            await Expect(summary.GetByRole(AriaRole.Heading)).ToBeFocusedAsync();
            await summary.GetByRole(AriaRole.Button, new() { Name = "Copy" }).ClickAsync();
            await Expect(summary.GetByText("Copied")).ToBeVisibleAsync();
            await ann.ShouldBeAccessibleAsync();
        });
    }

    [Fact]
    public Task Where_no_model_is_set_up_nothing_of_it_is_shown() => InBrowserAsync(async () =>
    {
        var journey = await Application.NewJourneyFromSampleAsync();
        var ann = await ArriveAsync(await Application.NewMemberAsync(name: "Ann"));
        await ann.OpenMapAsync(journey.Id);
        await Expect(ann.Page.Locator(".proposals-button")).ToHaveCountAsync(0);
        await Expect(ann.Page.GetByText("Draft with AI")).ToHaveCountAsync(0);
        await ann.OpenAsync("/");
        await ann.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "New journey" }).First.ClickAsync();
        await Expect(ann.Page.GetByRole(AriaRole.Dialog).Locator("[name=start-from]")).ToHaveCountAsync(3);
        await Expect(ann.Page.GetByRole(AriaRole.Dialog).GetByText("Draft with AI")).ToHaveCountAsync(0);
    });
}
