using System.Diagnostics;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Testing;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace JourneyMapper.Benchmarks.Running;

/// <summary>A journey's room as the application runs it, with boards that draw its map, on a database of its own.</summary>
sealed class EditingRoom : IAsyncDisposable
{
    static readonly CurrentMember Author = new(Guid.NewGuid(), Guid.NewGuid(), "Nora", Role.Editor);

    readonly DatabaseListener listener;
    readonly JourneyRoom room;
    readonly IDisposable subscription;
    readonly List<DrawnMap> boards = [];
    long toldAt;
    int turn;

    EditingRoom(NpgsqlDataSource database, DatabaseListener listener, JourneyRoom room)
    {
        (Database, this.listener, this.room) = (database, listener, room);
        subscription = room.Subscribe(news => (Told, toldAt) = (((RoomEvent.Edited)news).Entry, Stopwatch.GetTimestamp()));
    }

    /// <summary>The database that edits go to.</summary>
    public NpgsqlDataSource Database { get; }

    /// <summary>The journey after the last edit.</summary>
    public Journey Journey => room.Journey;

    /// <summary>What the subscriber was told of last.</summary>
    public JournalEntry? Told { get; private set; }

    /// <summary>Stores a journey and opens its room with boards.</summary>
    /// <param name="connectionString">Of an empty database.</param>
    /// <param name="journey">Whose room it is.</param>
    /// <param name="boards">How many boards are open.</param>
    public static async Task<EditingRoom> OpenAsync(string connectionString, Journey journey, int boards)
    {
        var database = NpgsqlDataSource.Create(connectionString);
        var contexts = JourneyDatabase.Contexts(database);
        await NewWorkspace.CreateAsync(contexts, Author.Workspace);
        await new JourneyStore(contexts, TimeProvider.System).CreateAsync(Author.Workspace, Author.Id, journey);
        var rooms = new JourneyRooms(new JourneyStore(contexts, TimeProvider.System), new Telemetry(), TimeProvider.System, NullLogger<JourneyRoom>.Instance);
        var news = new DatabaseListener(database, [new JournalChannel(rooms, new PersonaTopic())], NullLogger<DatabaseListener>.Instance);
        await news.StartAsync(CancellationToken.None);
        var room = await rooms.OpenAsync(Author, journey.Id) ?? throw new InvalidOperationException("The journey is not stored.");
        var opened = new EditingRoom(database, news, room);
        for (var i = 0; i < boards; i++)
            opened.boards.Add(await DrawnMap.OpenAsync(room));
        return opened;
    }

    /// <summary>Changes a field of the next touchpoint: from the submission until it is committed and the subscriber was told. Ends when all boards have drawn it.</summary>
    public async Task<TimeSpan> EditAsync()
    {
        var touchpoint = room.Journey.Touchpoints[turn++ % room.Journey.Touchpoints.Length];
        var edit = JourneyKinds.Touchpoint.Change(touchpoint, TouchpointFields.Thought, $"{touchpoint.Thought} Really?");
        Told = null;
        var begin = Stopwatch.GetTimestamp();
        await room.SubmitAsync(edit, Author);
        var end = Stopwatch.GetTimestamp();
        while (boards.Exists(board => board.Revision < room.Journey.Revision))
            await Task.Delay(1);
        return Told?.Edit == edit.Id ? Stopwatch.GetElapsedTime(begin, Math.Max(end, toldAt)) : throw new InvalidOperationException("Nobody was told of the edit.");
    }

    public async ValueTask DisposeAsync()
    {
        subscription.Dispose();
        foreach (var board in boards)
            await board.DisposeAsync();
        await listener.StopAsync(CancellationToken.None);
        listener.Dispose();
        await Database.DisposeAsync();
    }
}
