using System.Globalization;
using JourneyMapper.Domain.Measuring;
using JourneyMapper.Web.Features.Audits;
using JourneyMapper.Web.Features.Coverage;
using JourneyMapper.Web.Features.Experiments;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Features.Opportunities;
using JourneyMapper.Web.Features.Repository.Folders;
using JourneyMapper.Web.Features.SignOffs;
using JourneyMapper.Web.Features.Surveys;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using MudBlazor;

namespace JourneyMapper.Web.Features.Calendar;

/// <summary>The calendar of what is due. Days and months are those of the member.</summary>
public sealed partial class CalendarPage
{
    const string Path = "calendar";
    const string InAddress = "yyyy-MM";

    /// <summary>How a day is written, with the name of its day and without its year.</summary>
    internal const string DayFormat = "dddd d MMMM";

    const string MonthFormat = "MMMM yyyy";
    // Of what is overdue; a dialog shows the others.
    const int MostLate = 6;

    PlanFilter filter = new();
    DateOnly month;
    bool asList;
    string? address;
    Plan? plan;
    KpiCatalogue? catalogue;
    IReadOnlyList<PlanEntry> late = [], shown = [];
    IReadOnlyList<(Guid Id, string Title)> journeys = [];
    IReadOnlyList<Folder> folders = [];

    DateOnly current => Period.Month.First(Today);

    DateOnly first => current.AddMonths(-ReviewPlan.Months);

    DateOnly last => current.AddMonths(ReviewPlan.Months);

    [Inject] public required ReviewPlan Reviews { get; init; }

    [Inject] public required WorkspaceKpis Kpis { get; init; }

    [Inject] public required JourneyFolders Folders { get; init; }

    [Inject] public required IEnumerable<WorkspaceTopic> Topics { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required IDialogService Dialogs { get; init; }

    /// <summary>A <see cref="PlanKind"/>; anything else means all.</summary>
    [SupplyParameterFromQuery(Name = "kind")] public string? Kind { get; set; }

    [SupplyParameterFromQuery(Name = "journey")] public string? Journey { get; set; }

    [SupplyParameterFromQuery(Name = "folder")] public string? Folder { get; set; }

    /// <summary>"true": only what the member takes care of.</summary>
    [SupplyParameterFromQuery(Name = "mine")] public string? Mine { get; set; }

    /// <summary>Year and month; without one, that of today.</summary>
    [SupplyParameterFromQuery(Name = "month")] public string? Asked { get; set; }

    /// <summary>"list" for a list; anything else is the month.</summary>
    [SupplyParameterFromQuery(Name = "view")] public string? View { get; set; }

    /// <summary>The page with a filter and a month, relative to the root.</summary>
    public static string AddressOf(PlanFilter filter, DateOnly month) =>
        QueryHelpers.AddQueryString(Path, new Dictionary<string, string?>(CalendarEndpoints.Query(filter), StringComparer.Ordinal) { ["month"] = month.ToString(InAddress, CultureInfo.InvariantCulture) });

    /// <summary>The Mondays on which the weeks of a month begin.</summary>
    internal static IEnumerable<DateOnly> Weeks(DateOnly month)
    {
        for (var monday = Period.Week.First(month); monday < month.AddMonths(1); monday = monday.AddDays(7))
            yield return monday;
    }

    protected override async Task OnInitializedAsync()
    {
        if (RendererInfo.IsInteractive)
            foreach (var topic in Topics.Where(topic => topic is AuditTopic or MeasurementTopic or SurveyTopic or ExperimentTopic or OpportunityTopic or SignOffTopic or CoverageTopic or AccessTopic or KpiTopic))
                Hold(topic.Subscribe(Member.Workspace, Listen<TopicMessage>(OnChangedAsync)));
        catalogue = await Kpis.CatalogueAsync(Member.Workspace, Leaving);
        journeys = await Reviews.JourneysAsync(Member, Leaving);
        folders = await Folders.ReadAsync(Member, Leaving);
    }

    protected override Task OnParametersSetAsync()
    {
        if (address == Navigation.Uri)
            return Task.CompletedTask;
        address = Navigation.Uri;
        asList = View == "list";
        filter = CalendarEndpoints.Filter(Kind, Journey, Folder, Mine);
        var asked = DateOnly.TryParseExact(Asked, InAddress, CultureInfo.InvariantCulture, DateTimeStyles.None, out var known) ? known : current;
        month = asked < first ? first : asked > last ? last : asked;
        return ReadAsync();
    }

    async Task OnChangedAsync(IReadOnlyList<TopicMessage> changed, bool missed)
    {
        await ReadAsync();
        StateHasChanged();
    }

    async Task ReadAsync()
    {
        var asked = (filter, month);
        var (from, until) = (Weeks(month).First(), Weeks(month).Last().AddDays(6));
        var read = await Reviews.ReadAsync(Member, filter, from, until, overdue: month == current, Leaving);
        // Whoever goes on to the next month asks again: an answer that comes late must not replace a newer one.
        if (asked != (filter, month))
            return;
        plan = read;
        late = month == current ? [.. read.Entries.Where(entry => entry.IsOverdue(Today))] : [];
        shown = [.. read.Entries.Where(entry => Period.Month.First(entry.On) == month && !late.Contains(entry))];
    }

    void Show(PlanFilter wanted) => Show(wanted, month);

    void Show(PlanFilter wanted, DateOnly at, bool? list = null) => Navigation.NavigateTo(
        Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>(CalendarEndpoints.Query(wanted).Select(pair => KeyValuePair.Create(pair.Key, (object?)pair.Value)), StringComparer.Ordinal)
        {
            ["month"] = at == current ? null : at.ToString(InAddress, CultureInfo.InvariantCulture),
            ["view"] = list ?? asList ? "list" : null,
        }),
        replace: true);

    async Task OpenAsync(PlanEntry group) => await ShowAsync(group.What(catalogue!), await Reviews.WithinAsync(Member, filter, group, Leaving));

    Task OpenDayAsync(DateOnly day) =>
        ShowAsync(day.ToString(DayFormat, CultureInfo.CurrentCulture), [.. plan!.Entries.Where(entry => entry.On == day)]);

    Task ShowAsync(string title, IReadOnlyList<PlanEntry> entries) => Dialogs.OpenAsync<PlanDialog>(new()
    {
        { dialog => dialog.Title, title },
        { dialog => dialog.Entries, entries },
        { dialog => dialog.Today, Today },
        { dialog => dialog.Kpis, catalogue! },
        { dialog => dialog.Within, group => Reviews.WithinAsync(Member, filter, group, Leaving) },
    }, beside: true);

    Task SubscribeAsync() => Dialogs.OpenAsync<FeedDialog>(new() { { dialog => dialog.Filter, filter } });

    static string NameOf(DateOnly month)
    {
        var name = month.ToString(MonthFormat, CultureInfo.CurrentCulture);
        return string.Concat(char.ToUpper(name[0], CultureInfo.CurrentCulture).ToString(), name.AsSpan(1));
    }

    static string Pressed(bool pressed) => pressed ? "true" : "false";
}
