using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Journeys;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Data.Queries;

/// <summary>The revisions of a journey.</summary>
/// <param name="Revision">The last edit's.</param>
/// <param name="ContentRevision">That of the last edit which changed content.</param>
public sealed record JourneyRevisions(long Revision, long ContentRevision);

/// <summary>Finds journeys, and holds them.</summary>
public static class JourneyQueries
{
    /// <summary>The journeys, of all workspaces, whose title, scenario or persona hold all of these.</summary>
    /// <param name="db">Where.</param>
    /// <param name="patterns">Without accents, see <see cref="JourneyDbContext.SearchText"/>; none for all journeys.</param>
    public static IQueryable<JourneyRow> JourneysMatching(this JourneyDbContext db, string[] patterns) =>
        patterns.Length == 0 ? db.Journeys : db.Journeys.FromSql($"""
            SELECT * FROM "Journeys"
            WHERE search_text("Title" || ' ' || "Scenario" || ' ' || COALESCE((
                SELECT string_agg(p."Name", ' ') FROM "JourneyPersonas" AS j JOIN "Personas" AS p ON p."Id" = j."Persona" WHERE j."JourneyId" = "Journeys"."Id"), '')) ILIKE ALL ({patterns})
            """);

    /// <summary>Journeys to choose from: id and title, by title.</summary>
    public static async Task<IReadOnlyList<(Guid Id, string Title)>> TitlesAsync(this IQueryable<JourneyRow> journeys, CancellationToken cancellation = default)
    {
        var titles = await journeys.OrderBy(journey => EF.Functions.Collate(journey.Title, JourneyDbContext.Alphabet)).Select(journey => new { journey.Id, journey.Title }).ToListAsync(cancellation);
        return titles.ConvertAll(journey => (journey.Id, journey.Title));
    }

    /// <summary>Has records leave their places, for ones that are nobody else's, and holds their journey before: what follows in the transaction gives them their new ones, in any order.</summary>
    /// <param name="db">Where.</param>
    /// <param name="journey">Whose they are.</param>
    /// <param name="record">Their type.</param>
    /// <param name="ids">Which.</param>
    /// <param name="cancellation">Stops it.</param>
    public static Task<int> LeavePlacesAsync(this JourneyDbContext db, Guid journey, Type record, Guid[] ids, CancellationToken cancellation = default)
    {
        // The name of a table, which is no text of anybody's, cannot be a parameter.
        const string Leave = """
            WITH held AS MATERIALIZED (SELECT "Id" FROM "Journeys" WHERE "Id" = {0} FOR UPDATE)
            UPDATE "Records" record SET "Rank" = '~' || record."Id" FROM held WHERE record."JourneyId" = held."Id" AND record."Id" = ANY({1})
            """;
        return db.Database.ExecuteSqlRawAsync(Leave.Replace("Records", db.Model.FindEntityType(record)!.GetTableName(), StringComparison.Ordinal), [journey, ids], cancellation);
    }

    /// <summary>Holds back other edits of a workspace by which touchpoints lead to journeys, until the transaction ends.</summary>
    public static Task LockDetailsAsync(this JourneyDbContext db, Guid workspace, CancellationToken cancellation = default) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({$"details {workspace}"}, 0))", cancellation);

    /// <summary>Whether a journey can be reached from others, through touchpoints that lead to journeys.</summary>
    public static async Task<bool> LeadBackAsync(this JourneyDbContext db, IReadOnlyCollection<Guid> others, Guid journey, CancellationToken cancellation = default)
    {
        Guid[] begin = [.. others];
        // UNION leaves out what was reached before: it ends in any case.
        return (await db.Database.SqlQuery<bool>($"""
            WITH RECURSIVE reached AS (
                SELECT unnest({begin}) AS id
                UNION
                SELECT t."Detail" FROM reached JOIN "Touchpoints" t ON t."JourneyId" = reached.id WHERE t."Detail" IS NOT NULL)
            SELECT EXISTS (SELECT FROM reached WHERE id = {journey}) AS "Value"
            """).ToListAsync(cancellation))[0];
    }

    /// <summary>Those of these journeys in which all words occur somewhere: in what they are called and about, in their tags, personas and segments, or in any text of a touchpoint.</summary>
    /// <param name="db">Where.</param>
    /// <param name="patterns">Without accents, see <see cref="JourneyDbContext.SearchText"/>; none for all journeys.</param>
    public static IQueryable<JourneyRow> JourneysWith(this JourneyDbContext db, string[] patterns) =>
        patterns.Length == 0 ? db.Journeys : db.Journeys.FromSql($"""
            SELECT * FROM "Journeys"
            WHERE NOT EXISTS (
                SELECT FROM unnest({patterns}) AS word
                WHERE NOT search_text("Title" || ' ' || "Scenario" || ' ' || "Tags") ILIKE word
                AND NOT EXISTS (
                    SELECT FROM "JourneyPersonas" AS j JOIN "Personas" AS p ON p."Id" = j."Persona"
                    WHERE j."JourneyId" = "Journeys"."Id" AND search_text(p."Name" || ' ' || p."Segment") ILIKE word)
                AND NOT EXISTS (
                    SELECT FROM "Touchpoints" AS t WHERE t."JourneyId" = "Journeys"."Id"
                    AND search_text(concat_ws(' ', t."Name", t."Description", t."Action", t."Thought", t."PainPoints", t."Opportunities")) ILIKE word))
            """);

    /// <summary>The touchpoints of journeys in whose texts one of these words occurs.</summary>
    public static IQueryable<Touchpoint> TouchpointsWith(this JourneyDbContext db, IReadOnlyCollection<Guid> journeys, string[] patterns)
    {
        Guid[] within = [.. journeys];
        return db.Touchpoints.Where(touchpoint => within.Contains(EF.Property<Guid>(touchpoint, JourneyDbContext.JourneyId))
            && patterns.Any(pattern => EF.Functions.ILike(
                JourneyDbContext.SearchText(touchpoint.Name + " " + touchpoint.Description + " " + touchpoint.Action + " " + touchpoint.Thought + " " + touchpoint.PainPoints + " " + touchpoint.Opportunities), pattern, @"\")));
    }

    /// <summary>Holds back edits of a journey in use until the transaction ends, and says where it stands; null when the reader sees none.</summary>
    public static async Task<JourneyRevisions?> LockJourneyAsync(
        this JourneyDbContext db, Reader reader, Guid journey, CancellationToken cancellation = default)
    {
        var found = await db.Database.SqlQuery<JourneyRevisions>($"""
            SELECT "Revision", "ContentRevision" FROM "Journeys"
            WHERE "Id" = {journey} AND "WorkspaceId" = {reader.Workspace} AND "TrashedAt" IS NULL AND (NOT "IsPrivate" OR journey_access("Id", {reader.Member}) IS NOT NULL) FOR UPDATE
            """).ToListAsync(cancellation);
        return found.FirstOrDefault();
    }
}
