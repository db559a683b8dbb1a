using JourneyMapper.Data.Experiments;
using JourneyMapper.Data.Journal;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Data.Queries;

/// <summary>An experiment as lists show it, with the figures of its variants in their order.</summary>
public sealed record ListedExperiment
{
    /// <summary>The experiment.</summary>
    public required Guid Id { get; init; }

    /// <summary>What it is called.</summary>
    public required string Name { get; init; }

    /// <summary>Its KPI, or null.</summary>
    public string? Kpi { get; init; }

    /// <summary>The name of an <see cref="Domain.Experiments.ExperimentKind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>The name of an <see cref="Domain.Experiments.ExperimentState"/>.</summary>
    public required string State { get; init; }

    /// <summary>How many each variant is to have, or null.</summary>
    public long? Planned { get; init; }

    /// <summary>The first day, or null.</summary>
    public DateOnly? StartsOn { get; init; }

    /// <summary>The last day, or null.</summary>
    public DateOnly? EndsOn { get; init; }

    /// <summary>The variant that was chosen, or null.</summary>
    public Guid? Chosen { get; init; }

    /// <summary>The touchpoint.</summary>
    public required Guid TouchpointId { get; init; }

    /// <summary>Its name, as it is or was.</summary>
    public required string Touchpoint { get; init; }

    /// <summary>Whether it is no longer on the map.</summary>
    public required bool IsGone { get; init; }

    /// <summary>The journey.</summary>
    public required Guid Journey { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>The variants.</summary>
    public required Guid[] Variants { get; init; }

    /// <summary>Their names.</summary>
    public required string[] Names { get; init; }

    /// <summary>Their visitors, or values.</summary>
    public required long[] Counts { get; init; }

    /// <summary>Their conversions.</summary>
    public required long[] Conversions { get; init; }

    /// <summary>Their means.</summary>
    public required decimal[] Means { get; init; }

    /// <summary>Their standard deviations.</summary>
    public required decimal[] Deviations { get; init; }

    /// <summary>How many there are, of which this is one.</summary>
    public required int Total { get; init; }
}

/// <summary>Reads experiments in lists, and holds those that are changed.</summary>
public static class ExperimentQueries
{
    /// <summary>Experiments of journeys in use, those that run first, then planned ones, then what is decided, the latest first. One query, whatever their number: variants come as arrays, and only of those that are taken.</summary>
    /// <param name="db">Where.</param>
    /// <param name="reader">Who sees them.</param>
    /// <param name="journey">Only of this journey; null: of all.</param>
    /// <param name="touchpoint">Only of this touchpoint; null: of all.</param>
    /// <param name="state">Only in this state; null: in any.</param>
    /// <param name="take">At most so many.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<IReadOnlyList<ListedExperiment>> ExperimentsAsync(
        this JourneyDbContext db, Reader reader, Guid? journey, Guid? touchpoint, string? state, int take, CancellationToken cancellation = default) =>
        await db.Database.SqlQuery<ListedExperiment>($"""
            SELECT e.*, v."Variants", v."Names", v."Counts", v."Conversions", v."Means", v."Deviations"
            FROM (
                SELECT e."Id", e."Name", e."Kpi", e."Kind", e."State", e."Planned", e."StartsOn", e."EndsOn", e."Chosen", e."TouchpointId",
                       coalesce(t."Name", e."TouchpointName") AS "Touchpoint", t."Id" IS NULL AS "IsGone", j."Id" AS "Journey", j."Title",
                       CAST(count(*) OVER () AS integer) AS "Total",
                       row_number() OVER (ORDER BY CASE e."State" WHEN 'Running' THEN 0 WHEN 'Planned' THEN 1 ELSE 2 END, e."CreatedAt" DESC, e."Id") AS "Place"
                FROM "Experiments" e
                JOIN "Journeys" j ON j."Id" = e."JourneyId"
                LEFT JOIN "Touchpoints" t ON t."Id" = e."TouchpointId" AND t."JourneyId" = e."JourneyId"
                WHERE j."WorkspaceId" = {reader.Workspace} AND j."TrashedAt" IS NULL
                    AND (NOT j."IsPrivate" OR journey_access(j."Id", {reader.Member}) IS NOT NULL)
                    AND ({journey}::uuid IS NULL OR e."JourneyId" = {journey})
                    AND ({touchpoint}::uuid IS NULL OR e."TouchpointId" = {touchpoint})
                    AND ({state}::text IS NULL OR e."State" = {state})
                ORDER BY "Place" LIMIT {take}) e
            JOIN LATERAL (
                SELECT array_agg(v."Id" ORDER BY v."Number") AS "Variants", array_agg(v."Name" ORDER BY v."Number") AS "Names",
                       array_agg(v."Count" ORDER BY v."Number") AS "Counts", array_agg(v."Conversions" ORDER BY v."Number") AS "Conversions",
                       array_agg(v."Mean" ORDER BY v."Number") AS "Means", array_agg(v."Deviation" ORDER BY v."Number") AS "Deviations"
                FROM "ExperimentVariants" v WHERE v."ExperimentId" = e."Id") v ON TRUE
            ORDER BY e."Place"
            """).ToListAsync(cancellation);

    /// <summary>Holds back other new experiments of a journey until the transaction ends, so that they can be counted.</summary>
    public static Task LockExperimentsAsync(this JourneyDbContext db, Guid journey, CancellationToken cancellation = default) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({$"experiments {journey}"}, 0))", cancellation);

    /// <summary>Holds back other changes of an experiment until the transaction ends, and gives it to be changed; null when there is none in a journey in use that the reader sees.</summary>
    public static async Task<ExperimentRow?> LockExperimentAsync(this JourneyDbContext db, Reader reader, Guid experiment, CancellationToken cancellation = default)
    {
        var locked = (await db.Experiments.FromSql($"""
            SELECT experiment.* FROM "Experiments" AS experiment JOIN "Journeys" AS journey ON journey."Id" = experiment."JourneyId"
            WHERE experiment."Id" = {experiment} AND journey."WorkspaceId" = {reader.Workspace} AND journey."TrashedAt" IS NULL
                AND (NOT journey."IsPrivate" OR journey_access(journey."Id", {reader.Member}) IS NOT NULL) FOR UPDATE OF experiment
            """).ToListAsync(cancellation)).FirstOrDefault();
        // Only now: what was written before the lock was given is seen.
        if (locked is not null)
            await db.Entry(locked).Collection(row => row.Variants).LoadAsync(cancellation);
        return locked;
    }
}
