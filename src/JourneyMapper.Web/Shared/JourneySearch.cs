using JourneyMapper.Data;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Queries;

namespace JourneyMapper.Web.Shared;

/// <summary>Finds journeys by words.</summary>
public static class JourneySearch
{
    /// <summary>The journeys, of all workspaces, in whose title, scenario or persona all the words occur; case and accents do not matter.</summary>
    public static IQueryable<JourneyRow> Matching(JourneyDbContext db, string? search) => db.JourneysMatching(SearchPattern.Patterns(search));
}
