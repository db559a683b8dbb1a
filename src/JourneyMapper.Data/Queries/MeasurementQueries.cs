using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Review;
using JourneyMapper.Domain.Measuring;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Data.Queries;

/// <summary>A day on which a KPI has one value at a touchpoint, or none.</summary>
/// <param name="Touchpoint">The touchpoint.</param>
/// <param name="Kpi">The KPI's id.</param>
/// <param name="On">The day.</param>
public readonly record struct MeasuredDay(Guid Touchpoint, string Kpi, DateOnly On);

/// <summary>A value that was written.</summary>
public sealed record WrittenMeasurement
{
    /// <inheritdoc cref="MeasuredDay.Touchpoint"/>
    public required Guid Touchpoint { get; init; }

    /// <inheritdoc cref="MeasuredDay.Kpi"/>
    public required string Kpi { get; init; }

    /// <inheritdoc cref="MeasuredDay.On"/>
    public required DateOnly On { get; init; }

    /// <summary>Whether its day had no value before.</summary>
    public required bool IsNew { get; init; }
}

/// <summary>The sum of a KPI either of a journey since a day, or of all journeys in a period.</summary>
public sealed record ComparedSum
{
    /// <summary>The journey; null for all of them.</summary>
    public required Guid? JourneyId { get; init; }

    /// <summary>The first day of the period; null for all of them.</summary>
    public required DateOnly? From { get; init; }

    /// <summary>The sum of the values, exactly.</summary>
    public required decimal Sum { get; init; }

    /// <summary>How many values there are; at least one.</summary>
    public required long Count { get; init; }

    /// <summary>The journey's title; null for all of them.</summary>
    public required string? Title { get; init; }
}

