using JourneyMapper.Data;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Queries;
using JourneyMapper.Data.Review;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Coverage;

/// <summary>A touchpoint in the list of all journeys.</summary>
/// <param name="Id">The touchpoint.</param>
/// <param name="Name">Its name.</param>
/// <param name="Journey">Where it is used.</param>
/// <param name="Title">That journey's title.</param>
/// <param name="Stage">At which stage.</param>
/// <param name="Channel">Its channel's id, or empty.</param>
/// <param name="Contact">Who speaks there.</param>
/// <param name="Setting">Where the customer is.</param>
/// <param name="Owner">Who answers for it, by name.</param>
/// <param name="AuditedOn">The day of its last audit.</param>
/// <param name="AuditScore">That audit's score.</param>
/// <param name="Emotion">How it is felt, from −2 to 2.</param>
/// <param name="Importance">How much depends on it.</param>
/// <param name="PainPoints">How many it has.</param>
/// <param name="Kpis">Its KPIs.</param>
/// <param name="Measured">How many of its KPIs have a measurement that is not old.</param>
/// <param name="Value">The last value of the KPI that was asked for; null where there is none.</param>
public sealed record InventoryLine(
    Guid Id, string Name, Guid Journey, string Title, Stage Stage, string Channel, Contact Contact, Setting Setting, string? Owner, DateOnly? AuditedOn, decimal? AuditScore,
    int Emotion, Importance Importance, int PainPoints, KpiTargets Kpis, int Measured, decimal? Value);

/// <summary>Reads the touchpoints of all journeys in use: sorted, filtered and paged by the database.</summary>
public sealed class Inventory(IDbContextFactory<JourneyDbContext> contexts, CoverageQuery query)
{
    /// <summary>How many touchpoints use each channel at each stage; the channel is empty where none is named.</summary>
    public async Task<IReadOnlyDictionary<(string Channel, Stage Stage), int>> ChannelsAsync(Reader reader, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var groups = await InUse(db, reader).GroupBy(pair => new { pair.Touchpoint.Channel, pair.Touchpoint.Stage })
            .Select(group => new { group.Key.Channel, group.Key.Stage, Count = group.Count() }).ToListAsync(cancellation);
        return groups.ToDictionary(group => (group.Channel, group.Stage), group => group.Count);
    }

    /// <summary>The KPIs that touchpoints in use are measured by, as the catalogue orders them.</summary>
    public async Task<IReadOnlyList<Kpi>> KpisAsync(Reader reader, KpiCatalogue catalogue, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var used = await db.TouchpointKpis.Where(kpi => InUse(db, reader).Any(pair => pair.Touchpoint.Id == kpi.TouchpointId)).Select(kpi => kpi.Kpi).Distinct().ToListAsync(cancellation);
        return [.. catalogue.All.Where(kpi => used.Contains(kpi.Id, StringComparer.Ordinal))];
    }

