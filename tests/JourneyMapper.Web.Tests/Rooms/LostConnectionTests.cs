using JourneyMapper.Domain.Editing;
using JourneyMapper.Testing;
using JourneyMapper.Web.Shared;
using Npgsql;

namespace JourneyMapper.Web.Tests.Rooms;

/// <summary>The database goes away and comes back: nothing is lost and nobody is left behind.</summary>
public sealed class LostConnectionTests : IAsyncLifetime
{
    private readonly CurrentMember _ann = Node.Member();
    private readonly AfterReadingTouchpoints _reading = new();
    private JourneyDatabase _database = null!;
    private Node _here = null!;
    private Node _there = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await JourneyDatabase.NewAsync();
        _here = await Node.StartAsync(_database);
        _there = await Node.StartAsync(_database, _reading);
    }

    public async ValueTask DisposeAsync()
    {
        await _here.DisposeAsync();
        await _there.DisposeAsync();
    }

    [Fact]
    public async Task While_the_database_is_gone_an_edit_throws_and_afterwards_the_same_edit_is_done()
    {
        var room = await _here.NewRoomAsync();
        await room.SubmitAsync(Edits.Add("before"), _ann);
        var add = Edits.Add("after");
        await TakeAwayAsync();
        (await Should.ThrowAsync<Exception>(() => room.SubmitAsync(add, _ann))).ShouldNotBeOfType<OperationCanceledException>();
        room.Journey.Touchpoints.Length.ShouldBe(1);

        await GiveBackAsync();
        (await room.SubmitAsync(add, _ann)).ShouldBeOfType<Outcome.Applied>();
        room.Journey.Touchpoints.Select(touchpoint => touchpoint.Name).ShouldBe(["before", "after"]);
        (await _here.Store.ReadAfterAsync(room.Journey.Id, 0)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_listener_whose_connection_is_killed_comes_back_and_catches_up()
    {
        var room = await _here.NewRoomAsync();
        var far = await _there.RoomAsync(room.Journey.Id);
        await _there.KillListenerAsync();
        await room.SubmitAsync(Edits.Add("missed"), _ann);
        await Wait.UntilAsync(() => far.Journey.Revision == 1);
        await Wait.UntilAsync(async () => await _there.ListenersAsync() == 1);
        await room.SubmitAsync(Edits.Add("heard"), _ann);
        await Wait.UntilAsync(() => far.Journey.Revision == 2);
    }

    [Fact]
    public async Task Nodes_hear_each_other_again_after_the_database_was_gone()
    {
        var room = await _here.NewRoomAsync();
        var far = await _there.RoomAsync(room.Journey.Id);
        await TakeAwayAsync();
        await GiveBackAsync();
        await room.SubmitAsync(Edits.Add("Store"), _ann);
        await Wait.UntilAsync(() => far.Journey.Revision == 1);
    }

    [Fact]
    public async Task An_edit_announced_while_a_room_is_being_opened_is_not_missed()
    {
        var room = await _here.NewRoomAsync();
        var watched = await _there.NewRoomAsync();
        _reading.Once(async () =>
        {
            await room.SubmitAsync(Edits.Add("meanwhile"), _ann);
            // Announcements come in order: when this one has come, the other one has been and gone.
            await (await _here.RoomAsync(watched.Journey.Id)).SubmitAsync(Edits.Add("sign"), _ann);
            await Wait.UntilAsync(() => watched.Journey.Revision == 1);
        });
        (await _there.RoomAsync(room.Journey.Id)).Journey.Revision.ShouldBe(1);
    }

    [Fact]
    public async Task A_room_just_handed_out_is_kept_however_many_others_are_opened()
    {
        var first = await _here.NewRoomAsync();
        for (var i = 0; i < 201; i++)
            await _here.NewRoomAsync();
        _here.Rooms.Find(first.Journey.Id).ShouldBeSameAs(first);
    }

    private Task TakeAwayAsync() => AdministerAsync(
        "ALTER DATABASE {0} ALLOW_CONNECTIONS false",
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{0}'");

    private Task GiveBackAsync() => AdministerAsync("ALTER DATABASE {0} ALLOW_CONNECTIONS true");

    private async Task AdministerAsync(params string[] statements)
    {
        var settings = new NpgsqlConnectionStringBuilder(_database.ConnectionString);
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
