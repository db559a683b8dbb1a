using JourneyMapper.Data;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Accounts;

/// <summary>Deletes sessions that are over, and invitations a month after they were used or have expired: each hour.</summary>
public sealed partial class AccountUpkeep(IDbContextFactory<JourneyDbContext> contexts, Sessions sessions, TimeProvider clock, ILogger<AccountUpkeep> logger) : RecurringService(clock)
{
    static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    static readonly TimeSpan AfterStart = TimeSpan.FromMinutes(1);

    static readonly TimeSpan BetweenRuns = TimeSpan.FromHours(1);

    /// <summary>Deletes what is over by now.</summary>
    public async Task<bool> DeleteAsync(CancellationToken cancellation = default)
    {
        var old = Clock.GetUtcNow() - Kept;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await sessions.Over(db.Sessions).ExecuteDeleteAsync(cancellation);
        await db.Invitations.Where(row => row.UsedAt <= old || row.ExpiresAt <= old).ExecuteDeleteAsync(cancellation);
        return true;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await PauseAsync(AfterStart, stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            await TryAsync(() => DeleteAsync(stoppingToken), stoppingToken);
            await PauseAsync(BetweenRuns, stoppingToken);
        }
    }

    [LoggerMessage(EventId = 3120, Level = LogLevel.Warning, Message = "Sessions and invitations that are over were not deleted: the database is not reachable ({Reason})")]
    protected override partial void LogUnreachable(string reason);

    [LoggerMessage(EventId = 3121, Level = LogLevel.Error, Message = "Deleting sessions and invitations that are over failed; trying again later")]
    protected override partial void LogFailed(Exception exception);
}
