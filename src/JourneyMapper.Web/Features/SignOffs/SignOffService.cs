using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Queries;
using JourneyMapper.Data.Review;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.SignOffs;

/// <summary>
/// Requests for approval of one exact revision and their answers. What writes checks who asks and answers null when it is done, or why it is
/// not. An approval is never taken back: an edit of the content makes content that nobody has approved.
/// </summary>
public sealed class SignOffService(IDbContextFactory<JourneyDbContext> contexts, SignOffTopic topic, InboxTopic inboxes, TimeProvider clock)
{
    const int Kept = 50;

    /// <summary>Asks for approval of the map as the member sees it.</summary>
    public async Task<SignOffProblem?> RequestAsync(CurrentMember member, Guid journey, long revision, CancellationToken cancellation = default)
    {
        if (!member.CanEdit)
            return SignOffProblem.NotAllowed;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (!await db.HasRoleAsync(member, member.Role, cancellation))
            return SignOffProblem.NotAllowed;
        // Edits wait until the request is written, so that what is asked about is what is there.
        if (await db.LockJourneyAsync(member, journey, cancellation) is not { } present)
            return SignOffProblem.Gone;
        if (await db.AccessAsync(member, journey, cancellation) is not AccessLevel.Edit)
            return SignOffProblem.NotAllowed;
        // Owners and tags may have changed since the member looked.
        if (revision < present.ContentRevision || revision > present.Revision)
            return SignOffProblem.Changed;
        if (!await db.Touchpoints.AnyAsync(touchpoint => EF.Property<Guid>(touchpoint, JourneyDbContext.JourneyId) == journey, cancellation))
            return SignOffProblem.Empty;
        if (await db.SignOffs.AnyAsync(signOff => signOff.JourneyId == journey && signOff.Revision >= present.ContentRevision && signOff.State != SignOffState.Refused, cancellation))
            return SignOffProblem.Pending;
        var row = new SignOffRow { Id = Guid.CreateVersion7(), JourneyId = journey, Revision = present.Revision, RequestedBy = member.Id, RequestedAt = clock.GetUtcNow() };
        db.SignOffs.Add(row);
        await db.SaveChangesAsync(cancellation);
        await CommitAsync(db, member, row, await db.TellOfRequestAsync(row, cancellation), cancellation);
        return null;
    }

    /// <summary>Approves or refuses a request. For viewers and owners other than who asked; a refusal says why.</summary>
    public async Task<SignOffProblem?> DecideAsync(CurrentMember member, Guid request, bool approve, string comment, CancellationToken cancellation = default)
    {
        if (!MayDecide(member))
            return SignOffProblem.NotAllowed;
        var (said, problem) = AcceptedText.Lines(comment, Limits.Text);
        if (problem is not null || said.Length > Limits.Note)
            return SignOffProblem.CommentInvalid;
        if (!approve && said.Length == 0)
            return SignOffProblem.CommentNeeded;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (!await db.HasRoleAsync(member, member.Role, cancellation))
            return SignOffProblem.NotAllowed;
        var asked = await db.SignOffs.Where(signOff => signOff.Id == request).Select(signOff => (Guid?)signOff.JourneyId).SingleOrDefaultAsync(cancellation);
        // As at the request: what is approved is what is there.
        if (asked is not { } journey || await db.LockJourneyAsync(member, journey, cancellation) is not { } present)
            return SignOffProblem.Gone;
        var row = await db.SignOffs.SingleAsync(signOff => signOff.Id == request, cancellation);
        if (row.RequestedBy == member.Id)
            return SignOffProblem.OwnRequest;
        if (row.State != SignOffState.Requested)
            return SignOffProblem.Answered;
        if (row.Revision < present.ContentRevision)
            return SignOffProblem.Changed;
        (row.State, row.DecidedBy, row.DecidedAt, row.Comment) = (approve ? SignOffState.Approved : SignOffState.Refused, member.Id, clock.GetUtcNow(), said);
        await db.SaveChangesAsync(cancellation);
        await CommitAsync(db, member, row, await db.TellOfAnswerAsync(row, cancellation), cancellation);
        return null;
    }

    /// <summary>The requests about a journey, the newest first; none when the workspace has no such journey.</summary>
    public async Task<IReadOnlyList<SignOffEntry>> HistoryAsync(Reader reader, Guid journey, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.SignOffs.AsNoTracking()
            .Where(signOff => signOff.JourneyId == journey && db.Journeys.InUse(reader).Any(row => row.Id == journey))
            .OrderByDescending(signOff => signOff.RequestedAt).Take(Kept)
            .Select(signOff => new SignOffEntry(
                signOff.Id, signOff.Revision, signOff.RequestedBy, db.Members.Where(user => user.Id == signOff.RequestedBy).Select(user => user.DisplayName).FirstOrDefault(), signOff.RequestedAt,
                signOff.State, db.Members.Where(user => user.Id == signOff.DecidedBy).Select(user => user.DisplayName).FirstOrDefault(), signOff.DecidedAt, signOff.Comment))
            .ToListAsync(cancellation);
    }

    /// <summary>Who approved exactly this content and when, in the reader's language and time zone; null when nobody has.</summary>
    public async Task<string?> ApprovalTextAsync(CurrentMember member, Journey journey, CancellationToken cancellation = default) =>
        SignOffStatus.Of(await HistoryAsync(member, journey.Id, cancellation), journey.ContentRevision).Approved is { } approval
            ? SignOffText.PrintedApproval.With(approval.Decider ?? SignOffText.FormerMember, member.Local(approval.DecidedAt ?? approval.RequestedAt, clock))
            : null;

    /// <summary>Whether a member may approve what others ask for.</summary>
    public static bool MayDecide(CurrentMember member) => member.Role is Role.Viewer or Role.Owner;

    Task CommitAsync(JourneyDbContext db, CurrentMember member, SignOffRow row, IReadOnlyList<Guid> told, CancellationToken cancellation) =>
        topic.CommitAsync(db, member.Workspace, [new(row.JourneyId)], inboxes, [.. told.Select(InboxTopic.For)], cancellation);
}
