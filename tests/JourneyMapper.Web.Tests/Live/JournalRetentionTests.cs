using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Testing;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Startup;
using JourneyMapper.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace JourneyMapper.Web.Tests.Live;

/// <summary>Entries of the journal go when they are old enough, and only then.</summary>
public sealed class JournalRetentionTests : IAsyncLifetime
{
    readonly ManualClock clock = new(new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero));
    NpgsqlDataSource pool = null!;
    JourneyStore store = null!;
    JournalRetention retention = null!;

    public async ValueTask InitializeAsync()
    {
        pool = (await JourneyDatabase.NewAsync()).Connect();
        store = new(JourneyDatabase.Contexts(pool), clock);
        retention = new(store, JourneyDatabase.Contexts(pool), new(KeepDays: 40), clock, NullLogger<JournalRetention>.Instance);
    }

    public async ValueTask DisposeAsync()
    {
        await retention.StopAsync(CancellationToken.None);
        retention.Dispose();
        await pool.DisposeAsync();
    }

    [Fact]
    public async Task Soon_after_the_start_and_once_a_day_what_has_become_too_old_is_deleted()
    {
        var journey = new Journey { Id = Guid.NewGuid(), Title = "A bike" };
        await store.CreateAsync(JourneyDatabase.Workspace, Guid.NewGuid(), journey);
        foreach (var days in (int[])[50, 41, 39, 1])
        {
            var edit = Edits.Add($"{days} days ago");
            var applied = journey.Apply(edit).ShouldBeOfType<Outcome<Journey>.Applied>();
            await store.AppendAsync(JourneyDatabase.Workspace, applied.After, JournalEntry.Of(edit, applied, Guid.NewGuid(), clock.Now.AddDays(-days)));
            journey = applied.After;
        }

        await retention.StartAsync(CancellationToken.None);
        await PassUntilLeftAsync(TimeSpan.FromSeconds(10), 3, 4);
        await PassUntilLeftAsync(TimeSpan.FromHours(8), 4);
        (await store.FindAsync(JourneyDatabase.Reader, journey.Id)).ShouldNotBeNull().Touchpoints.Length.ShouldBe(4);

        Task PassUntilLeftAsync(TimeSpan step, params long[] left) => Wait.UntilAsync(async () =>
        {
            clock.Wait(step);
            return (await store.ReadAfterAsync(journey.Id, 0)).Select(entry => entry.Revision).SequenceEqual(left);
        });
    }

    [Fact]
    public async Task What_was_done_in_the_workspace_is_kept_as_long()
    {
        await using var db = await JourneyDatabase.Contexts(pool).CreateDbContextAsync();
        foreach (var days in (int[])[41, 39])
            db.Activities.Add(new() { WorkspaceId = JourneyDatabase.Workspace, MemberId = Guid.NewGuid(), At = clock.Now.AddDays(-days), Kind = ActivityKind.TokenMade, Subject = $"{days}" });
        await db.SaveChangesAsync();

        await retention.StartAsync(CancellationToken.None);

        await Wait.UntilAsync(async () =>
        {
            clock.Wait(TimeSpan.FromSeconds(10));
            return await db.Activities.AsNoTracking().Select(row => row.Subject).ToListAsync() is ["39"];
        });
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData("30", 30)]
    [InlineData("400", 400)]
    public void Without_the_setting_everything_is_kept(string? setting, int? days) => (HistoryOptions.Read(Configured(setting))?.KeepDays).ShouldBe(days);

    [Theory]
    [InlineData("29")]
    [InlineData("-40")]
    [InlineData("0")]
    [InlineData("40.5")]
    [InlineData("a year")]
    [InlineData("99999999999")]
    public void A_setting_that_is_no_number_of_days_or_too_small_is_refused(string setting) =>
        Should.Throw<StartupException>(() => HistoryOptions.Read(Configured(setting))).Message.ShouldContain($"JourneyMapper:History:KeepDays has '{setting}'");

    static IConfiguration Configured(string? setting) =>
        new ConfigurationBuilder().AddInMemoryCollection([new("JourneyMapper:History:KeepDays", setting)]).Build();
}
