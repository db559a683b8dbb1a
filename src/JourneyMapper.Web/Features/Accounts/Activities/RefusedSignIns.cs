using System.Threading.Channels;
using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Accounts.Activities;

/// <summary>
/// Writes down that sign-ins to an account were refused, in each of its workspaces: the first of a quarter of an hour, and each time that there are ten times as many, so that an attack does not fill the record. Written by itself and
/// later: the answer to whoever tries an e-mail takes the same time, whether there is such an account or not. What was typed is written nowhere.
/// </summary>
public sealed partial class RefusedSignIns(IDbContextFactory<JourneyDbContext> contexts, ActivityLog log, TimeProvider clock, ILogger<RefusedSignIns> logger) : RecurringService(clock)
{
    /// <summary>So long refusals are counted together.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    // What comes on top of it is lost: it is the same attack.
    readonly Channel<(Guid Account, string Address)> waiting = Channel.CreateBounded<(Guid, string)>(new BoundedChannelOptions(1000) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });
    readonly Dictionary<Guid, int> counts = [];
    long window;

    /// <summary>Notes a refusal; does not wait.</summary>
    /// <param name="account">The account that it was about.</param>
    /// <param name="address">From where somebody tried.</param>
    public void Note(Guid account, string address) => waiting.Writer.TryWrite((account, address));

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var (account, address) in waiting.Reader.ReadAllAsync(stoppingToken))
                await TryAsync(() => WriteAsync(account, address, stoppingToken), stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The application ends.
        }
    }

    async Task<bool> WriteAsync(Guid account, string address, CancellationToken cancellation)
    {
        var now = Clock.GetUtcNow().Ticks / Window.Ticks;
        if (now != window)
            counts.Clear();
        window = now;
        var count = counts[account] = counts.GetValueOrDefault(account) + 1;
        if (!IsTold(count))
            return true;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await log.AddAsync(db, account, address, ActivityKind.SignInRefused, count, cancellation);
        await db.SaveChangesAsync(cancellation);
        return true;
    }

    // One, ten, a hundred …
    static bool IsTold(int count)
    {
        while (count % 10 == 0)
            count /= 10;
        return count == 1;
    }

    [LoggerMessage(EventId = 3130, Level = LogLevel.Warning, Message = "A refused sign-in was not recorded: the database is not reachable ({Reason})")]
    protected override partial void LogUnreachable(string reason);

    [LoggerMessage(EventId = 3131, Level = LogLevel.Error, Message = "A refused sign-in was not recorded")]
    protected override partial void LogFailed(Exception exception);
}
