using JourneyMapper.Data.Journal;
using JourneyMapper.Web.Features.Surveys.Answering;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using MudBlazor;

namespace JourneyMapper.Web.Features.Surveys;

/// <summary>The surveys of a journey and what their answers say. Ids of other workspaces are not found.</summary>
public sealed partial class SurveyPage
{
    // Beyond so many answers only their number is kept up to date by itself: all that follows from them is read when somebody wants it.
    const int FollowedTo = 5000;

    readonly CoalescingRunner reading = new();
    JourneyRoom? room;
    IReadOnlyList<SurveyLine>? lines;
    SurveyResults? results;
    AccessLevel? level;
    Guid? shown;
    long count;
    bool busy;

    bool canEdit => Member.CanEdit && level is AccessLevel.Edit;

    bool isOpen => results!.Survey.IsOpen(Clock.GetUtcNow());

    string link => Navigation.ToAbsoluteUri(SurveyEndpoints.Of(results!.Survey.Token)).AbsoluteUri;

    /// <summary>The journey's.</summary>
    [Parameter] public Guid Id { get; set; }

    /// <summary>The survey that is shown; the latest where there is no such one.</summary>
    [SupplyParameterFromQuery(Name = "survey")] public string? Asked { get; set; }

    [Inject] public required JourneyRooms Rooms { get; init; }

    [Inject] public required JourneyStore Store { get; init; }

    [Inject] public required SurveyReader Reader { get; init; }

    [Inject] public required SurveyService Service { get; init; }

    [Inject] public required SurveyTopic Topic { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required AuthenticationStateProvider SignedIn { get; init; }

    [Inject] public required IDialogService Dialogs { get; init; }

    [Inject] public required ISnackbar Notifications { get; init; }

    protected override async Task OnInitializedAsync()
    {
        if (await Rooms.OpenAsync(Member, Id, Leaving) is not { } opened)
        {
            Navigation.NotFound();
            return;
        }

        room = opened;
        level = await Store.AccessAsync(Member, Id, Leaving);
        if (RendererInfo.IsInteractive)
        {
            Hold(Topic.Subscribe(Member.Workspace, Listen<TopicMessage>(OnNewsAsync)));
            // What is taken over, or taken back, shows in the table.
            Hold(room.Subscribe(Listen<RoomEvent>((_, _) =>
            {
                StateHasChanged();
                return Task.CompletedTask;
            })));
        }

        await ReadAsync();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (lines is not null && Choice() != shown)
            await ReadAsync();
    }

    void OnAccessChanged(AccessLevel? now)
    {
        level = now;
        if (now is null)
            (lines, results) = (null, null);
    }

    async Task OnNewsAsync(IReadOnlyList<TopicMessage> news, bool missed)
    {
        if (!missed && !news.Any(item => item.MayConcern(Id)))
            return;
        var now = shown is { } survey ? await Reader.CountAsync(Member, survey, Leaving) : 0;
        // Fewer: something was erased.
        if (now <= FollowedTo || now < results?.Answers)
            await ReadAsync();
        else
            await ReadLinesAsync(now);
        StateHasChanged();
    }

    Guid? Choice() => (Guid.TryParse(Asked, out var asked) ? lines!.FirstOrDefault(line => line.Id == asked) : null)?.Id ?? (lines!.Count > 0 ? lines[0].Id : null);

    Task ReadAsync() => reading.RunAsync(async () =>
    {
        lines = await Reader.ListAsync(Member, Id, Leaving);
        shown = Choice();
        results = shown is { } survey ? await Reader.FindAsync(Member, survey, Leaving) : null;
        count = results?.Answers ?? 0;
    });

    // Without its answers; all, where it is gone meanwhile.
    async Task ReadLinesAsync(long now)
    {
        if (results is null || await Reader.SurveyAsync(Member, results.Survey.Id, Leaving) is not { } survey)
        {
            await ReadAsync();
            return;
        }

        lines = await Reader.ListAsync(Member, Id, Leaving);
        (results, count) = (results with { Survey = survey }, now);
    }

    void Show(Guid? survey) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("survey", survey?.ToString()), replace: true);

    async Task MakeAsync()
    {
        var made = await SurveyDialog.OpenAsync(Dialogs, room!.Journey);
        if (made == Guid.Empty)
            return;
        Notifications.Done(SurveyText.Made);
        await ReadAsync();
        Show(made);
    }

    Task CloseAsync() => DoAsync((member, survey) => Service.CloseAsync(member, survey), SurveyText.ClosedNow);

    Task ReopenAsync() => DoAsync((member, survey) => Service.ReopenAsync(member, survey), SurveyText.Reopened);

    async Task EraseAsync()
    {
        if (await Dialogs.ConfirmAsync(SurveyText.EraseTitle, Texts.Count(count, SurveyText.EraseLeadOne, SurveyText.EraseLeadOther), SurveyText.EraseConfirm))
            await DoAsync((member, survey) => Service.EraseAsync(member, survey), SurveyText.Erased);
    }

    async Task EraseAnswerAsync(AnswerLine line)
    {
        if (await Dialogs.ConfirmAsync(SurveyText.EraseAnswerTitle, SurveyText.EraseAnswerLead, SurveyText.EraseAnswerConfirm))
            await DoAsync((member, survey) => Service.EraseAnswerAsync(member, survey, line.Id), SurveyText.AnswerErased);
    }

    async Task TakeOverAsync(int? item)
    {
        if (await DoAsync((member, survey) => Service.TakeOverAsync(member, survey, item)) is not { } outcome)
            return;
        var text = Texts.Count(outcome.Count, SurveyText.TookOverOne, SurveyText.TookOverOther);
        if (outcome.Undo is { } undo)
            Notifications.DoneWithUndo(this, text, async () => await DoAsync((member, _) => Service.UndoAsync(member, Id, undo)));
        else
            Notifications.Done(text);
    }

    Task ReadHurtsAsync(AskedTouchpoint line) => Dialogs.OpenAsync<HurtsDialog>(new() { { dialog => dialog.Survey, results!.Survey.Id }, { dialog => dialog.Touchpoint, line } }, beside: true);

    async Task DoAsync(Func<CurrentMember, Guid, Task<SurveyOutcome>> act, string done)
    {
        if (await DoAsync(act) is not null)
            Notifications.Done(done);
    }

    // Null where it was not done, which is said.
    async Task<SurveyOutcome?> DoAsync(Func<CurrentMember, Guid, Task<SurveyOutcome>> act)
    {
        if (busy || shown is not { } survey)
            return null;
        busy = true;
        try
        {
            var outcome = SignedIn.MemberNow() is { } member ? await act(member, survey) : SurveyProblem.NotAllowed;
            if (outcome.Problem is { } problem)
                Notifications.Refused(problem.Explain());
            await ReadAsync();
            return outcome.Problem is null ? outcome : null;
        }
        catch (Exception exception) when (DatabaseTrouble.IsUnreachable(exception))
        {
            Notifications.Refused(CommentText.RefusedUnreachable);
            return null;
        }
        finally
        {
            busy = false;
        }
    }
}
