using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Measuring;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace JourneyMapper.Web.Features.Coverage.Comparison;

/// <summary>All journeys compared by one KPI.</summary>
public sealed partial class ComparisonPage
{
    const int PageSize = 25;
    const int ShownAtFirst = 5;
    const int MostShown = 6;

    static readonly Period[] Periods = [Period.Week, Period.Month, Period.Quarter];

    // The lines of the picture, each in the place that gives it its look: a line keeps it while others come and go.
    readonly Dictionary<int, ComparisonLine> shown = [];
    ComparisonQuery query = new("", Period.Month, default);
    Domain.Catalogue.Kpi? kpi;
    KpiCatalogue? kpis;
    IReadOnlyList<Kpi> choices = [];
    ComparedJourneys? comparison;
    int page = 1;

    [Inject] public required KpiComparison Comparisons { get; init; }

    [Inject] public required WorkspaceKpis Kpis { get; init; }

    [Inject] public required KpiTopic KpiTopic { get; init; }

    [Inject] public required Measurements Measurements { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    /// <summary>The KPI's id, so that a comparison has an address.</summary>
    [SupplyParameterFromQuery(Name = "kpi")] public string? Asked { get; set; }

    IReadOnlyList<ComparisonChart.ChartLine> chart =>
    [
        new(ComparisonText.AllJourneys, "look-all", comparison!.All),
        .. shown.OrderBy(pair => pair.Key).Select(pair => new ComparisonChart.ChartLine(pair.Value.Title, Look(pair.Key), pair.Value.Points)),
    ];

    string label => ComparisonText.ChartLabel.With(kpi!.Name, query.Period.Name(), string.Join(" · ", chart.Select(line =>
        Common.Named.With(line.Name, $"{KpiFormat.Value(kpi, line.Points[0].Mean, kpis!.Currency)} – {KpiFormat.Value(kpi, line.Points[^1].Mean, kpis.Currency)}"))));

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        Hold(KpiTopic.Subscribe(Member.Workspace, Listen<TopicMessage>(OnKpisRedefinedAsync)));
        await ReadChoicesAsync(Asked);
        await ShowAsync(new(kpi?.Id ?? "", Period.Month, Since(Period.Month)));
    }

    // The one that is shown stays, under its new name, unless it is gone.
    async Task OnKpisRedefinedAsync(IReadOnlyList<TopicMessage> redefined, bool missed)
    {
        await ReadChoicesAsync(query.Kpi);
        if (kpi is null || kpi.Id == query.Kpi)
            await ReadAsync(keepLines: true);
        else
            await ShowAsync(query with { Kpi = kpi.Id });
        StateHasChanged();
    }

    async Task ReadChoicesAsync(string? shown)
    {
        var catalogue = await Kpis.CatalogueAsync(Member.Workspace, Leaving);
        var measured = await Comparisons.MeasuredAsync(Member, Leaving);
        (kpis, choices) = (catalogue, [.. catalogue.All.Where(kpi => measured.Contains(kpi.Id))]);
        kpi = choices.FirstOrDefault(choice => choice.Id == shown) ?? choices.FirstOrDefault();
    }

    Task ChooseAsync(string id)
    {
        if (choices.FirstOrDefault(choice => choice.Id == id) is not { } chosen)
            return Task.CompletedTask;
        kpi = chosen;
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("kpi", chosen.Id), replace: true);
        return ShowAsync(query with { Kpi = chosen.Id });
    }

    Task ShowAsync(ComparisonQuery asked)
    {
        (query, page) = (asked, 1);
        return ReadAsync(keepLines: false);
    }

    Task TurnAsync(int to)
    {
        page = to;
        return ReadAsync(keepLines: true);
    }

    async Task ReadAsync(bool keepLines)
    {
        var asked = (query, page);
        var read = await Comparisons.ReadAsync(Member, query, (page - 1) * PageSize, PageSize, Leaving);
        // An answer that was overtaken by another question is not shown.
        if (asked != (query, page))
            return;
        comparison = read;
        if (keepLines)
            return;
        shown.Clear();
        foreach (var line in read.Lines.Take(ShownAtFirst))
            shown[shown.Count] = line;
    }

    void Toggle(ComparisonLine line)
    {
        var place = Place(line.Journey);
        if (place is { } taken)
            shown.Remove(taken);
        else if (shown.Count < MostShown)
            shown[Enumerable.Range(0, MostShown).First(free => !shown.ContainsKey(free))] = line;
    }

    int? Place(Guid journey) => shown.Where(pair => pair.Value.Journey == journey).Select(pair => (int?)pair.Key).FirstOrDefault();

    string? LookOf(Guid journey) => Place(journey) is { } place ? Look(place) : null;

    static string Look(int place) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"look-{place + 1}");

    DateOnly Since(Period period) => period.Before(Today, period.Shown() - 1);
}
