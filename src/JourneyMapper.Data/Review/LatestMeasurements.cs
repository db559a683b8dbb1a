using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Data.Review;

/// <summary>Finds the latest measurements of KPIs at touchpoints.</summary>
public static class LatestMeasurements
{
    /// <summary>The latest measurements up to a day; nothing for those that were not measured.</summary>
    /// <param name="db">Where.</param>
    /// <param name="asked">Which KPIs at which touchpoints.</param>
    /// <param name="day">The last day that counts.</param>
    /// <param name="take">Of each the latest so many.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<IReadOnlyList<MeasurementRow>> ReadAsync(
        JourneyDbContext db, IReadOnlyCollection<(Guid Touchpoint, string Kpi)> asked, DateOnly day, int take, CancellationToken cancellation = default)
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
}
