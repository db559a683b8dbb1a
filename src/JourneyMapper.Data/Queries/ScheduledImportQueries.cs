using JourneyMapper.Data.Imports;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Data.Queries;

/// <summary>Takes scheduled imports that are due, and tells their owners when they fail.</summary>
public static class ScheduledImportQueries
{
    /// <summary>Takes imports that are due, so that no other node runs them before a time: then this one has, or will not any more.</summary>
    /// <param name="db">Where.</param>
    /// <param name="now">Now.</param>
    /// <param name="until">Until when they are taken.</param>
    /// <param name="most">At most so many.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<IReadOnlyList<Guid>> TakeImportsAsync(this JourneyDbContext db, DateTimeOffset now, DateTimeOffset until, int most, CancellationToken cancellation = default) =>
        await db.Database.SqlQuery<Guid>($"""
            WITH due AS MATERIALIZED (
                SELECT "Id" FROM "ScheduledImports" WHERE "IsEnabled" AND "NextAt" <= {now} AND ("RunningUntil" IS NULL OR "RunningUntil" < {now})
                ORDER BY "NextAt", "Id" LIMIT {most} FOR UPDATE SKIP LOCKED)
            UPDATE "ScheduledImports" i SET "RunningUntil" = {until} FROM due WHERE i."Id" = due."Id"
            RETURNING i."Id" AS "Value"
            """).ToListAsync(cancellation);

    /// <summary>Takes one import, whether it is due or not.</summary>
    /// <returns>False where a node runs it already.</returns>
    public static async Task<bool> TakeImportAsync(this JourneyDbContext db, Guid import, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellation = default) =>
        await db.ScheduledImports.Where(row => row.Id == import && (row.RunningUntil == null || row.RunningUntil < now))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.RunningUntil, until), cancellation) > 0;

    /// <summary>An import for whoever changes it, until the transaction ends; null where there is none any more.</summary>
    public static Task<ScheduledImportRow?> LockImportAsync(this JourneyDbContext db, Guid import, CancellationToken cancellation = default) =>
        db.ScheduledImports.FromSql($"""SELECT * FROM "ScheduledImports" WHERE "Id" = {import} FOR UPDATE""").SingleOrDefaultAsync(cancellation);

    /// <summary>Tells who has set an import up that it fails: by the journey that it has measured, or else by their latest one.</summary>
    /// <returns>Whose inbox has changed.</returns>
    public static async Task<IReadOnlyList<Guid>> TellOfFailingImportAsync(this JourneyDbContext db, Guid import, DateTimeOffset at, CancellationToken cancellation = default)
    {
        var subject = import.ToString();
        return await db.Database.SqlQuery<Guid>($"""
            INSERT INTO "InboxItems" ("Id", "MemberId", "Kind", "JourneyId", "Subject", "At", "MailAt", "MailTries")
            SELECT gen_random_uuid(), m."Id", 'ImportFailing', seen."Id", {subject}, {at}, {at}, 0
            FROM "ScheduledImports" i JOIN "Members" m ON m."Id" = i."MemberId" AND m."WorkspaceId" = i."WorkspaceId"
            CROSS JOIN LATERAL (
                SELECT j."Id" FROM "Journeys" j
                WHERE j."WorkspaceId" = i."WorkspaceId" AND j."TrashedAt" IS NULL AND (NOT j."IsPrivate" OR journey_access(j."Id", m."Id") IS NOT NULL)
                ORDER BY j."Id" IS DISTINCT FROM i."JourneyId", j."Id" DESC LIMIT 1) seen
            WHERE i."Id" = {import}
            ON CONFLICT ("JourneyId", "Kind", "Subject", "MemberId") DO UPDATE SET "At" = EXCLUDED."At", "ReadAt" = NULL, "MailAt" = EXCLUDED."MailAt", "MailTries" = 0
            RETURNING "MemberId" AS "Value"
            """).ToListAsync(cancellation);
    }

    /// <summary>Tells nobody any more that an import fails: it does not, or there is none any more.</summary>
    /// <returns>Whose inbox has changed.</returns>
    public static async Task<IReadOnlyList<Guid>> EndFailingImportAsync(this JourneyDbContext db, Guid import, CancellationToken cancellation = default)
    {
        var subject = import.ToString();
        return await db.Database.SqlQuery<Guid>($"""
            DELETE FROM "InboxItems" WHERE "Kind" = 'ImportFailing' AND "Subject" = {subject} RETURNING "MemberId" AS "Value"
            """).ToListAsync(cancellation);
    }

    /// <summary>Deletes all runs of an import but the latest.</summary>
    public static Task ForgetImportRunsAsync(this JourneyDbContext db, Guid import, int kept, CancellationToken cancellation = default) =>
        db.ScheduledImportRuns.Where(run => run.ImportId == import && !db.ScheduledImportRuns.Where(other => other.ImportId == import).OrderByDescending(other => other.Id).Take(kept).Any(other => other.Id == run.Id))
            .ExecuteDeleteAsync(cancellation);
}
