using System.Collections.Immutable;
using JourneyMapper.Data;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Queries;
using JourneyMapper.Data.Review;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Measuring;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Kpis;

/// <summary>
/// Records measurements and reads them. What writes checks who asks; what belongs to another workspace or lies in the trash answers as
/// what does not exist.
/// </summary>
public sealed class Measurements(IDbContextFactory<JourneyDbContext> contexts, MeasurementTopic topic, TimeProvider clock)
{
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
        var outcome = await RecordAsync(member, [.. measurements.Select(measurement => new MeasuredValue(touchpoint, kpi, measurement))], existing, cancellation);
        return outcome is Recording.Invalid { Problems: var problems } && problems.Values.Any(problem => problem is MeasurementProblem.NoTouchpoint or MeasurementProblem.NoKpi)
            ? new Recording.Gone()
            : outcome;
    }

    /// <summary>Records values of several KPIs and touchpoints, all of them or none.</summary>
    /// <param name="member">Who records.</param>
    /// <param name="values">Each of another touchpoint, KPI or day.</param>
    /// <param name="existing">What becomes of days that have another value already.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<Recording> RecordAsync(CurrentMember member, IReadOnlyList<MeasuredValue> values, ExistingDays existing, CancellationToken cancellation = default)
    {
        if (!member.CanEdit)
            return new Recording.NotAllowed();
        if (values.Count == 0)
            return new Recording.Done(0, 0, 0);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var touchpoints = await MeasurableAsync(db, member, [.. values.Select(value => value.Touchpoint).Distinct()], cancellation);
        if (Problems(values, touchpoints, member.LatestDay(clock), await ReviewQueries.KpisAsync(db, member.Workspace, cancellation)) is { Count: > 0 } problems)
            return new Recording.Invalid(problems);

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (!await db.HasRoleAsync(member, member.Role, cancellation))
            return new Recording.NotAllowed();
        await RecordedFacts.NoteAsync(
            db, values.GroupBy(value => touchpoints[value.Touchpoint].Journey).ToDictionary(journey => journey.Key, journey => journey.Min(value => value.Measurement.On)), cancellation);
        var written = await WriteAsync(db, member, values, touchpoints, existing == ExistingDays.Replace, cancellation);
        var kept = await KeptAsync(db, values, written, cancellation);
        var others = kept.Where(value => value.Value.Value != values[value.Key].Measurement.Rounded().Value).ToDictionary();
        if (existing == ExistingDays.Tell && others.Count > 0)
            return new Recording.Taken(others);
        var added = written.Values.Count(isNew => isNew);
        if (written.Count > 0)
            await topic.CommitAsync(db, member.Workspace, [.. written.Keys.Select(day => day.Touchpoint).Distinct().Select(touchpoint => new TopicMessage(touchpoints[touchpoint].Journey, touchpoint))], cancellation);
        return new Recording.Done(added, written.Count - added, others.Count, kept.Count - others.Count);
    }

    /// <summary>Deletes the value of a day. Null when it is done, and when there was none; otherwise why not.</summary>
    public async Task<Refusal?> DeleteAsync(CurrentMember member, Guid touchpoint, string kpi, DateOnly day, CancellationToken cancellation = default)
    {
        if (!member.CanEdit)
            return new Refusal.NotAllowed();
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (!await db.HasRoleAsync(member, member.Role, cancellation))
            return new Refusal.NotAllowed();
        var journeys = await (from row in Of(db, member, touchpoint, kpi)
                              where row.On == day && db.Journeys.EditableBy(member).Any(journey => journey.Id == row.JourneyId)
                              select row.JourneyId).ToListAsync(cancellation);
        if (journeys is not [var journey])
            return null;
        await RecordedFacts.NoteAsync(db, journey, day, cancellation);
        await db.Measurements.Where(row => row.TouchpointId == touchpoint && row.Kpi == kpi && row.On == day).ExecuteDeleteAsync(cancellation);
        await topic.CommitAsync(db, member.Workspace, [new(journey, touchpoint)], cancellation);
        return null;
    }

    /// <summary>Which of these days have a value, with it.</summary>
    public async Task<IReadOnlyList<Measurement>> ExistingAsync(Reader reader, Guid touchpoint, string kpi, IReadOnlyCollection<DateOnly> days, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await Of(db, reader, touchpoint, kpi).Where(row => days.Contains(row.On)).OrderBy(row => row.On)
            .Select(row => new Measurement(row.On, row.Value)).ToListAsync(cancellation);
    }

    /// <summary>The measurements of a KPI at a touchpoint by period, the oldest first. Periods without a value are left out.</summary>
    /// <param name="reader">Who reads.</param>
    /// <param name="touchpoint">The touchpoint.</param>
    /// <param name="kpi">The KPI.</param>
    /// <param name="period">What one point sums up.</param>
    /// <param name="take">The latest so many points.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<IReadOnlyList<PeriodMean>> SeriesAsync(Reader reader, Guid touchpoint, string kpi, Period period, int take, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var points = await db.MeasuredPeriods(reader, touchpoint, kpi, period, take).ToListAsync(cancellation);
        points.Reverse();
        return points;
    }

    /// <summary>Who recorded the values of a KPI at a touchpoint, and how, by day.</summary>
    /// <param name="reader">Who reads.</param>
    /// <param name="touchpoint">The touchpoint.</param>
    /// <param name="kpi">The KPI.</param>
    /// <param name="from">The first day.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<IReadOnlyDictionary<DateOnly, MeasurementOrigin>> OriginsAsync(Reader reader, Guid touchpoint, string kpi, DateOnly from, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await Of(db, reader, touchpoint, kpi).Where(row => row.On >= from).Select(row => new
        {
            row.On,
            Origin = new MeasurementOrigin(
                row.AuthorId, db.Members.Where(member => member.Id == row.AuthorId && member.WorkspaceId == reader.Workspace).Select(member => member.DisplayName).FirstOrDefault(), row.Source),
        }).ToDictionaryAsync(row => row.On, row => row.Origin, cancellation);
    }

    /// <summary>The latest measurements of KPIs at touchpoints of a journey, the oldest first; nothing for those without any.</summary>
    /// <param name="reader">Who reads.</param>
    /// <param name="journey">The journey.</param>
    /// <param name="asked">Which touchpoints and KPIs.</param>
    /// <param name="take">Of each the latest so many.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<IReadOnlyDictionary<(Guid Touchpoint, string Kpi), ImmutableArray<Measurement>>> LatestAsync(
        Reader reader, Guid journey, IReadOnlyCollection<(Guid Touchpoint, string Kpi)> asked, int take, CancellationToken cancellation = default)
    {
        if (asked.Count == 0)
            return ImmutableDictionary<(Guid, string), ImmutableArray<Measurement>>.Empty;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (!await db.Journeys.InUse(reader).AnyAsync(row => row.Id == journey, cancellation))
            return ImmutableDictionary<(Guid, string), ImmutableArray<Measurement>>.Empty;
        var rows = await db.LatestMeasurementsAsync(asked, DateOnly.MaxValue, take, cancellation);
        return rows.Where(row => row.JourneyId == journey).GroupBy(row => (row.TouchpointId, row.Kpi)).ToDictionary(
            group => group.Key, group => group.OrderBy(row => row.On).Select(row => new Measurement(row.On, row.Value)).ToImmutableArray());
    }

    static IQueryable<MeasurementRow> Of(JourneyDbContext db, Reader reader, Guid touchpoint, string kpi) =>
        from row in db.Measurements.AsNoTracking()
        join journey in db.Journeys.InUse(reader) on row.JourneyId equals journey.Id
        where row.TouchpointId == touchpoint && row.Kpi == kpi
        select row;

    static async Task<IReadOnlyDictionary<Guid, Measurable>> MeasurableAsync(JourneyDbContext db, Reader reader, IReadOnlyCollection<Guid> asked, CancellationToken cancellation) =>
        await (from row in db.Touchpoints.AsNoTracking()
               join journey in db.Journeys.InUse(reader).EditableBy(reader) on EF.Property<Guid>(row, JourneyDbContext.JourneyId) equals journey.Id
               where asked.Contains(row.Id)
               select new { row.Id, Found = new Measurable(journey.Id, row.Kpis) }).ToDictionaryAsync(row => row.Id, row => row.Found, cancellation);

    // By their place in the list.
    static Dictionary<int, MeasurementProblem> Problems(
        IReadOnlyList<MeasuredValue> values, IReadOnlyDictionary<Guid, Measurable> touchpoints, DateOnly latest, IReadOnlyDictionary<string, Domain.Catalogue.Kpi> kpis)
    {
        var problems = new Dictionary<int, MeasurementProblem>();
        var days = new HashSet<MeasuredDay>();
        for (var i = 0; i < values.Count; i++)
        {
            var (touchpoint, kpi, measurement) = values[i];
            MeasurementProblem? problem = !touchpoints.TryGetValue(touchpoint, out var found) ? MeasurementProblem.NoTouchpoint
                : found.Kpis.Find(kpi) is null || !kpis.TryGetValue(kpi, out var measured) ? MeasurementProblem.NoKpi
                : measurement.Check(measured, latest) ?? (days.Add(values[i].Day) ? null : MeasurementProblem.DayTwice);
            if (problem is { } reason)
                problems[i] = reason;
        }

        return problems;
    }

    // The days that were written, and whether each had no value before. A day that has the same value already is not written.
    static async Task<IReadOnlyDictionary<MeasuredDay, bool>> WriteAsync(
        JourneyDbContext db, CurrentMember author, IReadOnlyList<MeasuredValue> values, IReadOnlyDictionary<Guid, Measurable> found, bool replace, CancellationToken cancellation)
    {
        var rows = await db.WriteMeasurementsAsync(
        [
            .. values.Select(value => new MeasurementRow
            {
                TouchpointId = value.Touchpoint,
                Kpi = value.Kpi,
                On = value.Measurement.On,
                JourneyId = found[value.Touchpoint].Journey,
                Value = value.Measurement.Rounded().Value,
                AuthorId = author.Id,
                Source = author.Program is null ? MeasurementSource.Typed : MeasurementSource.Api,
            }),
        ], replace, cancellation);
        return rows.ToDictionary(row => new MeasuredDay(row.Touchpoint, row.Kpi, row.On), row => row.IsNew);
    }

    // What the days have that were not written, by their place in the list.
    static async Task<IReadOnlyDictionary<int, Measurement>> KeptAsync(
        JourneyDbContext db, IReadOnlyList<MeasuredValue> values, IReadOnlyDictionary<MeasuredDay, bool> written, CancellationToken cancellation)
    {
        if (written.Count == values.Count)
            return ImmutableDictionary<int, Measurement>.Empty;
        var left = Enumerable.Range(0, values.Count).Where(i => !written.ContainsKey(values[i].Day)).ToDictionary(i => values[i].Day);
        var rows = await db.MeasurementsOn(left.Keys).ToListAsync(cancellation);
        return rows.ToDictionary(row => left[new(row.TouchpointId, row.Kpi, row.On)], row => new Measurement(row.On, row.Value));
    }

    sealed record Measurable(Guid Journey, KpiTargets Kpis);
}
