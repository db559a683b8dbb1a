using JourneyMapper.Web.Features.Audits.Criteria;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Ui;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace JourneyMapper.Web.Features.Audits;

/// <summary>Asks for an audit and records it.</summary>
public sealed partial class AuditDialog
{
    AuditEditor editor = null!;
    AuditFields? fields;

    [Inject] public required AuditLog Log { get; init; }

    [Inject] public required WorkspaceCriteria Criteria { get; init; }

    [Inject] public required WorkspaceCompetitors Competitors { get; init; }

    [Inject] public required AuditTopic Topic { get; init; }

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

    protected override Task OnInitializedAsync()
    {
        editor = new(Log, Criteria, Competitors, Member, Clock, Draft);
        Hold(Topic.Subscribe(Member.Workspace, Listen<TopicMessage>(OnChangedAsync)));
        return editor.LoadAsync(Leaving);
    }

    // What is asked changes for the whole workspace; audits of single touchpoints say nothing here.
    async Task OnChangedAsync(IReadOnlyList<TopicMessage> changed, bool missed)
    {
        if (!missed && changed.All(news => news.Journey is not null))
            return;
        await editor.ReadCriteriaAsync(Leaving);
        StateHasChanged();
    }

    async Task<bool> MayCloseAsync() => !Draft.IsChanged || await Dialogs.ConfirmAsync(AuditText.Discard, AuditText.DiscardQuestion, AuditText.Discard, AuditText.KeepEditing);

    async Task CancelAsync()
    {
        if (await MayCloseAsync())
            Dialog.Cancel();
    }

    async Task SaveAsync()
    {
        var (isDone, first) = await editor.SaveAsync(Leaving);
        if (isDone)
        {
            Notices.Done(AuditText.Recorded.With(editor.Subject!.Name, AuditLabels.Score(Draft.Audit.Mean!.Value)));
            Dialog.Close(true);
        }
        else if (first is { } problem && fields is not null)
        {
            await fields.FocusAsync(problem);
        }
    }
}
