using JourneyMapper.Data;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Queries;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Live;

/// <summary>Deletes entries of the journal, and of the record of activities, that are older than they shall be kept: soon after the start and once a day. Rows are not touched.</summary>
public sealed partial class JournalRetention(
    JourneyStore store, IDbContextFactory<JourneyDbContext> contexts, HistoryOptions options, TimeProvider clock, ILogger<JournalRetention> logger) : RecurringService(clock)
{
    // So few that nobody who edits meanwhile notices.
    const int Batch = 5000;

    static readonly TimeSpan AfterStart = TimeSpan.FromMinutes(1);

    static readonly TimeSpan BetweenBatches = TimeSpan.FromSeconds(1);

    static readonly TimeSpan BetweenRuns = TimeSpan.FromDays(1);

    static readonly TimeSpan AfterTrouble = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await PauseAsync(AfterStart, stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
            await PauseAsync(await TryAsync(() => ForgetAsync(stoppingToken), stoppingToken) ? BetweenRuns : AfterTrouble, stoppingToken);
    }

    async Task<bool> ForgetAsync(CancellationToken cancellation)
    {
        var before = Clock.GetUtcNow().AddDays(-options.KeepDays);
        var (forgotten, last) = (0, Batch);
        while (last == Batch)
        {
            last = await store.ForgetAsync(before, Batch, cancellation: cancellation);
            forgotten += last;
            await Task.Delay(BetweenBatches, Clock, cancellation);
        }

        if (forgotten > 0)
            LogForgotten(forgotten, options.KeepDays);
        // They are few: nobody does something of that kind many times a minute.
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await db.ForgetActivitiesAsync(workspace: null, before, cancellation);
        return true;
    }

    [LoggerMessage(EventId = 1120, Level = LogLevel.Information, Message = "Deleted {Count} entries of the journal that were older than {Days} days")]
    partial void LogForgotten(int count, int days);

    [LoggerMessage(EventId = 1121, Level = LogLevel.Warning, Message = "The retention of the journal could not reach the database ({Reason}); trying again later")]
    protected override partial void LogUnreachable(string reason);

    [LoggerMessage(EventId = 1122, Level = LogLevel.Error, Message = "The retention of the journal failed; trying again later")]
    protected override partial void LogFailed(Exception exception);
}
