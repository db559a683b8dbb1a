using JourneyMapper.Benchmarks.Workload;
using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Migrations;
using JourneyMapper.Testing;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace JourneyMapper.Benchmarks.Running;

/// <summary>A generated workspace in a database of its own.</summary>
sealed class StoredWorkspace : IAsyncDisposable
{
    StoredWorkspace(NpgsqlDataSource database) => (Database, Contexts) = (database, JourneyDatabase.Contexts(database));

    public Guid Workspace { get; } = Guid.CreateVersion7();

    public NpgsqlDataSource Database { get; }

    public IDbContextFactory<JourneyDbContext> Contexts { get; }

    /// <summary>How many measurements it has.</summary>
    public long Measurements { get; private set; }

    public static async Task<StoredWorkspace> CreateAsync(string connectionString, int seed, WorkspaceSize size)
    {
        // Writing millions of rows in one statement takes longer than a command usually may.
        var stored = new StoredWorkspace(NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { CommandTimeout = 600 }));
        await DatabaseMigrator.MigrateAsync(stored.Contexts);
        Member[] members = [.. new[] { "Amélie Laurent", "Karim Benali", "Nora Lindqvist" }.Select((name, i) => new Member
        {
            Id = Guid.CreateVersion7(), UserName = $"member{i}@example.org", Email = $"member{i}@example.org", DisplayName = name, WorkspaceId = stored.Workspace, Role = Role.Editor, Language = "en",
        })];
        await using (var db = await stored.Contexts.CreateDbContextAsync())
        {
            db.Workspaces.Add(new() { Id = stored.Workspace, Name = "Velo", Language = "en", CreatedAt = DateTimeOffset.UtcNow });
            db.Users.AddRange(members);
            await db.SaveChangesAsync();
        }

        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var generated = new LargeWorkspace(seed, today, size, [.. members.Select(member => member.Id)]);
        stored.Measurements = await new WorkspaceLoader(stored.Database, stored.Contexts).LoadAsync(stored.Workspace, members[0].Id, generated, DateTimeOffset.UtcNow.AddMonths(-14));
        return stored;
    }

    /// <summary>Lets the database look at what it has, as it does by itself after a while.</summary>
    public async Task AnalyzeAsync()
    {
        await using var command = Database.CreateCommand("VACUUM ANALYZE");
        await command.ExecuteNonQueryAsync();
    }

    public ValueTask DisposeAsync() => Database.DisposeAsync();
}
