using System.Collections.Immutable;
using System.Text.Json;
using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Proposals;
using JourneyMapper.Data.Queries;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Proposals;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Proposals;

/// <summary>
/// Keeps proposals and makes edits of those that are accepted. Whoever sees a journey may propose; who may edit it decides, by the rights of today. What belongs to another workspace, lies in the trash or is private
/// answers as what does not exist.
/// </summary>
public sealed class ProposalService(JourneyRooms rooms, ProposalTopic topic, InboxTopic inboxes, IDbContextFactory<JourneyDbContext> contexts, TimeProvider clock)
{
    // So long, what was decided can be taken back.
    static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>How many proposals of a journey somebody has still to decide on.</summary>
    public async Task<int> CountAsync(Reader reader, Guid journey, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await Open(db, reader, journey).CountAsync(cancellation);
    }

    /// <summary>Those proposals, the latest first, with all of their items.</summary>
    public async Task<IReadOnlyList<Proposal>> ReadAsync(Reader reader, Guid journey, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var rows = await Open(db, reader, journey).OrderByDescending(row => row.At).ThenBy(row => row.Id)
            .Select(row => new { Row = row, Items = row.Items.OrderBy(item => item.Number).ToList(), Name = db.Members.Where(user => user.Id == row.MemberId).Select(user => user.DisplayName).FirstOrDefault() })
            .ToListAsync(cancellation);
        return [.. rows.Select(read => new Proposal(
            read.Row.Id, read.Row.Title, read.Row.Origin, read.Row.OriginName, read.Row.MemberId, read.Name ?? read.Row.MemberName, read.Row.At,
            [.. read.Items.Select(item => new ProposalLine(item.Id, Known(item), item.State))]))];
    }

