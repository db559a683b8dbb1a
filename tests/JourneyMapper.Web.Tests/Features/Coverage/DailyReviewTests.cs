using System.Collections.Concurrent;
using JourneyMapper.Data;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Coverage;
using JourneyMapper.Web.Tests.Live;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace JourneyMapper.Web.Tests.Features.Coverage;

/// <summary>What is reviewed while nobody asks for it.</summary>
public sealed class DailyReviewTests : IAsyncLifetime
{
    static readonly TimeSpan Step = TimeSpan.FromSeconds(10);

    readonly ConcurrentQueue<LogLevel> logged = new();
    Contexts contexts = null!;
    CoverageRoom room = null!;
    DailyReview review = null!;

    public async ValueTask InitializeAsync()
    {
        room = await CoverageRoom.NewAsync();
        contexts = new(room.Contexts);
        review = new(contexts, room.Update, room.Trend, room, new LevelLog(logged));
    }

    public async ValueTask DisposeAsync()
    {
        await review.StopAsync(CancellationToken.None);
        review.Dispose();
        await room.DisposeAsync();
    }

    [Fact]
    public async Task After_the_start_all_journeys_of_all_workspaces_are_reviewed_so_that_visits_find_nothing_to_do()
    {
        var journeys = new List<Guid>();
        for (var i = 0; i < 23; i++)
            journeys.Add(await PutAsync());
        var elsewhere = await PutAsync(JourneyDatabase.OtherWorkspace);

        await review.StartAsync(CancellationToken.None);
        await PassUntilAsync(async () => await ReviewedAsync(room.Query.Today) == 24);
        (await room.Update.RunAsync(JourneyDatabase.Workspace, journeys)).ShouldBe(0);
        (await room.Update.RunAsync(JourneyDatabase.OtherWorkspace, [elsewhere])).ShouldBe(0);
    }

    [Fact]
    public async Task Each_new_day_is_reviewed_and_a_month_that_has_ended_gets_its_score()
    {
        var journey = await PutAsync();
        await review.StartAsync(CancellationToken.None);
        var first = room.Query.Today;
        await PassUntilAsync(async () => await ReviewedAsync(first) == 1);
        (await HistoryAsync(journey)).ShouldBeEmpty();

        room.Wait(TimeSpan.FromDays(1));
        await PassUntilAsync(async () => await ReviewedAsync(first.AddDays(1)) == 1);

        room.Wait(TimeSpan.FromDays(10));
        await PassUntilAsync(async () => (await HistoryAsync(journey)).Count > 0);
        (await HistoryAsync(journey)).ShouldBe([new DateOnly(2026, 11, 30)]);
        // Noted after the history is.
        await PassUntilAsync(async () => await ReviewedAsync(room.Query.Today) == 1);
    }

    [Fact]
    public async Task Several_who_review_the_same_share_the_work()
    {
        var journeys = new List<Guid>();
        for (var i = 0; i < 8; i++)
            journeys.Add(await PutAsync());
        (await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => room.Update.RunAsync(JourneyDatabase.Workspace, journeys)))).Sum().ShouldBe(8);
        (await room.Update.RunAsync(JourneyDatabase.OtherWorkspace, journeys)).ShouldBe(0);
    }

    [Fact]
    public async Task A_database_that_is_away_is_warned_of_and_asked_again_later()
    {
        await PutAsync();
        contexts.IsAway = true;
        await review.StartAsync(CancellationToken.None);
        await PassUntilAsync(() => Task.FromResult(!logged.IsEmpty));
        contexts.IsAway = false;
        await PassUntilAsync(() => Task.FromResult(logged.Contains(LogLevel.Information)));
        (await ReviewedAsync(room.Query.Today)).ShouldBe(1);
        logged.Distinct().ShouldBe([LogLevel.Warning, LogLevel.Information]);
        review.ExecuteTask.ShouldNotBeNull().IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task A_workspace_that_cannot_be_reviewed_does_not_keep_the_others_from_it()
    {
        var journey = CoverageRoom.Journey("A bike");
        await room.PutAsync(journey, made: room.Now.AddMonths(-2));
        await room.EditAsync(journey, JourneyKinds.Touchpoint.Change(journey.Touchpoints[0], TouchpointFields.Description, "Wide"));
        await using (var db = await room.Contexts.CreateDbContextAsync())
            await db.Database.ExecuteSqlAsync($$"""UPDATE "Journal" SET "Difference" = '{"added": 1}' WHERE "StreamId" = {{journey.Id}}""");
        var elsewhere = await PutAsync(JourneyDatabase.OtherWorkspace);

        await review.StartAsync(CancellationToken.None);
        await PassUntilAsync(() => Task.FromResult(logged.Contains(LogLevel.Information)));
        logged.ShouldContain(LogLevel.Error);
        (await room.Update.RunAsync(JourneyDatabase.OtherWorkspace, [elsewhere])).ShouldBe(0);
    }

    [Fact]
    public async Task It_stops_at_once_when_the_application_does()
    {
        for (var i = 0; i < 12; i++)
            await PutAsync();
        await review.StartAsync(CancellationToken.None);
        await PassUntilAsync(async () => await ReviewedAsync(room.Query.Today) > 0);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await review.StopAsync(patience.Token);
        review.ExecuteTask.ShouldNotBeNull().IsCompletedSuccessfully.ShouldBeTrue();
        logged.ShouldAllBe(level => level == LogLevel.Information);
    }

    async Task<Guid> PutAsync(Guid? workspace = null)
    {
        var journey = CoverageRoom.Journey("A bike");
        await room.PutAsync(journey, workspace: workspace);
        return journey.Id;
    }

    // The clock moves on until the work that it sets off is done.
    Task PassUntilAsync(Func<Task<bool>> condition) => Wait.UntilAsync(async () =>
    {
        room.Wait(Step);
        return await condition();
    });

    async Task<int> ReviewedAsync(DateOnly day)
    {
        await using var db = await room.Contexts.CreateDbContextAsync();
        return await db.Scores.CountAsync(score => score.On == day);
    }

    async Task<List<DateOnly>> HistoryAsync(Guid journey)
    {
        await using var db = await room.Contexts.CreateDbContextAsync();
        return await db.ScoreHistory.Where(score => score.JourneyId == journey).Select(score => score.On).ToListAsync();
    }

    /// <summary>Contexts on the test's database, or on one that nobody answers for.</summary>
    sealed class Contexts(IDbContextFactory<JourneyDbContext> present) : IDbContextFactory<JourneyDbContext>
    {
        public bool IsAway { get; set; }

        public JourneyDbContext CreateDbContext() =>
            IsAway ? new(new DbContextOptionsBuilder<JourneyDbContext>().UseNpgsql("Host=127.0.0.1;Port=1;Database=away;Username=nobody;Timeout=2").Options) : present.CreateDbContext();
    }

    sealed class LevelLog(ConcurrentQueue<LogLevel> levels) : ILogger<DailyReview>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => levels.Enqueue(logLevel);
    }
}