/// <summary>Reads and writes measurements.</summary>
public static class MeasurementQueries
{
    /// <summary>The latest measurements of KPIs at touchpoints up to a day; nothing for those that were not measured.</summary>
    /// <param name="db">Where.</param>
    /// <param name="asked">Which KPIs at which touchpoints.</param>
    /// <param name="day">The last day that counts.</param>
    /// <param name="take">Of each the latest so many.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<IReadOnlyList<MeasurementRow>> LatestMeasurementsAsync(
        this JourneyDbContext db, IReadOnlyCollection<(Guid Touchpoint, string Kpi)> asked, DateOnly day, int take, CancellationToken cancellation = default)
    {
        if (asked.Count == 0)
            return [];
        Guid[] touchpoints = [.. asked.Select(pair => pair.Touchpoint)];
        string[] kpis = [.. asked.Select(pair => pair.Kpi)];
        // A look into the index for each pair: how many measurements there are in all does not matter.
        return await db.Measurements.FromSql($"""
            SELECT m.* FROM unnest({touchpoints}, {kpis}) AS asked(touchpoint, kpi)
            CROSS JOIN LATERAL (
                SELECT * FROM "Measurements" l
                WHERE l."TouchpointId" = asked.touchpoint AND l."Kpi" = asked.kpi AND l."On" <= {day}
                ORDER BY l."On" DESC LIMIT {take}) m
            """).AsNoTracking().ToListAsync(cancellation);
    }

    /// <summary>The measurements of a KPI at a touchpoint of a journey in use by period, the newest first. Periods without a value are left out.</summary>
    /// <param name="db">Where.</param>
    /// <param name="reader">Who sees them.</param>
    /// <param name="touchpoint">The touchpoint.</param>
    /// <param name="kpi">The KPI's id.</param>
    /// <param name="period">What one point sums up.</param>
    /// <param name="take">The latest so many points.</param>
    public static IQueryable<PeriodMean> MeasuredPeriods(this JourneyDbContext db, Reader reader, Guid touchpoint, string kpi, Period period, int take)
    {
        // Sums of decimals are exact in PostgreSQL as in .NET; a quotient is not the same in both, so the mean is made there.
        var unit = period switch { Period.Week => "week", Period.Month => "month", Period.Quarter => "quarter", _ => "day" };
        return db.Database.SqlQuery<PeriodMean>($"""
            SELECT CAST(date_trunc({unit}, CAST(m."On" AS timestamp)) AS date) AS "From", SUM(m."Value") AS "Sum", COUNT(*) AS "Count"
            FROM "Measurements" m
            JOIN "Journeys" j ON j."Id" = m."JourneyId"
            WHERE m."TouchpointId" = {touchpoint} AND m."Kpi" = {kpi} AND j."WorkspaceId" = {reader.Workspace} AND j."TrashedAt" IS NULL
                AND (NOT j."IsPrivate" OR journey_access(j."Id", {reader.Member}) IS NOT NULL)
            GROUP BY 1 ORDER BY 1 DESC LIMIT {take}
            """);
    }

    /// <summary>Writes values. A day that has the same value already is not written.</summary>
    /// <param name="db">Where.</param>
    /// <param name="rows">Each of another day.</param>
    /// <param name="replace">Whether other values of these days are replaced.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Those that were written.</returns>
    public static async Task<IReadOnlyList<WrittenMeasurement>> WriteMeasurementsAsync(
        this JourneyDbContext db, IReadOnlyCollection<MeasurementRow> rows, bool replace, CancellationToken cancellation = default)
    {
        var (touchpoints, kpis, days) = Columns([.. rows.Select(row => new MeasuredDay(row.TouchpointId, row.Kpi, row.On))]);
        Guid[] journeys = [.. rows.Select(row => row.JourneyId)];
        decimal[] values = [.. rows.Select(row => row.Value)];
        Guid?[] authors = [.. rows.Select(row => row.AuthorId)];
        short[] sources = [.. rows.Select(row => (short)row.Source)];
        return await db.Database.SqlQuery<WrittenMeasurement>($"""
            INSERT INTO "Measurements" ("TouchpointId", "Kpi", "On", "JourneyId", "Value", "AuthorId", "Source")
            SELECT * FROM unnest({touchpoints}, {kpis}, {days}, {journeys}, {values}, {authors}, {sources})
            ON CONFLICT ("TouchpointId", "Kpi", "On")
                DO UPDATE SET "Value" = EXCLUDED."Value", "AuthorId" = EXCLUDED."AuthorId", "Source" = EXCLUDED."Source" WHERE {replace} AND "Measurements"."Value" <> EXCLUDED."Value"
            RETURNING "TouchpointId" AS "Touchpoint", "Kpi", "On", xmax = 0 AS "IsNew"
            """).ToListAsync(cancellation);
    }

    /// <summary>The values that these days have.</summary>
    public static IQueryable<MeasurementRow> MeasurementsOn(this JourneyDbContext db, IReadOnlyCollection<MeasuredDay> asked)
    {
        var (touchpoints, kpis, days) = Columns(asked);
        return db.Measurements.FromSql($"""
            SELECT m.* FROM "Measurements" m
            JOIN unnest({touchpoints}, {kpis}, {days}) AS a(touchpoint, kpi, day) ON m."TouchpointId" = a.touchpoint AND m."Kpi" = a.kpi AND m."On" = a.day
            """).AsNoTracking();
    }

    /// <summary>Those of these KPIs that journeys in use have values of.</summary>
    /// <remarks>Asked for each: whether there is one value is a look into the index, a list of all would read every sum.</remarks>
    public static async Task<IReadOnlySet<string>> MeasuredKpisAsync(
        this JourneyDbContext db, Reader reader, IEnumerable<string> kpis, CancellationToken cancellation = default)
    {
        string[] ids = [.. kpis];
        var measured = await db.Database.SqlQuery<string>($"""
            SELECT kpi AS "Value" FROM unnest({ids}) AS kpi
            WHERE EXISTS (
                SELECT 1 FROM "Journeys" j
                CROSS JOIN LATERAL (SELECT 1 FROM "MeasurementSums" s WHERE s."JourneyId" = j."Id" AND s."Kpi" = kpi LIMIT 1) found
                WHERE j."WorkspaceId" = {reader.Workspace} AND j."TrashedAt" IS NULL
                AND (NOT j."IsPrivate" OR journey_access(j."Id", {reader.Member}) IS NOT NULL))
            """).ToListAsync(cancellation);
        return measured.ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The sums of a KPI over the journeys in use: one for each journey, and one for each week or month of all of them, in order.</summary>
    /// <param name="db">Where.</param>
    /// <param name="reader">Who sees them.</param>
    /// <param name="kpi">The KPI's id.</param>
    /// <param name="period">One that sums are kept of, see <see cref="MeasurementSumRow.Period"/>.</param>
    /// <param name="from">The first day of the first period.</param>
    /// <remarks>By journey and by period in one pass: there are tens of thousands of sums behind a few hundred lines.</remarks>
    public static IQueryable<ComparedSum> ComparedSums(this JourneyDbContext db, Reader reader, string kpi, Period period, DateOnly from) =>
        db.Database.SqlQuery<ComparedSum>($"""
            SELECT t.*, j."Title" FROM (
                SELECT s."JourneyId", s."From", SUM(s."Sum") AS "Sum", CAST(SUM(s."Count") AS bigint) AS "Count"
                FROM "Journeys" o JOIN "MeasurementSums" s ON s."JourneyId" = o."Id"
                WHERE o."WorkspaceId" = {reader.Workspace} AND o."TrashedAt" IS NULL AND (NOT o."IsPrivate" OR journey_access(o."Id", {reader.Member}) IS NOT NULL)
                    AND s."Kpi" = {kpi} AND s."Period" = {(short)period} AND s."From" >= {from}
                GROUP BY GROUPING SETS ((s."JourneyId"), (s."From"))) t
            LEFT JOIN "Journeys" j ON j."Id" = t."JourneyId"
            ORDER BY t."From", t."JourneyId"
            """);

    static (Guid[] Touchpoints, string[] Kpis, DateOnly[] Days) Columns(IReadOnlyCollection<MeasuredDay> days) =>
        ([.. days.Select(day => day.Touchpoint)], [.. days.Select(day => day.Kpi)], [.. days.Select(day => day.On)]);
}
