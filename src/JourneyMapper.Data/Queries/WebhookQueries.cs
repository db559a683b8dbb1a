using JourneyMapper.Data.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Data.Queries;

/// <summary>Takes what is to be delivered to webhooks, and deletes what has been.</summary>
public static class WebhookQueries
{
    /// <summary>
    /// Takes deliveries that are due, the oldest of each webhook first, so that nobody else sends them before a time: then this node has sent them, or will not any more. What another node takes
    /// at the same time is left to it.
    /// </summary>
    /// <param name="db">Where.</param>
    /// <param name="now">Now.</param>
    /// <param name="until">Until when they are taken.</param>
    /// <param name="each">At most so many of each webhook: one that is slow holds up itself alone.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<IReadOnlyList<Guid>> TakeDeliveriesAsync(this JourneyDbContext db, DateTimeOffset now, DateTimeOffset until, int each, CancellationToken cancellation = default) =>
        await db.Database.SqlQuery<Guid>($"""
            WITH taken AS MATERIALIZED (
                SELECT due."Id" FROM "Webhooks" w CROSS JOIN LATERAL (
                    SELECT d."Id" FROM "WebhookDeliveries" d WHERE d."WebhookId" = w."Id" AND d."NextAt" <= {now} ORDER BY d."NextAt", d."At" LIMIT {each} FOR UPDATE SKIP LOCKED) due
                WHERE w."IsEnabled")
            UPDATE "WebhookDeliveries" d SET "NextAt" = {until}, "Tries" = d."Tries" + 1 FROM taken WHERE d."Id" = taken."Id"
            RETURNING d."Id" AS "Value"
            """).ToListAsync(cancellation);

    /// <summary>Takes back what triggers have written for webhooks about a journey, in the transaction in which it is stored: nobody has seen it yet.</summary>
    public static Task<int> ForgetDeliveriesAsync(this JourneyDbContext db, Guid workspace, Guid journey, CancellationToken cancellation = default) =>
        db.Database.ExecuteSqlAsync($"""
            DELETE FROM "WebhookDeliveries" d USING "Webhooks" w
            WHERE w."Id" = d."WebhookId" AND w."WorkspaceId" = {workspace} AND d."Data" ->> 'journey' = CAST({journey} AS text)
            """, cancellation);

    /// <summary>Notes that an attempt has failed; switches the webhook off where there were too many in a row, for too long.</summary>
    /// <param name="db">Where.</param>
    /// <param name="webhook">Which.</param>
    /// <param name="at">When.</param>
    /// <param name="most">So many in a row are too many,</param>
    /// <param name="since">where the first of them was before that.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Whether it was switched off by this.</returns>
    public static async Task<bool> NoteFailureAsync(this JourneyDbContext db, Guid webhook, DateTimeOffset at, int most, DateTimeOffset since, CancellationToken cancellation = default)
    {
        await db.Webhooks.Where(row => row.Id == webhook).ExecuteUpdateAsync(set => set
            .SetProperty(row => row.Failures, row => row.Failures + 1).SetProperty(row => row.FailingSince, row => row.FailingSince ?? at), cancellation);
        return await db.Webhooks.Where(row => row.Id == webhook && row.IsEnabled && row.Failures >= most && row.FailingSince <= since)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.IsEnabled, false).SetProperty(row => row.GivenUpAt, at), cancellation) > 0;
    }

    /// <summary>Deletes some of the deliveries of what has happened before a time, delivered or not.</summary>
    /// <returns>How many.</returns>
    public static Task<int> ForgetDeliveriesAsync(this JourneyDbContext db, DateTimeOffset before, int most, CancellationToken cancellation = default) =>
        db.Database.ExecuteSqlAsync($"""
            WITH old AS MATERIALIZED (SELECT "Id" FROM "WebhookDeliveries" WHERE "At" < {before} LIMIT {most} FOR UPDATE SKIP LOCKED)
            DELETE FROM "WebhookDeliveries" d USING old WHERE d."Id" = old."Id"
            """, cancellation);

    /// <summary>Notes that a program sends a request under a key, unless it has before.</summary>
    /// <returns>Whether the key is new.</returns>
    public static async Task<bool> NoteRequestAsync(this JourneyDbContext db, Guid token, string key, byte[] request, DateTimeOffset at, CancellationToken cancellation = default) =>
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO "IdempotentRequests" ("TokenId", "Key", "Request", "At") VALUES ({token}, {key}, {request}, {at}) ON CONFLICT DO NOTHING
            """, cancellation) > 0;
}
