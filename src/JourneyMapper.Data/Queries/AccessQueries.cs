using JourneyMapper.Data.Journal;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Data.Queries;

/// <summary>Asks what somebody may do with a journey.</summary>
public static class AccessQueries
{
    /// <summary>What a reader may do with a journey in use, as far as their role lets them; null when they do not see it.</summary>
    public static async Task<AccessLevel?> AccessAsync(this JourneyDbContext db, Reader reader, Guid journey, CancellationToken cancellation = default) =>
        await db.Journeys.InUse(reader).Where(row => row.Id == journey).Select(row => db.Journeys.EditableBy(reader).Any(other => other.Id == row.Id) ? AccessLevel.Edit : AccessLevel.See)
            .Select(level => (AccessLevel?)level).SingleOrDefaultAsync(cancellation);
}
