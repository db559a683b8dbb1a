using System.Collections.Frozen;
using JourneyMapper.Data;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Import.Checking;

/// <summary>All touchpoints and KPIs that a workspace can measure, found by id or by name. Journeys in the trash are not in it.</summary>
public sealed class TouchpointIndex
{
    readonly Dictionary<Guid, TouchpointPlace> byId;
    readonly Dictionary<string, List<TouchpointPlace>> byName;
    readonly Dictionary<string, List<Guid>> journeys;
    readonly FrozenDictionary<string, Kpi> kpis;
    readonly Dictionary<(Guid, string), ImportTarget> targets = [];

    TouchpointIndex(IReadOnlyList<(TouchpointPlace Place, IReadOnlyList<string> Kpis)> touchpoints, KpiCatalogue catalogue)
    {
        Kpis = catalogue;
        kpis = catalogue.All.SelectMany(kpi => new[] { kpi.Id, kpi.Name.En, kpi.Name.Fr }, (kpi, name) => (Name: ComparableText.Name(name), kpi))
            .DistinctBy(pair => pair.Name, StringComparer.Ordinal).ToFrozenDictionary(pair => pair.Name, pair => pair.kpi, StringComparer.Ordinal);
        byId = touchpoints.ToDictionary(touchpoint => touchpoint.Place.Touchpoint, touchpoint => touchpoint.Place);
        byName = touchpoints.GroupBy(touchpoint => ComparableText.Name(touchpoint.Place.Name), touchpoint => touchpoint.Place, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);
        journeys = touchpoints.Select(touchpoint => (touchpoint.Place.Journey, touchpoint.Place.Title)).Distinct()
            .GroupBy(journey => ComparableText.Name(journey.Title), journey => journey.Journey, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);
        foreach (var (place, measuredBy) in touchpoints.OrderBy(touchpoint => touchpoint.Place.Journey).ThenBy(touchpoint => touchpoint.Place.Touchpoint))
            foreach (var kpi in measuredBy.Select(catalogue.Find).OfType<Kpi>())
                targets.Add((place.Touchpoint, kpi.Id), new(targets.Count, place, kpi));
    }

    /// <summary>The KPIs of the workspace.</summary>
    public KpiCatalogue Kpis { get; }

    /// <summary>All that can be measured.</summary>
    public IReadOnlyCollection<ImportTarget> Targets => targets.Values;

    /// <summary>Reads what somebody can measure, as far as their role lets them.</summary>
    public static async Task<TouchpointIndex> ReadAsync(JourneyDbContext db, Reader reader, CancellationToken cancellation = default)
    {
        var usable = await KpiCatalogue.ReadAsync(db, reader.Workspace, cancellation);
        var rows = await (from touchpoint in db.Touchpoints.AsNoTracking()
                          join journey in db.Journeys.InUse(reader).EditableBy(reader) on EF.Property<Guid>(touchpoint, JourneyDbContext.JourneyId) equals journey.Id
                          select new { touchpoint.Id, touchpoint.Name, Journey = journey.Id, journey.Title, touchpoint.Kpis }).ToListAsync(cancellation);
        return new(rows.ConvertAll(row => (new TouchpointPlace(row.Id, row.Name, row.Journey, row.Title), (IReadOnlyList<string>)[.. row.Kpis.Select(target => target.Kpi)])), usable);
    }

    /// <summary>The KPI of that id or name, in either language.</summary>
    public Kpi? FindKpi(string text) => kpis.GetValueOrDefault(ComparableText.Name(text));

    /// <summary>Whether a text is the id or name of a touchpoint.</summary>
    public bool IsTouchpoint(string text) => Guid.TryParseExact(text, "D", out var id) ? byId.ContainsKey(id) : byName.ContainsKey(ComparableText.Name(text));

    /// <summary>Whether a text is the title of a journey, or its id.</summary>
    public bool IsJourney(string text) => JourneysOf(text).Count > 0;

    /// <summary>What those texts are about.</summary>
    /// <param name="journey">The title or id of the journey; nothing when the file does not say.</param>
    /// <param name="touchpoint">The name or id of the touchpoint.</param>
    /// <param name="kpi">The KPI, when it was found.</param>
    public (ImportTarget? Target, RowProblemKind Problem) Find(string journey, string touchpoint, Kpi kpi)
    {
        var (place, problem) = FindPlace(journey, touchpoint);
        if (place is null)
            return (null, problem);
        return targets.TryGetValue((place.Touchpoint, kpi.Id), out var target) ? (target, default) : (null, RowProblemKind.NotMeasuredBy);
    }

    /// <summary>Whether a target is still one, of the same KPI as before.</summary>
    public bool StillHas(ImportTarget target) =>
        targets.TryGetValue((target.Place.Touchpoint, target.Kpi.Id), out var now) && now.Place.Journey == target.Place.Journey && now.Kpi == target.Kpi;

    (TouchpointPlace? Place, RowProblemKind Problem) FindPlace(string journey, string touchpoint)
    {
        var found = Guid.TryParseExact(touchpoint, "D", out var id)
            ? byId.TryGetValue(id, out var one) ? [one] : []
            : byName.GetValueOrDefault(ComparableText.Name(touchpoint)) ?? [];
        if (journey.Length > 0)
        {
            var within = JourneysOf(journey);
            if (within.Count == 0)
                return (null, RowProblemKind.UnknownJourney);
            var named = found.Count;
            found = found.FindAll(place => within.Contains(place.Journey));
            if (found.Count == 0 && named > 0)
                return (null, RowProblemKind.NotInJourney);
        }

        return found switch
        {
            [var only] => (only, default),
            [] => (null, RowProblemKind.UnknownTouchpoint),
            _ => (null, journey.Length == 0 && found.DistinctBy(place => place.Journey).Count() == found.Count ? RowProblemKind.NameInManyJourneys : RowProblemKind.NameTwice),
        };
    }

    List<Guid> JourneysOf(string text)
    {
        if (!Guid.TryParseExact(text, "D", out var id))
            return journeys.GetValueOrDefault(ComparableText.Name(text)) ?? [];
        return journeys.Values.Any(group => group.Contains(id)) ? [id] : [];
    }
}
