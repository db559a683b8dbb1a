using System.Runtime.Versioning;
using JourneyMapper.Data.LocalPostgres;
using JourneyMapper.Testing;
using Npgsql;

namespace JourneyMapper.Data.Tests.LocalPostgres;

[UnsupportedOSPlatform("windows")]
public class StartTests(RunningPostgres postgres) : IClassFixture<RunningPostgres>
{
    string ConnectionString => postgres.Server.ConnectionString;

    [Fact]
    public async Task The_first_start_makes_a_database_that_its_user_owns()
    {
        await PostgresFixture.ExecuteAsync(ConnectionString, "CREATE TABLE notes (text text); CREATE EXTENSION pg_trgm;");
        (await PostgresFixture.ScalarAsync(ConnectionString, "SELECT current_setting('server_version_num')::int / 10000")).ShouldBe(18);
        (await PostgresFixture.ScalarAsync(ConnectionString, "SELECT lower('ÉLÈVE')")).ShouldBe("élève");
    }

    [Fact]
    public async Task The_application_cannot_read_files_through_the_server()
    {
        var refusal = await Should.ThrowAsync<PostgresException>(() => PostgresFixture.ScalarAsync(ConnectionString, "SELECT pg_read_file('/etc/passwd')"));
        refusal.SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task A_command_finds_the_server_that_runs_already_and_none_where_none_runs()
    {
        (await PostgresFixture.ScalarAsync(RunningServer.Find(postgres.Data).ShouldNotBeNull().ConnectionString, "SELECT current_user::text")).ShouldBe("journeymapper");
        using var empty = new TestFolder();
        RunningServer.Find(empty.Path).ShouldBeNull();
        RunningServer.Find(Path.Combine(empty.Path, "none")).ShouldBeNull();
        Directory.Exists(Path.Combine(empty.Path, "none")).ShouldBeFalse();
    }

    [Fact]
    public async Task The_server_has_no_door_but_its_socket() =>
        (await PostgresFixture.ScalarAsync(ConnectionString, "SELECT current_setting('listen_addresses')")).ShouldBe("");

    [Fact]
    public void The_data_folder_is_open_to_its_owner_alone()
    {
        const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        File.GetUnixFileMode(postgres.Data).ShouldBe(OwnerOnly);
        File.GetUnixFileMode(postgres.Cluster).ShouldBe(OwnerOnly);
        File.GetUnixFileMode(new NpgsqlConnectionStringBuilder(ConnectionString).Host!).ShouldBe(OwnerOnly);
    }

    [Fact]
    public async Task What_a_person_typed_does_not_reach_the_log()
    {
        await PostgresFixture.ExecuteAsync(ConnectionString, "CREATE TABLE people (email text PRIMARY KEY); INSERT INTO people VALUES ('ada@example.org')");
        await Should.ThrowAsync<PostgresException>(() => PostgresFixture.ExecuteAsync(ConnectionString, "INSERT INTO people VALUES ('ada@example.org')"));
        await Should.ThrowAsync<PostgresException>(() => PostgresFixture.ExecuteAsync(ConnectionString, "SELECT 'ada@example.org'::int"));

        var log = await File.ReadAllTextAsync(Path.Combine(postgres.Data, "postgres", "server.log"));
        log.ShouldContain("ready to accept connections");
        log.ShouldNotContain("ada");
    }
}
