using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using JourneyMapper.Data.Backups;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace JourneyMapper.Data.Tests.Backups;

public sealed class BackupTests : IAsyncLifetime
{
    const int Drills = 20;

    static readonly DateTimeOffset Now = new(2026, 12, 1, 2, 0, 0, TimeSpan.Zero);

    readonly TestFolder folder = new();
    readonly Guid author = Guid.NewGuid();
    JourneyDatabase workspaces = null!;
    NpgsqlDataSource database = null!;
    JourneyStore store = null!;

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    BackupFolder Folder => new(folder.Path);

    public async ValueTask InitializeAsync()
    {
        workspaces = await JourneyDatabase.NewAsync();
        database = workspaces.Connect();
        store = new(JourneyDatabase.Contexts(database), TimeProvider.System);
    }

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task Twenty_drills_of_twenty_restore_what_was_there_while_people_went_on()
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var writing = WriteAsync(enough.Token);
        var equal = 0;
        for (var drill = 0; drill < Drills; drill++)
        {
            // The drill is the check.
            var backup = await Folder.WriteAsync(workspaces.ConnectionString, administrator: null, "1.0.0", Now.AddDays(drill), Cancellation);
            var restored = await TestPostgres.NewDatabaseAsync();
            await using var file = await BackupFile.OpenAsync(backup.Path, Cancellation);
            await DatabaseRestore.RestoreAsync(file, restored, replace: false, Cancellation);
            if ((await BackupCheck.DifferencesAsync(file.Manifest, restored, Cancellation)).Count == 0 && await IsWholeAsync(restored))
                equal++;
        }

