using JourneyMapper.Data.Tests.LocalPostgres;
using JourneyMapper.Testing;

namespace JourneyMapper.Data.Tests.Testing;

public class TestPostgresTests
{
    [Fact]
    public async Task Each_test_has_a_database_of_its_own()
    {
        var first = await TestPostgres.NewDatabaseAsync();
        var second = await TestPostgres.NewDatabaseAsync();

        await PostgresFixture.ExecuteAsync(first, "CREATE TABLE notes (text text)");
        (await PostgresFixture.ScalarAsync(second, "SELECT to_regclass('notes')::text")).ShouldBe(DBNull.Value);
    }

    [Fact]
    public async Task A_prepared_database_is_prepared_once_and_copied()
    {
        var times = 0;
        async Task Prepare(string connectionString)
        {
            times++;
            await PostgresFixture.ExecuteAsync(connectionString, "CREATE TABLE notes AS SELECT 'prepared' AS text");
        }
        var first = await TestPostgres.NewDatabaseAsync("notes", Prepare);
        await PostgresFixture.ExecuteAsync(first, "DELETE FROM notes");
        var second = await TestPostgres.NewDatabaseAsync("notes", Prepare);

        (await PostgresFixture.ScalarAsync(second, "SELECT text FROM notes")).ShouldBe("prepared");
        times.ShouldBe(1);
    }
}
