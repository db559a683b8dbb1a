using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Journeys;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Data.Queries;

/// <summary>A touchpoint of a round of audits, with who audits it and when that was done.</summary>
public sealed record RoundLine
{
    /// <summary>The round.</summary>
    public required Guid Round { get; init; }

    /// <summary>The touchpoint.</summary>
    public required Guid Touchpoint { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its stage.</summary>
    public required Stage Stage { get; init; }

    /// <summary>The journey's own label of the stage, or empty.</summary>
    public required string Label { get; init; }

    /// <summary>Its place in the stage.</summary>
    public required string Rank { get; init; }

    /// <summary>Its journey.</summary>
    public required Guid Journey { get; init; }

    /// <summary>The journey's title.</summary>
    public required string Title { get; init; }

    /// <summary>The member who audits it.</summary>
    public required Guid Auditor { get; init; }

    /// <summary>Their name; null when the account is gone.</summary>
    public string? AuditorName { get; init; }

    /// <summary>The first day of the round on which it was audited, by whomever; null while it is to be done.</summary>
    public DateOnly? DoneOn { get; init; }
}

/// <summary>Reads rounds of audits, and tells their auditors of them.</summary>
public static class RoundQueries
{
    /// <summary>
    /// The touchpoints of rounds that are on maps in use, as far as a reader sees these. Done is what an audit of ours says from the round's first day on; of a round that was
    /// ended, up to that day.
    /// </summary>
    public static IQueryable<RoundLine> RoundLines(this JourneyDbContext db, Reader reader) => db.Database.SqlQuery<RoundLine>($"""
        SELECT mine."RoundId" AS "Round", t."Id" AS "Touchpoint", t."Name", CAST(t."Stage" AS integer) AS "Stage", j."Labels"[t."Stage" + 1] AS "Label", t."Rank",
               j."Id" AS "Journey", j."Title", mine."AuditorId" AS "Auditor", m."DisplayName" AS "AuditorName",
               (SELECT min(a."On") FROM "Audits" a WHERE a."TouchpointId" = t."Id" AND a."JourneyId" = j."Id"
                   AND a."On" >= round."FirstDay" AND (round."EndedOn" IS NULL OR a."On" <= round."EndedOn")) AS "DoneOn"
        FROM "RoundTouchpoints" mine
        JOIN "AuditRounds" round ON round."Id" = mine."RoundId"
        JOIN "Journeys" j ON j."Id" = mine."JourneyId" AND j."WorkspaceId" = round."WorkspaceId"
        JOIN "Touchpoints" t ON t."Id" = mine."TouchpointId" AND t."JourneyId" = j."Id"
        LEFT JOIN "Members" m ON m."Id" = mine."AuditorId" AND m."WorkspaceId" = j."WorkspaceId"
        WHERE j."WorkspaceId" = {reader.Workspace} AND j."TrashedAt" IS NULL AND (NOT j."IsPrivate" OR journey_access(j."Id", {reader.Member}) IS NOT NULL)
        """);

    /// <summary>Tells the auditors of a round that they have something to audit in it: each once, by the first of their journeys that they see. Who has nothing left in it is not told any more.</summary>
    /// <param name="db">With the round's touchpoints written.</param>
    /// <param name="round">The round.</param>
    /// <param name="actor">Who has shared them out.</param>
    /// <param name="at">Now.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<IReadOnlyList<Guid>> TellOfRoundAsync(this JourneyDbContext db, Guid round, Guid actor, DateTimeOffset at, CancellationToken cancellation = default)
    {
        var subject = round.ToString();
        return await db.Database.SqlQuery<Guid>($"""
            WITH gone AS (
                DELETE FROM "InboxItems" item WHERE item."Kind" = 'RoundBegun' AND item."Subject" = {subject}
                    AND NOT EXISTS (SELECT FROM "RoundTouchpoints" mine WHERE mine."RoundId" = {round} AND mine."AuditorId" = item."MemberId")
                RETURNING item."MemberId"
            ),
            come AS (
                INSERT INTO "InboxItems" ("Id", "MemberId", "Kind", "JourneyId", "Subject", "ActorId", "At", "MailAt", "MailTries")
                SELECT DISTINCT ON (m."Id") gen_random_uuid(), m."Id", 'RoundBegun', j."Id", {subject}, {actor}, {at}, {at}, 0
                FROM "RoundTouchpoints" mine JOIN "Members" m ON m."Id" = mine."AuditorId"
                JOIN "Journeys" j ON j."Id" = mine."JourneyId" AND j."WorkspaceId" = m."WorkspaceId" AND (NOT j."IsPrivate" OR journey_access(j."Id", m."Id") IS NOT NULL)
                WHERE mine."RoundId" = {round} AND m."Id" <> {actor}
                    AND NOT EXISTS (SELECT FROM "InboxItems" told WHERE told."Kind" = 'RoundBegun' AND told."Subject" = {subject} AND told."MemberId" = m."Id")
                ORDER BY m."Id", j."Title", j."Id"
                ON CONFLICT ("JourneyId", "Kind", "Subject", "MemberId") DO NOTHING
                RETURNING "MemberId"
            )
            SELECT "MemberId" AS "Value" FROM gone UNION SELECT "MemberId" FROM come
            """).ToListAsync(cancellation);
    }

    /// <summary>Tells nobody any more of a round: it is deleted.</summary>
    public static async Task<IReadOnlyList<Guid>> EndRoundAsync(this JourneyDbContext db, Guid round, CancellationToken cancellation = default)
    {
        var subject = round.ToString();
        return await db.Database.SqlQuery<Guid>($"""
            DELETE FROM "InboxItems" WHERE "Kind" = 'RoundBegun' AND "Subject" = {subject} RETURNING "MemberId" AS "Value"
            """).ToListAsync(cancellation);
    }
}
