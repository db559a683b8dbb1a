using System.Runtime.Versioning;
using JourneyMapper.Testing;
using Npgsql;

namespace JourneyMapper.Data.Tests.LocalPostgres;

[UnsupportedOSPlatform("windows")]
public class StartTests
{
    [Fact]
    public async Task The_first_start_makes_a_database_that_its_user_owns()
    {
        using var postgres = new PostgresFixture();
        await using var server = await postgres.StartAsync();

        await PostgresFixture.ExecuteAsync(server.ConnectionString, "CREATE TABLE notes (text text); CREATE EXTENSION pg_trgm;");
        (await PostgresFixture.ScalarAsync(server.ConnectionString, "SELECT current_setting('server_version_num')::int / 10000")).ShouldBe(18);
        (await PostgresFixture.ScalarAsync(server.ConnectionString, "SELECT lower('ÉLÈVE')")).ShouldBe("élève");
        (await PostgresFixture.ScalarAsync(server.ConnectionString, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user")).ShouldBe(false);
    }

    [Fact]
    public async Task Data_survives_a_restart()
    {
        using var postgres = new PostgresFixture();
        await using (var first = await postgres.StartAsync())
            await PostgresFixture.ExecuteAsync(first.ConnectionString, "CREATE TABLE notes AS SELECT 'kept' AS text");

        await using var second = await postgres.StartAsync();
        (await PostgresFixture.ScalarAsync(second.ConnectionString, "SELECT text FROM notes")).ShouldBe("kept");
    }

    [Fact]
    public async Task The_data_folder_is_open_to_its_owner_alone()
    {
        using var postgres = new PostgresFixture();
        await using var server = await postgres.StartAsync();

        const UnixFileMode ownerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        File.GetUnixFileMode(postgres.Data).ShouldBe(ownerOnly);
        File.GetUnixFileMode(postgres.Cluster).ShouldBe(ownerOnly);
        File.GetUnixFileMode(new NpgsqlConnectionStringBuilder(server.ConnectionString).Host!).ShouldBe(ownerOnly);
    }

    [Theory]
    [InlineData("a folder, with a comma")]
    [InlineData("a-long-name-a-long-name-a-long-name-a-long-name-a-long-name-a-long-name-a-long-name-a-long-name")]
    public async Task A_path_that_cannot_carry_a_socket_still_serves_as_data_folder(string name)
    {
        using var postgres = new PostgresFixture();
        string socketFolder;
        await using (var server = await PostgresFixture.StartAsync(Path.Combine(postgres.Folder, name), Repository.Packages))
        {
            socketFolder = new NpgsqlConnectionStringBuilder(server.ConnectionString).Host!;
            (await PostgresFixture.ScalarAsync(server.ConnectionString, "SELECT 1")).ShouldBe(1);
        }
        Directory.Exists(socketFolder).ShouldBeFalse();
    }

    [Fact]
    public async Task What_a_person_typed_does_not_reach_the_log()
    {
        using var postgres = new PostgresFixture();
        await using (var server = await postgres.StartAsync())
        {
            await PostgresFixture.ExecuteAsync(server.ConnectionString, "CREATE TABLE people (email text PRIMARY KEY); INSERT INTO people VALUES ('ada@example.org')");
            await Should.ThrowAsync<PostgresException>(() => PostgresFixture.ExecuteAsync(server.ConnectionString, "INSERT INTO people VALUES ('ada@example.org')"));
            await Should.ThrowAsync<PostgresException>(() => PostgresFixture.ExecuteAsync(server.ConnectionString, "SELECT 'ada@example.org'::int"));
        }
        var log = await File.ReadAllTextAsync(Path.Combine(postgres.Data, "postgres", "server.log"));
        log.ShouldContain("ready to accept connections");
        log.ShouldNotContain("ada");
    }
}
