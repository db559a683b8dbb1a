using JourneyMapper.Data;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Review;
using JourneyMapper.Domain.Coverage;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Shared.Coverage;

/// <summary>Why what people make of a finding was not taken.</summary>
public enum FindingProblem
{
    /// <summary>The member may not do it.</summary>
    NotAllowed,

    /// <summary>The finding no longer holds, or belongs to another workspace.</summary>
    Gone,

    /// <summary>Nobody of that id is a member.</summary>
    Assignee,

    /// <summary>The day lies in the past or too far ahead.</summary>
    Due,

    /// <summary>The note is too long or no text.</summary>
    Note,

    /// <summary>An exception needs a reason.</summary>
    Because,

    /// <summary>An exception needs a day on which it ends.</summary>
    Until,
}

/// <summary>What people make of findings: who takes care of them, and which are accepted as they are. Each method answers null when it is done.</summary>
public sealed class FindingDesk(IDbContextFactory<JourneyDbContext> contexts, CoverageBook book)
{
    const int LongestDueYears = 5;
    const int LongestAcceptanceYears = 2;

    /// <summary>Gives a finding to a member, or to nobody.</summary>
    public async Task<FindingProblem?> AssignAsync(CurrentMember member, Guid journey, FindingKey key, Guid? assignee, DateOnly? due, string note, CancellationToken cancellation = default)
    {
        var (said, problem) = AcceptedText.Lines(note);
        if (problem is not null || said.Length > Limits.Note)
            return FindingProblem.Note;
        if (due < book.Today || due > book.Today.AddYears(LongestDueYears))
            return FindingProblem.Due;
        return await ChangeAsync(member, journey, key, async (db, row) =>
        {
            if (assignee is { } id && !await db.Users.AnyAsync(user => user.Id == id && user.WorkspaceId == member.Workspace, cancellation))
                return FindingProblem.Assignee;
            (row.AssigneeId, row.Due, row.Note) = (assignee, due, said);
            return null;
        }, cancellation);
    }

    /// <summary>Accepts a finding as an exception: it leaves the score until that day and stays listed.</summary>
    public async Task<FindingProblem?> AcceptAsync(CurrentMember member, Guid journey, FindingKey key, string because, DateOnly? until, CancellationToken cancellation = default)
    {
        var (said, problem) = AcceptedText.Lines(because);
        if (problem is not null || said.Length is 0 or > Limits.Note)
            return FindingProblem.Because;
        if (until is not { } end || end <= book.Today || end > book.Today.AddYears(LongestAcceptanceYears))
            return FindingProblem.Until;
        return await ChangeAsync(member, journey, key, async (db, row) =>
        {
            (row.AcceptedBecause, row.AcceptedUntil) = (said, end);
            await RecordedFacts.NoteAsync(db, journey, book.Today, cancellation);
            return null;
        }, cancellation);
    }

    /// <summary>Ends the acceptance of a finding.</summary>
    public Task<FindingProblem?> WithdrawAsync(CurrentMember member, Guid journey, FindingKey key, CancellationToken cancellation = default) =>
        ChangeAsync(member, journey, key, async (db, row) =>
        {
            (row.AcceptedBecause, row.AcceptedUntil) = ("", null);
            await RecordedFacts.NoteAsync(db, journey, book.Today, cancellation);
            return null;
        }, cancellation);

    async Task<FindingProblem?> ChangeAsync(
        CurrentMember member, Guid journey, FindingKey key, Func<JourneyDbContext, FindingRow, Task<FindingProblem?>> change, CancellationToken cancellation)
    {
        if (!member.CanEdit)
            return FindingProblem.NotAllowed;
        var text = key.ToString();
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var row = await db.Findings.SingleOrDefaultAsync(finding => finding.JourneyId == journey && finding.Key == text && finding.ClosedOn == null
            && db.Journeys.InUse(member.Workspace).Any(found => found.Id == journey), cancellation);
        if (row is null)
            return FindingProblem.Gone;
        if (await change(db, row) is { } problem)
            return problem;
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return null;
    }
}
