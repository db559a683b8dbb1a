using JourneyMapper.Data;
using JourneyMapper.Data.Queries;
using JourneyMapper.Data.Webhooks;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Webhooks;

/// <summary>News of what was delivered to webhooks, for their owners' pages.</summary>
public sealed class WebhookTopic() : WorkspaceTopic("webhooks");

/// <summary>
/// Delivers what waits for webhooks. A node takes deliveries before it sends them, so that no other sends them as well; what did not arrive is tried again, later each time. A webhook that fails for
/// days is switched off.
/// </summary>
public sealed partial class WebhookSender(
    IDbContextFactory<JourneyDbContext> contexts, WebhookClient client, WebhookSecrets secrets, WebhookTopic topic, TimeProvider clock, ILogger<WebhookSender> logger) : RecurringService(clock)
{
    /// <summary>So many failures in a row switch a webhook off, where the first was <see cref="Patience"/> ago.</summary>
    public const int MostFailures = 20;

    /// <summary>So often a delivery is tried.</summary>
    public const int MostTries = 8;

    const int AtOnce = 8;
    const int OfEach = 20;

    // So few that nobody who edits meanwhile notices.
    const int Batch = 5000;

    /// <summary>How long a webhook may fail before it is switched off.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    /// <summary>How long deliveries are kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(14);

    // Longer than the longest attempt: a node that ends in the middle of one leaves it to the others.
    static readonly TimeSpan Taken = TimeSpan.FromMinutes(2);

    static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(5);

    static readonly TimeSpan BetweenUpkeep = TimeSpan.FromHours(1);

    static readonly TimeSpan[] Pauses = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(6), TimeSpan.FromHours(12), TimeSpan.FromDays(1)];

    DateTimeOffset upkeep;

    /// <summary>Sends what is to be sent now.</summary>
    /// <returns>How many attempts were made.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation = default)
    {
        var now = Clock.GetUtcNow();
        IReadOnlyList<Guid> taken;
        await using (var db = await contexts.CreateDbContextAsync(cancellation))
            taken = await db.TakeDeliveriesAsync(now, now + Taken, OfEach, cancellation);
        await Parallel.ForEachAsync(taken, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (delivery, token) => await SendAsync(delivery, token));
        return taken.Count;
    }

    /// <summary>Sends one delivery now, whatever became of it before.</summary>
    public async Task SendNowAsync(Guid delivery, CancellationToken cancellation = default)
    {
        DateTimeOffset? until = Clock.GetUtcNow() + Taken;
        await using (var db = await contexts.CreateDbContextAsync(cancellation))
            await db.WebhookDeliveries.Where(row => row.Id == delivery).ExecuteUpdateAsync(set => set.SetProperty(row => row.NextAt, until).SetProperty(row => row.Tries, row => (short)(row.Tries + 1)), cancellation);
        await SendAsync(delivery, cancellation);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await PauseAsync(BetweenLooks, stoppingToken);
            await TryAsync(async () =>
            {
                await RunAsync(stoppingToken);
                await ForgetAsync(stoppingToken);
                return true;
            }, stoppingToken);
        }
    }

    async Task SendAsync(Guid id, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await (from row in db.WebhookDeliveries.AsNoTracking()
                   join hook in db.Webhooks on row.WebhookId equals hook.Id
                   where row.Id == id
                   select new { Delivery = row, Webhook = hook }).SingleOrDefaultAsync(cancellation) is not { Delivery: var delivery, Webhook: var webhook })
            return;
        var body = await WebhookPayload.WriteAsync(db, webhook.WorkspaceId, delivery, cancellation);
        var attempt = await client.SendAsync(new(webhook.Address), secrets.Read(webhook.Secret), id, Clock.GetUtcNow(), body, cancellation);
        // Not given up in between: it was sent.
        await NoteAsync(db, webhook, delivery, attempt);
    }

    async Task NoteAsync(JourneyDbContext db, WebhookRow webhook, WebhookDeliveryRow delivery, WebhookAttempt attempt)
    {
        var now = Clock.GetUtcNow();
        var isDone = attempt.Result == WebhookResult.Delivered;
        // Who asked for a test sees at once what became of it.
        DateTimeOffset? next = isDone || delivery.Type == WebhookEvent.Test || delivery.Tries >= MostTries ? null : now + Pauses[Math.Clamp(delivery.Tries, 1, Pauses.Length) - 1];
        await using var transaction = await db.Database.BeginTransactionAsync(CancellationToken.None);
        await db.WebhookDeliveries.Where(row => row.Id == delivery.Id).ExecuteUpdateAsync(set => set
            .SetProperty(row => row.NextAt, next).SetProperty(row => row.TriedAt, (DateTimeOffset?)now).SetProperty(row => row.Result, (WebhookResult?)attempt.Result)
            .SetProperty(row => row.Status, (short?)attempt.Status).SetProperty(row => row.Took, (int?)attempt.Took), CancellationToken.None);
        if (isDone)
            await db.Webhooks.Where(row => row.Id == webhook.Id && row.Failures > 0)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Failures, 0).SetProperty(row => row.FailingSince, (DateTimeOffset?)null), CancellationToken.None);
        else if (delivery.Type != WebhookEvent.Test && await db.NoteFailureAsync(webhook.Id, now, MostFailures, now - Patience, CancellationToken.None))
            LogGivenUp(webhook.Id, MostFailures);
        await topic.CommitAsync(db, webhook.WorkspaceId, [TopicMessage.Anything], CancellationToken.None);
    }

    async Task ForgetAsync(CancellationToken cancellation)
    {
        var now = Clock.GetUtcNow();
        if (now - upkeep < BetweenUpkeep)
            return;
        upkeep = now;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        while (await db.ForgetDeliveriesAsync(now - Kept, Batch, cancellation) == Batch)
            await Task.Delay(TimeSpan.FromSeconds(1), Clock, cancellation);
    }

    [LoggerMessage(EventId = 1720, Level = LogLevel.Warning, Message = "Webhook {Webhook} was switched off after {Failures} attempts in a row that failed")]
    partial void LogGivenUp(Guid webhook, int failures);

    [LoggerMessage(EventId = 1721, Level = LogLevel.Warning, Message = "Webhooks could not reach the database ({Reason}); trying again later")]
    protected override partial void LogUnreachable(string reason);

    [LoggerMessage(EventId = 1722, Level = LogLevel.Error, Message = "Webhooks failed; trying again later")]
    protected override partial void LogFailed(Exception exception);
}