    /// <summary>Who answers for touchpoints in use, by name.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Name)>> OwnersAsync(Reader reader, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Members.Where(member => member.WorkspaceId == reader.Workspace && InUse(db, reader).Any(pair => pair.Touchpoint.Owner == member.Id)).ToNamesAsync(cancellation);
    }

    /// <summary>One page of touchpoints.</summary>
    /// <param name="reader">Who reads.</param>
    /// <param name="filter">Which, and in which order.</param>
    /// <param name="skip">How many to leave out.</param>
    /// <param name="take">At most so many.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<(IReadOnlyList<InventoryLine> Lines, int Total)> FindAsync(Reader reader, InventoryFilter filter, int skip, int take, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var fresh = query.Today.AddDays(-(await ReviewQueries.SettingsAsync(db, reader.Workspace, cancellation)).MeasurementDays);
        var found = (await MatchingAsync(db, reader, filter, fresh, cancellation)).Select(pair => new
        {
            pair.Touchpoint,
            pair.Journey,
            pair.Title,
            Owner = db.Members.Where(user => user.Id == pair.Touchpoint.Owner).Select(user => user.DisplayName).FirstOrDefault(),
            Audit = db.Audits.Where(audit => audit.TouchpointId == pair.Touchpoint.Id).OrderByDescending(audit => audit.On).ThenByDescending(audit => audit.RecordedAt)
                .Select(audit => new { audit.On, audit.Score }).FirstOrDefault(),
            Measured = db.Measurements.Where(measurement => measurement.TouchpointId == pair.Touchpoint.Id && measurement.On >= fresh).Select(measurement => measurement.Kpi).Distinct().ToList(),
            // Stored by name, which has another order.
            Weight = pair.Touchpoint.Importance == Importance.MomentOfTruth ? 3 : pair.Touchpoint.Importance == Importance.High ? 2 : pair.Touchpoint.Importance == Importance.Normal ? 1 : 0,
            // One a line, and no line is empty.
            PainPoints = pair.Touchpoint.PainPoints == "" ? 0 : pair.Touchpoint.PainPoints.Length - pair.Touchpoint.PainPoints.Replace("\n", "").Length + 1,
            Value = db.Measurements.Where(measurement => measurement.TouchpointId == pair.Touchpoint.Id && measurement.Kpi == filter.Kpi).OrderByDescending(measurement => measurement.On)
                .Select(measurement => (decimal?)measurement.Value).FirstOrDefault(),
        });
        var sorted = (filter.Sort, filter.Descending) switch
        {
            (InventorySort.Journey, false) => found.OrderBy(line => EF.Functions.Collate(line.Title, JourneyDbContext.Alphabet)),
            (InventorySort.Journey, true) => found.OrderByDescending(line => EF.Functions.Collate(line.Title, JourneyDbContext.Alphabet)),
            (InventorySort.Stage, false) => found.OrderBy(line => line.Touchpoint.Stage),
            (InventorySort.Stage, true) => found.OrderByDescending(line => line.Touchpoint.Stage),
            (InventorySort.Owner, false) => found.OrderBy(line => line.Owner == null).ThenBy(line => EF.Functions.Collate(line.Owner!, JourneyDbContext.Alphabet)),
            (InventorySort.Owner, true) => found.OrderBy(line => line.Owner == null).ThenByDescending(line => EF.Functions.Collate(line.Owner!, JourneyDbContext.Alphabet)),
            (InventorySort.Audit, false) => found.OrderBy(line => line.Audit == null).ThenBy(line => line.Audit!.On),
            (InventorySort.Audit, true) => found.OrderBy(line => line.Audit == null).ThenByDescending(line => line.Audit!.On),
            (InventorySort.Emotion, false) => found.OrderBy(line => line.Touchpoint.Emotion),
            (InventorySort.Emotion, true) => found.OrderByDescending(line => line.Touchpoint.Emotion),
            (InventorySort.Importance, false) => found.OrderBy(line => line.Weight),
            (InventorySort.Importance, true) => found.OrderByDescending(line => line.Weight),
            (InventorySort.PainPoints, false) => found.OrderBy(line => line.PainPoints),
            (InventorySort.PainPoints, true) => found.OrderByDescending(line => line.PainPoints),
            (InventorySort.Kpi, false) => found.OrderBy(line => line.Value == null).ThenBy(line => line.Value),
            (InventorySort.Kpi, true) => found.OrderBy(line => line.Value == null).ThenByDescending(line => line.Value),
            (_, true) => found.OrderByDescending(line => EF.Functions.Collate(line.Touchpoint.Name, JourneyDbContext.Alphabet)),
            _ => found.OrderBy(line => EF.Functions.Collate(line.Touchpoint.Name, JourneyDbContext.Alphabet)),
        };
        var rows = await sorted.ThenBy(line => line.Touchpoint.Id).Skip(skip).Take(take).AsNoTracking().ToListAsync(cancellation);
        var lines = rows.ConvertAll(row => new InventoryLine(
            row.Touchpoint.Id, row.Touchpoint.Name, row.Journey, row.Title, row.Touchpoint.Stage, row.Touchpoint.Channel, row.Touchpoint.Contact, row.Touchpoint.Setting, row.Owner, row.Audit?.On, row.Audit?.Score,
            row.Touchpoint.Emotion, row.Touchpoint.Importance, row.PainPoints,
            row.Touchpoint.Kpis, row.Touchpoint.Kpis.Count(target => row.Measured.Contains(target.Kpi, StringComparer.Ordinal)), row.Value));
        return (lines, skip == 0 && lines.Count < take ? lines.Count : await found.CountAsync(cancellation));
    }

    static IQueryable<Placed> InUse(JourneyDbContext db, Reader reader) =>
        from touchpoint in db.Touchpoints
        join journey in db.Journeys.InUse(reader) on EF.Property<Guid>(touchpoint, JourneyDbContext.JourneyId) equals journey.Id
        select new Placed { Touchpoint = touchpoint, Journey = journey.Id, Title = journey.Title };

    static async Task<IQueryable<Placed>> MatchingAsync(JourneyDbContext db, Reader reader, InventoryFilter filter, DateOnly fresh, CancellationToken cancellation)
    {
        var all = InUse(db, reader);
        foreach (var pattern in SearchPattern.Patterns(filter.Search))
            all = all.Where(pair => EF.Functions.ILike(JourneyDbContext.SearchText(pair.Touchpoint.Name + " " + pair.Title), pattern, @"\"));
        if (filter.Unowned)
            all = all.Where(pair => pair.Touchpoint.Owner == null);
        else if (filter.Owner is { } owner)
            all = all.Where(pair => pair.Touchpoint.Owner == owner);
        if (filter.Stage is { } stage)
            all = all.Where(pair => pair.Touchpoint.Stage == stage);
        if (filter.Channel == InventoryFilter.NoChannel)
            all = all.Where(pair => pair.Touchpoint.Channel == "");
        else if (filter.Channel is { Length: > 0 } || filter.Ownership is not null)
            all = await OnChannelsAsync(db, reader, all, filter, cancellation);
        if (filter.Contact is { } contact)
            all = all.Where(pair => pair.Touchpoint.Contact == contact);
        if (filter.Setting is { } setting)
            all = all.Where(pair => pair.Touchpoint.Setting == setting);
        if (filter.Kpi is { Length: > 0 } kpi)
            all = all.Where(pair => db.TouchpointKpis.Any(target => target.TouchpointId == pair.Touchpoint.Id && target.Kpi == kpi));
        if (filter.Kpis is InventoryKpis.None)
            return all.Where(pair => !db.TouchpointKpis.Any(target => target.TouchpointId == pair.Touchpoint.Id));
        if (filter.Kpis is not { } state)
            return all;
        var standing = state switch
        {
            InventoryKpis.Old => KpiStanding.Old,
            InventoryKpis.Missed => KpiStanding.Missed,
            _ => KpiStanding.Fresh,
        };
        IReadOnlyCollection<Kpi> kpis = [.. (await ReviewQueries.KpisAsync(db, reader.Workspace, cancellation)).Values];
        var found = db.TouchpointsByKpis(reader, standing, fresh, kpis);
        return all.Where(pair => found.Contains(pair.Touchpoint.Id));
    }

    // A channel stands for its platforms, too.
    static async Task<IQueryable<Placed>> OnChannelsAsync(JourneyDbContext db, Reader reader, IQueryable<Placed> all, InventoryFilter filter, CancellationToken cancellation)
    {
        var library = await db.ChannelsAsync(reader.Workspace, cancellation);
        if (filter.Channel is { Length: > 0 } channel)
        {
            string[] under = [.. library.Under(channel)];
            all = all.Where(pair => under.Contains(pair.Touchpoint.Channel));
        }

        if (filter.Ownership is { } ownership)
        {
            string[] reaching = [.. library.With(ownership)];
            all = all.Where(pair => reaching.Contains(pair.Touchpoint.Channel));
        }

        return all;
    }

    sealed class Placed
    {
        public required Touchpoint Touchpoint { get; init; }

        public Guid Journey { get; init; }

        public required string Title { get; init; }
    }
}
