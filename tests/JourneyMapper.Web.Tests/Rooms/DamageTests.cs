using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Testing;
using JourneyMapper.Web.Rooms;
using Npgsql;

namespace JourneyMapper.Web.Tests.Rooms;

/// <summary>Something is wrong with one journey's journal, with its database, or with one board: it goes on, and so do all others.</summary>
public sealed class DamageTests : IAsyncLifetime
{
    JourneyDatabase database = null!;
    NpgsqlDataSource sql = null!;
    Node here = null!;
    Node there = null!;

    public async ValueTask InitializeAsync()
    {
        database = await JourneyDatabase.NewAsync();
        sql = database.Connect();
        here = await Node.StartAsync(database);
        there = await Node.StartAsync(database);
    }

    public async ValueTask DisposeAsync()
    {
        await here.DisposeAsync();
        await there.DisposeAsync();
        await sql.DisposeAsync();
    }

    [Fact]
    public async Task An_entry_that_cannot_be_read_makes_its_room_read_the_rows_and_harms_no_other()
    {
        var (near, far, healthy) = (await here.NewRoomAsync(), default(JourneyRoom), await here.NewRoomAsync());
        far = await there.RoomAsync(near.Journey.Id);
        var farHealthy = await there.RoomAsync(healthy.Journey.Id);
        var news = new List<RoomNews>();
        using var listening = far.Subscribe(news.Add);
        var author = Node.Member();
        await there.StopListeningAsync();
        await near.SubmitAsync(Edits.Add("Store"), author);
        await ExecuteAsync("""UPDATE "Journal" SET "Difference" = '{"changes":[{"kind":"unheard of"}]}' WHERE "JourneyId" = $1""", near.Journey.Id);
        await healthy.SubmitAsync(Edits.Add("Shop"), author);

        await there.Rooms.CatchUpAsync(CancellationToken.None);
        news.ShouldHaveSingleItem().ShouldBeOfType<RoomNews.Reloaded>().Journey.Touchpoints.ShouldHaveSingleItem().Name.ShouldBe("Store");
        farHealthy.Journey.Touchpoints.ShouldHaveSingleItem().Name.ShouldBe("Shop");

        (await far.UndoStackOfAsync(author.Id)).ShouldBe(UndoStack.Empty);
        (await far.SubmitAsync(Edits.Add("Poster"), author)).ShouldBeOfType<Outcome.Applied>().Journey.Revision.ShouldBe(2);
        (await far.UndoStackOfAsync(author.Id)).Undo.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_database_that_was_brought_back_to_an_earlier_state_is_followed()
    {
        var room = await here.NewRoomAsync();
        var author = Node.Member();
        await room.SubmitAsync(Edits.Add("Store"), author);
        await room.SubmitAsync(Edits.Add("Lost"), author);
        await BringBackAsync(room.Journey, 1);

        (await room.SubmitAsync(Edits.Add("Poster"), author).WaitAsync(TimeSpan.FromSeconds(20))).ShouldBeOfType<Outcome.Applied>().Journey.Revision.ShouldBe(2);
        room.Journey.Touchpoints.Select(touchpoint => touchpoint.Name).ShouldBe(["Store", "Poster"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_room_that_is_opened_again_after_that_shows_the_earlier_state()
    {
        var room = await here.NewRoomAsync();
        await room.SubmitAsync(Edits.Add("Store"), Node.Member());
        await room.SubmitAsync(Edits.Add("Lost"), Node.Member());
        await BringBackAsync(room.Journey, 1);
        (await here.RoomAsync(room.Journey.Id)).Journey.Touchpoints.ShouldHaveSingleItem().Name.ShouldBe("Store");
    }

    [Fact]
    public async Task A_board_that_fails_harms_neither_the_edit_nor_the_other_boards()
    {
        var room = await here.NewRoomAsync();
        var told = 0;
        using var broken = room.Subscribe(_ => throw new InvalidOperationException("Broken."));
        using var whole = room.Subscribe(_ => told++);
        (await room.SubmitAsync(Edits.Add("Store"), Node.Member())).ShouldBeOfType<Outcome.Applied>();
        told.ShouldBe(1);
    }

    Task BringBackAsync(Journey journey, long revision) => ExecuteAsync($"""
        DELETE FROM "Touchpoints" WHERE "JourneyId" = $1 AND "Name" = 'Lost';
        DELETE FROM "Journal" WHERE "JourneyId" = $1 AND "Revision" > {revision};
        UPDATE "Journeys" SET "Revision" = {revision} WHERE "Id" = $1
        """, journey.Id);

    // Several statements cannot share a parameter.
    async Task ExecuteAsync(string statements, Guid journey)
    {
        foreach (var statement in statements.Split(';'))
        {
            await using var command = sql.CreateCommand(statement);
            command.Parameters.Add(new() { Value = journey });
            (await command.ExecuteNonQueryAsync()).ShouldBe(1);
        }
    }
}
