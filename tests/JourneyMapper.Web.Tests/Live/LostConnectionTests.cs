using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Testing;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using Npgsql;

namespace JourneyMapper.Web.Tests.Live;

/// <summary>The database goes away and comes back: nothing is lost and nobody is left behind.</summary>
public sealed class LostConnectionTests : IAsyncLifetime
{
    readonly CurrentMember ann = Node.Member();
    readonly AfterReadingTouchpoints reading = new();
    JourneyDatabase database = null!;
    Node here = null!;
    Node there = null!;

    public async ValueTask InitializeAsync()
    {
        database = await JourneyDatabase.NewAsync();
        here = await Node.StartAsync(database);
        there = await Node.StartAsync(database, reading);
    }

    public async ValueTask DisposeAsync()
    {
        await here.DisposeAsync();
        await there.DisposeAsync();
    }

    [Fact]
    public async Task While_the_database_is_gone_an_edit_throws_and_afterwards_the_same_edit_is_done()
    {
        var room = await here.NewRoomAsync();
        await room.SubmitAsync(Edits.Add("before"), ann);
        var add = Edits.Add("after");
        await TakeAwayAsync();
        (await Should.ThrowAsync<Exception>(() => room.SubmitAsync(add, ann))).ShouldNotBeOfType<OperationCanceledException>();
        room.Journey.Touchpoints.Length.ShouldBe(1);

        await GiveBackAsync();
        (await room.SubmitAsync(add, ann)).ShouldBeOfType<Outcome<Journey>.Applied>();
        room.Journey.Touchpoints.Select(touchpoint => touchpoint.Name).ShouldBe(["before", "after"]);
        (await here.Store.ReadAfterAsync(room.Journey.Id, 0)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_listener_whose_connection_is_killed_comes_back_and_catches_up()
    {
        var room = await here.NewRoomAsync();
        var far = await there.RoomAsync(room.Journey.Id);
        await there.KillListenerAsync();
        await room.SubmitAsync(Edits.Add("missed"), ann);
        await Wait.UntilAsync(() => far.Journey.Revision == 1);
        await Wait.UntilAsync(async () => await there.ListenersAsync() == 1);
        await room.SubmitAsync(Edits.Add("heard"), ann);
        await Wait.UntilAsync(() => far.Journey.Revision == 2);
    }

    [Fact]
    public async Task Nodes_hear_each_other_again_after_the_database_was_gone()
    {
        var room = await here.NewRoomAsync();
        var far = await there.RoomAsync(room.Journey.Id);
        await TakeAwayAsync();
        await GiveBackAsync();
        await room.SubmitAsync(Edits.Add("Store"), ann);
        await Wait.UntilAsync(() => far.Journey.Revision == 1);
    }

    [Fact]
    public async Task An_edit_announced_while_a_room_is_being_opened_is_not_missed()
    {
        var room = await here.NewRoomAsync();
        var watched = await there.NewRoomAsync();
        reading.Once(async () =>
        {
            await room.SubmitAsync(Edits.Add("meanwhile"), ann);
            // Announcements come in order: when this one has come, the other one has been and gone.
            await (await here.RoomAsync(watched.Journey.Id)).SubmitAsync(Edits.Add("sign"), ann);
            await Wait.UntilAsync(() => watched.Journey.Revision == 1);
        });
        (await there.RoomAsync(room.Journey.Id)).Journey.Revision.ShouldBe(1);
    }

    [Fact]
    public async Task A_room_just_handed_out_is_kept_however_many_others_are_opened()
    {
        var first = await here.NewRoomAsync();
        for (var i = 0; i < 201; i++)
            await here.NewRoomAsync();
        here.Rooms.Find(first.Journey.Id).ShouldBeSameAs(first);
    }

    Task TakeAwayAsync() => AdministerAsync(
        "ALTER DATABASE {0} ALLOW_CONNECTIONS false",
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{0}' AND backend_type = 'client backend'");

    Task GiveBackAsync() => AdministerAsync("ALTER DATABASE {0} ALLOW_CONNECTIONS true");

    async Task AdministerAsync(params string[] statements)
    {
        var settings = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        var name = settings.Database!;
        (settings.Database, settings.Pooling) = ("postgres", false);
        await using var connection = new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync();
        foreach (var statement in statements)
        {
            await using var command = new NpgsqlCommand(string.Format(null, statement, name), connection);
            await command.ExecuteNonQueryAsync();
        }
    }
}
