using JourneyMapper.Data;
using JourneyMapper.Data.Journal;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Shared;

/// <summary>Finds journeys by words.</summary>
public static class JourneySearch
{
    /// <summary>The journeys, of all workspaces, in whose title, scenario or persona all the words occur; case and accents do not matter.</summary>
    public static IQueryable<JourneyRow> Matching(JourneyDbContext db, string? search)
    {
        var patterns = SearchWords.Patterns(search);
        return patterns.Length == 0 ? db.Journeys : db.Journeys.FromSql($"""
            SELECT * FROM "Journeys"
            WHERE search_text("Title" || ' ' || "Scenario" || ' ' || "Persona") ILIKE ALL ({patterns})
            """);
    }
}
