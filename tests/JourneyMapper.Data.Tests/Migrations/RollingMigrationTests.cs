using System.Diagnostics;
using JourneyMapper.Data.Backups;
using JourneyMapper.Data.Migrations;
using JourneyMapper.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace JourneyMapper.Data.Tests.Migrations;

/// <summary>A node migrates the database while others work with it.</summary>
public sealed class RollingMigrationTests : IAsyncLifetime
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    JourneyDatabase database = null!;
    NpgsqlDataSource pool = null!;

    public async ValueTask InitializeAsync()
    {
        database = await JourneyDatabase.NewAsync();
        pool = database.Connect();
    }

    public async ValueTask DisposeAsync() => await pool.DisposeAsync();

    [Fact]
    public async Task A_release_that_is_too_old_for_the_database_is_refused_in_one_sentence()
    {
        await ExecuteAsync("SELECT require_release('1.10.0')");
        // Releases are compared by their numbers, and what was required once stays so.
        await ExecuteAsync("SELECT require_release('1.9.3')");
        (await Compatibility.OldestReleaseAsync(pool)).ShouldBe(new Version(1, 10, 0));
        (await Should.ThrowAsync<OutdatedReleaseException>(() => DatabaseMigrator.MigrateAsync(Contexts(), release: new Version(1, 9, 9)))).Message
            .ShouldBe("The database needs JourneyMapper 1.10.0 or later, and this is 1.9.9: start the later version. There is no way back to this one other than a backup.");
        await DatabaseMigrator.MigrateAsync(Contexts(), release: new Version(1, 10, 0));
        await DatabaseMigrator.MigrateAsync(Contexts(), release: new Version(2, 0, 0));
        (await Should.ThrowAsync<PostgresException>(() => ExecuteAsync("SELECT require_release('next year')"))).SqlState.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_later_database_that_the_release_can_work_with_is_left_as_it_is()
    {
        await ExecuteAsync("""INSERT INTO "__EFMigrationsHistory" VALUES ('29991231000000_Later', '10.0.15')""");
        await DatabaseMigrator.MigrateAsync(Contexts());
        (await ScalarAsync("""SELECT max("MigrationId") FROM "__EFMigrationsHistory" """)).ShouldBe("29991231000000_Later");
    }

    [Fact]
    public async Task What_takes_away_tells_so_in_its_transaction()
    {
        await using var listening = await pool.OpenConnectionAsync();
        List<string> heard = [];
        listening.Notification += (_, told) => heard.Add(told.Payload);
        await using (var listen = new NpgsqlCommand($"LISTEN {Compatibility.Channel}", listening))
            await listen.ExecuteNonQueryAsync();
        await Should.ThrowAsync<PostgresException>(() => DatabaseMigrator.MigrateAsync(Contexts<FailingContraction>()));
        (await Compatibility.OldestReleaseAsync(pool)).ShouldBe(new Version(0, 9, 0));

        await DatabaseMigrator.MigrateAsync(Contexts<Contraction>());
        (await listening.WaitAsync(Patience)).ShouldBeTrue();
        heard.ShouldBe(["0.9.1"]);
        (await Compatibility.OldestReleaseAsync(pool)).ShouldBe(new Version(0, 9, 1));
        await Should.ThrowAsync<OutdatedReleaseException>(() => DatabaseMigrator.MigrateAsync(Contexts<Contraction>(), release: new Version(0, 9, 0)));
    }

    // An index that is made beside people's work waits for all that look at the database: so whoever waits for the migration must not.
    [Fact]
    public async Task Several_nodes_that_start_at_once_make_a_concurrent_index_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => DatabaseMigrator.MigrateAsync(Contexts<ConcurrentIndex>()))).WaitAsync(Patience);
        (await ScalarAsync("""SELECT count(*) FROM pg_index WHERE indexrelid = '"IX_Journeys_Planted"'::regclass AND indisvalid""")).ShouldBe(1L);
    }

    [Fact]
    public async Task A_concurrent_index_that_somebody_holds_up_is_made_when_they_have_finished()
    {
        await using var writer = await pool.OpenConnectionAsync();
        var writing = await writer.BeginTransactionAsync();
        await using (var write = new NpgsqlCommand("""DELETE FROM "Journeys" """, writer, writing))
            await write.ExecuteNonQueryAsync();
        var migrating = DatabaseMigrator.MigrateAsync(Contexts<ConcurrentIndex>());
        await Task.Delay(TimeSpan.FromSeconds(5));
        migrating.IsCompleted.ShouldBeFalse();
        (await ScalarAsync("""SELECT count(*) FROM pg_index WHERE NOT indisvalid""")).ShouldBe(1L, "What the first attempt has left.");
        await writing.DisposeAsync();
        await migrating.WaitAsync(Patience);
        (await ScalarAsync("""SELECT count(*) FROM pg_index WHERE indexrelid = '"IX_Journeys_Planted"'::regclass AND indisvalid""")).ShouldBe(1L);
    }

    [Fact]
    public async Task A_table_in_use_is_waited_for_a_few_seconds_at_a_time_so_that_edits_go_on()
    {
        var longest = TimeSpan.Zero;
        using var enough = new CancellationTokenSource();
        await using var reader = await pool.OpenConnectionAsync();
        var reading = await reader.BeginTransactionAsync();
        await using (var look = new NpgsqlCommand("""SELECT count(*) FROM "Workspaces" """, reader, reading))
            await look.ExecuteScalarAsync();
        var editing = Task.Run(async () =>
        {
            for (var edits = 0; ; edits++)
            {
                if (enough.IsCancellationRequested)
                    return edits;
                var begun = Stopwatch.GetTimestamp();
                await ExecuteAsync("""UPDATE "Workspaces" SET "Name" = 'Velo' WHERE "Language" = 'en'""");
                longest = TimeSpan.FromTicks(Math.Max(longest.Ticks, Stopwatch.GetElapsedTime(begun).Ticks));
                await Task.Delay(20);
            }
        });

        var migrating = DatabaseMigrator.MigrateAsync(Contexts<NewColumn>());
        // It has been waited for twice, and given up again: whoever looks for long hinders the migration, not the others.
        await Task.Delay(TimeSpan.FromSeconds(9));
        migrating.IsCompleted.ShouldBeFalse();
        await reading.DisposeAsync();
        await migrating.WaitAsync(Patience);
        await enough.CancelAsync();
        (await editing).ShouldBeGreaterThan(50);
        longest.ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(6));
        (await ScalarAsync("""SELECT count(*) FROM "Workspaces" WHERE "Planted" = 'rose'""")).ShouldBe(2L);
    }

    // Its snapshot would show the tables as they were before, and they are no longer there.
    [Fact]
    public async Task A_backup_that_has_waited_for_a_migration_holds_what_the_migration_has_made()
    {
        await using var migrating = await pool.OpenConnectionAsync();
        // As releases before this one take it, too.
        await using var hold = new NpgsqlCommand("SELECT pg_advisory_lock(7206251119)", migrating);
        await hold.ExecuteNonQueryAsync();
        using var file = new MemoryStream();
        var backup = BackupWriter.WriteAsync(database.ConnectionString, file, "0.9.0", DateTimeOffset.UtcNow, CancellationToken.None);
        await Task.Delay(500);
        backup.IsCompleted.ShouldBeFalse();
        await ExecuteAsync("""CREATE TABLE "Planted" ("Id" int PRIMARY KEY); INSERT INTO "Planted" VALUES (1), (2)""");
        await using var release = new NpgsqlCommand("SELECT pg_advisory_unlock(7206251119)", migrating);
        (await release.ExecuteScalarAsync()).ShouldBe(true);
        (await backup.WaitAsync(Patience)).Tables.Single(table => table.Name == "Planted").Rows.ShouldBe(2);
    }

    IDbContextFactory<JourneyDbContext> Contexts() => JourneyDatabase.Contexts(pool);

    IDbContextFactory<JourneyDbContext> Contexts<TMigration>()
        where TMigration : Migration =>
        PlantedMigration.Contexts<TMigration>(pool);

    async Task ExecuteAsync(string sql)
    {
        await using var command = pool.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    async Task<object?> ScalarAsync(string sql)
    {
        await using var command = pool.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }

    [Migration(PlantedMigration.Id)]
    [Contracts("What nobody needs", Since = "0.9.1")]
    sealed class Contraction : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("SELECT require_release('0.9.1')");
    }

    [Migration(PlantedMigration.Id)]
    [Contracts("What nobody needs", Since = "0.9.1")]
    sealed class FailingContraction : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("SELECT require_release('0.9.1'); SELECT 1 / 0");
    }

    [Migration(PlantedMigration.Id)]
    sealed class ConcurrentIndex : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateIndex("IX_Journeys_Planted", "Journeys", "Title").Annotation("Npgsql:CreatedConcurrently", true);
    }

    [Migration(PlantedMigration.Id)]
    sealed class NewColumn : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.AddColumn<string>("Planted", "Workspaces", "text", nullable: false, defaultValue: "rose");
    }
}
