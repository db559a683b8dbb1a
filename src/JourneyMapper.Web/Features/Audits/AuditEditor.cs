using JourneyMapper.Domain.Auditing;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Web.Features.Audits.Criteria;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Audits;

/// <summary>What filling in an audit needs beside the fields: what is asked, whose touchpoint it is, how it was last time, and what is wrong. For the dialog, and for audits one after the other.</summary>
/// <param name="log">Records it.</param>
/// <param name="workspaceCriteria">What is asked.</param>
/// <param name="competitors">Whose touchpoints may be audited beside ours.</param>
/// <param name="member">Who audits.</param>
/// <param name="clock">Tells the last day that may be written.</param>
/// <param name="draft">What is filled in.</param>
public sealed class AuditEditor(AuditLog log, WorkspaceCriteria workspaceCriteria, WorkspaceCompetitors competitors, CurrentMember member, TimeProvider clock, AuditDraft draft)
{
    IReadOnlyList<AuditProblem> refusedFields = [];
    Guid? beforeOf;
    bool tried;

    /// <summary>What is filled in.</summary>
    public AuditDraft Draft => draft;

    /// <summary>What is audited; null before it is read, and when it is gone.</summary>
    public AuditSubject? Subject { get; private set; }

    /// <summary>What is asked.</summary>
    public CriteriaSet Criteria { get; private set; } = CriteriaSet.Usual;

    /// <summary>Whose touchpoints may be audited beside ours.</summary>
    public IReadOnlyList<Competitor> Competitors { get; private set; } = [];

    /// <summary>The scores of last time.</summary>
    public IReadOnlyDictionary<string, int>? Before { get; private set; }

    /// <summary>Why it was not recorded.</summary>
    public string? Refused { get; private set; }

    /// <summary>Whether it is being recorded.</summary>
    public bool IsSaving { get; private set; }

    /// <summary>The last day that may be written.</summary>
    public DateOnly Latest => member.LatestDay(clock);

    /// <summary>Reads what the form needs.</summary>
    public async Task LoadAsync(CancellationToken cancellation)
    {
        await ReadCriteriaAsync(cancellation);
        await ReadBeforeAsync(cancellation);
        Subject = await log.FindAsync(member, draft.Audit.Touchpoint, cancellation);
        Refused = Subject is null ? AuditText.SubjectGone : null;
    }

    /// <summary>What is asked has changed meanwhile: scores that were given stay.</summary>
    public async Task ReadCriteriaAsync(CancellationToken cancellation)
    {
        Criteria = await workspaceCriteria.ReadAsync(member.Workspace, cancellation);
        Competitors = await competitors.AllAsync(member.Workspace, cancellation);
    }

    /// <summary>Audits the touchpoint of a competitor, or ours.</summary>
    public Task ChooseAsync(Guid? competitor, CancellationToken cancellation)
    {
        draft.Audit = draft.Audit with { Competitor = competitor };
        refusedFields = [];
        return ReadBeforeAsync(cancellation);
    }

    /// <summary>What is wrong with a field; only after the first attempt: nobody is told off for a field not reached yet.</summary>
    public string? Error(AuditField field, string criterion = "")
    {
        if (!tried)
            return null;
        foreach (var problem in Problems().Concat(refusedFields))
            if (problem.Field == field && problem.Criterion == criterion)
                return problem.Explain();
        return null;
    }

    /// <summary>Records it. Whatever happens to the database, what was typed stays.</summary>
    /// <returns>Whether it is recorded, and else the field to go to, if there is one.</returns>
    public async Task<(bool IsDone, AuditProblem? First)> SaveAsync(CancellationToken cancellation)
    {
        // The second click of a double click finds this set and does nothing.
        if (IsSaving || Subject is null)
            return (false, null);
        (tried, Refused, refusedFields) = (true, null, []);
        if (Problems() is [var first, ..])
        {
            Refused = AuditText.CheckFields;
            return (false, first);
        }

        IsSaving = true;
        try
        {
            var refusal = await log.RecordAsync(member, draft.Audit, cancellation);
            if (refusal is null)
                return (true, null);
            Refused = AuditLabels.Explain(refusal);
            if (refusal is not Refusal.AuditInvalid invalid)
                return (false, null);
            // An owner may have changed what is asked since the form was opened.
            await ReadCriteriaAsync(cancellation);
            refusedFields = invalid.Problems;
            return (false, invalid.Problems[0]);
        }
        catch (Exception exception) when (DatabaseTrouble.IsUnreachable(exception))
        {
            // The next attempt carries the same id: an audit that was written after all is not written twice.
            Refused = AuditText.Unreachable;
            return (false, null);
        }
        finally
        {
            IsSaving = false;
        }
    }

    IReadOnlyList<AuditProblem> Problems() => draft.Audit.Accept(Latest, Criteria).Problems;

    async Task ReadBeforeAsync(CancellationToken cancellation)
    {
        var asked = beforeOf = draft.Audit.Competitor;
        var found = (await log.HistoryAsync(member, draft.Audit.Touchpoint, take: 1, asked, cancellation)).FirstOrDefault()?.ByCriterion;
        // Another one may have been chosen meanwhile.
        if (asked == beforeOf)
            Before = found;
    }
}
