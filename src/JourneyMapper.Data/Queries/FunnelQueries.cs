using JourneyMapper.Data.Funnels;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Funnels;
using JourneyMapper.Domain.Journeys;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Data.Queries;

/// <summary>The figures of a journey in one month, with what a list says of the journey.</summary>
public sealed record FunnelMonth
{
    /// <summary>The journey.</summary>
    public required Guid Journey { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>The first day of the month.</summary>
    public required DateOnly Month { get; init; }

    /// <summary>Who was in <see cref="Stage.Awareness"/>.</summary>
    public long? Awareness { get; init; }

    /// <summary>Who was in <see cref="Stage.Consideration"/>.</summary>
    public long? Consideration { get; init; }

    /// <summary>Who was in <see cref="Stage.Decision"/>.</summary>
    public long? Decision { get; init; }

    /// <summary>Who was in <see cref="Stage.Retention"/>.</summary>
    public long? Retention { get; init; }

    /// <summary>Who was in <see cref="Stage.Loyalty"/>.</summary>
    public long? Loyalty { get; init; }

    /// <summary>The stages that the journey does without, as bits: 1 for the first one.</summary>
    public required int OutOfScope { get; init; }

    /// <summary>The figures as they are computed with.</summary>
    public StageCounts Counts => new(Month, [Awareness, Consideration, Decision, Retention, Loyalty]);

    /// <summary>The funnel of the month.</summary>
    public Funnel Funnel => Funnel.Of(Counts, stage => (OutOfScope & (1 << (int)stage)) != 0);
}

/// <summary>Reads and writes the figures of funnels.</summary>
public static class FunnelQueries
{
    /// <summary>Holds back other figures of a journey until the transaction ends; edits of its map go on.</summary>
    public static Task LockFunnelAsync(this JourneyDbContext db, Guid journey, CancellationToken cancellation = default) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({$"funnel {journey}"}, 0))", cancellation);

    /// <summary>Writes figures, and takes away those without people. A figure that is the same already is not written.</summary>
    /// <param name="db">In a transaction.</param>
    /// <param name="journey">The journey.</param>
    /// <param name="persona">A persona, or <see cref="FunnelCountRow.Everybody"/>.</param>
    /// <param name="figures">Each of another month or stage.</param>
    /// <param name="author">Who says so.</param>
    /// <param name="at">When.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>How many have changed.</returns>
    public static async Task<int> WriteFiguresAsync(
        this JourneyDbContext db, Guid journey, Guid persona, IReadOnlyCollection<StageFigure> figures, Guid author, DateTimeOffset at, CancellationToken cancellation = default)
    {
        var (months, stages) = Columns([.. figures.Where(figure => figure.People is not null)]);
        long[] people = [.. figures.Select(figure => figure.People).OfType<long>()];
        var (gone, goneStages) = Columns([.. figures.Where(figure => figure.People is null)]);
        return await db.Database.ExecuteSqlAsync($"""
            INSERT INTO "FunnelCounts" ("JourneyId", "Persona", "Month", "Stage", "People", "AuthorId", "RecordedAt")
            SELECT {journey}, {persona}, month, stage, people, {author}, {at} FROM unnest({months}, {stages}, {people}) AS given(month, stage, people)
            ON CONFLICT ("JourneyId", "Persona", "Month", "Stage")
                DO UPDATE SET "People" = EXCLUDED."People", "AuthorId" = EXCLUDED."AuthorId", "RecordedAt" = EXCLUDED."RecordedAt" WHERE "FunnelCounts"."People" <> EXCLUDED."People"
            """, cancellation)
            + await db.Database.ExecuteSqlAsync($"""
            DELETE FROM "FunnelCounts" c USING unnest({gone}, {goneStages}) AS gone(month, stage)
            WHERE c."JourneyId" = {journey} AND c."Persona" = {persona} AND c."Month" = gone.month AND c."Stage" = gone.stage
            """, cancellation);
    }

    /// <summary>
    /// The figures of all journeys in use from a month on, a row for each journey and month that has any, in the order of titles and months. One statement, however many journeys there are.
    /// </summary>
    /// <param name="db">Where.</param>
    /// <param name="reader">Who sees them.</param>
    /// <param name="persona">Whose figures; <see cref="FunnelCountRow.Everybody"/> for all people.</param>
    /// <param name="from">The first day of the first month.</param>
    /// <param name="patterns">Words that titles must hold, without accents; none for all journeys.</param>
    public static IQueryable<FunnelMonth> FunnelMonths(this JourneyDbContext db, Reader reader, Guid persona, DateOnly from, string[] patterns) =>
        // Few journeys do without a stage: only of those it is asked which stages are empty.
        db.Database.SqlQuery<FunnelMonth>($"""
            SELECT j."Id" AS "Journey", j."Title", f."Month",
                MAX(f."People") FILTER (WHERE f."Stage" = 0) AS "Awareness", MAX(f."People") FILTER (WHERE f."Stage" = 1) AS "Consideration", MAX(f."People") FILTER (WHERE f."Stage" = 2) AS "Decision",
                MAX(f."People") FILTER (WHERE f."Stage" = 3) AS "Retention", MAX(f."People") FILTER (WHERE f."Stage" = 4) AS "Loyalty",
                CASE WHEN array_to_string(j."OutOfScope", '') = '' THEN 0 ELSE (
                    SELECT CAST(COALESCE(SUM(1 << CAST(reason.place - 1 AS integer)), 0) AS integer) FROM unnest(j."OutOfScope") WITH ORDINALITY AS reason(text, place)
                    WHERE reason.text <> '' AND NOT EXISTS (SELECT FROM "Touchpoints" t WHERE t."JourneyId" = j."Id" AND t."Stage" = reason.place - 1)) END AS "OutOfScope"
            FROM "Journeys" j JOIN "FunnelCounts" f ON f."JourneyId" = j."Id"
            WHERE j."WorkspaceId" = {reader.Workspace} AND j."TrashedAt" IS NULL AND (NOT j."IsPrivate" OR journey_access(j."Id", {reader.Member}) IS NOT NULL)
                AND f."Persona" = {persona} AND f."Month" >= {from} AND search_text(j."Title") ILIKE ALL ({patterns})
            GROUP BY j."Id", f."Month"
            ORDER BY j."Title" COLLATE "und-x-icu", j."Id", f."Month"
            """);

    static (DateOnly[] Months, short[] Stages) Columns(IReadOnlyCollection<StageFigure> figures) =>
        ([.. figures.Select(figure => figure.Month)], [.. figures.Select(figure => (short)figure.Stage)]);
}
