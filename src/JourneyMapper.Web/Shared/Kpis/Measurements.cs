using System.Collections.Immutable;
using JourneyMapper.Data;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Review;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Measuring;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Shared.Kpis;

/// <summary>
/// Records measurements and reads them. What writes checks who asks; what belongs to another workspace or lies in the trash answers as
/// what does not exist.
/// </summary>
public sealed class Measurements(IDbContextFactory<JourneyDbContext> contexts, MeasurementNews news, TimeProvider clock)
{
    /// <summary>The last day that a measurement may be about.</summary>
    public DateOnly LatestDay => clock.Latest();

    /// <summary>Today, as the server's clock has it.</summary>
    public DateOnly Today => clock.Today();

    /// <summary>Records values of one KPI at one touchpoint, all of them or none.</summary>
    /// <param name="member">Who records.</param>
    /// <param name="touchpoint">A touchpoint of their workspace.</param>
    /// <param name="kpi">One of its KPIs.</param>
    /// <param name="measurements">Each of another day.</param>
    /// <param name="existing">What becomes of days that have a value already.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<Recording> RecordAsync(
        CurrentMember member, Guid touchpoint, string kpi, IReadOnlyList<Measurement> measurements, ExistingDays existing, CancellationToken cancellation = default)
    {
        if (!member.CanEdit)
            return new Recording.NotAllowed();
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var found = await (from row in db.Touchpoints.AsNoTracking()
                           join journey in db.Journeys.InUse(member.Workspace) on EF.Property<Guid>(row, JourneyDbContext.JourneyId) equals journey.Id
                           where row.Id == touchpoint
                           select new { Journey = journey.Id, row.Kpis }).SingleOrDefaultAsync(cancellation);
        if (found?.Kpis.Find(kpi) is null || !(await ReviewFacts.KpisAsync(db, member.Workspace, cancellation)).TryGetValue(kpi, out var measured))
            return new Recording.Gone();
        if (Problems(measurements, measured, LatestDay) is { Count: > 0 } problems)
            return new Recording.Invalid(problems);
        if (measurements.Count == 0)
            return new Recording.Done(0, 0, 0);

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var written = await WriteAsync(db, found.Journey, touchpoint, kpi, measurements, existing == ExistingDays.Replace, cancellation);
        var done = new Recording.Done(written.Count(isNew => isNew), written.Count(isNew => !isNew), measurements.Count - written.Count);
        if (existing == ExistingDays.Tell && done.Skipped > 0)
        {
            await transaction.RollbackAsync(cancellation);
            return new Recording.Taken(await ExistingAsync(db, touchpoint, kpi, [.. measurements.Select(measurement => measurement.On)], cancellation));
        }

        if (written.Count == 0)
            return done;
        await RecordedFacts.NoteAsync(db, found.Journey, measurements.Min(measurement => measurement.On), cancellation);
        await transaction.CommitAsync(cancellation);
        news.Tell(member.Workspace, new(found.Journey, touchpoint));
        return done;
    }

    /// <summary>Deletes the value of a day. Null when it is done, and when there was none; otherwise why not.</summary>
    public async Task<Refusal?> DeleteAsync(CurrentMember member, Guid touchpoint, string kpi, DateOnly day, CancellationToken cancellation = default)
    {
        if (!member.CanEdit)
            return new Refusal.NotAllowed();
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var journeys = await (from row in Of(db, member.Workspace, touchpoint, kpi) where row.On == day select row.JourneyId).ToListAsync(cancellation);
        if (journeys is not [var journey])
            return null;
        await db.Measurements.Where(row => row.TouchpointId == touchpoint && row.Kpi == kpi && row.On == day).ExecuteDeleteAsync(cancellation);
        await RecordedFacts.NoteAsync(db, journey, day, cancellation);
        await transaction.CommitAsync(cancellation);
        news.Tell(member.Workspace, new(journey, touchpoint));
        return null;
    }

    /// <summary>Which of these days have a value, with it.</summary>
    public async Task<IReadOnlyList<Measurement>> ExistingAsync(Guid workspace, Guid touchpoint, string kpi, IReadOnlyCollection<DateOnly> days, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await Of(db, workspace, touchpoint, kpi).Where(row => days.Contains(row.On)).OrderBy(row => row.On)
            .Select(row => new Measurement(row.On, row.Value)).ToListAsync(cancellation);
    }

    /// <summary>The measurements of a KPI at a touchpoint by period, the oldest first. Periods without a value are left out.</summary>
    /// <param name="workspace">Nothing of another one is seen.</param>
    /// <param name="touchpoint">The touchpoint.</param>
    /// <param name="kpi">The KPI.</param>
    /// <param name="period">What one point sums up.</param>
    /// <param name="take">The latest so many points.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<IReadOnlyList<PeriodMean>> SeriesAsync(Guid workspace, Guid touchpoint, string kpi, Period period, int take, CancellationToken cancellation = default)
    {
        // Sums of decimals are exact in PostgreSQL as in .NET; a quotient is not the same in both, so the mean is made here.
        var unit = period switch { Period.Week => "week", Period.Month => "month", Period.Quarter => "quarter", _ => "day" };
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var points = await db.Database.SqlQuery<PeriodMean>($"""
            SELECT CAST(date_trunc({unit}, CAST(m."On" AS timestamp)) AS date) AS "From", SUM(m."Value") AS "Sum", COUNT(*) AS "Count"
            FROM "Measurements" m
            JOIN "Journeys" j ON j."Id" = m."JourneyId"
            WHERE m."TouchpointId" = {touchpoint} AND m."Kpi" = {kpi} AND j."WorkspaceId" = {workspace} AND j."TrashedAt" IS NULL
            GROUP BY 1 ORDER BY 1 DESC LIMIT {take}
            """).ToListAsync(cancellation);
        points.Reverse();
        return points;
    }

    /// <summary>The latest measurements of KPIs at touchpoints of a journey, the oldest first; nothing for those without any.</summary>
    /// <param name="workspace">Nothing of another one is seen.</param>
    /// <param name="journey">The journey.</param>
    /// <param name="asked">Which touchpoints and KPIs.</param>
    /// <param name="take">Of each the latest so many.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<IReadOnlyDictionary<(Guid Touchpoint, string Kpi), ImmutableArray<Measurement>>> LatestAsync(
        Guid workspace, Guid journey, IReadOnlyCollection<(Guid Touchpoint, string Kpi)> asked, int take, CancellationToken cancellation = default)
    {
        if (asked.Count == 0)
            return ImmutableDictionary<(Guid, string), ImmutableArray<Measurement>>.Empty;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (!await db.Journeys.InUse(workspace).AnyAsync(row => row.Id == journey, cancellation))
            return ImmutableDictionary<(Guid, string), ImmutableArray<Measurement>>.Empty;
        var rows = await LatestMeasurements.ReadAsync(db, asked, DateOnly.MaxValue, take, cancellation);
        return rows.Where(row => row.JourneyId == journey).GroupBy(row => (row.TouchpointId, row.Kpi)).ToDictionary(
            group => group.Key, group => group.OrderBy(row => row.On).Select(row => new Measurement(row.On, row.Value)).ToImmutableArray());
    }

    /// <summary>Why measurements are not acceptable, by their place in the list.</summary>
    public static IReadOnlyDictionary<int, MeasurementProblem> Problems(IReadOnlyList<Measurement> measurements, Domain.Catalogue.Kpi kpi, DateOnly latest)
    {
        var problems = new Dictionary<int, MeasurementProblem>();
        var days = new HashSet<DateOnly>();
        for (var i = 0; i < measurements.Count; i++)
        {
            if (measurements[i].Check(kpi, latest) is { } problem)
                problems[i] = problem;
            else if (!days.Add(measurements[i].On))
                problems[i] = MeasurementProblem.DayTwice;
        }

        return problems;
    }

    static IQueryable<MeasurementRow> Of(JourneyDbContext db, Guid workspace, Guid touchpoint, string kpi) =>
        from row in db.Measurements.AsNoTracking()
        join journey in db.Journeys.InUse(workspace) on row.JourneyId equals journey.Id
        where row.TouchpointId == touchpoint && row.Kpi == kpi
        select row;

    static async Task<IReadOnlyList<Measurement>> ExistingAsync(JourneyDbContext db, Guid touchpoint, string kpi, IReadOnlyCollection<DateOnly> days, CancellationToken cancellation) =>
        await db.Measurements.AsNoTracking().Where(row => row.TouchpointId == touchpoint && row.Kpi == kpi && days.Contains(row.On)).OrderBy(row => row.On)
            .Select(row => new Measurement(row.On, row.Value)).ToListAsync(cancellation);

    // For each measurement that was written whether its day had no value before. One statement, so that of two who record the same
    // day at the same time the second sees what the first has written.
    static async Task<IReadOnlyList<bool>> WriteAsync(
        JourneyDbContext db, Guid journey, Guid touchpoint, string kpi, IReadOnlyList<Measurement> measurements, bool replace, CancellationToken cancellation)
    {
        DateOnly[] days = [.. measurements.Select(measurement => measurement.On)];
        decimal[] values = [.. measurements.Select(measurement => measurement.Rounded().Value)];
        return await db.Database.SqlQuery<bool>($"""
            INSERT INTO "Measurements" ("TouchpointId", "Kpi", "On", "JourneyId", "Value")
            SELECT {touchpoint}, {kpi}, m."On", {journey}, m."Value" FROM unnest({days}, {values}) AS m("On", "Value") ORDER BY m."On"
            ON CONFLICT ("TouchpointId", "Kpi", "On") DO UPDATE SET "Value" = EXCLUDED."Value" WHERE {replace}
            RETURNING xmax = 0 AS "Value"
            """).ToListAsync(cancellation);
    }
}
