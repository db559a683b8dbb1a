using System.Collections.Concurrent;
using JourneyMapper.Data;
using JourneyMapper.Data.Queries;
using JourneyMapper.Data.Sharing;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Sharing.Guests;

/// <summary>
/// Counts visits of links in memory, and writes their sums every few seconds and at the end, all links in one statement: a visit waits for no row, and no row
/// that anybody edits is touched. A node that is killed loses the visits of those
/// seconds.
/// </summary>
sealed partial class VisitCounter(IDbContextFactory<JourneyDbContext> contexts, TimeProvider clock, ILogger<VisitCounter> logger) : RecurringService(clock)
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    readonly ConcurrentDictionary<Guid, (long Visits, DateTimeOffset LastAt)> counted = new();

    /// <summary>The page of a link was shown.</summary>
    public void Count(Guid link)
    {
        var now = Clock.GetUtcNow();
        counted.AddOrUpdate(link, _ => (1, now), (_, known) => (known.Visits + 1, now));
    }

    /// <summary>Writes what was counted since it last did.</summary>
    public async Task WriteAsync(CancellationToken cancellation = default)
    {
        List<SharedLinkVisitsRow> taken = [];
        foreach (var link in counted.Keys)
            if (counted.TryRemove(link, out var visits))
                taken.Add(new() { LinkId = link, Visits = visits.Visits, LastAt = visits.LastAt });
        if (taken.Count == 0)
            return;
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancellation);
            await db.AddVisitsAsync(taken, cancellation);
        }
        catch
        {
            foreach (var row in taken)
                counted.AddOrUpdate(row.LinkId, _ => (row.Visits, row.LastAt), (_, known) => (known.Visits + row.Visits, known.LastAt));
            throw;
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryAsync(async () =>
        {
            await WriteAsync(cancellationToken);
            return true;
        }, cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await PauseAsync(Pause, stoppingToken);
            await TryAsync(async () =>
            {
                await WriteAsync(stoppingToken);
                return true;
            }, stoppingToken);
        }
    }

    [LoggerMessage(EventId = 1660, Level = LogLevel.Warning, Message = "Visits of shared links could not reach the database ({Reason}); trying again")]
    protected override partial void LogUnreachable(string reason);

    [LoggerMessage(EventId = 1661, Level = LogLevel.Error, Message = "Writing visits of shared links failed; trying again")]
    protected override partial void LogFailed(Exception exception);
}
