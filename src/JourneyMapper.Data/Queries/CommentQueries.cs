using JourneyMapper.Data.Comments;
using JourneyMapper.Data.Journal;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Data.Queries;

/// <summary>The comments about one touchpoint, or about the journey as a whole, as a member finds them.</summary>
/// <param name="Touchpoint">Null for the journey as a whole.</param>
/// <param name="Open">How many threads are open.</param>
/// <param name="Resolved">How many are resolved.</param>
/// <param name="Unread">How many comments the member has not read.</param>
public sealed record CommentCount(Guid? Touchpoint, int Open, int Resolved, int Unread);

/// <summary>Counts comments, and lets those who comment wait for one another, and never for those who edit the map.</summary>
public static class CommentQueries
{
    /// <summary>The threads of a journey in use that a member sees, by touchpoint. What they have written is read by them.</summary>
    public static IQueryable<CommentCount> CommentCounts(this JourneyDbContext db, Reader reader, Guid journey) =>
        db.Database.SqlQuery<CommentCount>($"""
        SELECT thread."TouchpointId" AS "Touchpoint", CAST(count(*) FILTER (WHERE thread."ResolvedAt" IS NULL) AS integer) AS "Open",
            CAST(count(*) FILTER (WHERE thread."ResolvedAt" IS NOT NULL) AS integer) AS "Resolved", CAST(COALESCE(sum(unread.count), 0) AS integer) AS "Unread"
        FROM "CommentThreads" AS thread
        JOIN "Journeys" AS journey ON journey."Id" = thread."JourneyId"
        LEFT JOIN "CommentReads" AS reading ON reading."ThreadId" = thread."Id" AND reading."MemberId" = {reader.Member}
        LEFT JOIN LATERAL (
            SELECT count(*) FROM "Comments" AS comment
            WHERE comment."ThreadId" = thread."Id" AND comment."Number" > COALESCE(reading."Number", 0)
                AND comment."AuthorId" <> {reader.Member} AND comment."DeletedAt" IS NULL
        ) AS unread ON thread."Last" > COALESCE(reading."Number", 0)
        WHERE thread."JourneyId" = {journey} AND thread."Standing" > 0 AND journey."WorkspaceId" = {reader.Workspace} AND journey."TrashedAt" IS NULL
            AND (NOT journey."IsPrivate" OR journey_access(journey."Id", {reader.Member}) IS NOT NULL)
        GROUP BY thread."TouchpointId"
        """);

    /// <summary>Holds back other new threads of a journey until the transaction ends, so that they can be counted.</summary>
    public static Task LockCommentsAsync(this JourneyDbContext db, Guid journey, CancellationToken cancellation = default) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({$"comments {journey}"}, 0))", cancellation);

    /// <summary>
    /// Holds back other comments in a thread until the transaction ends, and gives it to be changed; null when there is none in a journey in use that the reader sees.
    /// </summary>
    public static async Task<CommentThreadRow?> LockThreadAsync(
        this JourneyDbContext db, Reader reader, Guid thread, CancellationToken cancellation = default) =>
        (await db.CommentThreads.FromSql($"""
            SELECT thread.* FROM "CommentThreads" AS thread JOIN "Journeys" AS journey ON journey."Id" = thread."JourneyId"
            WHERE thread."Id" = {thread} AND journey."WorkspaceId" = {reader.Workspace} AND journey."TrashedAt" IS NULL
                AND (NOT journey."IsPrivate" OR journey_access(journey."Id", {reader.Member}) IS NOT NULL) FOR UPDATE OF thread
            """).ToListAsync(cancellation)).FirstOrDefault();

    /// <summary>Notes how far a member has read a thread; nobody reads back.</summary>
    public static Task NoteReadAsync(this JourneyDbContext db, Guid thread, Guid member, int number, CancellationToken cancellation = default) =>
        db.Database.ExecuteSqlAsync($"""
            INSERT INTO "CommentReads" ("ThreadId", "MemberId", "Number") VALUES ({thread}, {member}, {number})
            ON CONFLICT ("ThreadId", "MemberId") DO UPDATE SET "Number" = EXCLUDED."Number" WHERE "CommentReads"."Number" < EXCLUDED."Number"
            """, cancellation);

    /// <summary>Notes that a member has read all threads of a journey as they are now.</summary>
    public static Task NoteAllReadAsync(this JourneyDbContext db, Guid journey, Guid member, CancellationToken cancellation = default) =>
        db.Database.ExecuteSqlAsync($"""
            INSERT INTO "CommentReads" ("ThreadId", "MemberId", "Number")
            SELECT "Id", {member}, "Last" FROM "CommentThreads" WHERE "JourneyId" = {journey} ORDER BY "Id"
            ON CONFLICT ("ThreadId", "MemberId") DO UPDATE SET "Number" = EXCLUDED."Number" WHERE "CommentReads"."Number" < EXCLUDED."Number"
            """, cancellation);
}