        await enough.CancelAsync();
        (await writing).ShouldBeGreaterThan(Drills);
        equal.ShouldBe(Drills);
    }

    [Fact]
    public async Task A_restored_database_is_the_one_that_was_backed_up_and_goes_on()
    {
        await FillAsync();
        var backup = await WriteAsync(Now);
        backup.WasRestored.ShouldBeTrue();
        var restored = await TestPostgres.NewDatabaseAsync();
        await RestoreAsync(backup.Path, restored);

        await using var read = NpgsqlDataSource.Create(restored);
        var (before, after) = (await DigestAsync(database), await DigestAsync(read));
        after.ShouldBe(before);
        // Triggers and foreign keys are there again.
        var copies = new JourneyStore(JourneyDatabase.Contexts(read), TimeProvider.System);
        await copies.CreateAsync(JourneyDatabase.Workspace, author, Samples.All[1].Create(CultureInfo.GetCultureInfo("en"), new(2026, 11, 22), author));
        await using var db = await JourneyDatabase.Contexts(read).CreateDbContextAsync(Cancellation);
        (await db.MeasurementSums.CountAsync(Cancellation)).ShouldBeGreaterThan(0);
        await Should.ThrowAsync<PostgresException>(db.Database.ExecuteSqlAsync($"""UPDATE "Journeys" SET "WorkspaceId" = {Guid.NewGuid()}""", Cancellation));
    }

    [Fact]
    public async Task The_file_is_for_its_owner_alone_and_nothing_unfinished_is_left()
    {
        var backup = await WriteAsync(Now);
        Directory.GetFiles(folder.Path).ShouldBe([backup.Path]);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(backup.Path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Folder.Newest.ShouldBe(Now);
    }

    [Fact]
    public async Task A_pipe_with_the_name_of_a_backup_is_none_and_holds_nobody_up()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no named pipes in folders.");
        var pipe = Path.Combine(folder.Path, "journeymapper-20991231T000000Z.backup.zip");
        using (var made = Process.Start("mkfifo", [pipe]))
            await made.WaitForExitAsync(Cancellation);
        Folder.Newest.ShouldBeNull();
        // On a thread of its own: what waits for a pipe gives none back.
        var refusal = await Task.Run(() => Should.ThrowAsync<BackupException>(() => BackupFile.OpenAsync(pipe, Cancellation)), Cancellation).WaitAsync(TimeSpan.FromSeconds(10), Cancellation);
        refusal.Message.ShouldContain("it is no file");
        await WriteAsync(Now);
        Folder.Keep(1).ShouldBe(0);
        Folder.Newest.ShouldBe(Now);
    }

    [Fact]
    public async Task Only_the_newest_are_kept_and_other_files_stay()
    {
        for (var day = 0; day < 3; day++)
            await WriteAsync(Now.AddDays(day));
        var other = Path.Combine(folder.Path, "notes.txt");
        await File.WriteAllTextAsync(other, "Mine", Cancellation);
        Folder.Keep(2).ShouldBe(1);
        Directory.GetFiles(folder.Path).Length.ShouldBe(3);
        (File.Exists(other), Folder.Newest).ShouldBe((true, Now.AddDays(2)));
    }

    [Fact]
    public async Task Whoever_may_make_no_database_gets_a_backup_that_was_read_again() =>
        (await Folder.WriteAsync(workspaces.ConnectionString, administrator: null, "1.0.0", Now, Cancellation)).WasRestored.ShouldBeFalse();

    [Fact]
    public async Task A_database_that_is_not_empty_is_left_alone_until_told()
    {
        var empty = await WriteAsync(Now);
        await FillAsync();
        await database.DisposeAsync();
        await NobodyConnectedAsync();
        (await Should.ThrowAsync<BackupException>(RestoreAsync(empty.Path, workspaces.ConnectionString))).Message.ShouldContain("--replace");
        await RestoreAsync(empty.Path, workspaces.ConnectionString, replace: true);
        await using var file = await BackupFile.OpenAsync(empty.Path, Cancellation);
        (await BackupCheck.DifferencesAsync(file.Manifest, workspaces.ConnectionString, Cancellation)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_is_restored_while_somebody_is_connected()
    {
        var backup = await WriteAsync(Now);
        await using var somebody = await database.OpenConnectionAsync(Cancellation);
        (await Should.ThrowAsync<BackupException>(RestoreAsync(backup.Path, workspaces.ConnectionString, replace: true))).Message.ShouldContain("stop JourneyMapper");
    }

    [Fact]
    public async Task What_was_there_comes_back_when_a_restore_fails()
    {
        await FillAsync();
        var backup = await WriteAsync(Now);
        // Rows that fit to their hash, but not to one another.
        await ChangeAsync(backup.Path, "tables/Journeys.copy", _ => "", manifest => manifest with
        {
            Tables = [.. manifest.Tables.Select(table => table.Name == "Journeys" ? table with { Rows = 0, Sha256 = Convert.ToHexStringLower(SHA256.HashData([])) } : table)],
        });
        var before = await DigestAsync(database);
        await database.DisposeAsync();
        await NobodyConnectedAsync();
        await Should.ThrowAsync<PostgresException>(RestoreAsync(backup.Path, workspaces.ConnectionString, replace: true));
        await using var after = NpgsqlDataSource.Create(workspaces.ConnectionString);
        (await DigestAsync(after)).ShouldBe(before);
    }

    [Fact]
    public async Task A_damaged_file_is_refused_before_anything_is_touched()
    {
        await FillAsync();
        var backup = await WriteAsync(Now);
        await ChangeAsync(backup.Path, "tables/Journeys.copy", text => text.Replace('e', 'a'), manifest => manifest);
        (await Should.ThrowAsync<BackupException>(BackupFile.OpenAsync(backup.Path, Cancellation))).Message.ShouldContain("Journeys");
        await File.WriteAllTextAsync(backup.Path, "No archive", Cancellation);
        (await Should.ThrowAsync<BackupException>(BackupFile.OpenAsync(backup.Path, Cancellation))).Message.ShouldContain("not a backup");
        (await Should.ThrowAsync<BackupException>(BackupFile.OpenAsync(Path.Combine(folder.Path, "missing"), Cancellation))).Message.ShouldContain("cannot be read");
    }

    [Fact]
    public async Task A_backup_of_a_later_version_is_refused()
    {
        var backup = await WriteAsync(Now);
        await ChangeAsync(backup.Path, null, text => text, manifest => manifest with { Version = "99.0.0", Migration = "29990101000000_Later" });
        (await Should.ThrowAsync<BackupException>(RestoreAsync(backup.Path, await TestPostgres.NewDatabaseAsync()))).Message.ShouldContain("99.0.0");
    }

    [Fact]
    public async Task A_backup_of_an_earlier_version_is_brought_up_to_date()
    {
        var old = await TestPostgres.NewDatabaseAsync();
        await using (var earlier = NpgsqlDataSource.Create(old))
        await using (var db = await JourneyDatabase.Contexts(earlier).CreateDbContextAsync(Cancellation))
        {
            await db.GetService<IMigrator>().MigrateAsync(db.Database.GetMigrations().ElementAt(2), Cancellation);
            await db.Database.ExecuteSqlAsync($"""INSERT INTO "Workspaces" ("Id", "Name", "Language", "CreatedAt") VALUES ({Guid.NewGuid()}, 'Early', 'en', now())""", Cancellation);
        }

        var backup = await Folder.WriteAsync(old, await TestPostgres.AdministratorAsync(), "0.1.0", Now, Cancellation);
        var restored = await TestPostgres.NewDatabaseAsync();
        await RestoreAsync(backup.Path, restored);
        await using var now = NpgsqlDataSource.Create(restored);
        await using var read = await JourneyDatabase.Contexts(now).CreateDbContextAsync(Cancellation);
        (await read.Database.GetPendingMigrationsAsync(Cancellation)).ShouldBeEmpty();
        (await read.Workspaces.Select(workspace => workspace.Name).SingleAsync(Cancellation)).ShouldBe("Early");
    }

    async Task<FinishedBackup> WriteAsync(DateTimeOffset at) => await Folder.WriteAsync(workspaces.ConnectionString, await TestPostgres.AdministratorAsync(), "1.0.0", at, Cancellation);

    static async Task RestoreAsync(string path, string connectionString, bool replace = false)
    {
        await using var file = await BackupFile.OpenAsync(path, Cancellation);
        await DatabaseRestore.RestoreAsync(file, connectionString, replace, Cancellation);
    }

    // With audits, measurements, funnels, surveys, and texts that need quoting.
    async Task FillAsync()
    {
        foreach (var sample in Samples.All)
            await store.CreateAsync(JourneyDatabase.Workspace, author, sample.Create(CultureInfo.GetCultureInfo("fr"), new(2026, 11, 22), author));
        await store.CreateAsync(JourneyDatabase.Workspace, author, new Generate(3).Journey() with { Title = "Tab\tand \\N and \"quotes\" and\nline" });
        await using var db = await JourneyDatabase.Contexts(database).CreateDbContextAsync();
        db.DataProtectionKeys.Add(new() { Xml = "<key/>" });
        await db.SaveChangesAsync();
    }

    // Goes on until told; says how many journeys it wrote.
    async Task<int> WriteAsync(CancellationToken enough)
    {
        var written = 0;
        for (; !enough.IsCancellationRequested; written++)
        {
            await Task.Delay(50, CancellationToken.None);
            if (written % 4 == 0)
                await store.CreateAsync(JourneyDatabase.Workspace, author, Samples.All[written / 4 % Samples.All.Count].Create(CultureInfo.GetCultureInfo("en"), new(2026, 11, 22), author), CancellationToken.None);
            else
                await store.CreateAsync(JourneyDatabase.Workspace, author, new Generate(written).Journey(), CancellationToken.None);
        }

        return written;
    }

    // Nothing of one transaction without the rest of it.
    static async Task<bool> IsWholeAsync(string connectionString)
    {
        await using var database = NpgsqlDataSource.Create(connectionString);
        await using var command = database.CreateCommand("""
            SELECT (SELECT COALESCE(sum("Count"), 0) FROM "MeasurementSums" WHERE "Period" = (SELECT min("Period") FROM "MeasurementSums")) = (SELECT count(*) FROM "Measurements")
                AND NOT EXISTS (SELECT FROM "Journeys" j WHERE NOT EXISTS (SELECT FROM "Touchpoints" t WHERE t."JourneyId" = j."Id") AND EXISTS (SELECT FROM "Audits" a WHERE a."JourneyId" = j."Id"))
            """);
        return (bool)(await command.ExecuteScalarAsync())!;
    }

    // Every row of every table, whatever the backup thinks of them.
    static async Task<IReadOnlyDictionary<string, string>> DigestAsync(NpgsqlDataSource database)
    {
        var digests = new Dictionary<string, string>(StringComparer.Ordinal);
        await using var names = database.CreateCommand("SELECT relname::text FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1");
        await using var reader = await names.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            await using var digest = database.CreateCommand($"""SELECT count(*) || ' ' || COALESCE(sum(hashtextextended(t::text, 0)::numeric), 0) FROM "{reader.GetString(0)}" t""");
            digests[reader.GetString(0)] = (string)(await digest.ExecuteScalarAsync())!;
        }

        return digests;
    }

    // Connections end a moment after they are closed.
    async Task NobodyConnectedAsync()
    {
        await using var server = NpgsqlDataSource.Create(await TestPostgres.AdministratorAsync());
        await using var command = server.CreateCommand("SELECT count(*) FROM pg_stat_activity WHERE datname = $1");
        command.Parameters.AddWithValue(new NpgsqlConnectionStringBuilder(workspaces.ConnectionString).Database!);
        while ((long)(await command.ExecuteScalarAsync(Cancellation))! > 0)
            await Task.Delay(20, Cancellation);
    }

    static async Task ChangeAsync(string path, string? entry, Func<string, string> rows, Func<BackupManifest, BackupManifest> manifest)
    {
        await using var zip = await ZipFile.OpenAsync(path, ZipArchiveMode.Update, Cancellation);
        if (entry is not null)
            await RewriteAsync(zip, entry, rows);
        await RewriteAsync(zip, "manifest.json", text => JsonSerializer.Serialize(manifest(JsonSerializer.Deserialize<BackupManifest>(text, BackupManifest.Json)!), BackupManifest.Json));
    }

    static async Task RewriteAsync(ZipArchive zip, string name, Func<string, string> change)
    {
        var entry = zip.GetEntry(name)!;
        string text;
        using (var reader = new StreamReader(await entry.OpenAsync(Cancellation)))
            text = await reader.ReadToEndAsync(Cancellation);
        entry.Delete();
        await using var written = await zip.CreateEntry(name).OpenAsync(Cancellation);
        await written.WriteAsync(Encoding.UTF8.GetBytes(change(text)), Cancellation);
    }
}
