using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Audits;
using JourneyMapper.Web.Features.Comments;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Features.SignOffs;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace JourneyMapper.Web.Tests.Live;

/// <summary>One running application, as far as rooms and news are concerned. Two of them on one database share nothing else.</summary>
sealed class Node : IAsyncDisposable
{
    readonly NpgsqlDataSource pool;
    readonly DatabaseListener listener;

    Node(JourneyDatabase database, string name, IInterceptor[] interceptors)
    {
        Name = name;
        pool = database.Connect(name);
        Contexts = JourneyDatabase.Contexts(pool, interceptors);
        Store = new JourneyStore(Contexts, TimeProvider.System);
        Rooms = new JourneyRooms(Store, new Telemetry(), TimeProvider.System, NullLogger<JourneyRoom>.Instance);
        listener = new DatabaseListener(pool, [new JournalChannel(Rooms, new PersonaTopic()), new TopicChannel([Audits, Measurements, SignOffs, Kpis, Comments, Inboxes, Access])], NullLogger<DatabaseListener>.Instance);
    }

    /// <summary>As PostgreSQL lists its connections.</summary>
    public string Name { get; }

    public IDbContextFactory<JourneyDbContext> Contexts { get; }

    public JourneyStore Store { get; }

    public JourneyRooms Rooms { get; }

    public AuditTopic Audits { get; } = new();

    public MeasurementTopic Measurements { get; } = new();

    public SignOffTopic SignOffs { get; } = new();

    public KpiTopic Kpis { get; } = new();

    public CommentTopic Comments { get; } = new();

    public InboxTopic Inboxes { get; } = new();

    public AccessTopic Access { get; } = new();

    /// <summary>Starts a node and waits until it listens.</summary>
    public static async Task<Node> StartAsync(JourneyDatabase database, params IInterceptor[] interceptors)
    {
        var node = new Node(database, $"node-{Guid.NewGuid():N}", interceptors);
        await node.listener.StartAsync(CancellationToken.None);
        await Wait.UntilAsync(async () => await node.ListenersAsync() == 1);
        return node;
    }

    public static CurrentMember Member(Role role = Role.Editor, Guid? workspace = null) =>
        new(Guid.NewGuid(), workspace ?? JourneyDatabase.Workspace, "Somebody", role);

    /// <summary>Adds somebody to the workspace, who may own things.</summary>
    public async Task<Guid> NewMemberAsync(string name, Guid? workspace = null)
    {
        await using var db = await Contexts.CreateDbContextAsync();
        var member = new Member { WorkspaceId = workspace ?? JourneyDatabase.Workspace, Account = Account.New($"{Guid.NewGuid():N}@example.org"), DisplayName = name, Role = Role.Editor, Language = "en" };
        db.Members.Add(member);
        await db.SaveChangesAsync();
        return member.Id;
    }

    /// <summary>Stores an empty journey, or the given one, and opens it.</summary>
    public async Task<JourneyRoom> NewRoomAsync(Journey? journey = null)
    {
        journey ??= new Journey { Id = Guid.NewGuid(), Title = "Buying a road bike" };
        await Store.CreateAsync(JourneyDatabase.Workspace, Guid.NewGuid(), journey);
        return await RoomAsync(journey.Id);
    }

    public async Task<JourneyRoom> RoomAsync(Guid journey) => (await Rooms.OpenAsync(JourneyDatabase.Reader, journey)).ShouldNotBeNull();

    /// <summary>How many connections of this node listen, as PostgreSQL sees it.</summary>
    public async Task<long> ListenersAsync() =>
        (long)(await ScalarAsync("SELECT count(*) FROM pg_stat_activity WHERE application_name = $1 AND query LIKE 'LISTEN%' AND state = 'idle'"))!;

    /// <summary>Ends the connection that listens, as a broken network or an administrator would.</summary>
    public Task KillListenerAsync() =>
        ScalarAsync("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = $1 AND query LIKE 'LISTEN%'");

    /// <summary>From now on this node hears nothing of the others.</summary>
    public Task StopListeningAsync() => listener.StopAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await StopListeningAsync();
        listener.Dispose();
        await pool.DisposeAsync();
    }

    async Task<object?> ScalarAsync(string query)
    {
        await using var command = pool.CreateCommand(query);
        command.Parameters.Add(new() { Value = Name });
        return await command.ExecuteScalarAsync();
    }
}
