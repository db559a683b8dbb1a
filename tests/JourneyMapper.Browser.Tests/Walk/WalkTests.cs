using JourneyMapper.Browser.Tests.Board;
using JourneyMapper.Browser.Tests.Running;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Browser.Tests.Walk;

/// <summary>A walk in the customer's place.</summary>
[Collection(RunningApplication.UiCollection)]
public sealed class WalkTests(RunningApplication application) : BrowserTest(application)
{
    [Fact]
    public Task Answers_become_touchpoints_at_once_and_a_walk_goes_on_where_it_was_paused() => InBrowserAsync(async () =>
    {
        var journey = await Application.NewJourneyAsync(new Journey { Id = Guid.CreateVersion7(), Title = "Buying shoes" });
        var member = await Application.NewMemberAsync();
        var ann = await ArriveAsync(Behind(TimeSpan.FromMilliseconds(150)), member);
        await Map.OpenAsync(ann, journey.Id);
        await ann.Page.GetByRole(AriaRole.Link, new() { Name = "Walk in the customer’s place" }).First.ClickAsync();
        await Expect(ann.Page.GetByText("Where do I usually find new brands?")).ToBeVisibleAsync();
        await ann.ShouldBeAccessibleAsync();
        var add = ann.Page.GetByRole(AriaRole.Button, new() { Name = "Add to the map" });
        await add.ClickAsync();
        await Expect(Field(ann, "Where am I?")).ToBeFocusedAsync();
        await ann.Page.Keyboard.TypeAsync("A post of a friend");
        await Field(ann, "What do I do there?").FillAsync("I save it");
        await Field(ann, "What could stop me? One a line").FillAsync("No price\nNo shop near me");
        await ann.Page.GetByRole(AriaRole.Radio, new() { Name = "Very positive" }).CheckAsync();
        await ann.Page.GetByLabel("Channel").SelectOptionAsync("Social media");
        await add.ClickAsync();
        await Expect(ann.Page.GetByRole(AriaRole.List, new() { Name = "So far in this stage" }).GetByRole(AriaRole.Listitem)).ToHaveCountAsync(1);
        await Expect(Field(ann, "Where am I?")).ToBeFocusedAsync();
        await Expect(Field(ann, "Where am I?")).ToHaveValueAsync("");
        var stored = (await Application.StoredAsync(journey.Id)).Touchpoints.ShouldHaveSingleItem();
        (stored.Name, stored.Stage, stored.Channel, stored.Action, stored.Emotion, stored.PainPoints).ShouldBe(("A post of a friend", Stage.Awareness, "social", "I save it", 2, "No price\nNo shop near me"));

        // What is half written waits in the tab; without a stage in the address, it goes on where nothing happens yet.
        await ann.Page.GetByRole(AriaRole.Link, new() { Name = "What happens after? Consideration" }).ClickAsync();
        await Expect(ann.Page.GetByText("Where do I go when I need answers?")).ToBeVisibleAsync();
        await Field(ann, "Where am I?").FillAsync("A forum");
        await ann.Page.ReloadAsync();
        await Expect(Field(ann, "Where am I?")).ToHaveValueAsync("A forum");
        await ann.Page.GetByRole(AriaRole.Link, new() { Name = "Pause" }).ClickAsync();
        await ann.OpenAsync($"/journeys/{journey.Id}/walk");
        await Expect(ann.Page.GetByRole(AriaRole.Heading, new() { Name = "Consideration" })).ToBeVisibleAsync();
    });

    [Fact]
    public Task Viewers_look_and_strangers_find_nothing() => InBrowserAsync(async () =>
    {
        var journey = await Application.NewJourneyAsync(Map.Small());
        var bob = await ArriveAsync(await Application.NewMemberAsync(Role.Viewer));
        await bob.OpenAsync($"/journeys/{journey.Id}/walk?stage=decision");
        await Expect(bob.Page.GetByText("You may look at this journey, not change it.")).ToBeVisibleAsync();
        await Expect(bob.Page.GetByRole(AriaRole.Button, new() { Name = "Add to the map" })).ToHaveCountAsync(0);
    });

    static ILocator Field(Visitor visitor, string label) => visitor.Page.GetByLabel(label);
}
