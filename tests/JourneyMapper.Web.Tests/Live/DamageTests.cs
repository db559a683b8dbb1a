using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Testing;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using Npgsql;

namespace JourneyMapper.Web.Tests.Live;

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
        var news = new List<RoomEvent>();
        using var listening = far.Subscribe(news.Add);
        var author = Node.Member();
        await there.StopListeningAsync();
        await near.SubmitAsync(Edits.Add("Store"), author);
        await ExecuteAsync("""UPDATE "Journal" SET "Difference" = '{"changes":[{"kind":"unheard of"}]}' WHERE "StreamId" = $1""", near.Journey.Id);
        await healthy.SubmitAsync(Edits.Add("Shop"), author);

        await there.Rooms.CatchUpAsync(CancellationToken.None);
        news.ShouldHaveSingleItem().ShouldBeOfType<RoomEvent.Reloaded>().Journey.Touchpoints.ShouldHaveSingleItem().Name.ShouldBe("Store");
        farHealthy.Journey.Touchpoints.ShouldHaveSingleItem().Name.ShouldBe("Shop");

        (await far.UndoStackOfAsync(author.Id)).ShouldBe(UndoStack.Empty);
        (await far.SubmitAsync(Edits.Add("Poster"), author)).ShouldBeOfType<Outcome<Journey>.Applied>().After.Revision.ShouldBe(2);
        (await far.UndoStackOfAsync(author.Id)).Undo.ShouldHaveSingleItem();
    }

    // The first is of a release to come, the second was once read but is damaged.
    [Theory]
    [InlineData("""UPDATE "Journal" SET "Schema" = 4 WHERE "StreamId" = $1""")]
    [InlineData("""UPDATE "Journal" SET "Difference" = '{"changes":[{"kind":"added","record":"touchpoint"}]}' WHERE "StreamId" = $1""")]
    public async Task An_entry_from_the_future_and_a_damaged_one_make_the_room_read_the_rows(string change)
    {
        var near = await here.NewRoomAsync();
        var far = await there.RoomAsync(near.Journey.Id);
        var news = new List<RoomEvent>();
        using var listening = far.Subscribe(news.Add);
        await there.StopListeningAsync();
        await near.SubmitAsync(Edits.Add("Store"), Node.Member());
        await ExecuteAsync(change, near.Journey.Id);

        await far.CatchUpAsync(1);
        news.ShouldHaveSingleItem().ShouldBeOfType<RoomEvent.Reloaded>().Journey.Touchpoints.ShouldHaveSingleItem().Name.ShouldBe("Store");
        (await far.SubmitAsync(Edits.Add("Poster"), Node.Member())).ShouldBeOfType<Outcome<Journey>.Applied>().After.Revision.ShouldBe(2);
    }

    // A member that this release does not know, within a whole record: taken back here, it would be lost.
    [Fact]
    public async Task An_edit_of_a_later_release_with_more_fields_is_shown_and_not_taken_back_here()
    {
        var (near, author) = (await here.NewRoomAsync(), Node.Member());
        var far = await there.RoomAsync(near.Journey.Id);
        (await far.UndoStackOfAsync(author.Id)).ShouldBe(UndoStack.Empty);
        await there.StopListeningAsync();
        var add = Edits.Add("Store");
        await near.SubmitAsync(add, author);
        await near.SubmitAsync(JourneyKinds.Touchpoint.Remove(add.Record.Id), author);
        await ExecuteAsync("""UPDATE "Journal" SET "Difference" = jsonb_set("Difference", '{changes,0,value,scent}', '"lavender"') WHERE "StreamId" = $1 AND "Revision" = 2""", near.Journey.Id);

        await far.CatchUpAsync(2);
        far.Journey.Touchpoints.ShouldBeEmpty();
        (await far.UndoAsync(author, Guid.NewGuid())).ShouldBeOfType<Outcome<Journey>.Refused>().Refusal.ShouldBeOfType<Refusal.NothingToUndo>();
        (await far.SubmitAsync(Edits.Add("Poster"), author)).ShouldBeOfType<Outcome<Journey>.Applied>().After.Revision.ShouldBe(3);
        // History goes on telling of it.
        (await there.Store.ReadLatestAfterAsync(near.Journey.Id, 0)).Count.ShouldBe(3);
    }

    [Fact]
    public async Task Rows_of_a_later_release_close_their_room_alone_until_they_can_be_read_again()
    {
        var (near, healthy) = (await here.NewRoomAsync(), await here.NewRoomAsync());
        var (far, farHealthy) = (await there.RoomAsync(near.Journey.Id), await there.RoomAsync(healthy.Journey.Id));
        var news = new List<RoomEvent>();
        using var listening = far.Subscribe(news.Add);
        var add = Edits.Add("Store");
        // As a later release writes: a value of which this one has never heard, in the row and in the entry.
        await there.StopListeningAsync();
        await near.SubmitAsync(add, Node.Member());
        await ExecuteAsync("""UPDATE "Touchpoints" SET "Setting" = 'Orbital' WHERE "JourneyId" = $1; UPDATE "Journal" SET "Schema" = 999 WHERE "StreamId" = $1""", near.Journey.Id);
        await healthy.SubmitAsync(Edits.Add("Shop"), Node.Member());

        await there.Rooms.CatchUpAsync(CancellationToken.None);
        await there.Rooms.CatchUpAsync(CancellationToken.None);
        news.ShouldHaveSingleItem().ShouldBeOfType<RoomEvent.Unreadable>();
        (far.IsUnreadable, far.Journey.Revision).ShouldBe((true, 0));
        farHealthy.Journey.Touchpoints.ShouldHaveSingleItem().Name.ShouldBe("Shop");
        // Nothing is written, nothing is lost: the same edit is taken as soon as the rows are known.
        var edit = Edits.Add("Poster");
        await Should.ThrowAsync<UnreadableJourneyException>(() => far.SubmitAsync(edit, Node.Member()));
        await Should.ThrowAsync<UnreadableJourneyException>(() => far.UndoAsync(Node.Member(), Guid.NewGuid()));
        await Should.ThrowAsync<UnreadableJourneyException>(() => there.RoomAsync(near.Journey.Id));
        await using (var fresh = await Node.StartAsync(database))
            await Should.ThrowAsync<UnreadableJourneyException>(() => fresh.RoomAsync(near.Journey.Id));

        await ExecuteAsync("""UPDATE "Touchpoints" SET "Setting" = 'Digital' WHERE "JourneyId" = $1""", near.Journey.Id);
        (await far.SubmitAsync(edit, Node.Member())).ShouldBeOfType<Outcome<Journey>.Applied>().After.Touchpoints.Select(touchpoint => touchpoint.Name).ShouldBe(["Store", "Poster"], ignoreOrder: true);
        (news.OfType<RoomEvent.Unreadable>().Count(), news.OfType<RoomEvent.Reloaded>().Count(), far.IsUnreadable).ShouldBe((1, 1, false));
    }

    // By way of PostgreSQL, as it happens: whoever listens goes on listening for all others.
    [Fact]
    public async Task Announcements_of_rows_that_cannot_be_read_do_not_end_the_listening()
    {
        var (near, healthy) = (await here.NewRoomAsync(), await here.NewRoomAsync());
        var (far, farHealthy) = (await there.RoomAsync(near.Journey.Id), await there.RoomAsync(healthy.Journey.Id));
        await ExecuteAsync("""INSERT INTO "Touchpoints" ("Id", "JourneyId", "Stage", "Rank", "Name", "Description", "Channel", "Contact", "Setting", "Action", "Thought", "Emotion", "PainPoints", "Opportunities", "Importance", "Evidence", "EvidenceSource") VALUES (gen_random_uuid(), $1, 2, 'V00001', 'Pays', '', '', 'Direct', 'Orbital', '', '', 0, '', '', 'Normal', 'Assumed', '')""", near.Journey.Id);
        await ExecuteAsync("""UPDATE "Journeys" SET "Revision" = 1 WHERE "Id" = $1""", near.Journey.Id);
        await ExecuteAsync("""
            INSERT INTO "Journal" ("StreamId", "Revision", "Stream", "WorkspaceId", "EditId", "AuthorId", "At", "Schema", "Difference")
            SELECT $1, 1, 'journey', "WorkspaceId", gen_random_uuid(), gen_random_uuid(), now(), 999, '{"teleported": true}' FROM "Journeys" WHERE "Id" = $1
            """, near.Journey.Id);
        await Wait.UntilAsync(() => far.IsUnreadable);
        await healthy.SubmitAsync(Edits.Add("Shop"), Node.Member());
        await Wait.UntilAsync(() => farHealthy.Journey.Revision == 1);
        (await there.ListenersAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_room_that_is_further_behind_than_is_worth_replaying_reads_the_rows()
    {
        var (near, middle) = (await here.NewRoomAsync(), await here.NewRoomAsync());
        var (far, farMiddle) = (await there.RoomAsync(near.Journey.Id), await there.RoomAsync(middle.Journey.Id));
        var (news, middleNews) = (new List<RoomEvent>(), new List<RoomEvent>());
        using var listening = far.Subscribe(news.Add);
        using var middleListening = farMiddle.Subscribe(middleNews.Add);
        await there.StopListeningAsync();
        foreach (var (room, edits) in new[] { (near, JourneyStore.LongestReplay + 1), (middle, JourneyStore.LongestReplay) })
            for (var i = 0; i < edits; i++)
                await room.SubmitAsync(JourneyKinds.Journey.Change(room.Journey, JourneyFields.Title, $"Title {i}"), Node.Member());

        await there.Rooms.CatchUpAsync(CancellationToken.None);
        news.ShouldHaveSingleItem().ShouldBeOfType<RoomEvent.Reloaded>().Journey.Title.ShouldBe(near.Journey.Title);
        middleNews.Count.ShouldBe(JourneyStore.LongestReplay);
        middleNews.ShouldAllBe(item => item is RoomEvent.Edited);
        (far.Journey.Revision, farMiddle.Journey.Title).ShouldBe((near.Journey.Revision, middle.Journey.Title));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(1, 3)]
    public async Task A_room_that_has_missed_entries_that_are_no_longer_kept_reads_the_rows(long first, long last)
    {
        var near = await here.NewRoomAsync();
        var author = Node.Member();
        await using var elsewhere = await Node.StartAsync(database);
        var (far, editing) = (await there.RoomAsync(near.Journey.Id), await elsewhere.RoomAsync(near.Journey.Id));
        var news = new List<RoomEvent>();
        using var listening = far.Subscribe(news.Add);
        await there.StopListeningAsync();
        foreach (var name in (string[])["a", "b", "c"])
            await near.SubmitAsync(Edits.Add(name), author);
        await Wait.UntilAsync(() => editing.Journey.Revision == 3);
        for (var revision = first; revision <= last; revision++)
            await ExecuteAsync($"""DELETE FROM "Journal" WHERE "StreamId" = $1 AND "Revision" = {revision}""", near.Journey.Id);

        await there.Rooms.CatchUpAsync(CancellationToken.None);
        news.ShouldHaveSingleItem().ShouldBeOfType<RoomEvent.Reloaded>();
        Picture.Of(far.Journey).ShouldBe(Picture.Of(near.Journey));
        // Who needed none of them notices nothing, and what is edited from now on is undone everywhere.
        var add = Edits.Add("d");
        (await editing.SubmitAsync(add, author)).ShouldBeOfType<Outcome<Journey>.Applied>();
        await far.CatchUpAsync(4);
        (await far.UndoAsync(author, Guid.NewGuid())).ShouldBeOfType<Outcome<Journey>.Applied>().After.Find(add.Record.Id).ShouldBeNull();
    }

    [Fact]
    public async Task Announcements_of_kinds_without_rooms_are_passed_over()
    {
        var near = await here.NewRoomAsync();
        var far = await there.RoomAsync(near.Journey.Id);
        var announcements = new JournalChannel(there.Rooms, new PersonaTopic());
        await there.StopListeningAsync();
        await near.SubmitAsync(Edits.Add("Store"), Node.Member());
        foreach (var payload in (string[])[$"persona {near.Journey.Id} 1", $"{near.Journey.Id} 1", "journey", "", $"journey {near.Journey.Id} soon", $"saga {near.Journey.Id} 1 2"])
            await announcements.HearAsync(payload, CancellationToken.None);
        far.Journey.Revision.ShouldBe(0);
        await announcements.HearAsync($"journey {near.Journey.Id} 1 and what a later release adds", CancellationToken.None);
        far.Journey.Revision.ShouldBe(1);
    }

    [Fact]
    public async Task A_database_that_was_brought_back_to_an_earlier_state_is_followed()
    {
        var room = await here.NewRoomAsync();
        var author = Node.Member();
        await room.SubmitAsync(Edits.Add("Store"), author);
        await room.SubmitAsync(Edits.Add("Lost"), author);
        await BringBackAsync(room.Journey, 1);

        (await room.SubmitAsync(Edits.Add("Poster"), author).WaitAsync(TimeSpan.FromSeconds(20))).ShouldBeOfType<Outcome<Journey>.Applied>().After.Revision.ShouldBe(2);
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
        (await room.SubmitAsync(Edits.Add("Store"), Node.Member())).ShouldBeOfType<Outcome<Journey>.Applied>();
        told.ShouldBe(1);
    }

    Task BringBackAsync(Journey journey, long revision) => ExecuteAsync($"""
        DELETE FROM "Touchpoints" WHERE "JourneyId" = $1 AND "Name" = 'Lost';
        DELETE FROM "Journal" WHERE "StreamId" = $1 AND "Revision" > {revision};
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
