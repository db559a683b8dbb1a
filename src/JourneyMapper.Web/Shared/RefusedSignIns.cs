using System.Threading.Channels;
using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Shared;

/// <summary>
/// Writes down that sign-ins to an account were refused, in each of its workspaces, and access tokens that are revoked or have ended: the first of a quarter of an hour, and each time that there are ten times as many, so that an attack does not fill the record. Written by itself and
/// later: the answer to whoever tries an e-mail takes the same time, whether there is such an account or not. What was typed is written nowhere.
/// </summary>
public sealed partial class RefusedSignIns(IDbContextFactory<JourneyDbContext> contexts, ActivityLog log, TimeProvider clock, ILogger<RefusedSignIns> logger) : RecurringService(clock)
{
    /// <summary>So long refusals are counted together.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    // What comes on top of it is lost: it is the same attack.
    readonly Channel<Refusal> waiting = Channel.CreateBounded<Refusal>(new BoundedChannelOptions(1000) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });
    readonly Dictionary<Guid, int> counts = [];
    long window;

    /// <summary>Notes a refusal; does not wait.</summary>
    /// <param name="account">The account that it was about.</param>
    /// <param name="address">From where somebody tried.</param>
    public void Note(Guid account, string address) => waiting.Writer.TryWrite(new(account, null, "", address));

    /// <summary>Notes that an access token was refused, one that there is; does not wait.</summary>
    /// <param name="token">Its id.</param>
    /// <param name="name">What its member calls it.</param>
    /// <param name="member">Whose it is.</param>
    /// <param name="address">From where it came.</param>
    public void NoteToken(Guid token, string name, CurrentMember member, string address) => waiting.Writer.TryWrite(new(token, member, name, address));

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var refusal in waiting.Reader.ReadAllAsync(stoppingToken))
                await TryAsync(() => WriteAsync(refusal, stoppingToken), stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The application ends.
        }
    }

    async Task<bool> WriteAsync(Refusal refusal, CancellationToken cancellation)
    {
        var now = Clock.GetUtcNow().Ticks / Window.Ticks;
        if (now != window)
            counts.Clear();
        window = now;
        var count = counts[refusal.Of] = counts.GetValueOrDefault(refusal.Of) + 1;
        if (!IsTold(count))
            return true;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (refusal.Member is { } member)
            log.Add(db, member with { Address = refusal.Address }, ActivityKind.TokenRefused, subject: refusal.Name, count: count);
        else
            await log.AddAsync(db, refusal.Of, refusal.Address, ActivityKind.SignInRefused, count, cancellation);
        await db.SaveChangesAsync(cancellation);
        return true;
    }

    // Of an account, or of a token of that member.
    sealed record Refusal(Guid Of, CurrentMember? Member, string Name, string Address);

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
