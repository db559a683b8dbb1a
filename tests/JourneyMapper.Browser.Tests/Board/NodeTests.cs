using JourneyMapper.Browser.Tests.Running;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Browser.Tests.Board;

/// <summary>Two nodes on one database behind a balancer: one of them dies while people type.</summary>
[Collection(RunningApplication.BoardCollection)]
public sealed class NodeTests(RunningApplication application) : BrowserTest(application)
{
    [Fact]
    public Task What_is_typed_while_ones_node_dies_is_saved_by_the_other() => InBrowserAsync(async () =>
    {
        await using var node = await Application.StartNodeAsync();
        var (journey, ann, bob, line) = await OnTwoNodesAsync(node);

        await WriteAsync(ann, "Ad", "Looks at the poster");
        await ann.Touchpoint("Store").Locator("[data-field=Action]").ClickAsync();
        await ann.Page.Keyboard.TypeAsync("Pays by ", new() { Delay = 40 });
        await node.KillAsync();
        line.LeadTo(Application.Address);
        await ann.Page.Keyboard.TypeAsync("card\n", new() { Delay = 10 });
        await WriteAsync(ann, "Website", "Compares two frames");
        await WriteAsync(ann, "Newsletter", "Reads on the train");
        // The page changes to the other node while this goes on.
        await ann.Touchpoint("Referral").Locator("[data-field=Action]").ClickAsync();
        await ann.Page.Keyboard.TypeAsync("Tells three friends about the shop and how the people there helped", new() { Delay = 150 });
        await ann.Page.Keyboard.PressAsync("Enter");

        await ann.ShouldBeSavedAsync();
        (await ActionsAsync(journey)).ShouldBe(
        [
            "Looks at the poster", "", "Compares two frames", "Pays by card", "Reads on the train",
            "Tells three friends about the shop and how the people there helped",
        ]);
        await Expect(bob.Touchpoint("Referral").Locator("[data-field=Action]")).ToContainTextAsync("Tells three friends");
    });

    [Fact]
    public Task What_is_typed_on_a_node_while_another_dies_is_saved_and_seen() => InBrowserAsync(async () =>
    {
        await using var node = await Application.StartNodeAsync();
        var (journey, ann, bob, line) = await OnTwoNodesAsync(node);
        // Both nodes have told each other of an edit.
        await WriteAsync(ann, "Ad", "Looks at the poster");
        await Expect(bob.Touchpoint("Ad").Locator("[data-field=Action]")).ToContainTextAsync("Looks at the poster");

        await bob.Touchpoint("Store").Locator("[data-field=Action]").ClickAsync();
        await bob.Page.Keyboard.TypeAsync("Pays by ", new() { Delay = 40 });
        await node.KillAsync();
        line.LeadTo(Application.Address);
        await bob.Page.Keyboard.TypeAsync("card\n", new() { Delay = 10 });
        string[] others = ["Review", "Website", "Newsletter", "Referral"];
        foreach (var name in others)
            await WriteAsync(bob, name, $"Uses the {name}");

        await bob.ShouldBeSavedAsync();
        (await ActionsAsync(journey)).ShouldBe(["Looks at the poster", "Uses the Review", "Uses the Website", "Pays by card", "Uses the Newsletter", "Uses the Referral"]);
        await Expect(ann.Touchpoint("Referral").Locator("[data-field=Action]")).ToContainTextAsync("Uses the Referral", new() { Timeout = 30_000 });
    });

    /// <summary>Ann on a node that will die, behind a balancer, and Bob on the one that goes on.</summary>
    async Task<(Journey Journey, Map Ann, Map Bob, SlowLine Line)> OnTwoNodesAsync(Server node)
    {
        var journey = await Application.NewJourneyAsync(Map.Small());
        var line = LineTo(node.Address, TimeSpan.Zero);
        var ann = await Map.OpenAsync(await ArriveAsync(line.Address, await Application.NewMemberAsync(name: "Ann")), journey.Id);
        var bob = await Map.OpenAsync(await ArriveAsync(await Application.NewMemberAsync(name: "Bob")), journey.Id);
        ann.Visitor.ErrorsExpected = true;
        return (journey, ann, bob, line);
    }

    static async Task WriteAsync(Map map, string touchpoint, string action)
    {
        await map.Touchpoint(touchpoint).Locator("[data-field=Action]").ClickAsync();
        await map.Page.Keyboard.TypeAsync($"{action}\n");
    }

    async Task<IEnumerable<string>> ActionsAsync(Journey journey) => (await Application.StoredAsync(journey.Id)).Touchpoints.Select(touchpoint => touchpoint.Action);
}
