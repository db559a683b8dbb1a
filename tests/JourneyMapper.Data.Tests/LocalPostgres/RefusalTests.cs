using System.Globalization;
using JourneyMapper.Data.LocalPostgres;
using JourneyMapper.Testing;

namespace JourneyMapper.Data.Tests.LocalPostgres;

public class RefusalTests
{
    [Fact]
    public async Task A_second_instance_on_the_same_folder_names_the_first()
    {
        using var postgres = new PostgresFixture();
        using var first = await Owner.StartAsync(postgres.Data, Repository.Packages);

        var refusal = await Should.ThrowAsync<LocalPostgresException>(() => postgres.StartAsync());

        refusal.Message.ShouldContain($"already used by another JourneyMapper (process {first.Id.ToString(CultureInfo.InvariantCulture)})");
        (await PostgresFixture.ScalarAsync(first.FirstLine, "SELECT 1")).ShouldBe(1);
        (await first.EndAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_database_of_another_version_is_not_touched()
    {
        using var postgres = await StoppedAsync();
        await File.WriteAllTextAsync(Path.Combine(postgres.Cluster, "PG_VERSION"), "17\n");

        (await RefusalAsync(postgres)).ShouldContain("was made by PostgreSQL 17, not 18");
    }

    [Fact]
    public async Task A_database_with_missing_files_is_called_damaged()
    {
        using var postgres = await StoppedAsync();
        File.Delete(Path.Combine(postgres.Cluster, "global", "pg_control"));

        (await RefusalAsync(postgres)).ShouldContain("is damaged ('global/pg_control' is missing)");
    }

    [Fact]
    public async Task A_server_that_does_not_start_gives_its_reason()
    {
        using var postgres = await StoppedAsync();
        await File.AppendAllTextAsync(Path.Combine(postgres.Cluster, "postgresql.conf"), "no_such_setting = on\n");

        (await RefusalAsync(postgres)).ShouldContain("does not start (");
    }

    [Fact]
    public async Task A_refused_start_gives_the_folder_free_again()
    {
        using var postgres = await StoppedAsync();
        var control = Path.Combine(postgres.Cluster, "global", "pg_control");
        var kept = await File.ReadAllBytesAsync(control);
        await File.WriteAllBytesAsync(control, new byte[8192]);
        await RefusalAsync(postgres);
        await File.WriteAllBytesAsync(control, kept);

        await using var server = await postgres.StartAsync();
        (await PostgresFixture.ScalarAsync(server.ConnectionString, "SELECT 1")).ShouldBe(1);
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_made_is_named()
    {
        using var postgres = new PostgresFixture();
        var file = Path.Combine(postgres.Folder, "file");
        await File.WriteAllTextAsync(file, "");

        var refusal = await Should.ThrowAsync<LocalPostgresException>(() => PostgresFixture.StartAsync(Path.Combine(file, "data"), Repository.Packages));
        refusal.Message.ShouldStartWith($"The data folder '{file}/data' cannot be");
    }

    [Fact]
    public async Task Missing_packages_say_how_to_get_them()
    {
        using var postgres = new PostgresFixture();

        var refusal = await Should.ThrowAsync<LocalPostgresException>(() => PostgresFixture.StartAsync(postgres.Data, postgres.Folder));
        refusal.Message.ShouldContain("run 'npm ci --ignore-scripts'");
    }

    private static async Task<PostgresFixture> StoppedAsync()
    {
        var postgres = new PostgresFixture();
        await using (await postgres.StartAsync())
            return postgres;
    }

    private static async Task<string> RefusalAsync(PostgresFixture postgres)
    {
        var refusal = await Should.ThrowAsync<LocalPostgresException>(() => postgres.StartAsync());
        refusal.Message.ShouldNotContain('\n');
        return refusal.Message;
    }
}
