using JourneyMapper.Domain.Auditing;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Ui;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace JourneyMapper.Web.Features.Audits;

/// <summary>Asks for an audit and records it. Whatever happens to the database, what was typed stays.</summary>
public sealed partial class AuditDialog
{
    readonly ScoreScale?[] scales = new ScoreScale?[AuditCriteria.All.Count];
    TextField? strengths, weaknesses, note;
    DateField? day;
    AuditSubject? subject;
    AuditEntry? before;
    bool tried;
    bool saving;
    string? refused;

    [Inject] public required AuditLog Log { get; init; }

    [Inject] public required IDialogService Dialogs { get; init; }

    [Inject] public required ISnackbar Notices { get; init; }

    [CascadingParameter] public required IMudDialogInstance Dialog { get; set; }

    /// <summary>What is filled in.</summary>
    [Parameter, EditorRequired] public required AuditDraft Draft { get; set; }

    /// <summary>Shows it, and tells whether an audit was recorded.</summary>
    /// <param name="dialogs">Where.</param>
    /// <param name="touchpoint">What is audited.</param>
    /// <param name="today">The day that is offered.</param>
    public static Task<bool> OpenAsync(IDialogService dialogs, Guid touchpoint, DateOnly today) => dialogs.AskAsync<AuditDialog, bool>(new()
    {
        { dialog => dialog.Draft, new AuditDraft(new() { Id = Guid.CreateVersion7(), Touchpoint = touchpoint, On = today }) },
    });

    protected override async Task OnInitializedAsync()
    {
        before = (await Log.HistoryAsync(Member, Draft.Audit.Touchpoint, take: 1, Leaving)).FirstOrDefault();
        subject = await Log.FindAsync(Member, Draft.Audit.Touchpoint, Leaving);
        refused = subject is null ? AuditText.SubjectGone : null;
    }

    async Task<bool> MayCloseAsync() => !Draft.IsChanged || await Dialogs.ConfirmAsync(AuditText.Discard, AuditText.DiscardQuestion, AuditText.Discard, AuditText.KeepEditing);

    // Complains only after the first attempt: nobody is told off for a field not reached yet.
    string? Error(AuditField field, string criterion = "")
    {
        if (!tried)
            return null;
        foreach (var problem in Draft.Audit.Accept(Member.LatestDay(Clock)).Problems)
            if (problem.Field == field && problem.Criterion == criterion)
                return problem.Explain();
        return null;
    }

    void Score(int index, int score) => Draft.Audit = Draft.Audit with { Scores = Draft.Audit.Scores.SetItem(index, score) };

    async Task CancelAsync()
    {
        if (await MayCloseAsync())
            Dialog.Cancel();
    }

    async Task SaveAsync()
    {
        // The second click of a double click finds this set and does nothing.
        if (saving || subject is null)
            return;
        tried = true;
        refused = null;
        if (Draft.Audit.Accept(Member.LatestDay(Clock)).Problems is [var first, ..])
        {
            refused = AuditText.CheckFields;
            await FocusAsync(first);
            return;
        }

        saving = true;
        try
        {
            if (await Log.RecordAsync(Member, Draft.Audit, Leaving) is { } refusal)
            {
                refused = AuditLabels.Explain(refusal);
                return;
            }

            Notices.Done(AuditText.Recorded.With(subject.Name, AuditLabels.Score(Draft.Audit.Mean!.Value)));
            Dialog.Close(true);
        }
        catch (Exception exception) when (DatabaseTrouble.IsUnreachable(exception))
        {
            // The next attempt carries the same id: an audit that was written after all is not written twice.
            refused = AuditText.Unreachable;
        }
        finally
        {
            saving = false;
        }
    }

    ValueTask FocusAsync(AuditProblem problem) => problem.Field switch
    {
        AuditField.Scores => scales[Math.Max(0, AuditCriteria.All.ToList().FindIndex(criterion => criterion.Id == problem.Criterion))]!.FocusAsync(),
        AuditField.Strengths when strengths is not null => strengths.FocusAsync(),
        AuditField.Weaknesses when weaknesses is not null => weaknesses.FocusAsync(),
        AuditField.EvidenceNote when note is not null => note.FocusAsync(),
        AuditField.On when day is not null => day.FocusAsync(),
        _ => ValueTask.CompletedTask,
    };
}
