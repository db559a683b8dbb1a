using System.Diagnostics;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using Npgsql;

namespace JourneyMapper.Benchmarks.Running;

/// <summary>A journey's room as the application runs it, with boards that draw its map, on a database of its own.</summary>
sealed class EditingRoom : IAsyncDisposable
{
    static readonly CurrentMember Author = new(Guid.NewGuid(), Guid.NewGuid(), "Nora", Role.Editor);

    readonly EditingNode node;
    readonly JourneyRoom room;
    readonly IDisposable subscription;
    readonly List<DrawnMap> boards = [];
    long toldAt;
    int turn;

    EditingRoom(EditingNode node, JourneyRoom room)
    {
        (this.node, this.room) = (node, room);
        subscription = room.Subscribe(news => (Told, toldAt) = (((RoomEvent.Edited)news).Entry, Stopwatch.GetTimestamp()));
    }

    /// <summary>The database that edits go to.</summary>
    public NpgsqlDataSource Database => node.Database;

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
        var node = await EditingNode.StartAsync(connectionString, async first =>
        {
            await NewWorkspace.CreateAsync(first.Contexts, Author.Workspace);
            await first.Store.CreateAsync(Author.Workspace, Author.Id, journey);
        });
        var opened = new EditingRoom(node, await node.OpenAsync(Author, journey.Id));
        for (var i = 0; i < boards; i++)
            opened.boards.Add(await DrawnMap.OpenAsync(opened.room));
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
        await node.DisposeAsync();
    }
}
