using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Review;
using JourneyMapper.Domain.Coverage;
using JourneyMapper.Domain.Journeys;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Data.Queries;

/// <summary>A touchpoint with its last audit and the day of the next.</summary>
public sealed record DueTouchpoint
{
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

    /// <summary>The member who answers for it.</summary>
    public Guid? Owner { get; init; }

    /// <summary>Their name; null without an owner, and when the account is gone.</summary>
    public string? OwnerName { get; init; }

    /// <summary>Its journey.</summary>
    public required Guid Journey { get; init; }

    /// <summary>The journey's title.</summary>
    public required string Title { get; init; }

    /// <summary>The day of the last audit.</summary>
    public DateOnly? LastOn { get; init; }

    /// <summary>The score of the last audit.</summary>
    public decimal? Score { get; init; }

    /// <summary>The last day on which the next audit is in time; null when there has been none.</summary>
    public DateOnly? Next { get; init; }
}

/// <summary>Reads what is to be audited when, and writes audits.</summary>
public static class AuditQueries
{
    /// <summary>The touchpoints of the journeys in use with their last audits and the days of the next.</summary>
    /// <param name="db">Where.</param>
    /// <param name="reader">Who sees them.</param>
    /// <param name="usual">How often those are audited that do not say it themselves.</param>
    /// <param name="patterns">All of them must occur in the touchpoint's name or the journey's title, see <see cref="JourneyDbContext.SearchText"/>.</param>
    /// <remarks>A date plus months ends in PostgreSQL as it does in .NET: on the last day of a month that is too short.</remarks>
    public static IQueryable<DueTouchpoint> DueTouchpoints(this JourneyDbContext db, Reader reader, Cadence usual, string[] patterns)
    {
        var (quarterly, halfYearly) = (Months(Cadence.Quarterly), Months(Cadence.HalfYearly));
        var (yearly, other) = (Months(Cadence.Yearly), Months(Cadence.Workspace));
        return db.Database.SqlQuery<DueTouchpoint>($"""
            SELECT t."Id" AS "Touchpoint", t."Name", CAST(t."Stage" AS integer) AS "Stage", j."Labels"[t."Stage" + 1] AS "Label", t."Rank",
                   t."Owner", m."DisplayName" AS "OwnerName", j."Id" AS "Journey", j."Title", last."On" AS "LastOn", last."Score",
                   CAST(last."On" + make_interval(months => CASE t."Cadence"
                       WHEN 'Quarterly' THEN {quarterly} WHEN 'HalfYearly' THEN {halfYearly} WHEN 'Yearly' THEN {yearly} ELSE {other} END) AS date) AS "Next"
            FROM "Journeys" j
            JOIN "Touchpoints" t ON t."JourneyId" = j."Id"
            LEFT JOIN LATERAL (
                SELECT a."On", a."Score" FROM "Audits" a
                WHERE a."TouchpointId" = t."Id" AND a."JourneyId" = j."Id"
                ORDER BY a."On" DESC, a."RecordedAt" DESC LIMIT 1) last ON TRUE
            LEFT JOIN "Members" m ON m."Id" = t."Owner" AND m."WorkspaceId" = j."WorkspaceId"
            WHERE j."WorkspaceId" = {reader.Workspace} AND j."TrashedAt" IS NULL
                AND (NOT j."IsPrivate" OR journey_access(j."Id", {reader.Member}) IS NOT NULL)
                AND (cardinality({patterns}) = 0
                    OR search_text(t."Name" || ' ' || j."Title") ILIKE ALL ({patterns}))
            """);

        int Months(Cadence cadence) => cadence.Months(usual);
    }

    /// <summary>Writes an audit of ours, unless there is one of its id: one statement, so that of two equal sends at the same time only one writes.</summary>
    /// <returns>Whether it was written.</returns>
    public static async Task<bool> AddAuditAsync(this JourneyDbContext db, AuditRow audit, CancellationToken cancellation = default) =>
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO "Audits" ("Id", "JourneyId", "TouchpointId", "On", "AuditorId",
                "Scores", "OtherCriteria", "OtherScores", "Score", "Strengths", "Weaknesses", "Evidence", "EvidenceNote", "RecordedAt")
            VALUES ({audit.Id}, {audit.JourneyId}, {audit.TouchpointId}, {audit.On}, {audit.AuditorId},
                {audit.Scores}, {audit.OtherCriteria}, {audit.OtherScores}, {audit.Score}, {audit.Strengths}, {audit.Weaknesses}, {audit.Evidence}, {audit.EvidenceNote}, {audit.RecordedAt})
            ON CONFLICT ("Id") DO NOTHING
            """, cancellation) > 0;

    /// <summary>Writes the same as an audit of a competitor's touchpoint, unless there is one of its id.</summary>
    /// <returns>Whether it was written.</returns>
    public static async Task<bool> AddCompetitorAuditAsync(this JourneyDbContext db, Guid competitor, AuditRow audit, CancellationToken cancellation = default) =>
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO "CompetitorAudits" ("Id", "CompetitorId", "JourneyId", "TouchpointId", "On", "AuditorId",
                "Scores", "OtherCriteria", "OtherScores", "Score", "Strengths", "Weaknesses", "Evidence", "EvidenceNote", "RecordedAt")
            VALUES ({audit.Id}, {competitor}, {audit.JourneyId}, {audit.TouchpointId}, {audit.On}, {audit.AuditorId},
                {audit.Scores}, {audit.OtherCriteria}, {audit.OtherScores}, {audit.Score}, {audit.Strengths}, {audit.Weaknesses}, {audit.Evidence}, {audit.EvidenceNote}, {audit.RecordedAt})
            ON CONFLICT ("Id") DO NOTHING
            """, cancellation) > 0;

    /// <summary>Holds back other audits of competitors for a touchpoint until the transaction ends: there are at most <see cref="Limits.CompetitorsOfTouchpoint"/>.</summary>
    public static Task LockCompetitorsAsync(this JourneyDbContext db, Guid touchpoint, CancellationToken cancellation = default) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({$"competitors {touchpoint}"}, 0))", cancellation);

    /// <summary>Holds back other changes of what a workspace's audits ask, of its competitors and its rounds, until the transaction ends.</summary>
    public static Task LockAuditingAsync(this JourneyDbContext db, Guid workspace, CancellationToken cancellation = default) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({$"auditing {workspace}"}, 0))", cancellation);
}
