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
    : BackgroundService
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
            var today = clock.Today();
            if (today != done && await TryAsync(() => ReviewAllAsync(stoppingToken), stoppingToken))
                done = today;
            await PauseAsync(BetweenLooks, stoppingToken);
        }
    }

    async Task<bool> ReviewAllAsync(CancellationToken cancellation)
    {
        var complete = true;
        foreach (var workspace in await WorkspacesAsync(cancellation))
            complete &= await TryAsync(() => ReviewAsync(workspace, cancellation), cancellation);
        return complete;
    }

    async Task<bool> ReviewAsync(Guid workspace, CancellationToken cancellation)
    {
        var reviewed = 0;
        foreach (var journeys in (await JourneysAsync(workspace, cancellation)).Chunk(Batch))
        {
            var begin = clock.GetTimestamp();
            reviewed += await update.RunAsync(workspace, journeys, cancellation);
            // A month that has ended since yesterday has left a score to be kept.
            await trend.ReadAsync(workspace, journeys, cancellation);
            await Task.Delay(RestAfter(clock.GetElapsedTime(begin)), clock, cancellation);
        }

        if (reviewed > 0)
            LogReviewed(reviewed, workspace);
        return true;
    }

    // One workspace that cannot be reviewed must not keep the others from it, nor end the application.
    async Task<bool> TryAsync(Func<Task<bool>> work, CancellationToken cancellation)
    {
        try
        {
            return await work();
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return false;
        }
        catch (Exception exception) when (DatabaseTrouble.IsUnreachable(exception))
        {
            LogUnreachable(exception.GetType().Name);
            return false;
        }
        catch (Exception exception)
        {
            LogFailed(exception);
            return false;
        }
    }

    async Task<List<Guid>> WorkspacesAsync(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Workspaces.OrderBy(workspace => workspace.Id).Select(workspace => workspace.Id).ToListAsync(cancellation);
    }

    async Task<List<Guid>> JourneysAsync(Guid workspace, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Journeys.InUse(workspace).OrderBy(journey => journey.Id).Select(journey => journey.Id).ToListAsync(cancellation);
    }

    static TimeSpan RestAfter(TimeSpan work) => work * Rest < LongestRest ? work * Rest : LongestRest;

    // Ends early, without a word, when the application does.
    async Task PauseAsync(TimeSpan time, CancellationToken cancellation) =>
        await Task.Delay(time, clock, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    [LoggerMessage(EventId = 1300, Level = LogLevel.Information, Message = "Reviewed {Count} journeys of workspace {Workspace} for the day")]
    partial void LogReviewed(int count, Guid workspace);

    [LoggerMessage(EventId = 1301, Level = LogLevel.Warning, Message = "The daily review could not reach the database ({Reason}); trying again later")]
    partial void LogUnreachable(string reason);

    [LoggerMessage(EventId = 1302, Level = LogLevel.Error, Message = "The daily review failed; trying again later")]
    partial void LogFailed(Exception exception);
}
