using JourneyMapper.Data.Accounts;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.History;
using JourneyMapper.Web.Tests.Live;

namespace JourneyMapper.Web.Tests.Features.History;

public sealed class NamedVersionsTests : IAsyncLifetime
{
    Node node = null!;
    NamedVersions versions = null!;
    Guid journey;

    public async ValueTask InitializeAsync()
    {
        node = await Node.StartAsync(await JourneyDatabase.NewAsync());
        versions = new(node.Contexts, TimeProvider.System);
        var room = await node.NewRoomAsync();
        await room.SubmitAsync(Edits.Add("Shop"), Node.Member());
        journey = room.Journey.Id;
    }

    public ValueTask DisposeAsync() => node.DisposeAsync();

    [Fact]
    public async Task A_name_is_given_changed_and_taken_away()
    {
        (await versions.NameAsync(Node.Member(), journey, 1, " Before the  workshop ")).ShouldBeNull();
        (await ReadAsync()).ShouldBe(new Dictionary<long, string> { [1] = "Before the workshop" });
        (await versions.NameAsync(Node.Member(), journey, 1, "Workshop")).ShouldBeNull();
        (await ReadAsync()).ShouldBe(new Dictionary<long, string> { [1] = "Workshop" });
        (await versions.NameAsync(Node.Member(), journey, 1, " ")).ShouldBeNull();
        (await ReadAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Viewers_strangers_and_what_does_not_exist_get_no_name()
    {
        var stranger = Node.Member(Role.Owner, Guid.NewGuid());
        (await versions.NameAsync(Node.Member(Role.Viewer), journey, 1, "Mine")).ShouldBe(new Refusal.NotAllowed());
        (await versions.NameAsync(stranger, journey, 1, "Mine")).ShouldBe(new Refusal.JourneyGone());
        (await versions.NameAsync(Node.Member(), journey, 2, "Later")).ShouldBe(new Refusal.JourneyGone());
        (await versions.NameAsync(Node.Member(), journey, 1, new string('x', Limits.Label + 1))).ShouldBeOfType<Refusal.Invalid>();
        await versions.NameAsync(Node.Member(), journey, 1, "Known");
        (await versions.ReadAsync(stranger, journey)).ShouldBeEmpty();
    }

    Task<IReadOnlyDictionary<long, string>> ReadAsync() => versions.ReadAsync(Node.Member(), journey);
}
