using JourneyMapper.Data.Comments;
using JourneyMapper.Data.Inbox;
using JourneyMapper.Data.Proposals;
using JourneyMapper.Data.Review;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Data.Queries;

/// <summary>A touchpoint whose audit is due, or a KPI that misses its target, and who answers for it.</summary>
/// <param name="Journey">The journey.</param>
/// <param name="Touchpoint">The touchpoint.</param>
/// <param name="Subject">See <see cref="InboxItemKind"/>.</param>
/// <param name="Member">Who answers for it.</param>
public sealed record InboxDuty(Guid Journey, Guid Touchpoint, string Subject, Guid Member);

/// <summary>
/// Writes what members are told of, in the transaction of what it is about. Each statement answers whose inboxes it has changed. Nobody is told of what they do
/// themselves, and nobody who does not see the journey.
/// </summary>
public static class InboxQueries
{
    /// <summary>
    /// Makes the inboxes tell of a comment as it stands: those whom it names, and those who have written in its thread before. Who is not named any more is not told any
    /// more; of a comment that was deleted nobody is.
    /// </summary>
    /// <param name="db">With the comment and its mentions written.</param>
    /// <param name="thread">The thread.</param>
    /// <param name="comment">The comment.</param>
    /// <param name="at">Now.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<IReadOnlyList<Guid>> TellOfCommentAsync(
        this JourneyDbContext db, CommentThreadRow thread, Guid comment, DateTimeOffset at, CancellationToken cancellation = default)
    {
        var subject = comment.ToString();
        return await db.Database.SqlQuery<Guid>($"""
            WITH said AS (SELECT * FROM "Comments" WHERE "Id" = {comment} AND "DeletedAt" IS NULL),
            told AS (
                SELECT DISTINCT ON (member) member, kind FROM (
                    SELECT mention."MemberId" AS member, 'Mention' AS kind FROM "CommentMentions" mention JOIN said ON mention."CommentId" = said."Id"
                    UNION ALL
                    SELECT earlier."AuthorId", 'Reply' FROM "Comments" earlier
                    JOIN said ON earlier."ThreadId" = said."ThreadId" AND earlier."Number" < said."Number" WHERE earlier."DeletedAt" IS NULL
                ) found WHERE member <> (SELECT "AuthorId" FROM said) ORDER BY member, kind
            ),
            gone AS (
                DELETE FROM "InboxItems" item WHERE item."JourneyId" = {thread.JourneyId} AND item."Kind" IN ('Mention', 'Reply') AND item."Subject" = {subject}
                    AND NOT EXISTS (SELECT FROM told WHERE told.member = item."MemberId" AND told.kind = item."Kind")
                RETURNING item."MemberId"
            ),
            come AS (
                INSERT INTO "InboxItems" ("Id", "MemberId", "Kind", "JourneyId", "TouchpointId", "Subject", "ActorId", "At", "MailAt", "MailTries")
                SELECT gen_random_uuid(), told.member, told.kind, {thread.JourneyId}, {thread.TouchpointId}, {subject}, said."AuthorId", {at}, {at}, 0
                FROM told CROSS JOIN said JOIN "Members" m ON m."Id" = told.member
                JOIN "Journeys" j ON j."Id" = {thread.JourneyId} AND j."WorkspaceId" = m."WorkspaceId" AND (NOT j."IsPrivate" OR journey_access(j."Id", m."Id") IS NOT NULL)
                ON CONFLICT ("JourneyId", "Kind", "Subject", "MemberId") DO NOTHING
                RETURNING "MemberId"
            )
            SELECT "MemberId" AS "Value" FROM gone UNION SELECT "MemberId" FROM come
            """).ToListAsync(cancellation);
    }

    /// <summary>Tells a member which findings somebody has given them, and nobody else any more whom these were given before.</summary>
    /// <param name="db">With the findings written.</param>
    /// <param name="findings">Those whose assignee is another one now.</param>
    /// <param name="actor">Who did it.</param>
    /// <param name="at">Now.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<IReadOnlyList<Guid>> TellOfAssignedAsync(
        this JourneyDbContext db, IReadOnlyCollection<FindingRow> findings, Guid actor, DateTimeOffset at, CancellationToken cancellation = default)
    {
        Guid[] journeys = [.. findings.Select(finding => finding.JourneyId)];
        string[] keys = [.. findings.Select(finding => finding.Key)];
        Guid?[] touchpoints = [.. findings.Select(finding => Domain.Coverage.FindingKey.Parse(finding.Key).Touchpoint)];
        Guid?[] assignees = [.. findings.Select(finding => finding.AssigneeId)];
        return await db.Database.SqlQuery<Guid>($"""
            WITH given AS (SELECT * FROM unnest({journeys}, {keys}, {touchpoints}, {assignees}) AS given(journey, key, touchpoint, assignee)),
            gone AS (
                DELETE FROM "InboxItems" item USING given
                WHERE item."JourneyId" = given.journey AND item."Kind" = 'Assigned' AND item."Subject" = given.key AND item."MemberId" IS DISTINCT FROM given.assignee
                RETURNING item."MemberId"
            ),
            come AS (
                INSERT INTO "InboxItems" ("Id", "MemberId", "Kind", "JourneyId", "TouchpointId", "Subject", "ActorId", "At", "MailAt", "MailTries")
                SELECT gen_random_uuid(), m."Id", 'Assigned', j."Id", given.touchpoint, given.key, {actor}, {at}, {at}, 0
                FROM given JOIN "Members" m ON m."Id" = given.assignee JOIN "Journeys" j ON j."Id" = given.journey AND j."WorkspaceId" = m."WorkspaceId"
                WHERE given.assignee <> {actor} AND (NOT j."IsPrivate" OR journey_access(j."Id", m."Id") IS NOT NULL)
                ON CONFLICT ("JourneyId", "Kind", "Subject", "MemberId") DO UPDATE
                    SET "ActorId" = EXCLUDED."ActorId", "At" = EXCLUDED."At", "ReadAt" = NULL, "MailAt" = EXCLUDED."MailAt", "MailTries" = 0
                RETURNING "MemberId"
            )
            SELECT "MemberId" AS "Value" FROM gone UNION SELECT "MemberId" FROM come
            """).ToListAsync(cancellation);
    }

    /// <summary>Tells everybody who may approve that somebody has asked for it; what was asked before about the same journey has no use any more.</summary>
    public static async Task<IReadOnlyList<Guid>> TellOfRequestAsync(this JourneyDbContext db, SignOffRow request, CancellationToken cancellation = default)
    {
        var subject = request.Id.ToString();
        return await db.Database.SqlQuery<Guid>($"""
            WITH gone AS (
                DELETE FROM "InboxItems" WHERE "JourneyId" = {request.JourneyId} AND "Kind" = 'SignOffAsked' AND "Subject" <> {subject} RETURNING "MemberId"
            ),
            come AS (
                INSERT INTO "InboxItems" ("Id", "MemberId", "Kind", "JourneyId", "Subject", "ActorId", "At", "MailAt", "MailTries")
                SELECT gen_random_uuid(), m."Id", 'SignOffAsked', j."Id", {subject}, {request.RequestedBy}, {request.RequestedAt}, {request.RequestedAt}, 0
                FROM "Journeys" j JOIN "Members" m ON m."WorkspaceId" = j."WorkspaceId"
                WHERE j."Id" = {request.JourneyId} AND m."Role" IN ('Viewer', 'Owner') AND m."Id" <> {request.RequestedBy}
                    AND (NOT j."IsPrivate" OR journey_access(j."Id", m."Id") IS NOT NULL)
                ON CONFLICT ("JourneyId", "Kind", "Subject", "MemberId") DO NOTHING
                RETURNING "MemberId"
            )
            SELECT "MemberId" AS "Value" FROM gone UNION SELECT "MemberId" FROM come
            """).ToListAsync(cancellation);
    }

    /// <summary>Tells who asked and the journey's owner that a request was answered; those who might have answered need not any more.</summary>
    public static async Task<IReadOnlyList<Guid>> TellOfAnswerAsync(this JourneyDbContext db, SignOffRow request, CancellationToken cancellation = default)
    {
        var (subject, kind) = (request.Id.ToString(), $"SignOff{request.State}");
        return await db.Database.SqlQuery<Guid>($"""
            WITH gone AS (
                DELETE FROM "InboxItems" WHERE "JourneyId" = {request.JourneyId} AND "Kind" = 'SignOffAsked' AND "Subject" = {subject} RETURNING "MemberId"
            ),
            come AS (
                INSERT INTO "InboxItems" ("Id", "MemberId", "Kind", "JourneyId", "Subject", "ActorId", "At", "MailAt", "MailTries")
                SELECT gen_random_uuid(), m."Id", {kind}, j."Id", {subject}, {request.DecidedBy}, {request.DecidedAt}, {request.DecidedAt}, 0
                FROM "Journeys" j JOIN "Members" m ON m."WorkspaceId" = j."WorkspaceId" AND m."Id" IN (j."Owner", {request.RequestedBy})
                WHERE j."Id" = {request.JourneyId} AND m."Id" <> {request.DecidedBy} AND (NOT j."IsPrivate" OR journey_access(j."Id", m."Id") IS NOT NULL)
                ON CONFLICT ("JourneyId", "Kind", "Subject", "MemberId") DO NOTHING
                RETURNING "MemberId"
            )
            SELECT "MemberId" AS "Value" FROM gone UNION SELECT "MemberId" FROM come
            """).ToListAsync(cancellation);
    }

    /// <summary>
    /// Makes the inboxes tell of a proposal as it stands: while some of it is open, that of the journey's owner, or of who made the journey; then that of who asked for it.
    /// </summary>
    /// <param name="db">With the proposal written.</param>
    /// <param name="proposal">The proposal.</param>
    /// <param name="by">Who proposes, decides, or takes a decision back.</param>
    /// <param name="at">Now.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<IReadOnlyList<Guid>> TellOfProposalAsync(this JourneyDbContext db, ProposalRow proposal, Guid by, DateTimeOffset at, CancellationToken cancellation = default)
    {
        // Taken back, it is once more what its author had made; who takes it back has it before them.
        var (subject, isOpen, actor) = (proposal.Id.ToString(), proposal.Open > 0, proposal.Open > 0 ? proposal.MemberId : by);
        var (kind, over) = isOpen ? (nameof(InboxItemKind.ProposalMade), nameof(InboxItemKind.ProposalDecided)) : (nameof(InboxItemKind.ProposalDecided), nameof(InboxItemKind.ProposalMade));
        return await db.Database.SqlQuery<Guid>($"""
            WITH gone AS (
                DELETE FROM "InboxItems" WHERE "JourneyId" = {proposal.JourneyId} AND "Kind" = {over} AND "Subject" = {subject} RETURNING "MemberId"
            ),
            come AS (
                INSERT INTO "InboxItems" ("Id", "MemberId", "Kind", "JourneyId", "Subject", "ActorId", "At", "ReadAt", "MailAt", "MailTries")
                SELECT gen_random_uuid(), m."Id", {kind}, j."Id", {subject}, {actor}, {at}, CASE WHEN m."Id" = {by} THEN {at} END, CASE WHEN m."Id" <> {by} THEN {at} END, 0
                FROM "Journeys" j JOIN "Members" m ON m."WorkspaceId" = j."WorkspaceId" AND m."Id" = CASE WHEN {isOpen} THEN COALESCE(j."Owner", j."CreatedBy") ELSE {proposal.MemberId} END
                WHERE j."Id" = {proposal.JourneyId} AND m."Id" <> {actor} AND (NOT {isOpen} OR m."Role" <> 'Viewer') AND (NOT j."IsPrivate" OR journey_access(j."Id", m."Id") IS NOT NULL)
                ON CONFLICT ("JourneyId", "Kind", "Subject", "MemberId") DO NOTHING
                RETURNING "MemberId"
            )
            SELECT "MemberId" AS "Value" FROM gone UNION SELECT "MemberId" FROM come
            """).ToListAsync(cancellation);
    }

    /// <summary>
    /// Tells who asked and the journey's owner of approvals whose content was changed, once. Edits do not do it: they would wait for it. Of several nodes that look at the same
    /// time each takes what the others have not.
    /// </summary>
    /// <returns>Whose inboxes, with their workspaces.</returns>
    public static async Task<IReadOnlyList<InboxChange>> TellOfVoidedAsync(this JourneyDbContext db, DateTimeOffset at, CancellationToken cancellation = default) =>
        await db.Database.SqlQuery<InboxChange>($"""
            WITH changed AS MATERIALIZED (
                SELECT s."Id", s."RequestedBy", j."Id" AS journey, j."IsPrivate", j."Owner", j."WorkspaceId", COALESCE(
                    (SELECT entry."AuthorId" FROM "Journal" entry WHERE entry."StreamId" = j."Id" AND entry."Revision" = j."ContentRevision"), j."ChangedBy") AS actor
                FROM "SignOffs" s JOIN "Journeys" j ON j."Id" = s."JourneyId"
                WHERE s."State" = 'Approved' AND s."VoidToldAt" IS NULL AND s."Revision" < j."ContentRevision"
                FOR UPDATE OF s SKIP LOCKED
            ),
            noted AS (UPDATE "SignOffs" s SET "VoidToldAt" = {at} FROM changed WHERE s."Id" = changed."Id"),
            come AS (
                INSERT INTO "InboxItems" ("Id", "MemberId", "Kind", "JourneyId", "Subject", "ActorId", "At", "MailAt", "MailTries")
                SELECT gen_random_uuid(), m."Id", 'SignOffVoided', changed.journey, CAST(changed."Id" AS text), changed.actor, {at}, {at}, 0
                FROM changed JOIN "Members" m ON m."WorkspaceId" = changed."WorkspaceId" AND m."Id" IN (changed."Owner", changed."RequestedBy")
                WHERE m."Id" <> changed.actor AND (NOT changed."IsPrivate" OR journey_access(changed.journey, m."Id") IS NOT NULL)
                ON CONFLICT ("JourneyId", "Kind", "Subject", "MemberId") DO NOTHING
                RETURNING "MemberId"
            )
            SELECT DISTINCT m."WorkspaceId" AS "Workspace", m."Id" AS "Member" FROM come JOIN "Members" m ON m."Id" = come."MemberId"
            """).ToListAsync(cancellation);

    /// <summary>
    /// Makes the inboxes tell of the audits that are due in some journeys, and of the KPIs that miss their targets. Who is told already is not told again, even after having
    /// read it; what does not hold any more is gone. To be called when what the review has found is written.
    /// </summary>
    /// <param name="db">With the findings of these journeys.</param>
    /// <param name="workspace">Whose journeys.</param>
    /// <param name="journeys">Which.</param>
    /// <param name="due">The audits that are due.</param>
    /// <param name="at">Now.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<IReadOnlyList<Guid>> TellOfReviewAsync(
        this JourneyDbContext db, Guid workspace, IReadOnlyCollection<Guid> journeys, IReadOnlyCollection<InboxDuty> due, DateTimeOffset at, CancellationToken cancellation = default)
    {
        Guid[] reviewed = [.. journeys], dueJourneys = [.. due.Select(duty => duty.Journey)], touchpoints = [.. due.Select(duty => duty.Touchpoint)], members = [.. due.Select(duty => duty.Member)];
        string[] subjects = [.. due.Select(duty => duty.Subject)];
        var missed = (short)Domain.Coverage.Severity.Serious;
        return await db.Database.SqlQuery<Guid>($"""
            WITH holds AS MATERIALIZED (
                SELECT 'AuditDue' AS kind, journey, touchpoint, subject, member, TRUE AS told FROM unnest({dueJourneys}, {touchpoints}, {subjects}, {members}) AS due(journey, touchpoint, subject, member)
                UNION ALL
                SELECT 'KpiMissed', j."Id", t."Id", f."Key", m."Id", f."Severity" >= {missed}
                FROM "Findings" f JOIN "Journeys" j ON j."Id" = f."JourneyId" AND j."WorkspaceId" = {workspace}
                JOIN "Touchpoints" t ON t."JourneyId" = j."Id" AND CAST(t."Id" AS text) = split_part(f."Key", '/', 3)
                JOIN "Members" m ON m."Id" = COALESCE(t."Owner", j."Owner") AND m."WorkspaceId" = j."WorkspaceId"
                WHERE f."JourneyId" = ANY ({reviewed}) AND f."Rule" = 'kpi-below-target' AND f."ClosedOn" IS NULL
            ),
            gone AS (
                DELETE FROM "InboxItems" item WHERE item."JourneyId" = ANY ({reviewed}) AND item."Kind" IN ('AuditDue', 'KpiMissed') AND NOT EXISTS (
                    SELECT FROM holds WHERE holds.kind = item."Kind" AND holds.journey = item."JourneyId" AND holds.subject = item."Subject" AND holds.member = item."MemberId")
                RETURNING item."MemberId"
            ),
            come AS (
                INSERT INTO "InboxItems" ("Id", "MemberId", "Kind", "JourneyId", "TouchpointId", "Subject", "At", "MailAt", "MailTries")
                SELECT gen_random_uuid(), member, kind, journey, touchpoint, subject, {at}, {at}, 0 FROM holds JOIN "Journeys" j ON j."Id" = holds.journey
                WHERE told AND (NOT j."IsPrivate" OR journey_access(j."Id", member) IS NOT NULL)
                ON CONFLICT ("JourneyId", "Kind", "Subject", "MemberId") DO NOTHING
                RETURNING "MemberId"
            )
            SELECT "MemberId" AS "Value" FROM gone UNION SELECT "MemberId" FROM come
            """).ToListAsync(cancellation);
    }

    /// <summary>Notes in the inbox of a member which comments of a thread they have read at their place.</summary>
    /// <returns>How many items.</returns>
    public static Task<int> ReadCommentItemsAsync(this JourneyDbContext db, Guid member, Guid thread, int number, DateTimeOffset at, CancellationToken cancellation = default) =>
        db.Database.ExecuteSqlAsync($"""
            UPDATE "InboxItems" item SET "ReadAt" = {at} FROM "Comments" comment
            WHERE item."MemberId" = {member} AND item."ReadAt" IS NULL AND item."Kind" IN ('Mention', 'Reply') AND item."Subject" = CAST(comment."Id" AS text)
                AND comment."ThreadId" = {thread} AND comment."Number" <= {number}
            """, cancellation);

    /// <summary>Notes in the inbox of a member that they have read all comments on a journey.</summary>
    /// <returns>How many items.</returns>
    public static Task<int> ReadAllCommentItemsAsync(this JourneyDbContext db, Guid member, Guid journey, DateTimeOffset at, CancellationToken cancellation = default) =>
        db.InboxItems.Where(item => item.MemberId == member && item.JourneyId == journey && item.ReadAt == null && (item.Kind == InboxItemKind.Mention || item.Kind == InboxItemKind.Reply))
            .ExecuteUpdateAsync(set => set.SetProperty(item => item.ReadAt, at), cancellation);

    /// <summary>Tells nobody any more that the audit of a touchpoint is due: it is done.</summary>
    public static async Task<IReadOnlyList<Guid>> EndAuditDueAsync(this JourneyDbContext db, Guid touchpoint, CancellationToken cancellation = default)
    {
        var subject = touchpoint.ToString();
        return await db.Database.SqlQuery<Guid>($"""
            DELETE FROM "InboxItems" item USING "Touchpoints" t
            WHERE t."Id" = {touchpoint} AND item."JourneyId" = t."JourneyId" AND item."Kind" = 'AuditDue' AND item."Subject" = {subject}
            RETURNING item."MemberId" AS "Value"
            """).ToListAsync(cancellation);
    }

    /// <summary>Deletes some of the items that were read before a time. What still holds stays: otherwise its owner would be told again.</summary>
    /// <param name="db">Where.</param>
    /// <param name="before">The time.</param>
    /// <param name="most">At most so many: a large deletion would hold back others for long.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>How many.</returns>
    public static Task<int> ForgetReadAsync(this JourneyDbContext db, DateTimeOffset before, int most, CancellationToken cancellation = default) =>
        db.Database.ExecuteSqlAsync($"""
            WITH old AS MATERIALIZED (
                SELECT "Id" FROM "InboxItems" WHERE "ReadAt" < {before} AND "Kind" NOT IN ('AuditDue', 'KpiMissed', 'ImportFailing') LIMIT {most} FOR UPDATE SKIP LOCKED)
            DELETE FROM "InboxItems" item USING old WHERE item."Id" = old."Id"
            """, cancellation);

    /// <summary>
    /// Takes what is to be mailed to a member, so that nobody else mails it before a time: then this one has mailed it, or will not any more. Answers nothing while another
    /// node does the same.
    /// </summary>
    /// <param name="db">In a transaction.</param>
    /// <param name="member">To whom.</param>
    /// <param name="now">Now.</param>
    /// <param name="before">Only what happened before that.</param>
    /// <param name="until">Until when it is taken.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<IReadOnlyList<Guid>> TakeMailAsync(
        this JourneyDbContext db, Guid member, DateTimeOffset now, DateTimeOffset before, DateTimeOffset until, CancellationToken cancellation = default)
    {
        var free = await db.Database.SqlQuery<bool>($"""SELECT pg_try_advisory_xact_lock(hashtextextended({$"mail {member}"}, 0)) AS "Value" """).ToListAsync(cancellation);
        return !free[0] ? [] : await db.Database.SqlQuery<Guid>($"""
            WITH taken AS MATERIALIZED (
                SELECT item."Id" FROM "InboxItems" item JOIN "Journeys" j ON j."Id" = item."JourneyId"
                WHERE item."MemberId" = {member} AND item."MailAt" <= {now} AND item."At" < {before} AND item."ReadAt" IS NULL AND j."TrashedAt" IS NULL
                    AND (NOT j."IsPrivate" OR journey_access(j."Id", item."MemberId") IS NOT NULL)
                    AND NOT EXISTS (SELECT FROM "InboxMutes" mute WHERE mute."MemberId" = item."MemberId" AND mute."JourneyId" = item."JourneyId")
                FOR UPDATE OF item SKIP LOCKED)
            UPDATE "InboxItems" item SET "MailAt" = {until}, "MailTries" = item."MailTries" + 1 FROM taken WHERE item."Id" = taken."Id"
            RETURNING item."Id" AS "Value"
            """).ToListAsync(cancellation);
    }
}

/// <summary>An inbox in which something has changed.</summary>
/// <param name="Workspace">The member's workspace.</param>
/// <param name="Member">Whose inbox.</param>
public sealed record InboxChange(Guid Workspace, Guid Member);
