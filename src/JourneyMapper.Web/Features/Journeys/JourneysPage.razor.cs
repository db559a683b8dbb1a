using System.Globalization;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Features.Journeys.New;
using JourneyMapper.Web.Features.Repository.Access;
using JourneyMapper.Web.Features.Repository.Folders;
using JourneyMapper.Web.Features.Templates;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
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
    JourneyListQuery? loaded;
    readonly JourneySelection selection = new();
    IReadOnlyList<string> tags = [];

    [Inject] public required JourneyList List { get; init; }

    [Inject] public required JourneyLibrary Library { get; init; }

    [Inject] public required TemplateService Templates { get; init; }

    [Inject] public required JourneyFolders FolderService { get; init; }

    [Inject] public required Favourites Favourites { get; init; }

    [Inject] public required JourneyRooms Rooms { get; init; }

    [Inject] public required IDialogService Dialogs { get; init; }

    [Inject] public required ISnackbar Notices { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    /// <summary>The words searched for.</summary>
    [SupplyParameterFromQuery(Name = "q")] public string? Query { get; set; }

    /// <summary>A <see cref="JourneySort"/>; anything else counts as the first.</summary>
    [SupplyParameterFromQuery(Name = "sort")] public string? Sort { get; set; }

    /// <summary>A folder's id; anything else counts as none.</summary>
    [SupplyParameterFromQuery(Name = "folder")] public string? Folder { get; set; }

    /// <summary>A tag.</summary>
    [SupplyParameterFromQuery(Name = "tag")] public string? Tag { get; set; }

    /// <summary>A <see cref="JourneyView"/>; anything else counts as all.</summary>
    [SupplyParameterFromQuery(Name = "view")] public string? View { get; set; }

    /// <summary>A <see cref="JourneyState"/>; anything else counts as both.</summary>
    [SupplyParameterFromQuery(Name = "state")] public string? State { get; set; }

    /// <summary>Whether the dialog for a new journey opens with the page.</summary>
    [SupplyParameterFromQuery(Name = "new")] public bool? New { get; set; }

    /// <summary>What is shown; handed over from the prerendered page, so that it is not read twice and does not flicker.</summary>
    [PersistentState] public JourneyPage? Listed { get; set; }

    /// <summary>The workspace's folders; handed over as well.</summary>
    [PersistentState] public IReadOnlyList<Folder>? Folders { get; set; }

    JourneyListQuery query => new(Query, EnumName.Find<JourneySort>(Sort) ?? default, Guid.TryParse(Folder, out var folder) ? folder : null, Tag, EnumName.Find<JourneyView>(View) ?? default, EnumName.Find<JourneyState>(State));

    IReadOnlyList<(string Name, string Symbol, string Address, bool IsChosen)> views =>
    [
        .. new[] { (RepositoryText.ViewAll, "map", JourneyView.All), (RepositoryText.ViewFavourites, "star", JourneyView.Favourites), (RepositoryText.ViewOwn, "person", JourneyView.Own), (RepositoryText.ViewUnfiled, "folder_off", JourneyView.Unfiled) }
            .Select(view => (view.Item1, view.Item2, AddressOf(query with { Folder = null, View = view.Item3 }), query.Folder is null && query.View == view.Item3)),
    ];

    bool isSearching => !string.IsNullOrWhiteSpace(Query);

    protected override async Task OnParametersSetAsync()
    {
        var wanted = query;
        if (loaded == wanted)
            return;
        var handedOver = loaded is null && Listed is not null;
        // Folders and tags are the same, whatever words are searched and in which order.
        var onlySearched = loaded is not null && loaded with { Text = wanted.Text, Sort = wanted.Sort } == wanted;
        loaded = wanted;
        take = PageSize;
        selection.Clear();
        if (onlySearched)
        {
            await FindAsync();
            return;
        }

        if (!handedOver)
            await LoadAsync();
        tags = await List.TagsAsync(Member, Leaving);
    }

    // Once for each time that the address asks. The address is told back without that first: where a page goes, its dialogs are closed.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!RendererInfo.IsInteractive || askedForNew == (New is true))
            return;
        askedForNew = New is true;
        if (askedForNew)
            Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("new", (bool?)null), replace: true);
        else if (Member.CanEdit)
            await NewAsync();
    }

    async Task LoadAsync()
    {
        // First: without them an empty list looks like an empty workspace.
        Folders = await FolderService.ReadAsync(Member, Leaving);
        await FindAsync();
    }

    async Task FindAsync()
    {
        var asked = loaded;
        var found = await List.FindAsync(Member, query, take, Leaving);
        // Typing on asks again: an answer that comes late must not replace a newer one.
        if (asked != loaded)
            return;
        Listed = found;
        selection.Keep(found.Journeys.Select(journey => journey.Id));
    }

    void Show((string Search, JourneySort Sort) wanted) => Navigation.NavigateTo(
        Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["q"] = string.IsNullOrWhiteSpace(wanted.Search) ? null : wanted.Search,
            ["sort"] = wanted.Sort == default ? null : wanted.Sort.ToString().ToLowerInvariant(),
        }),
        replace: true);

    void Go(JourneyListQuery wanted) => Navigation.NavigateTo(AddressOf(wanted));

    string AddressOf(JourneyListQuery wanted) => Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["q"] = string.IsNullOrWhiteSpace(wanted.Text) ? null : wanted.Text,
        ["tag"] = string.IsNullOrEmpty(wanted.Tag) ? null : wanted.Tag,
        ["folder"] = wanted.Folder?.ToString(),
        ["state"] = wanted.State?.ToString().ToLowerInvariant(),
        ["view"] = wanted.View == default ? null : wanted.View.ToString().ToLowerInvariant(),
    });

    (string Symbol, string Title, string Lead) Nothing() => query switch
    {
        { Folder: not null } => ("folder", RepositoryText.NothingInFolder, RepositoryText.NothingInFolderLead),
        { View: JourneyView.Favourites } => ("star", RepositoryText.NothingMarked, RepositoryText.NothingMarkedLead),
        { View: JourneyView.Own } => ("person", RepositoryText.NothingOwn, RepositoryText.NothingOwnLead),
        _ => ("folder", RepositoryText.NothingUnfiled, RepositoryText.NothingUnfiledLead),
    };

    void Select(Guid journey, bool shift) => selection.Toggle(journey, shift, [.. Listed!.Journeys.Select(one => one.Id)]);

    void OnKey(KeyboardEventArgs pressed)
    {
        if (pressed.Key == "Escape")
            selection.Clear();
    }

    async Task MarkAsync(JourneySummary journey, bool marked)
    {
        if (!await Favourites.MarkAsync(Member, journey.Id, marked))
            Notices.Refused(RepositoryText.Gone);
        await LoadAsync();
    }

    async Task NewFolderAsync(Guid? parent)
    {
        if (await Dialogs.AskAsync<FolderNameDialog, string>(new() { { dialog => dialog.Member, Member }, { dialog => dialog.Parents, (Folders ?? []).RoomFor(null) }, { dialog => dialog.Parent, parent } }) is { } name)
            Notices.Done(RepositoryText.FolderMade.With(name));
        await LoadAsync();
    }

    async Task ChangeFolderAsync(Folder folder)
    {
        var places = (Folders ?? []).RoomFor(folder);
        if (await Dialogs.AskAsync<FolderNameDialog, string>(new() { { dialog => dialog.Member, Member }, { dialog => dialog.Changed, folder }, { dialog => dialog.Parents, places } }) is { } name)
            Notices.DoneWithUndo(this, RepositoryText.FolderChanged.With(name), () => ChangeFolderBackAsync(folder));
        await LoadAsync();
    }

    async Task ChangeFolderBackAsync(Folder before)
    {
        if (await FolderService.ChangeAsync(Member, before.Id, before.Name, before.Parent) is { } problem)
            Notices.Refused(problem.Explain());
        if (!Leaving.IsCancellationRequested)
            await LoadAsync();
    }

    async Task DeleteFolderAsync(Folder folder)
    {
        var (deleted, problem) = await FolderService.DeleteAsync(Member, folder.Id);
        if (deleted is null)
            Notices.Refused((problem ?? FolderProblem.Gone).Explain());
        else
            Notices.DoneWithUndo(this, RepositoryText.FolderDeleted.With(folder.Name), () => RestoreFolderAsync(deleted));
        if (query.Folder == folder.Id)
            Go(query with { Folder = folder.Parent });
        else
            await LoadAsync();
    }

    async Task RestoreFolderAsync(DeletedFolder deleted)
    {
        if (await FolderService.RestoreAsync(Member, deleted) is { } problem)
            Notices.Refused(problem.Explain());
        if (!Leaving.IsCancellationRequested)
            await LoadAsync();
    }

    async Task MoveAsync(IReadOnlyList<Guid> journeys)
    {
        if (await Dialogs.AskAsync<FolderDialog, FolderChoice>(new() { { dialog => dialog.Folders, Folders ?? [] }, { dialog => dialog.Count, journeys.Count } }) is not { Folder: var folder })
            return;
        var (before, problem) = await FolderService.MoveAsync(Member, journeys, folder);
        if (problem is { } why)
            Notices.Refused(why.Explain());
        else if (before.Count > 0)
            Notices.DoneWithUndo(this, Texts.Count(before.Count, RepositoryText.MovedOne, RepositoryText.MovedOther), () => MoveBackAsync(before));
        selection.Clear();
        await LoadAsync();
    }

    async Task MoveBackAsync(IReadOnlyDictionary<Guid, Guid?> before)
    {
        foreach (var folder in before.GroupBy(journey => journey.Value, journey => journey.Key))
            if ((await FolderService.MoveAsync(Member, [.. folder], folder.Key)).Problem is { } problem)
                Notices.Refused(problem.Explain());
        if (!Leaving.IsCancellationRequested)
            await LoadAsync();
    }

    async Task TagSelectedAsync()
    {
        IReadOnlyList<Guid> journeys = [.. selection.All];
        if (await Dialogs.AskAsync<TagDialog, string>(new() { { dialog => dialog.Tags, tags }, { dialog => dialog.Count, journeys.Count } }) is not { } tag)
            return;
        Dictionary<Guid, Revert> undo = [];
        string? refused = null;
        foreach (var id in journeys)
        {
            if (await Rooms.OpenAsync(Member, id) is not { } room)
                continue;
            var edit = JourneyKinds.Journey.Step(JourneyFields.Tags, before => before.Tags.Length == 0 ? tag : $"{before.Tags}, {tag}");
            switch (await room.SubmitAsync(edit, Member))
            {
                case Outcome<Journey>.Applied { Difference: { IsEmpty: false } difference }:
                    undo[id] = new(edit.Id, difference);
                    break;
                case Outcome<Journey>.Refused { Refusal: var refusal }:
                    refused = refusal is Refusal.Invalid ? RepositoryText.TooManyTags.With(room.Journey.Title, Limits.Tags) : JourneyNotices.Explain(refusal);
                    break;
            }
        }

        if (refused is not null)
            Notices.Refused(refused);
        if (undo.Count > 0)
            Notices.DoneWithUndo(this, Texts.Count(undo.Count, RepositoryText.TaggedOne, RepositoryText.TaggedOther), () => UntagAsync(undo));
        selection.Clear();
        await LoadAsync();
        tags = await List.TagsAsync(Member, Leaving);
    }

    // Of those whose tags somebody else has changed meanwhile, none.
    async Task UntagAsync(Dictionary<Guid, Revert> undo)
    {
        foreach (var (id, edit) in undo)
            if (await Rooms.OpenAsync(Member, id) is { } room && await room.SubmitAsync(edit, Member) is Outcome<Journey>.Refused { Refusal: var refusal })
                Notices.Refused(refusal);
        if (!Leaving.IsCancellationRequested)
            await LoadAsync();
    }

    async Task TrashSelectedAsync()
    {
        List<Guid> trashed = [];
        Refusal? refused = null;
        foreach (var id in selection.All)
        {
            if (await Library.TrashAsync(Member, id) is { } refusal)
                refused = refusal;
            else
                trashed.Add(id);
        }

        if (refused is not null)
            Notices.Refused(refused);
        if (trashed.Count > 0)
            Notices.DoneWithUndo(this, Texts.Count(trashed.Count, RepositoryText.TrashedOne, RepositoryText.TrashedOther), () => RestoreAsync(trashed));
        selection.Clear();
        await LoadAsync();
    }

    async Task RestoreAsync(IReadOnlyList<Guid> journeys)
    {
        foreach (var id in journeys)
            if (await Library.RestoreAsync(Member, id) is { } refusal)
                Notices.Refused(refusal);
        if (!Leaving.IsCancellationRequested)
            await LoadAsync();
    }

    async Task ShowMoreAsync()
    {
        take += PageSize;
        await FindAsync();
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

    Task DuplicateAsync(JourneySummary journey) => CopyAsync(() => Library.DuplicateAsync(Member, journey.Id, Guid.CreateVersion7()), JourneyText.Duplicated.With(journey.Title));

    Task DeriveAsync(JourneySummary journey) => CopyAsync(() => Library.DeriveAsync(Member, journey.Id, Guid.CreateVersion7()), JourneyText.Derived.With(journey.Title));

    async Task DeriveForAsync(JourneySummary journey)
    {
        if (await SegmentDialog.OpenAsync(Dialogs, Member, journey.Id) == Guid.Empty)
            return;
        Notices.Tell(JourneyText.DerivedFor, Severity.Normal);
        await LoadAsync();
    }

    async Task CopyAsync(Func<Task<Refusal?>> copy, string done)
    {
        if (busy)
            return;
        busy = true;
        try
        {
            // What came along and what did not takes longer to read than that it is done.
            if (await copy() is { } refusal)
                Notices.Refused(refusal);
            else
                Notices.Tell(done, Severity.Normal);
            await LoadAsync();
        }
        finally
        {
            busy = false;
        }
    }

    async Task SaveAsTemplateAsync(JourneySummary journey)
    {
        if (await TemplateNameDialog.SaveJourneyAsync(Dialogs, Templates, () => Member, journey.Id, journey.Title) is { } name)
            Notices.Done(TemplateText.Saved.With(name));
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
