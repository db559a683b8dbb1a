using JourneyMapper.Data;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Coverage;

/// <summary>
/// Reviews all journeys soon after the start and after each midnight of the server, so that the first visit of a day need not wait for it.
/// It only saves time: whoever comes before it is done has reviewed what is missing.
/// </summary>
public sealed partial class DailyReview(IDbContextFactory<JourneyDbContext> contexts, PortfolioUpdate update, ScoreTrend trend, TimeProvider clock, ILogger<DailyReview> logger)
    : RecurringService(clock)
{
    // So few that nobody who waits for the lock of the workspace notices.
    const int Batch = 10;

    // It rests twice as long as it has worked: at most a third of one processor is not there for visitors.
    const int Rest = 2;

    // Waiting for the lock, or for a machine that slept, is no work.
    static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(10);

    static readonly TimeSpan AfterStart = TimeSpan.FromSeconds(20);

    // Rather than waiting for midnight, which clocks that are set and machines that sleep come to in their own way.
    static readonly TimeSpan BetweenLooks = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        DateOnly? done = null;
        await PauseAsync(AfterStart, stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            var today = Clock.Today();
            if (today != done && await TryAsync(() => ReviewAllAsync(stoppingToken), stoppingToken))
                done = today;
            await PauseAsync(BetweenLooks, stoppingToken);
        }
    }

    async Task<bool> ReviewAllAsync(CancellationToken cancellation)
    {
        var complete = true;
        // One workspace that cannot be reviewed must not keep the others from it.
        foreach (var workspace in await WorkspacesAsync(cancellation))
            complete &= await TryAsync(() => ReviewAsync(workspace, cancellation), cancellation);
        return complete;
    }

    async Task<bool> ReviewAsync(Guid workspace, CancellationToken cancellation)
    {
        var reviewed = 0;
        foreach (var journeys in (await JourneysAsync(workspace, cancellation)).Chunk(Batch))
        {
            var begin = Clock.GetTimestamp();
            reviewed += await update.RunAsync(workspace, journeys, cancellation);
            // A month that has ended since yesterday has left a score to be kept.
            await trend.ReadAsync(Reader.Application(workspace), journeys, cancellation);
            await Task.Delay(RestAfter(Clock.GetElapsedTime(begin)), Clock, cancellation);
        }

        if (reviewed > 0)
            LogReviewed(reviewed, workspace);
        return true;
    }

    async Task<List<Guid>> WorkspacesAsync(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Workspaces.OrderBy(workspace => workspace.Id).Select(workspace => workspace.Id).ToListAsync(cancellation);
    }

    async Task<List<Guid>> JourneysAsync(Guid workspace, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Journeys.InUse(Reader.Application(workspace)).OrderBy(journey => journey.Id).Select(journey => journey.Id).ToListAsync(cancellation);
    }

    static TimeSpan RestAfter(TimeSpan work) => work * Rest < LongestRest ? work * Rest : LongestRest;

    [LoggerMessage(EventId = 1300, Level = LogLevel.Information, Message = "Reviewed {Count} journeys of workspace {Workspace} for the day")]
    partial void LogReviewed(int count, Guid workspace);

    [LoggerMessage(EventId = 1301, Level = LogLevel.Warning, Message = "The daily review could not reach the database ({Reason}); trying again later")]
    protected override partial void LogUnreachable(string reason);

    [LoggerMessage(EventId = 1302, Level = LogLevel.Error, Message = "The daily review failed; trying again later")]
    protected override partial void LogFailed(Exception exception);
}
