using JourneyMapper.Data;
using JourneyMapper.Data.Comments;
using JourneyMapper.Data.Inbox;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Review;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Features.Comments;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Inbox;

/// <summary>
/// Reads a member's inbox. What people have said is read from where they said it; of a journey that lies in the trash there is nothing. Texts are in the language of now.
/// </summary>
public sealed class InboxQuery(IDbContextFactory<JourneyDbContext> contexts, TimeProvider clock)
{
    /// <summary>More than so many are not counted.</summary>
    public const int MostCounted = 99;

    /// <summary>How many are not read, at most one more than <see cref="MostCounted"/>. Those of muted journeys do not count.</summary>
    public async Task<int> UnreadAsync(CurrentMember member, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await UnreadAsync(db, member, cancellation);
    }

    /// <summary>The newest of an inbox, and what stands around them.</summary>
    /// <param name="member">Whose.</param>
    /// <param name="unread">Only what is not read and not muted.</param>
    /// <param name="take">At most so many.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<InboxPageContent> PageAsync(CurrentMember member, bool unread, int take, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var items = unread ? Unread(db, member) : Visible(db, member);
        var entries = await EntriesAsync(db, member, items.OrderByDescending(item => item.At).ThenByDescending(item => item.Id).Take(take + 1), cancellation);
        var muted = await db.Journeys.InUse(member).Where(journey => db.InboxMutes.Any(mute => mute.MemberId == member.Id && mute.JourneyId == journey.Id))
            .OrderBy(journey => EF.Functions.Collate(journey.Title, JourneyDbContext.Alphabet)).ThenBy(journey => journey.Id)
            .Select(journey => new { journey.Id, journey.Title }).ToListAsync(cancellation);
        return new([.. entries.Take(take)], entries.Count > take, await UnreadAsync(db, member, cancellation), muted.ConvertAll(journey => (journey.Id, journey.Title)));
    }

    /// <summary>Those of these items that are still to be told, the newest first.</summary>
    public async Task<IReadOnlyList<InboxEntry>> FindAsync(CurrentMember member, IReadOnlyCollection<Guid> ids, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await EntriesAsync(db, member, Unread(db, member).Where(item => ids.Contains(item.Id)).OrderByDescending(item => item.At).ThenByDescending(item => item.Id), cancellation);
    }

    internal static IQueryable<InboxItemRow> Visible(JourneyDbContext db, CurrentMember member) =>
        db.InboxItems.Where(item => item.MemberId == member.Id && db.Journeys.InUse(member).Any(journey => journey.Id == item.JourneyId));

    internal static IQueryable<InboxItemRow> Unread(JourneyDbContext db, CurrentMember member) => Visible(db, member)
        .Where(item => item.ReadAt == null && !db.InboxMutes.Any(mute => mute.MemberId == member.Id && mute.JourneyId == item.JourneyId));

    static Task<int> UnreadAsync(JourneyDbContext db, CurrentMember member, CancellationToken cancellation) =>
        Unread(db, member).OrderBy(item => item.At).Take(MostCounted + 1).CountAsync(cancellation);

    async Task<IReadOnlyList<InboxEntry>> EntriesAsync(JourneyDbContext db, CurrentMember member, IQueryable<InboxItemRow> items, CancellationToken cancellation)
    {
        var rows = await (from item in items.AsNoTracking()
                          join journey in db.Journeys.InUse(member) on item.JourneyId equals journey.Id
                          orderby item.At descending, item.Id descending
                          select new
                          {
                              Item = item,
                              journey.Title,
                              journey.Labels,
                              journey.LaneTitles,
                              journey.ContentRevision,
                              Touchpoint = db.Touchpoints.Where(touchpoint => touchpoint.Id == item.TouchpointId && EF.Property<Guid>(touchpoint, JourneyDbContext.JourneyId) == item.JourneyId)
                                  .Select(touchpoint => touchpoint.Name).FirstOrDefault(),
                              Actor = db.Members.Where(actor => actor.Id == item.ActorId).Select(actor => actor.DisplayName).FirstOrDefault(),
                              IsMuted = db.InboxMutes.Any(mute => mute.MemberId == member.Id && mute.JourneyId == item.JourneyId),
                          }).ToListAsync(cancellation);
        if (rows.Count == 0)
            return [];
        var comments = await CommentsAsync(db, [.. rows.Select(row => row.Item).Where(IsComment).Select(item => Guid.Parse(item.Subject))], cancellation);
        var lanes = await LanesAsync(db, [.. rows.Where(row => IsComment(row.Item) && comments.GetValueOrDefault(Guid.Parse(row.Item.Subject))?.Field is not null).Select(row => row.Item.JourneyId).Distinct()], cancellation);
        var findings = await FindingsAsync(db, [.. rows.Select(row => row.Item).Where(IsFinding)], cancellation);
        var requests = await RequestsAsync(db, [.. rows.Select(row => row.Item).Where(item => item.Kind == InboxItemKind.SignOffAsked).Select(item => Guid.Parse(item.Subject))], cancellation);
        var titles = await TitlesAsync(db, member, [.. rows.Select(row => row.Item).Where(item => item.Kind is InboxItemKind.ProposalMade or InboxItemKind.ProposalDecided or InboxItemKind.RoundBegun or InboxItemKind.ImportFailing)], cancellation);
        var kpis = !rows.Exists(row => IsFinding(row.Item)) ? null : await KpiCatalogue.ReadAsync(db, member.Workspace, cancellation);
        var named = findings.Values.SelectMany(finding => finding.Read().Touchpoints).Distinct().ToList();
        var names = named.Count == 0 ? [] : await db.Touchpoints.AsNoTracking().Where(touchpoint => named.Contains(touchpoint.Id)).ToDictionaryAsync(touchpoint => touchpoint.Id, touchpoint => touchpoint.Name, cancellation);

        List<InboxEntry> entries = [];
        foreach (var row in rows)
        {
            var comment = IsComment(row.Item) ? comments.GetValueOrDefault(Guid.Parse(row.Item.Subject)) : null;
            var finding = findings.GetValueOrDefault((row.Item.JourneyId, row.Item.Subject));
            // It was deleted between the two reads.
            if (IsComment(row.Item) && comment is null)
                continue;
            var isOver = finding?.ClosedOn is not null || (row.Item.Kind == InboxItemKind.SignOffAsked && requests.GetValueOrDefault(Guid.Parse(row.Item.Subject)) < row.ContentRevision);
            var map = new Journey { Id = row.Item.JourneyId, Title = row.Title, LaneTitles = row.LaneTitles, OwnLanes = [.. lanes[row.Item.JourneyId]] };
            var text = new InboxEntryText(row.Item, map, row.Labels, row.Touchpoint, row.Actor, comment, finding?.Read(), Guid.TryParse(row.Item.Subject, out var subject) ? titles.GetValueOrDefault(subject) : null, isOver, names, kpis, clock.Today());
            entries.Add(new(
                row.Item.Id, row.Item.Kind, row.Item.JourneyId, row.Title, text.Sentence, text.Place, text.Excerpt, row.Item.At, row.Item.ReadAt is not null, row.IsMuted));
        }

        return entries;
    }

    static bool IsComment(InboxItemRow item) => item.Kind is InboxItemKind.Mention or InboxItemKind.Reply;

    static bool IsFinding(InboxItemRow item) => item.Kind is InboxItemKind.Assigned or InboxItemKind.KpiMissed;

    static async Task<Dictionary<Guid, QuotedComment>> CommentsAsync(JourneyDbContext db, Guid[] ids, CancellationToken cancellation)
    {
        if (ids.Length == 0)
            return [];
        var rows = await (from comment in db.Comments.AsNoTracking()
                          join thread in db.CommentThreads on comment.ThreadId equals thread.Id
                          where ids.Contains(comment.Id) && comment.DeletedAt == null
                          select new { comment.Id, comment.Text, comment.AuthorName, IsGuest = comment.GuestLinkId != null, thread.Field }).ToListAsync(cancellation);
        var mentions = await (from mention in db.CommentMentions.AsNoTracking()
                              join member in db.Members on mention.MemberId equals member.Id
                              where ids.Contains(mention.CommentId)
                              orderby mention.Start
                              select new { mention.CommentId, mention.Start, mention.Length, mention.MemberId, member.DisplayName }).ToListAsync(cancellation);
        var names = mentions.DistinctBy(mention => mention.MemberId).ToDictionary(mention => mention.MemberId, mention => mention.DisplayName);
        var places = mentions.ToLookup(mention => mention.CommentId, mention => new CommentMention(mention.Start, mention.Length, mention.MemberId));
        return rows.ToDictionary(row => row.Id, row => new QuotedComment(
            string.Concat(CommentEntry.Split(row.Text, places[row.Id], names).Select(piece => piece.Text)), row.AuthorName, row.IsGuest, row.Field));
    }

    // What journeys call lanes of their own.
    static async Task<ILookup<Guid, OwnLane>> LanesAsync(JourneyDbContext db, Guid[] journeys, CancellationToken cancellation)
    {
        var rows = journeys.Length == 0 ? [] : await db.Set<OwnLane>().AsNoTracking().Where(lane => journeys.Contains(EF.Property<Guid>(lane, JourneyDbContext.JourneyId)))
            .Select(lane => new { Journey = EF.Property<Guid>(lane, JourneyDbContext.JourneyId), Lane = lane }).ToListAsync(cancellation);
        return rows.ToLookup(row => row.Journey, row => row.Lane);
    }

    static async Task<Dictionary<(Guid, string), FindingRow>> FindingsAsync(JourneyDbContext db, InboxItemRow[] items, CancellationToken cancellation)
    {
        if (items.Length == 0)
            return [];
        Guid[] journeys = [.. items.Select(item => item.JourneyId).Distinct()];
        string[] keys = [.. items.Select(item => item.Subject).Distinct(StringComparer.Ordinal)];
        return await db.Findings.AsNoTracking().Where(finding => journeys.Contains(finding.JourneyId) && keys.Contains(finding.Key))
            .ToDictionaryAsync(finding => (finding.JourneyId, finding.Key), cancellation);
    }

    // What proposals and rounds of audits are called, and where imports come from.
    static async Task<Dictionary<Guid, string>> TitlesAsync(JourneyDbContext db, CurrentMember member, InboxItemRow[] items, CancellationToken cancellation)
    {
        if (items.Length == 0)
            return [];
        Guid[] ids = [.. items.Select(item => Guid.Parse(item.Subject))];
        var titles = await db.Proposals.AsNoTracking().Where(proposal => ids.Contains(proposal.Id)).ToDictionaryAsync(proposal => proposal.Id, proposal => proposal.Title, cancellation);
        foreach (var round in await db.AuditRounds.AsNoTracking().Where(round => round.WorkspaceId == member.Workspace && ids.Contains(round.Id)).Select(round => new { round.Id, round.Name }).ToListAsync(cancellation))
            titles[round.Id] = round.Name;
        foreach (var import in await db.ScheduledImports.AsNoTracking().Where(import => import.WorkspaceId == member.Workspace && ids.Contains(import.Id)).Select(import => new { import.Id, import.Address }).ToListAsync(cancellation))
            titles[import.Id] = new Uri(import.Address).Host;
        return titles;
    }

    static async Task<Dictionary<Guid, long>> RequestsAsync(JourneyDbContext db, Guid[] ids, CancellationToken cancellation) => ids.Length == 0 ? []
        : await db.SignOffs.AsNoTracking().Where(request => ids.Contains(request.Id)).ToDictionaryAsync(request => request.Id, request => request.Revision, cancellation);
}

/// <summary>A comment as an inbox quotes it.</summary>
/// <param name="Text">With the names of today.</param>
/// <param name="AuthorName">The author's name of then, for when they are no longer a member.</param>
/// <param name="IsGuest">Whether a guest wrote it.</param>
/// <param name="Field">The id of the field whose cell it is about.</param>
sealed record QuotedComment(string Text, string AuthorName, bool IsGuest, string? Field);
