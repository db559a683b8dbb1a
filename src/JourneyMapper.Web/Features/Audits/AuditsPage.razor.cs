using System.Globalization;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Ui;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace JourneyMapper.Web.Features.Audits;

/// <summary>Which touchpoints of the workspace are to be audited when, and by whom. What is shown stands in the address.</summary>
public sealed partial class AuditsPage
{
    /// <summary>How many touchpoints a page of the list has.</summary>
    public const int PageSize = 50;

    const string Nobody = "none";
    const int LastPage = 100_000;

    (DueFilter Filter, int Page, DateOnly Day)? loaded;
    DueFilter filter = new();
    int page = 1;

    [Inject] public required AuditSchedule Schedule { get; init; }

    [Inject] public required AuditTopic Topic { get; init; }

    [Inject] public required IDialogService Dialogs { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    /// <summary>Only the touchpoints of this member; "none" for those that nobody answers for.</summary>
    [SupplyParameterFromQuery(Name = "owner")] public string? Owner { get; set; }

    /// <summary>A <see cref="DueState"/>; anything else means all.</summary>
    [SupplyParameterFromQuery(Name = "state")] public string? State { get; set; }

    /// <summary>The words searched for.</summary>
    [SupplyParameterFromQuery(Name = "q")] public string? Query { get; set; }

    /// <summary>A <see cref="DueSort"/>, with a minus before it for the other way round; anything else counts as the first.</summary>
    [SupplyParameterFromQuery(Name = "sort")] public string? Sort { get; set; }

    /// <summary>From 1.</summary>
    [SupplyParameterFromQuery(Name = "page")] public int? Number { get; set; }

    /// <summary>What is shown; handed over from the prerendered page, so that it is not read twice and does not flicker.</summary>
    [PersistentState] public Shown? Listed { get; set; }

    string? ownerName => Listed?.People.FirstOrDefault(person => person.Owner is { } owner && owner == filter.Owner)?.Name;

    /// <summary>All that the page shows of the database.</summary>
    /// <param name="Page">The list.</param>
    /// <param name="Counts">How many are in each state, by owner and words.</param>
    /// <param name="Everything">How many are in each state in the whole workspace.</param>
    /// <param name="People">What each person has to do.</param>
    /// <param name="Day">The member's today that all this was read for.</param>
    public sealed record Shown(DuePage Page, DueCounts Counts, DueCounts Everything, IReadOnlyList<DuePerson> People, DateOnly Day);

    protected override void OnInitialized() => Hold(Topic.Subscribe(Member.Workspace, Listen<TopicMessage>(OnAuditedAsync)));

    protected override async Task OnParametersSetAsync()
    {
        filter = new()
        {
            Owner = Guid.TryParse(Owner, out var owner) ? owner : null,
            Unowned = Owner == Nobody,
            State = EnumName.Find<DueState>(State),
            Search = Query ?? "",
            Sort = EnumName.Find<DueSort>(Sort?.TrimStart('-')) ?? default,
            Descending = Sort?.StartsWith('-') == true,
        };
        page = Math.Clamp(Number ?? 1, 1, LastPage);
        var today = Today;
        if (loaded == (filter, page, today))
            return;
        // The request for the prerendered page may not have known yet what the browser says about its time zone.
        var handedOver = loaded is null && Listed?.Day == today;
        loaded = (filter, page, today);
        if (!handedOver)
            await LoadAsync();
    }

    async Task OnAuditedAsync(IReadOnlyList<TopicMessage> audited, bool missed)
    {
        await LoadAsync();
        StateHasChanged();
    }

    async Task LoadAsync()
    {
        if (Leaving.IsCancellationRequested)
            return;
        if (loaded is not { } asked)
            return;
        var list = Schedule.DueAsync(Member, filter with { Skip = (page - 1) * PageSize, Take = PageSize }, Leaving);
        var counts = Schedule.CountsAsync(Member, filter, Leaving);
        var everything = Schedule.CountsAsync(Member, cancellation: Leaving);
        var people = Schedule.PeopleAsync(Member, Leaving);
        var shown = new Shown(await list, await counts, await everything, await people, asked.Day);
        // Typing on asks again: an answer that comes late must not replace a newer one.
        if (asked == loaded)
            Listed = shown;
    }

    void SortBy(DueSort column) => Show(filter with { Sort = column, Descending = filter.Sort == column && !filter.Descending });

    void Show(DueFilter wanted) => Show(wanted, 1);

    void Show(DueFilter wanted, int number) => Navigation.NavigateTo(
        Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["owner"] = wanted.Unowned ? Nobody : wanted.Owner?.ToString(),
            ["state"] = wanted.State?.ToString().ToLowerInvariant(),
            ["q"] = string.IsNullOrWhiteSpace(wanted.Search) ? null : wanted.Search,
            ["sort"] = wanted is { Sort: DueSort.Next, Descending: false } ? null
                : string.Create(CultureInfo.InvariantCulture, $"{(wanted.Descending ? "-" : "")}{wanted.Sort.ToString().ToLowerInvariant()}"),
            ["page"] = number == 1 ? null : number,
        }),
        replace: true);
}
