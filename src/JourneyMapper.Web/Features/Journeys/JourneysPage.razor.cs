using System.Globalization;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Features.Journeys.New;
using JourneyMapper.Web.Features.Repository.Access;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Ui;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace JourneyMapper.Web.Features.Journeys;

/// <summary>All journeys of the workspace: find one, open it, make a new one.</summary>
public sealed partial class JourneysPage
{
    /// <summary>The page with the dialog for a new journey, relative to the root.</summary>
    public const string NewAddress = "?new=true";

    /// <summary>How many journeys are shown at first, and how many more each time.</summary>
    public const int PageSize = 60;

    int take = PageSize;
    bool busy;
    bool askedForNew;
    (string? Query, JourneySort Sort)? loaded;

    [Inject] public required JourneyList List { get; init; }

    [Inject] public required JourneyLibrary Library { get; init; }

    [Inject] public required IDialogService Dialogs { get; init; }

    [Inject] public required ISnackbar Notices { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    /// <summary>The words searched for.</summary>
    [SupplyParameterFromQuery(Name = "q")] public string? Query { get; set; }

    /// <summary>A <see cref="JourneySort"/>; anything else counts as the first.</summary>
    [SupplyParameterFromQuery(Name = "sort")] public string? Sort { get; set; }

    /// <summary>Whether the dialog for a new journey opens with the page.</summary>
    [SupplyParameterFromQuery(Name = "new")] public bool? New { get; set; }

    /// <summary>What is shown; handed over from the prerendered page, so that it is not read twice and does not flicker.</summary>
    [PersistentState] public JourneyPage? Listed { get; set; }

    JourneySort sort => Enum.TryParse<JourneySort>(Sort, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : default;

    bool isSearching => !string.IsNullOrWhiteSpace(Query);

    protected override async Task OnParametersSetAsync()
    {
        var wanted = (Query, sort);
        if (loaded == wanted)
            return;
        var handedOver = loaded is null && Listed is not null;
        loaded = wanted;
        take = PageSize;
        if (!handedOver)
            await LoadAsync();
    }

    // Once for each time that the address asks: it is told back without that.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!RendererInfo.IsInteractive || New is not true || askedForNew == New)
        {
            askedForNew = New is true && askedForNew;
            return;
        }

        askedForNew = true;
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("new", (bool?)null), replace: true);
        if (Member.CanEdit)
            await NewAsync();
    }

    async Task LoadAsync()
    {
        var asked = loaded;
        var found = await List.FindAsync(Member, Query, sort, take, Leaving);
        // Typing on asks again: an answer that comes late must not replace a newer one.
        if (asked == loaded)
            Listed = found;
    }

    void Show((string Search, JourneySort Sort) wanted) => Navigation.NavigateTo(
        Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["q"] = string.IsNullOrWhiteSpace(wanted.Search) ? null : wanted.Search,
            ["sort"] = wanted.Sort == default ? null : wanted.Sort.ToString().ToLowerInvariant(),
        }),
        replace: true);

    async Task ShowMoreAsync()
    {
        take += PageSize;
        await LoadAsync();
    }

    Task NewAsync() => NewJourneyDialog.OpenAsync(Dialogs, Member);

    async Task OpenSampleAsync(Sample sample)
    {
        if (busy)
            return;
        busy = true;
        try
        {
            var made = sample.Create(CultureInfo.CurrentUICulture, Today, Member.Id);
            if (await Library.CreateAsync(Member, made) is { } refusal)
                Notices.Refused(refusal);
            else
                Navigation.NavigateTo(JourneyAddress.Of(made.Journey.Id));
        }
        finally
        {
            busy = false;
        }
    }

    async Task RenameAsync(JourneySummary journey)
    {
        if (await RenameDialog.OpenAsync(Dialogs, Member, journey.Id) is not { } title)
            return;
        Notices.Done(JourneyText.Renamed.With(title));
        await LoadAsync();
    }

    async Task AccessAsync(JourneySummary journey)
    {
        if (await AccessDialog.OpenAsync(Dialogs, Member, journey.Id) is not { } isPrivate)
            return;
        Notices.Done((isPrivate ? RepositoryText.AccessNowPrivate : RepositoryText.AccessNowOpen).With(journey.Title));
        await LoadAsync();
    }

    async Task DuplicateAsync(JourneySummary journey)
    {
        if (busy)
            return;
        busy = true;
        try
        {
            if (await Library.DuplicateAsync(Member, journey.Id, Guid.CreateVersion7()) is { } refusal)
                Notices.Refused(refusal);
            else
                Notices.Done(JourneyText.Duplicated.With(journey.Title));
            await LoadAsync();
        }
        finally
        {
            busy = false;
        }
    }

    async Task TrashAsync(JourneySummary journey)
    {
        if (await Library.TrashAsync(Member, journey.Id) is { } refusal)
            Notices.Refused(refusal);
        else
            Notices.DoneWithUndo(this, JourneyText.Trashed.With(journey.Title), () => RestoreAsync(journey));
        await LoadAsync();
    }

    async Task RestoreAsync(JourneySummary journey)
    {
        if (await Library.RestoreAsync(Member, journey.Id) is { } refusal)
            Notices.Refused(refusal);
        if (!Leaving.IsCancellationRequested)
            await LoadAsync();
    }
}
