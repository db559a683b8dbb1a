using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Backups;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Backups;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Backups;
using JourneyMapper.Web.Tests.Features.Accounts;
using JourneyMapper.Web.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace JourneyMapper.Web.Tests.Features.Backups;

public sealed class BackupServiceTests : IDisposable
{
    readonly TestFolder folder = new();

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("2026-12-01T01:59:00Z", "2026-11-30T02:00:00Z")]
    [InlineData("2026-12-01T02:00:00Z", "2026-12-01T02:00:00Z")]
    [InlineData("2026-12-01T23:00:00Z", "2026-12-01T02:00:00Z")]
    public void A_backup_is_due_once_a_day_from_its_hour_on(string now, string due) =>
        new BackupOptions("/backups", 2, 14).LastDue(DateTimeOffset.Parse(now, null), TimeZoneInfo.Utc).ShouldBe(DateTimeOffset.Parse(due, null));

    [Fact]
    public void An_hour_that_the_clocks_leave_out_comes_with_the_next_one() =>
        new BackupOptions("/backups", 2, 14).LastDue(new(2026, 3, 29, 12, 0, 0, TimeSpan.Zero), TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"))
            .ShouldBe(new DateTimeOffset(2026, 3, 29, 1, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData("Hour", "24")]
    [InlineData("Hour", "two")]
    [InlineData("Count", "0")]
    public void A_setting_that_makes_no_sense_is_named(string name, string value) =>
        Should.Throw<StartupException>(() => BackupOptions.Read(Settings((name, value)))).Message.ShouldContain($"JourneyMapper:Backup:{name}");

    [Fact]
    public void Without_a_folder_no_backups_are_made() => BackupOptions.Read(Settings()).ShouldBe(new(null, 2, 14));

    [Fact]
    public async Task A_missing_backup_is_made_once_and_old_ones_go()
    {
        var database = await JourneyDatabase.NewAsync();
        var (clock, status) = (new ManualClock(new(2026, 12, 1, 3, 0, 0, TimeSpan.Zero)), new BackupStatus());
        using var telemetry = new Telemetry();
        using var service = new BackupService(new(folder.Path, 2, 2), new(database.ConnectionString, await TestPostgres.AdministratorAsync()), status, telemetry, clock, NullLogger<BackupService>.Instance);
        for (var day = 0; day < 3; day++)
        {
            (await service.WriteDueAsync(Cancellation)).ShouldBeTrue();
            (await service.WriteDueAsync(Cancellation)).ShouldBeTrue();
            (status.Current.Word, status.Current.Last).ShouldBe(("done", clock.GetUtcNow()));
            clock.Wait(TimeSpan.FromDays(1));
        }

        Directory.GetFiles(folder.Path).Length.ShouldBe(2);
    }

    [Fact]
    public async Task A_backup_that_cannot_be_written_is_told_to_owners_and_to_programs()
    {
        var database = await JourneyDatabase.NewAsync();
        var (file, status) = (Path.Combine(folder.Path, "file"), new BackupStatus());
        await File.WriteAllTextAsync(file, "No folder", Cancellation);
        using var telemetry = new Telemetry();
        using var service = new BackupService(new(Path.Combine(file, "below"), 2, 2), new(database.ConnectionString, null), status, telemetry, TimeProvider.System, NullLogger<BackupService>.Instance);
        (await service.WriteDueAsync(Cancellation)).ShouldBeFalse();
        status.Current.Word.ShouldBe("failed");
    }

    [Fact]
    public async Task Owners_see_when_the_last_backup_was_made_and_health_says_whether()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync(("JourneyMapper:Backup:Folder", folder.Path));
        await app.AddMemberAsync("ada", Role.Owner);
        using var visitor = app.Visit();
        using var health = await visitor.GetAsync("/health");
        (await health.Content.ReadAsStringAsync(Cancellation)).ShouldContain("\"backup\":\"none yet\"");
        (await visitor.SignInAsync("ada")).Dispose();
        (await visitor.ReadAsync("/members")).Body!.TextContent.ShouldContain("No backup has been made yet.");
    }

    static IConfiguration Settings(params (string Name, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"JourneyMapper:Backup:{setting.Name}", (string?)setting.Value))).Build();
}
