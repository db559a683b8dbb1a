using System.Diagnostics;
using System.Globalization;
using JourneyMapper.Data.LocalPostgres;
using JourneyMapper.Testing;

namespace JourneyMapper.Data.Tests.LocalPostgres;

public class RefusalTests(StoppedPostgres postgres) : IClassFixture<StoppedPostgres>
{
    [Fact]
    public async Task A_second_instance_on_the_same_folder_names_the_first()
    {
        using var first = await Owner.StartAsync(postgres.Data, Repository.Packages);

        (await RefusalAsync()).ShouldContain($"already used by another JourneyMapper (process {first.Id.ToString(CultureInfo.InvariantCulture)})");

        (await PostgresFixture.ScalarAsync(first.FirstLine, "SELECT text FROM notes")).ShouldBe("kept");
        (await first.EndAsync()).ShouldBe(0);
    }

    [Theory]
    [InlineData("instance.pid")]
    [InlineData("instance.lock")]
    [InlineData("postgres/18/postmaster.pid")]
    [InlineData("postgres/server.log")]
    [InlineData("postgres/server.log.1")]
    public async Task A_pipe_in_the_place_of_a_file_holds_up_neither_start_nor_end(string name)
    {
        await PipeAsync(name);
        // On a thread of its own: what waits for a pipe gives none back.
        await using (var server = await InTimeAsync(() => postgres.StartAsync()))
        {
            (await PostgresFixture.ScalarAsync(server.ConnectionString, "SELECT text FROM notes")).ShouldBe("kept");
            await PipeAsync(name);
            await InTimeAsync(async () =>
            {
                RunningServer.Find(postgres.Data);
                await server.DisposeAsync();
                return true;
            });
        }

        File.Delete(Path.Combine(postgres.Data, name));
    }

    [Theory]
    [InlineData("PG_VERSION", "'PG_VERSION' is missing")]
    [InlineData("postgresql.conf", "'postgresql.conf' is missing")]
    [InlineData("pg_hba.conf", "'pg_hba.conf' is no file")]
    [InlineData("postgresql.auto.conf", "'postgresql.auto.conf' is no file")]
    [InlineData("postmaster.opts", "'postmaster.opts' is no file")]
    public async Task A_pipe_in_the_place_of_a_file_of_the_database_is_said(string name, string reason)
    {
        var path = Path.Combine(postgres.Data, "postgres", "18", name);
        File.Move(path, path + ".before");
        try
        {
            await PipeAsync(Path.GetRelativePath(postgres.Data, path));
            (await InTimeAsync(RefusalAsync)).ShouldContain($"is damaged ({reason})");
        }
        finally
        {
            File.Move(path + ".before", path, overwrite: true);
        }
    }

    async Task PipeAsync(string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no named pipes in folders.");
        var path = Path.Combine(postgres.Data, name);
        File.Delete(path);
        using var made = Process.Start("mkfifo", [path]);
        await made.WaitForExitAsync(TestContext.Current.CancellationToken);
        made.ExitCode.ShouldBe(0);
    }

    static Task<T> InTimeAsync<T>(Func<Task<T>> steps) => Task.Run(steps).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

    [Fact]
    public async Task A_database_of_another_version_is_not_touched() =>
        (await RefusalWithAsync("PG_VERSION", "17\n"u8.ToArray())).ShouldContain("was made by PostgreSQL 17, not 18");

    [Fact]
    public async Task A_database_with_missing_files_is_called_damaged() =>
        (await RefusalWithAsync("global/pg_control", content: null)).ShouldContain("is damaged ('global/pg_control' is missing)");

    [Fact]
    public async Task A_server_that_does_not_start_gives_its_reason() =>
        (await RefusalWithAsync("postgresql.conf", "no_such_setting = on\n"u8.ToArray())).ShouldContain("does not start (configuration file");

    [Fact]
    public async Task A_damaged_database_gives_its_reason_and_the_folder_free_again()
    {
        (await RefusalWithAsync("global/pg_control", new byte[8192])).ShouldContain("does not start (");

        await using var server = await postgres.StartAsync();
        (await PostgresFixture.ScalarAsync(server.ConnectionString, "SELECT text FROM notes")).ShouldBe("kept");
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_made_is_named()
    {
        var file = Path.Combine(postgres.Folder, "file");
        await File.WriteAllTextAsync(file, "");

        var refusal = await Should.ThrowAsync<LocalPostgresException>(() => PostgresFixture.StartAsync(Path.Combine(file, "data"), Repository.Packages));
        refusal.Message.ShouldStartWith($"The data folder '{file}/data' cannot be");
    }

    [SmallDiskFact]
    public async Task A_full_disk_is_called_full()
    {
        using var small = new PostgresFixture();
        using var owner = await Owner.StartAsync(small.Data, Repository.Packages, SmallDisk.Launcher(small.Folder));

        owner.FirstLine.ShouldBe($"The disk that holds '{Path.Combine(small.Data, "postgres")}' is full: free some space and start JourneyMapper again.");
        (await owner.EndAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Missing_packages_say_how_to_get_them()
    {
        var refusal = await Should.ThrowAsync<LocalPostgresException>(() => PostgresFixture.StartAsync(postgres.Data, postgres.Folder));
        refusal.Message.ShouldContain("run 'npm ci --ignore-scripts'");
    }

    /// <summary>The sentence that refuses a start while a file of the database has another content, or none.</summary>
    async Task<string> RefusalWithAsync(string file, byte[]? content)
    {
        var path = Path.Combine(postgres.Cluster, file);
        var kept = await File.ReadAllBytesAsync(path);
        try
        {
            // Written in place: a new file would have another owner.
            if (content is null)
                File.Move(path, path + ".away");
            else
                await File.WriteAllBytesAsync(path, content);
            return await RefusalAsync();
        }
        finally
        {
            if (content is null)
                File.Move(path + ".away", path);
            else
                await File.WriteAllBytesAsync(path, kept);
        }
    }

    async Task<string> RefusalAsync()
    {
        var refusal = await Should.ThrowAsync<LocalPostgresException>(() => postgres.StartAsync());
        refusal.Message.ShouldNotContain('\n');
        return refusal.Message;
    }
}
