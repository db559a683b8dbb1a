using JourneyMapper.Data;
using JourneyMapper.Data.Queries;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Inbox;

/// <summary>
/// Tells of approvals that edits have voided, soon after the edit and not within it, and deletes once in a while what was read long ago.
/// </summary>
public sealed partial class InboxUpkeep(IDbContextFactory<JourneyDbContext> contexts, InboxTopic topic, TimeProvider clock, ILogger<InboxUpkeep> logger) : RecurringService(clock)
{
    /// <summary>So long are items kept after they were read.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    // So few that nobody notices meanwhile.
    const int Batch = 5000;

    static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(15);

    static readonly TimeSpan BetweenDeletions = TimeSpan.FromHours(6);

    static readonly TimeSpan AfterTrouble = TimeSpan.FromMinutes(1);

    /// <summary>Tells who asked and the journey's owner of approvals that do not hold any more.</summary>
    /// <returns>How many inboxes tell of one.</returns>
    public async Task<int> TellOfVoidedAsync(CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var told = await db.TellOfVoidedAsync(Clock.GetUtcNow(), cancellation);
        await topic.TellAsync(db, told, cancellation);
        return told.Count;
    }

    /// <summary>Deletes what was read long ago.</summary>
    /// <returns>How many items.</returns>
    public async Task<int> ForgetAsync(CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var (forgotten, last) = (0, Batch);
        while (last == Batch)
            forgotten += last = await db.ForgetReadAsync(Clock.GetUtcNow() - Kept, Batch, cancellation);
        return forgotten;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        DateTimeOffset? deleted = null;
        while (!stoppingToken.IsCancellationRequested)
        {
            await PauseAsync(BetweenLooks, stoppingToken);
            var isDone = await TryAsync(async () =>
            {
                await TellOfVoidedAsync(stoppingToken);
                if (deleted is null || Clock.GetUtcNow() - deleted >= BetweenDeletions)
                {
                    var count = await ForgetAsync(stoppingToken);
                    deleted = Clock.GetUtcNow();
                    if (count > 0)
                        LogForgotten(count);
                }

                return true;
            }, stoppingToken);
            if (!isDone)
                await PauseAsync(AfterTrouble, stoppingToken);
        }
    }

    [LoggerMessage(EventId = 1600, Level = LogLevel.Information, Message = "Deleted {Count} items of inboxes that were read long ago")]
    partial void LogForgotten(int count);

    [LoggerMessage(EventId = 1601, Level = LogLevel.Warning, Message = "The upkeep of inboxes could not reach the database ({Reason}); trying again later")]
    protected override partial void LogUnreachable(string reason);

    [LoggerMessage(EventId = 1602, Level = LogLevel.Error, Message = "The upkeep of inboxes failed; trying again later")]
    protected override partial void LogFailed(Exception exception);
}
