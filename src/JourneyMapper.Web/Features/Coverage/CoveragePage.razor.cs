using JourneyMapper.Web.Features.Audits;
using JourneyMapper.Web.Features.Coverage.Groups;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Ui;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace JourneyMapper.Web.Features.Coverage;

/// <summary>All journeys by stage, and what to mend first.</summary>
public sealed partial class CoveragePage
{
    const int PageSize = 50;
    const string Mine = "mine";

    readonly UnfoldedFindings urgent = new(accepted: false);
    readonly UnfoldedFindings accepted = new(accepted: true);
    PortfolioSummary? summary;
    DueCounts due = new(0, 0, 0, 0);
    DateOnly dueOn;
    PortfolioFilter filter = new();
    (int Done, int Of)? progress;
    IReadOnlyList<PortfolioLine> lines = [];
    KpiCatalogue? kpis;
    (IReadOnlyList<string> Tags, IReadOnlyList<(Guid Id, string Name)> Owners) choices = ([], []);
    ILookup<Guid, (DateOnly On, int Score)> trend = Array.Empty<int>().ToLookup(_ => Guid.Empty, _ => (default(DateOnly), 0));
    int take = PageSize;
    int total;
    bool shownMine;

    [Inject] public required Downloads Downloads { get; init; }

    [Inject] public required PortfolioUpdate Update { get; init; }

    [Inject] public required Portfolio Portfolio { get; init; }

    [Inject] public required ScoreTrend Trend { get; init; }

    [Inject] public required AuditSchedule Schedule { get; init; }

    [Inject] public required FindingGroupService Service { get; init; }

    [Inject] public required CoverageQuery Query { get; init; }

    [Inject] public required WorkspaceKpis Kpis { get; init; }

    [Inject] public required KpiTopic KpiTopic { get; init; }

    [Inject] public required IDialogService Dialogs { get; init; }

    [Inject] public required ISnackbar Notifications { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    /// <summary>"mine" for the findings that the member takes care of.</summary>
    [SupplyParameterFromQuery(Name = "findings")] public string? Shown { get; set; }

    bool isMine => Shown == Mine;

    // Of the findings alone: scores and journeys stay what they are.
    PortfolioFilter ofFindings => filter with { Assignee = isMine ? Member.Id : null };

    string facts => string.Join(" · ",
        Texts.Count(summary!.Journeys, JourneyText.CountOne, JourneyText.CountOther),
        Texts.Count(summary.Touchpoints, Common.TouchpointCountOne, Common.TouchpointCountOther),
        Texts.Count(summary.Findings, CoverageText.FindingsCountOne, CoverageText.FindingsCountOther));

    // The change of the mean since the end of last month, over the journeys that are shown and were there then.
    int? change
    {
        get
        {
            var pairs = lines.Where(line => trend[line.Id].Any()).Select(line => line.Score - trend[line.Id].Last().Score).ToList();
            return pairs.Count == 0 ? null : (int)Math.Round(pairs.Average(), MidpointRounding.AwayFromZero);
        }
    }

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        // Reviewing may take a while: the connected page shows how far it is, the prerendered one says that it comes.
        if (!RendererInfo.IsInteractive)
            return;
        Hold(KpiTopic.Subscribe(Member.Workspace, Listen<TopicMessage>(OnKpisRedefinedAsync)));
        await UpdateAsync(new Progress<(int, int)>(step => Post(() =>
        {
            progress = step;
            StateHasChanged();
        })));
        kpis = await Kpis.CatalogueAsync(Member.Workspace, Leaving);
        choices = await Portfolio.ChoicesAsync(Member, Leaving);
        await ReadAsync();
        await CountDueAsync();
        summary = await Portfolio.SummaryAsync(Member, Leaving);
    }

    // Findings name KPIs, and another better direction makes others of them.
    async Task OnKpisRedefinedAsync(IReadOnlyList<TopicMessage> redefined, bool missed)
    {
        kpis = await Kpis.CatalogueAsync(Member.Workspace, Leaving);
        await ReadAgainAsync();
        StateHasChanged();
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        var isOther = shownMine != isMine;
        shownMine = isMine;
        if (summary is null)
            return;
        // The member may have chosen another time zone.
        if (dueOn != Today)
            await CountDueAsync();
        if (isOther)
            await ReadFindingsAsync();
    }

    async Task CountDueAsync() => (dueOn, due) = (Today, await Schedule.CountsAsync(Member, cancellation: Leaving));

    Task ShowAsync(PortfolioFilter changed)
    {
        (filter, take) = (changed, PageSize);
        return ReadAsync();
    }

    Task ShowMoreAsync()
    {
        take += PageSize;
        return ReadAsync();
    }

    Task UpdateAsync(IProgress<(int, int)>? shown = null) => Update.RunAsync(Member.Workspace, shown, Leaving);

    async Task OpenFindingAsync((PortfolioFinding Line, string Title, string Why) asked)
    {
        if (await FindingDialog.OpenAsync(Dialogs, asked.Line.Journey, asked.Line.Finding.Key, asked.Title, asked.Why) is not { } told)
            return;
        Notifications.Done(told);
        await ReadAgainAsync();
    }

    async Task OpenGroupAsync(UnfoldedFindings list, PortfolioGroup group)
    {
        if (await GroupDialog.OpenAsync(Dialogs, ofFindings, group, list.Accepted) is not { } outcome)
            return;
        if (outcome.Accepted.Count > 0)
            Notifications.DoneWithUndo(this, outcome.Told, () => TakeBackAsync(outcome.Accepted));
        else
            Notifications.Done(outcome.Told);
        await ReadAgainAsync();
    }

    async Task TakeBackAsync(IReadOnlyList<FindingAt> findings)
    {
        var (changed, problem) = await Service.WithdrawAsync(Member, findings);
        if (problem is null)
            Notifications.Done(Texts.Count(changed.Count, CoverageText.WithdrawnManyOne, CoverageText.WithdrawnManyOther));
        else
            Notifications.Refused(CoverageText.ProblemNoneLeft);
        // The notice outlives the page.
        if (!Leaving.IsCancellationRequested)
            await ReadAgainAsync();
    }

    async Task ReadAgainAsync()
    {
        await UpdateAsync();
        await ReadAsync();
        summary = await Portfolio.SummaryAsync(Member, Leaving);
    }

    Task ReadAsync(UnfoldedFindings list) => list.ReadAsync(Portfolio, Member, ofFindings, Leaving);

    async Task ReadFindingsAsync()
    {
        await ReadAsync(urgent);
        await ReadAsync(accepted);
    }

    void ShowFindings(bool mine) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("findings", mine ? Mine : null), replace: true);

    async Task ReadAsync()
    {
        var asked = filter;
        var (found, count) = await Portfolio.FindAsync(Member, asked, take, Leaving);
        var past = await Trend.ReadAsync(Member, [.. found.Select(line => line.Id)], Leaving);
        await ReadFindingsAsync();
        // An answer that was overtaken by another question is not shown.
        if (ReferenceEquals(asked, filter))
            (lines, total, trend) = (found, count, past);
    }
}
