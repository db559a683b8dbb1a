using JourneyMapper.Data;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Coverage;

/// <summary>Reads many maps with two queries.</summary>
static class PortfolioMaps
{
    /// <summary>The maps of these journeys, whichever workspace they belong to: ask only for those that were found in one.</summary>
    public static async Task<IReadOnlyList<Journey>> ReadAsync(JourneyDbContext db, IReadOnlyCollection<Guid> journeys, CancellationToken cancellation)
    {
        var rows = await db.Journeys.AsNoTracking().Where(journey => journeys.Contains(journey.Id)).ToListAsync(cancellation);
        var touchpoints = (await db.Touchpoints.AsNoTracking()
            .Where(touchpoint => journeys.Contains(EF.Property<Guid>(touchpoint, JourneyDbContext.JourneyId)))
            .Select(touchpoint => new { Journey = EF.Property<Guid>(touchpoint, JourneyDbContext.JourneyId), Touchpoint = touchpoint })
            .ToListAsync(cancellation)).ToLookup(pair => pair.Journey, pair => pair.Touchpoint);
        return rows.ConvertAll(row => row.ToJourney(touchpoints[row.Id]));
    }
}
