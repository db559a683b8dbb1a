using JourneyMapper.Data;
using JourneyMapper.Data.Journal;
using JourneyMapper.Testing;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace JourneyMapper.Benchmarks.Running;

/// <summary>A node of the application as far as edits are concerned: the rooms of journeys, and what hears of other nodes.</summary>
sealed class EditingNode : IAsyncDisposable
{
    readonly DatabaseListener listener;

    EditingNode(NpgsqlDataSource database)
    {
        Database = database;
        Contexts = JourneyDatabase.Contexts(database);
        Store = new(Contexts, TimeProvider.System);
        Rooms = new(Store, new Telemetry(), TimeProvider.System, NullLogger<JourneyRoom>.Instance);
        listener = new(database, [new JournalChannel(Rooms, new PersonaTopic())], NullLogger<DatabaseListener>.Instance);
    }

    /// <summary>Its connections.</summary>
    public NpgsqlDataSource Database { get; }

    public IDbContextFactory<JourneyDbContext> Contexts { get; }

    public JourneyStore Store { get; }

    public JourneyRooms Rooms { get; }

    /// <summary>Starts one on a database.</summary>
    /// <param name="connectionString">Which.</param>
    /// <param name="prepare">What is done there before it listens.</param>
    public static async Task<EditingNode> StartAsync(string connectionString, Func<EditingNode, Task>? prepare = null)
    {
        var node = new EditingNode(JourneyDataSource.Create(connectionString));
        if (prepare is not null)
            await prepare(node);
        await node.listener.StartAsync(CancellationToken.None);
        return node;
    }

    /// <summary>The room of a journey.</summary>
    public async Task<JourneyRoom> OpenAsync(Reader reader, Guid journey) =>
        await Rooms.OpenAsync(reader, journey) ?? throw new InvalidOperationException("The journey is not stored.");

    public async ValueTask DisposeAsync()
    {
        await listener.StopAsync(CancellationToken.None);
        listener.Dispose();
        await Database.DisposeAsync();
    }
}
