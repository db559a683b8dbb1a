using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Journeys;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Data.Queries;

/// <summary>Something at a touchpoint that is due on a day.</summary>
public sealed record DueItem
{
    /// <summary>The journey.</summary>
    public required Guid Journey { get; init; }

    /// <summary>The journey's title.</summary>
    public required string Title { get; init; }

    /// <summary>The touchpoint, or what else it is.</summary>
    public required Guid Item { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The KPI's id; empty where it is about none.</summary>
    public required string Kpi { get; init; }

    /// <summary>The last day in time; today for what was never done.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Whether it was never done: it is due, and nobody is late.</summary>
    public required bool IsNew { get; init; }

    /// <summary>Whether nothing is left to be done.</summary>
    public bool IsDone { get; init; }

    /// <summary>Who takes care of it.</summary>
    public Guid? Owner { get; init; }

    /// <summary>Somebody else who does: who has made it.</summary>
    public Guid? Author { get; init; }
}

/// <summary>Reads what is due when: one query a kind, to be narrowed down and grouped in the database.</summary>
public static class PlanQueries
{
    /// <summary>The next audits of touchpoints, see <see cref="AuditQueries.DueTouchpoints"/>.</summary>
    public static IQueryable<DueItem> DueAudits(this JourneyDbContext db, Reader reader, Cadence usual, DateOnly today) =>
        db.DueTouchpoints(reader, usual, []).Select(due => new DueItem
        {
            Journey = due.Journey,
            Title = due.Title,
            Item = due.Touchpoint,
            Name = due.Name,
            Kpi = "",
            On = due.Next ?? today,
            IsNew = due.Next == null,
            // Said, since what is not said cannot be asked for in the database.
            IsDone = false,
            Owner = due.Owner,
            Author = null,
        });

    /// <summary>The days on which the last values of KPIs at touchpoints begin to be old, by the threshold of the review.</summary>
    /// <param name="db">Where.</param>
    /// <param name="reader">Who sees them.</param>
    /// <param name="kpis">The KPIs that exist: one that the workspace has given up counts as none.</param>
    /// <param name="days">After so many days a value is old.</param>
    /// <param name="today">The last day that counts.</param>
    public static IQueryable<DueItem> DueMeasurements(this JourneyDbContext db, Reader reader, string[] kpis, int days, DateOnly today) =>
        db.Database.SqlQuery<DueItem>($"""
            SELECT j."Id" AS "Journey", j."Title", t."Id" AS "Item", t."Name", k."Kpi", coalesce(last."On" + {days}, {today}) AS "On",
                   last."On" IS NULL AS "IsNew", FALSE AS "IsDone", t."Owner", CAST(NULL AS uuid) AS "Author"
            FROM "Journeys" j
            JOIN "Touchpoints" t ON t."JourneyId" = j."Id"
            JOIN "TouchpointKpis" k ON k."TouchpointId" = t."Id"
            LEFT JOIN LATERAL (
                SELECT m."On" FROM "Measurements" m
                WHERE m."TouchpointId" = t."Id" AND m."Kpi" = k."Kpi" AND m."On" <= {today}
                ORDER BY m."On" DESC LIMIT 1) last ON TRUE
            WHERE j."WorkspaceId" = {reader.Workspace} AND j."TrashedAt" IS NULL AND k."Kpi" = ANY ({kpis})
                AND (NOT j."IsPrivate" OR journey_access(j."Id", {reader.Member}) IS NOT NULL)
            """);

    /// <summary>The planned ends of experiments.</summary>
    public static IQueryable<DueItem> DueExperiments(this JourneyDbContext db, Reader reader) =>
        db.Database.SqlQuery<DueItem>($"""
            SELECT j."Id" AS "Journey", j."Title", e."Id" AS "Item", e."Name", '' AS "Kpi", e."EndsOn" AS "On",
                   FALSE AS "IsNew", e."State" = 'Decided' AS "IsDone", t."Owner", e."AuthorId" AS "Author"
            FROM "Experiments" e
            JOIN "Journeys" j ON j."Id" = e."JourneyId"
            LEFT JOIN "Touchpoints" t ON t."Id" = e."TouchpointId" AND t."JourneyId" = e."JourneyId"
            WHERE j."WorkspaceId" = {reader.Workspace} AND j."TrashedAt" IS NULL AND e."EndsOn" IS NOT NULL
                AND (NOT j."IsPrivate" OR journey_access(j."Id", {reader.Member}) IS NOT NULL)
            """);

    /// <summary>The due days of rounds of audits, once for each journey of which they have touchpoints.</summary>
    public static IQueryable<DueItem> DueRounds(this JourneyDbContext db, Reader reader) =>
        db.Database.SqlQuery<DueItem>($"""
            SELECT j."Id" AS "Journey", j."Title", r."Id" AS "Item", r."Name", '' AS "Kpi", r."DueDay" AS "On", FALSE AS "IsNew",
                   r."EndedOn" IS NOT NULL OR bool_and(EXISTS (SELECT FROM "Audits" a WHERE a."TouchpointId" = t."Id" AND a."JourneyId" = j."Id" AND a."On" >= r."FirstDay")) AS "IsDone",
                   CASE WHEN bool_or(mine."AuditorId" = {reader.Member}) THEN CAST({reader.Member} AS uuid) END AS "Owner", r."AuthorId" AS "Author"
            FROM "AuditRounds" r
            JOIN "RoundTouchpoints" mine ON mine."RoundId" = r."Id"
            JOIN "Journeys" j ON j."Id" = mine."JourneyId"
            JOIN "Touchpoints" t ON t."Id" = mine."TouchpointId" AND t."JourneyId" = j."Id"
            WHERE r."WorkspaceId" = {reader.Workspace} AND j."WorkspaceId" = r."WorkspaceId" AND j."TrashedAt" IS NULL
                AND (NOT j."IsPrivate" OR journey_access(j."Id", {reader.Member}) IS NOT NULL)
            GROUP BY j."Id", r."Id"
            """);

    /// <summary>The days until which opportunities shall be done; nothing of those that shall not.</summary>
    public static IQueryable<DueItem> DueOpportunities(this JourneyDbContext db, Reader reader) =>
        db.Database.SqlQuery<DueItem>($"""
            SELECT j."Id" AS "Journey", j."Title", o."Id" AS "Item", o."Title" AS "Name", '' AS "Kpi", o."Due" AS "On",
                   FALSE AS "IsNew", o."Status" = 'Done' AS "IsDone", o."Owner", CAST(NULL AS uuid) AS "Author"
            FROM "Opportunities" o
            JOIN "Journeys" j ON j."Id" = o."JourneyId"
            WHERE j."WorkspaceId" = {reader.Workspace} AND j."TrashedAt" IS NULL AND o."Due" IS NOT NULL AND o."Status" <> 'Dropped'
                AND (NOT j."IsPrivate" OR journey_access(j."Id", {reader.Member}) IS NOT NULL)
            """);
}