    /// <summary>Makes a proposal: all of it or, where an item could not be accepted as the map is now, nothing.</summary>
    public async Task<Proposed> AddAsync(CurrentMember member, Guid journey, NewProposal made, CancellationToken cancellation = default)
    {
        if (made.Items.Count == 0)
            return new Proposed.Refused(ProposalProblem.Empty);
        if (made.Items.Count > Limits.ProposalItems)
            return new Proposed.Refused(ProposalProblem.TooManyItems);
        var (title, problem) = AcceptedText.Line(made.Title, Limits.Name, required: true);
        if (problem is not null)
            return new Proposed.Refused(problem == Problem.Required ? ProposalProblem.TitleMissing : ProposalProblem.TitleTooLong);
        if (await rooms.OpenAsync(member, journey, cancellation) is not { Journey: var map })
            return new Proposed.Refused(ProposalProblem.Gone);
        var (items, problems) = Check(map, made.Items);
        if (problems.Count > 0)
            return new Proposed.ItemsRefused(problems);

        var proposal = Guid.CreateVersion7();
        var rows = items.Select((item, i) => ProposalItemRow.Of(item, proposal, i + 1)).ToList();
        if (rows.Sum(row => row.Change.Length) > Limits.ProposalSize)
            return new Proposed.Refused(ProposalProblem.TooLarge);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.FindMemberAsync(member, cancellation) is not { } who)
            return new Proposed.Refused(ProposalProblem.NotAllowed);
        await db.LockProposalsAsync(journey, cancellation);
        // Here, as nothing but this lets the proposals of a journey become more and more.
        var old = clock.GetUtcNow() - Kept;
        await db.Proposals.Where(row => row.JourneyId == journey && row.Open == 0 && row.DecidedAt <= old).ExecuteDeleteAsync(cancellation);
        if (await Open(db, member, journey).CountAsync(cancellation) >= Limits.OpenProposals)
            return new Proposed.Refused(ProposalProblem.TooManyOpen);
        if (!await db.Journeys.InUse(member).AnyAsync(row => row.Id == journey, cancellation))
            return new Proposed.Refused(ProposalProblem.Gone);
        var row = new ProposalRow
        {
            Id = proposal,
            JourneyId = journey,
            Title = title,
            Origin = made.Origin,
            OriginName = made.OriginName,
            MemberId = who.Id,
            MemberName = who.DisplayName,
            At = clock.GetUtcNow(),
            Open = rows.Count,
            Items = rows,
        };
        db.Proposals.Add(row);
        await db.SaveChangesAsync(cancellation);
        await CommitAsync(db, member, row, cancellation);
        return new Proposed.Done(proposal);
    }

    /// <summary>Accepts one item: its edit is made in the name of the member.</summary>
    /// <param name="member">Who.</param>
    /// <param name="proposal">Whose item.</param>
    /// <param name="item">Which.</param>
    /// <param name="seen">The text that they have before them, where the map holds another than whoever proposed knew.</param>
    /// <param name="cancellation">Stops it.</param>
    public Task<Decision> AcceptAsync(CurrentMember member, Guid proposal, Guid item, string? seen = null, CancellationToken cancellation = default) =>
        AcceptAsync(member, proposal, row => row.Id == item, (map, items, all) => ([.. items], items[0].ToEdit(map, all, seen)), cancellation);

    /// <summary>Accepts all open items as one edit. Those that do not fit the map any more are left open.</summary>
    public Task<Decision> AcceptAllAsync(CurrentMember member, Guid proposal, CancellationToken cancellation = default) =>
        AcceptAsync(member, proposal, _ => true, (map, items, all) =>
        {
            var (edit, taken) = ProposedItem.Together(map, items, all);
            return (taken, taken.IsEmpty ? null : edit);
        }, cancellation);

    /// <summary>Declines an item, or all open ones. For who may edit the journey, and for who asked for the proposal.</summary>
    /// <param name="member">Who.</param>
    /// <param name="proposal">Of which proposal.</param>
    /// <param name="item">Which; null for all.</param>
    /// <param name="cancellation">Stops it.</param>
    public Task<Decision> DeclineAsync(CurrentMember member, Guid proposal, Guid? item = null, CancellationToken cancellation = default) =>
        OnAsync(member, proposal, allowsAuthor: true, (row, _) =>
        {
            var declined = row.Items.Where(each => each.State == ItemState.Open && (item is null || each.Id == item)).ToList();
            if (declined.Count == 0)
                return Task.FromResult(new Decision(ProposalProblem.Gone));
            Decide(row, declined, ItemState.Declined, member);
            return Task.FromResult(new Decision(null) { Items = [.. declined.Select(each => each.Id)] });
        }, cancellation);

    /// <summary>Takes back what the member has decided themselves, with the edit that came of it.</summary>
    public Task<Decision> TakeBackAsync(CurrentMember member, Guid proposal, Decision decision, CancellationToken cancellation = default) =>
        OnAsync(member, proposal, allowsAuthor: decision.Undo is null, async (row, token) =>
        {
            var decided = row.Items.Where(each => decision.Items.Contains(each.Id) && each.State != ItemState.Open && each.DecidedBy == member.Id).ToList();
            if (decided.Count == 0)
                return new(ProposalProblem.Gone);
            if (decision.Undo is { } undo && await SubmitAsync(member, row.JourneyId, undo, token) is { Refusal: { } refusal })
                return new(null, refusal);
            Decide(row, decided, ItemState.Open, null);
            return new(null) { Items = [.. decided.Select(each => each.Id)] };
        }, cancellation);

    Task<Decision> AcceptAsync(
        CurrentMember member, Guid proposal, Func<ProposalItemRow, bool> asked, Func<Journey, IReadOnlyList<ProposedItem>, IReadOnlyList<ProposedItem>, (ImmutableArray<ProposedItem> Taken, Edit? Edit)> make, CancellationToken cancellation) =>
        OnAsync(member, proposal, allowsAuthor: false, async (row, token) =>
        {
            var open = row.Items.Where(each => each.State == ItemState.Open && asked(each)).ToList();
            if (open.Count == 0)
                return new(ProposalProblem.Gone);
            List<ProposedItem> items = [.. open.Select(Known).OfType<ProposedItem>()];
            if (items.Count == 0 || await rooms.OpenAsync(member, row.JourneyId, token) is not { Journey: var map })
                return new(ProposalProblem.Gone);
            var (taken, edit) = make(map, items, [.. row.Items.Select(Known).OfType<ProposedItem>()]);
            if (edit is null)
                return new(null, items[0].RefusalIn(map)) { Left = open.Count };
            var (refusal, undo) = await SubmitAsync(member, row.JourneyId, edit, token);
            if (refusal is not null)
                return new(null, refusal);
            var ids = taken.Select(item => item.Id).ToHashSet();
            Decide(row, open.FindAll(each => ids.Contains(each.Id)), ItemState.Accepted, member);
            return new(null) { Items = [.. ids], Left = open.Count - ids.Count, Undo = undo };
        }, cancellation);

    // Who decides holds the proposal, so of two who accept the same item one makes the edit. The journey is not held: edits go on meanwhile, and this one is an edit as any other.
    async Task<Decision> OnAsync(CurrentMember member, Guid proposal, bool allowsAuthor, Func<ProposalRow, CancellationToken, Task<Decision>> decide, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.FindMemberAsync(member, cancellation) is not { } who)
            return new(ProposalProblem.NotAllowed);
        if (await db.LockProposalAsync(member, proposal, cancellation) is not { } row)
            return new(ProposalProblem.Gone);
        var edits = who.Role != Role.Viewer && await db.AccessAsync(member, row.JourneyId, cancellation) == AccessLevel.Edit;
        if (!edits && !(allowsAuthor && row.MemberId == member.Id))
            return new(ProposalProblem.NotAllowed);
        var decision = await decide(row, cancellation);
        if (!decision.IsDone)
            return decision;
        await db.SaveChangesAsync(cancellation);
        await CommitAsync(db, member, row, cancellation);
        return decision;
    }

    async Task CommitAsync(JourneyDbContext db, CurrentMember by, ProposalRow row, CancellationToken cancellation)
    {
        var told = await db.TellOfProposalAsync(row, by.Id, clock.GetUtcNow(), cancellation);
        await topic.CommitAsync(db, by.Workspace, [new(row.JourneyId)], inboxes, [.. told.Select(InboxTopic.For)], cancellation);
    }

    async Task<(Refusal? Refusal, Edit? Undo)> SubmitAsync(CurrentMember member, Guid journey, Edit edit, CancellationToken cancellation)
    {
        if (await rooms.OpenAsync(member, journey, cancellation) is not { } room)
            return (new Refusal.JourneyGone(), null);
        return await room.SubmitAsync(edit, member, cancellation) switch
        {
            Outcome<Journey>.Applied { Difference: { IsEmpty: false } difference } => (null, new Revert(edit.Id, difference)),
            Outcome<Journey>.Refused refused => (refused.Refusal, null),
            _ => (null, null),
        };
    }

    void Decide(ProposalRow row, IReadOnlyCollection<ProposalItemRow> items, ItemState state, CurrentMember? by)
    {
        foreach (var item in items)
            (item.State, item.DecidedBy) = (state, by?.Id);
        (row.Open, row.DecidedAt) = (row.Items.Count(item => item.State == ItemState.Open), clock.GetUtcNow());
    }

    /// <summary>Tries each item on the map that those before it would have left, and gives them in the form that is kept.</summary>
    internal static (IReadOnlyList<ProposedItem> Items, IReadOnlyList<ItemProblem> Problems) Check(Journey map, IReadOnlyList<ProposedItem> asked)
    {
        List<ProposedItem> items = [];
        List<ItemProblem> problems = [];
        foreach (var (i, item) in asked.Index())
            switch (map.Apply(item.ToEdit(map, asked)))
            {
                case Outcome<Journey>.Applied { Difference: { IsEmpty: false } difference } applied:
                    map = applied.After;
                    items.Add(item with { Change = difference.Changes.First(change => change.Target == item.Change.Target) });
                    break;
                case var outcome:
                    problems.Add(new(i + 1, (outcome as Outcome<Journey>.Refused)?.Refusal));
                    break;
            }
        return (items, problems);
    }

    static ProposedItem? Known(ProposalItemRow row)
    {
        try
        {
            return row.Read();
        }
        // Of a later release that was taken back, or damaged: it can be declined, and harms no other.
        catch (JsonException)
        {
            return null;
        }
    }

    static IQueryable<ProposalRow> Open(JourneyDbContext db, Reader reader, Guid journey) =>
        db.Proposals.AsNoTracking().Where(row => row.JourneyId == journey && row.Open > 0 && db.Journeys.InUse(reader).Any(seen => seen.Id == row.JourneyId));
}
