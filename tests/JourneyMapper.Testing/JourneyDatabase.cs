using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Migrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace JourneyMapper.Testing;

/// <summary>A fresh database with the application's schema and two workspaces.</summary>
/// <param name="ConnectionString">For the application's role.</param>
public sealed record JourneyDatabase(string ConnectionString)
{
    /// <summary>A workspace in which tests work.</summary>
    public static Guid Workspace { get; } = Guid.Parse("0b54b4a5-6f3c-4d3a-9f5f-0d9f4d6c6a01");

    /// <summary>Another one, which must not see anything of the first.</summary>
    public static Guid OtherWorkspace { get; } = Guid.Parse("0b54b4a5-6f3c-4d3a-9f5f-0d9f4d6c6a02");

    /// <summary>Somebody in the first workspace who sees what is open to all of it.</summary>
    public static Reader Reader { get; } = new(Workspace, Guid.Parse("0b54b4a5-6f3c-4d3a-9f5f-0d9f4d6c6a03"));

    /// <summary>Somebody in the other one.</summary>
    public static Reader OtherReader { get; } = new(OtherWorkspace, Guid.Parse("0b54b4a5-6f3c-4d3a-9f5f-0d9f4d6c6a04"));

    /// <summary>Makes one. Migrated once per process and copied from then on.</summary>
    public static async Task<JourneyDatabase> NewAsync() => new(await TestPostgres.NewDatabaseAsync("workspaces", PrepareAsync));

    /// <summary>A pool of connections of its own, as each node of the application has one.</summary>
    public NpgsqlDataSource Connect(string applicationName = "tests") =>
        JourneyDataSource.Create(new NpgsqlConnectionStringBuilder(ConnectionString) { ApplicationName = applicationName }.ConnectionString);

    /// <summary>Contexts on a pool of connections. Members need not be in the table; those who are have the role that they have there.</summary>
    public static IDbContextFactory<JourneyDbContext> Contexts(NpgsqlDataSource database, params IInterceptor[] interceptors) =>
        new PooledDbContextFactory<JourneyDbContext>(new DbContextOptionsBuilder<JourneyDbContext>().UseNpgsql(database).AddInterceptors([.. interceptors, new InventedMembers()]).Options);

    static async Task PrepareAsync(string connectionString)
    {
        await using var database = NpgsqlDataSource.Create(connectionString);
        var contexts = Contexts(database);
        await DatabaseMigrator.MigrateAsync(contexts);
        await using var db = await contexts.CreateDbContextAsync();
        db.Workspaces.AddRange(
            new Workspace { Id = Workspace, Name = "Velo", Language = "en", CreatedAt = DateTimeOffset.UtcNow },
            new Workspace { Id = OtherWorkspace, Name = "Others", Language = "fr", CreatedAt = DateTimeOffset.UtcNow });
        await db.SaveChangesAsync();
    }
}
