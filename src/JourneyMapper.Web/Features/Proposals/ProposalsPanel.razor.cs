using JourneyMapper.Data.Proposals;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Features.Proposals.Drafting;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using MudBlazor;

namespace JourneyMapper.Web.Features.Proposals;

/// <summary>The proposals of a journey, beside its map.</summary>
public sealed partial class ProposalsPanel
{
    readonly CoalescingRunner reading = new();
    readonly Dictionary<Guid, ProposalItem> shown = [];
    readonly Dictionary<Guid, Refusal?> refusals = [];
    ElementReference root;
    IReadOnlyList<Proposal>? proposals;
    Journey? tried;
    Guid? next;
    bool moves;
    bool busy;

    /// <summary>The map, as it is now.</summary>
    [Parameter, EditorRequired] public required Journey Map { get; set; }

    /// <summary>Somebody wants to see the touchpoint that an item is about.</summary>
    [Parameter] public EventCallback<Guid> OnGo { get; set; }

    [Inject] public required ProposalService Service { get; init; }

    [Inject] public required ProposalDrafter Drafter { get; init; }

    [Inject] public required ProposalTopic Topic { get; init; }

    [Inject] public required AuthenticationStateProvider SignedIn { get; init; }

    [Inject] public required IDialogService Dialogs { get; init; }

    [Inject] public required ISnackbar Notifications { get; init; }

    protected override async Task OnInitializedAsync()
    {
        Hold(Topic.Subscribe(Member.Workspace, Listen<TopicMessage>(OnProposedAsync)));
        await TryAsync(LoadAsync);
    }

    protected override void OnParametersSet() => Try();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!moves)
            return;
        moves = false;
        // The button that was pressed is gone: whoever goes through the list by keyboard goes on with the next item.
        if (next is { } id && shown.TryGetValue(id, out var item))
            await item.FocusAsync();
        else
            await root.FocusAsync(preventScroll: true);
    }

    // What was decided here comes this way, too.
    async Task OnProposedAsync(IReadOnlyList<TopicMessage> proposed, bool missed)
    {
        if (!missed && !proposed.Any(item => item.MayConcern(Map.Id)))
            return;
        await LoadAsync();
        StateHasChanged();
    }

    Task LoadAsync() => reading.RunAsync(async () =>
    {
        proposals = await Service.ReadAsync(Member, Map.Id, Leaving);
        tried = null;
        Try();
    });

    // Which items fit the map: asked once for each state of it.
    void Try()
    {
        if (ReferenceEquals(tried, Map) || proposals is null)
            return;
        tried = Map;
        refusals.Clear();
        foreach (var line in proposals.SelectMany(proposal => proposal.Items).Where(line => line is { State: ItemState.Open, Item: not null }))
            refusals[line.Id] = line.Item!.RefusalIn(Map);
        foreach (var gone in shown.Keys.Except(refusals.Keys).ToList())
            shown.Remove(gone);
    }

    async Task DraftAsync()
    {
        if (await DraftDialog.OpenAsync(Dialogs, Member, Map.Id))
            await TryAsync(LoadAsync);
    }

    Task AcceptAsync(Proposal proposal, ProposalLine line, string? seen) =>
        DecideAsync(proposal, line, member => Service.AcceptAsync(member, proposal.Id, line.Id, seen), ProposalText.AcceptedOne, ProposalText.AcceptedOther);

    Task AcceptAllAsync(Proposal proposal) => DecideAsync(proposal, null, member => Service.AcceptAllAsync(member, proposal.Id), ProposalText.AcceptedOne, ProposalText.AcceptedOther);

    Task DeclineAsync(Proposal proposal, ProposalLine? line) => DecideAsync(proposal, line, member => Service.DeclineAsync(member, proposal.Id, line?.Id), ProposalText.DeclinedOne, ProposalText.DeclinedOther);

    async Task DecideAsync(Proposal proposal, ProposalLine? line, Func<CurrentMember, Task<Decision>> decide, string one, string other)
    {
        // The second click of a double click finds this set.
        if (busy)
            return;
        busy = true;
        var order = proposals?.SelectMany(each => each.Items).Where(each => each.State == ItemState.Open).Select(each => each.Id).ToList() ?? [];
        try
        {
            if (await DoAsync(decide) is not { } decision)
                return;
            var text = Texts.Count(decision.Items.Count, one, other);
            if (decision.Left > 0)
                text = $"{text} {Texts.Count(decision.Left, ProposalText.LeftOne, ProposalText.LeftOther)}";
            Notifications.DoneWithUndo(this, text, () => TakeBackAsync(proposal.Id, decision));
            (moves, next) = (true, line is null ? null : order.SkipWhile(id => id != line.Id).Skip(1).Cast<Guid?>().FirstOrDefault());
        }
        finally
        {
            busy = false;
            await TryAsync(LoadAsync);
        }
    }

    async Task TakeBackAsync(Guid proposal, Decision decision)
    {
        await DoAsync(member => Service.TakeBackAsync(member, proposal, decision));
        await TryAsync(LoadAsync);
        StateHasChanged();
    }

    async Task<Decision?> DoAsync(Func<CurrentMember, Task<Decision>> decide)
    {
        try
        {
            var decision = SignedIn.MemberNow() is { } member ? await decide(member) : new(ProposalProblem.NotAllowed);
            if (decision.IsDone)
                return decision;
            Notifications.Refused(decision.Problem?.Explain() ?? ProposalNotices.Explain(decision.Refusal!));
        }
        catch (Exception exception) when (DatabaseTrouble.IsUnreachable(exception))
        {
            Notifications.Refused(CommentText.RefusedUnreachable);
        }

        return null;
    }

    DateTimeOffset Local(DateTimeOffset at) => Member.Local(at, Clock);
}
