using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;
using JourneyMapper.Data.Queries;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Coverage;
using JourneyMapper.Domain.Journeys;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Data.Review;

/// <summary>Reads what a coverage review depends on beside the map.</summary>
public static class ReviewQueries
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    /// <summary>The thresholds of a workspace; those that it has not changed have their defaults.</summary>
    public static async Task<CoverageSettings> SettingsAsync(JourneyDbContext db, Guid workspace, CancellationToken cancellation = default)
    {
        var stored = await db.Workspaces.Where(row => row.Id == workspace).Select(row => row.CoverageSettings).SingleAsync(cancellation);
        return JsonSerializer.Deserialize<CoverageSettings>(stored, Json) ?? CoverageSettings.Default;
    }

    /// <summary>The stored form of thresholds.</summary>
    public static string Write(CoverageSettings settings) => JsonSerializer.Serialize(settings, Json);

    /// <summary>The built-in KPIs and those of the workspace, by id.</summary>
    public static async Task<IReadOnlyDictionary<string, Kpi>> KpisAsync(JourneyDbContext db, Guid workspace, CancellationToken cancellation = default)
    {
        var own = await db.Kpis.AsNoTracking().Where(kpi => kpi.WorkspaceId == workspace).ToListAsync(cancellation);
        // A workspace may have had one of that id before it was built in: its values are in the workspace's unit and range.
        return own.Select(kpi => new Kpi(kpi.Id, new(kpi.Name, kpi.Name), kpi.Unit, kpi.Better, kpi.Least, kpi.Most, null)).Concat(Kpis.All)
            .DistinctBy(kpi => kpi.Id, StringComparer.Ordinal).ToFrozenDictionary(kpi => kpi.Id, StringComparer.Ordinal);
    }

    /// <summary>The latest audits and measurements of journeys, and the experiments that nobody had decided, as they stood at the end of a day.</summary>
    /// <param name="db">Where.</param>
    /// <param name="journeys">Whose audits and experiments.</param>
    /// <param name="asked">Which measurements; each once.</param>
    /// <param name="kpis">The workspace's KPIs by id.</param>
    /// <param name="channels">Its channels.</param>
    /// <param name="day">The last day that counts.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<CoverageSnapshot> ReadAsync(
        JourneyDbContext db, IReadOnlyCollection<Guid> journeys, IReadOnlyCollection<(Guid Touchpoint, string Kpi)> asked, IReadOnlyDictionary<string, Kpi> kpis, ChannelLibrary channels, DateOnly day,
        CancellationToken cancellation = default)
    {
        var audits = await db.Audits.AsNoTracking().Where(audit => journeys.Contains(audit.JourneyId) && audit.On <= day)
            .GroupBy(audit => audit.TouchpointId)
            .Select(group => group.OrderByDescending(audit => audit.On).ThenByDescending(audit => audit.RecordedAt).Select(audit => new { audit.TouchpointId, audit.On, audit.Score, Relevance = (int)audit.Scores[AuditCriteria.Relevance], Consistency = (int)audit.Scores[AuditCriteria.Consistency] }).First())
            .ToListAsync(cancellation);
        var measurements = await db.LatestMeasurementsAsync(asked, day, take: 1, cancellation);
        var experiments = await db.Experiments.AsNoTracking()
            .Where(row => journeys.Contains(row.JourneyId) && (row.DecidedOn == null || row.DecidedOn > day) && (row.ReadyOn <= day || row.EndsOn < day))
            .Select(row => new { row.TouchpointId, row.ReadyOn, row.EndsOn }).ToListAsync(cancellation);
        return new()
        {
            Audits = audits.ToDictionary(audit => audit.TouchpointId, audit => new LatestAudit(audit.On, audit.Score, audit.Relevance, audit.Consistency)),
            Measurements = measurements.ToDictionary(measurement => (measurement.TouchpointId, measurement.Kpi), measurement => new LatestMeasurement(measurement.On, measurement.Value)),
            UndecidedExperiments = experiments.GroupBy(row => row.TouchpointId).ToDictionary(rows => rows.Key, rows => rows.Min(row => Earlier(row.ReadyOn, row.EndsOn?.AddDays(1)))),
            Kpis = kpis,
            Channels = channels,
        };

        static DateOnly Earlier(DateOnly? one, DateOnly? other) => one is null || other < one ? other!.Value : one.Value;
    }
}
