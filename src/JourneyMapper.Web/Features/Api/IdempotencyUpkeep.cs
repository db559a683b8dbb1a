using JourneyMapper.Data;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Api;

/// <summary>Forgets the answers of yesterday, also those of tokens that are not used any more.</summary>
sealed partial class IdempotencyUpkeep(IDbContextFactory<JourneyDbContext> contexts, TimeProvider clock, ILogger<IdempotencyUpkeep> logger) : RecurringService(clock)
{
    static readonly TimeSpan BetweenRuns = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await PauseAsync(BetweenRuns, stoppingToken);
            await TryAsync(() => ForgetAsync(stoppingToken), stoppingToken);
        }
    }

    async Task<bool> ForgetAsync(CancellationToken cancellation)
    {
        var forgotten = Clock.GetUtcNow() - IdempotentRequest.Kept;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await db.IdempotentRequests.Where(row => row.At < forgotten).ExecuteDeleteAsync(cancellation);
        return true;
    }

    [LoggerMessage(EventId = 1730, Level = LogLevel.Warning, Message = "Answers under idempotency keys were not forgotten: the database is not reachable ({Reason})")]
    protected override partial void LogUnreachable(string reason);

    [LoggerMessage(EventId = 1731, Level = LogLevel.Error, Message = "Forgetting answers under idempotency keys failed; trying again later")]
    protected override partial void LogFailed(Exception exception);
}
