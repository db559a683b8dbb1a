using JourneyMapper.Benchmarks.Workload;
using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Journal;
using JourneyMapper.Testing;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace JourneyMapper.Benchmarks.Running;

/// <summary>A generated workspace in a database of its own.</summary>
sealed class StoredWorkspace : IAsyncDisposable
{
    // Writing millions of rows in one statement takes longer than a command usually may.
    const int CommandTimeout = 600;

    readonly int seed;
    readonly DateOnly today = DateOnly.FromDateTime(DateTime.UtcNow);
    readonly Member[] members;

    StoredWorkspace(string connectionString, int seed)
    {
        this.seed = seed;
        Database = JourneyDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { CommandTimeout = CommandTimeout }.ConnectionString);
        Contexts = JourneyDatabase.Contexts(Database);
        members = [.. new[] { "Amélie Laurent", "Karim Benali", "Nora Lindqvist" }.Select((name, i) => new Member
        {
            Id = Guid.CreateVersion7(), Account = Account.New($"member{i}@example.org"), DisplayName = name, WorkspaceId = Workspace, Role = Role.Editor, Language = "en",
        })];
    }

    public Guid Workspace { get; } = Guid.CreateVersion7();

    /// <summary>One of its members.</summary>
    public Reader Reader => new(Workspace, members[0].Id);

    public NpgsqlDataSource Database { get; }

    public IDbContextFactory<JourneyDbContext> Contexts { get; }

    /// <summary>How many measurements it has.</summary>
    public long Measurements { get; private set; }

    public static async Task<StoredWorkspace> CreateAsync(string connectionString, int seed, WorkspaceSize size)
    {
        var stored = new StoredWorkspace(connectionString, seed);
        await NewWorkspace.CreateAsync(stored.Contexts, stored.Workspace, stored.members);
        stored.Measurements = await new WorkspaceLoader(stored.Database, stored.Contexts).LoadAsync(stored.Workspace, stored.members[0].Id, stored.Generate(size), DateTimeOffset.UtcNow.AddMonths(-14));
        return stored;
    }

    /// <summary>The same workspace in another size. Journeys have the same touchpoints with the same ids, however many values there are.</summary>
    public LargeWorkspace Generate(WorkspaceSize size) => new(seed, today, size, [.. members.Select(member => member.Id)]);

    /// <summary>Lets the database look at what it has, as it does by itself after a while.</summary>
    public async Task AnalyzeAsync()
    {
        await using var command = Database.CreateCommand("VACUUM ANALYZE");
        await command.ExecuteNonQueryAsync();
    }

    public ValueTask DisposeAsync() => Database.DisposeAsync();
}
