using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Testing;
using JourneyMapper.Web.Live;
using Npgsql;

namespace JourneyMapper.Web.Tests.Live;

/// <summary>What a node hears of the edits of others, and what it has to read after it.</summary>
public sealed class AnnouncedEditTests : IAsyncLifetime
{
    JourneyDatabase database = null!;
    NpgsqlDataSource sql = null!;
    NpgsqlConnection announcements = null!;
    Node here = null!;
    Node there = null!;

    readonly List<string> heard = [];

    public async ValueTask InitializeAsync()
    {
        database = await JourneyDatabase.NewAsync();
        sql = database.Connect();
        here = await Node.StartAsync(database);
        there = await Node.StartAsync(database);
        // What these tests hear, they tell the room themselves.
        await there.StopListeningAsync();
        announcements = await sql.OpenConnectionAsync();
        announcements.Notification += (_, told) => heard.Add(told.Payload);
        await using var listen = new NpgsqlCommand($"LISTEN {JourneyStore.Channel}", announcements);
        await listen.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await here.DisposeAsync();
        await there.DisposeAsync();
        await announcements.DisposeAsync();
        await sql.DisposeAsync();
    }

    [Fact]
    public async Task The_next_edit_is_in_its_announcement_as_it_is_in_the_journal()
    {
        var near = await here.NewRoomAsync();
        var far = await there.RoomAsync(near.Journey.Id);
        var (author, news) = (Node.Member(), new List<RoomEvent>());
        using var listening = far.Subscribe(news.Add);
        await near.SubmitAsync(Edits.Add("“Shop”\nin 東京 \\ 🛒"), author);
        var written = (await here.Store.ReadAfterAsync(near.Journey.Id, 0)).ShouldHaveSingleItem();
        // Nobody reads it there any more.
        await ExecuteAsync("""DELETE FROM "Journal" WHERE "StreamId" = $1""", near.Journey.Id);

        await TellAsync();

        var entry = news.ShouldHaveSingleItem().ShouldBeOfType<RoomEvent.Edited>().Entry;
        (entry with { Difference = Difference.None }).ShouldBe(written with { Difference = Difference.None });
        JournalJson.Write(entry.Difference).ShouldBe(JournalJson.Write(written.Difference));
        Picture.Of(far.Journey).ShouldBe(Picture.Of(near.Journey));
        far.Journey.Revision.ShouldBe(1);
    }

    [Fact]
    public async Task An_edit_that_is_too_long_for_an_announcement_is_read_from_the_journal()
    {
        var near = await here.NewRoomAsync();
        var far = await there.RoomAsync(near.Journey.Id);
        var touchpoint = new Touchpoint { Id = Guid.NewGuid(), Stage = Stage.Decision, Name = "Store", Description = new string('東', Limits.Text) };
        await near.SubmitAsync(JourneyKinds.Touchpoint.Add(touchpoint, Place.AtEnd), Node.Member());

        await TellAsync();

        JournalAnnouncement.Parse(heard.ShouldHaveSingleItem()).ShouldNotBeNull().Row.ShouldBeEmpty();
        far.Journey.Touchpoints.ShouldHaveSingleItem().Description.ShouldBe(touchpoint.Description);
    }

    [Fact]
    public async Task A_room_that_is_further_behind_reads_the_journal()
    {
        var near = await here.NewRoomAsync();
        var far = await there.RoomAsync(near.Journey.Id);
        await near.SubmitAsync(Edits.Add("Store"), Node.Member());
        await announcements.WaitAsync();
        heard.Clear();
        await near.SubmitAsync(Edits.Add("Shop"), Node.Member());

        await TellAsync();

        far.Journey.Touchpoints.Select(touchpoint => touchpoint.Name).ShouldBe(["Store", "Shop"]);
    }

    /// <summary>Taken back, it would lose what a later release has written with it; see decision 63.</summary>
    [Fact]
    public async Task An_announced_edit_with_a_member_that_is_not_known_is_not_taken_as_it_is()
    {
        var near = await here.NewRoomAsync();
        var far = await there.RoomAsync(near.Journey.Id);
        var news = new List<RoomEvent>();
        using var listening = far.Subscribe(news.Add);
        await near.SubmitAsync(Edits.Add("Store"), Node.Member());
        await announcements.WaitAsync();
        var announced = heard.ShouldHaveSingleItem();
        var later = announced.Replace("\"changes\": [", "\"scent\": \"of bread\", \"changes\": [", StringComparison.Ordinal);
        later.ShouldNotBe(announced);
        await ExecuteAsync("""DELETE FROM "Journal" WHERE "StreamId" = $1""", near.Journey.Id);

        await new JournalChannel(there.Rooms, new PersonaTopic()).HearAsync(later, CancellationToken.None);

        news.ShouldHaveSingleItem().ShouldBeOfType<RoomEvent.Reloaded>().Journey.Touchpoints.ShouldHaveSingleItem().Name.ShouldBe("Store");
    }

    [Theory]
    [InlineData(" {\"WorkspaceId\":")]
    [InlineData(" {\"Schema\":99}")]
    [InlineData(" word of a later release")]
    [InlineData("")]
    public async Task Where_an_announcement_cannot_be_read_the_journal_is(string rest)
    {
        var near = await here.NewRoomAsync();
        var far = await there.RoomAsync(near.Journey.Id);
        var news = new List<RoomEvent>();
        using var listening = far.Subscribe(news.Add);
        await near.SubmitAsync(Edits.Add("Store"), Node.Member());

        await new JournalChannel(there.Rooms, new PersonaTopic()).HearAsync($"{StreamKind.Journey} {near.Journey.Id} 1{rest}", CancellationToken.None);

        news.ShouldHaveSingleItem().ShouldBeOfType<RoomEvent.Edited>().Journey.Touchpoints.ShouldHaveSingleItem().Name.ShouldBe("Store");
    }

    async Task TellAsync()
    {
        await announcements.WaitAsync();
        await new JournalChannel(there.Rooms, new PersonaTopic()).HearAsync(heard.ShouldHaveSingleItem(), CancellationToken.None);
    }

    async Task ExecuteAsync(string statement, Guid journey)
    {
        await using var command = sql.CreateCommand(statement);
        command.Parameters.Add(new() { Value = journey });
        await command.ExecuteNonQueryAsync();
    }
}
