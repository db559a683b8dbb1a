using System.Collections.Immutable;
using System.Globalization;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Funnels;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Personas;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Features.Audits;
using JourneyMapper.Web.Features.Board.Pasting;
using JourneyMapper.Web.Features.Board.Selecting;
using JourneyMapper.Web.Features.Comments;
using JourneyMapper.Web.Features.Coverage;
using JourneyMapper.Web.Features.Experiments;
using JourneyMapper.Web.Features.Funnels;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Features.Personas;
using JourneyMapper.Web.Features.Presenting;
using JourneyMapper.Web.Features.Proposals;
using JourneyMapper.Web.Features.Proposals.Drafting;
using JourneyMapper.Web.Features.Repository.Folders;
using JourneyMapper.Web.Features.Repository.Hierarchy;
using JourneyMapper.Web.Features.SignOffs;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Map;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Pictures;
using JourneyMapper.Web.Shared.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.JSInterop;
using MudBlazor;

namespace JourneyMapper.Web.Features.Board;

/// <summary>
/// The parts of a board put together: the room's news and everybody's gestures come in here, and the map as it is now goes out to what draws it.
/// </summary>
public sealed partial class OpenBoard : IAsyncDisposable
{
    readonly Guid connection = Guid.CreateVersion7();
    readonly BoardScript script = new();
    IDisposable? presence;
    SectionBoundary? section;
    ElementReference root;
    Dictionary<Guid, string> visitors = [];
    UndoStack undo = UndoStack.Empty;
    string announcement = "";
    Journey journey = null!;
    PersonaLibrary library = null!;
    ImmutableArray<JourneyPersona>? drawn;
    PersonaCurves curves = PersonaCurves.None;
    PersonaCurves shownCurves = PersonaCurves.None;
    ImmutableHashSet<int> hiddenCurves = [];
    IReadOnlyList<Field<Touchpoint>>? lanes;
    StageCounts? counts;
    SavedView? view;
    bool inThree;
    ChannelLibrary reviewed = ChannelLibrary.BuiltIn;
    ReadableFields readable = null!;
    SidePanel panel = null!;
    CoverageOverlay coverage = null!;
    BoardNavigation navigation = null!;
    BoardGestures gestures = null!;
    BoardSession session = null!;

    /// <summary>The journey's room.</summary>
    [Parameter, EditorRequired] public required JourneyRoom Room { get; set; }

    /// <summary>The workspace's members: id and name.</summary>
    [Parameter, EditorRequired] public required IReadOnlyDictionary<Guid, string> Members { get; set; }

    /// <summary>The workspace's KPIs, and the last values of those on the map.</summary>
    [Parameter, EditorRequired] public required LiveKpiLane Kpis { get; set; }

    /// <summary>Requests for approval and their answers.</summary>
    [Parameter, EditorRequired] public required SignOffFeed SignOffs { get; set; }

    /// <summary>Who was in which stage, in the last month that was counted; null: nobody has counted.</summary>
    [Parameter] public StageCounts? Counts { get; set; }

    /// <summary>The workspace's personas.</summary>
    [Parameter, EditorRequired] public required PersonaLibrary Personas { get; set; }

    /// <summary>How much is said about it.</summary>
    [Parameter, EditorRequired] public required CommentFeed Comments { get; set; }

    /// <summary>The journeys that the member sees, by id: those that touchpoints may lead to.</summary>
    [Parameter, EditorRequired] public required IReadOnlyDictionary<Guid, string> Journeys { get; set; }

    /// <summary>The journeys above this one, the highest first.</summary>
    [Parameter] public IReadOnlyList<JourneyAbove> Above { get; set; } = [];

    /// <summary>Whether the member has marked it with a star.</summary>
    [Parameter] public bool IsFavourite { get; set; }

    /// <summary>Whether there is a journey that it was derived from, or one derived from it.</summary>
    [Parameter] public bool IsCompared { get; set; }

    [Inject] public required Favourites Favourites { get; set; }

    /// <summary>Whether it is open to some only.</summary>
    [Parameter] public bool IsPrivate { get; set; }

    [Inject] public required AuthenticationStateProvider SignedIn { get; set; }

    [Inject] public required ISnackbar Notifications { get; set; }

    [Inject] public required IDialogService Dialogs { get; set; }

    [Inject] public required NavigationManager Navigation { get; set; }

    [Inject] public required CoverageQuery Coverage { get; set; }

    [Inject] public required AuditTopic AuditTopic { get; set; }

    [Inject] public required MeasurementTopic MeasurementTopic { get; set; }

    [Inject] public required ExperimentTopic ExperimentTopic { get; set; }

    [Inject] public required KpiTopic KpiTopic { get; set; }

    [Inject] public required FunnelQuery Funnels { get; set; }

    [Inject] public required FunnelTopic FunnelTopic { get; set; }

    [Inject] public required SignOffTopic SignOffTopic { get; set; }

    [Inject] public required CoverageTopic CoverageTopic { get; set; }

    [Inject] public required CommentTopic CommentTopic { get; set; }

    [Inject] public required ProposalService ProposalService { get; set; }

    [Inject] public required ProposalTopic ProposalTopic { get; set; }

    [Inject] public required ProposalDrafter Drafter { get; set; }

    [Inject] public required PersonaService PersonaService { get; set; }

    [Inject] public required PersonaTopic PersonaTopic { get; set; }

    [Inject] public required Telemetry Telemetry { get; set; }

    [Inject] public required BrowserConnection Browser { get; set; }

    [Inject] public required PictureStore Pictures { get; set; }

    [Inject] public required IJSRuntime Js { get; set; }

    /// <summary>The workspace's channels.</summary>
    [CascadingParameter] public ChannelLibrary Channels { get; set; } = ChannelLibrary.BuiltIn;

    bool canEdit => Member.CanEdit;

    bool isFavourite;

    // How many proposals somebody has still to decide on.
    int proposed;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // Another board may be there already.
        if (Browser.OnChanged == BePresent)
            Browser.OnChanged = null;
        Navigation.LocationChanged -= OnLocationChanged;
        presence?.Dispose();
        await script.DisposeAsync();
        Dispose();
    }

    async Task<PictureAnswer> KeepPictureAsync(IJSStreamReference file)
    {
        if (SignedIn.MemberNow() is not { } member)
            return PictureAnswer.Of(PictureProblem.NotAllowed);
        var (kept, problem) = await Pictures.KeepAsync(member, file.Length, most => file.OpenReadStreamAsync(most, Leaving), UploadedPicture.TextSide, journey.Id, Leaving);
        return kept is { } id ? new(id.ToString("N"), null) : PictureAnswer.Of(problem!.Value);
    }

    protected override async Task OnInitializedAsync()
    {
        journey = Room.Journey;
        (library, counts) = (Personas, Counts);
        ReadCurves();
        isFavourite = IsFavourite;
        readable = new(Members, () => Kpis.Catalogue, () => library) { Journeys = Journeys, Channels = () => Channels };
        reviewed = Channels;
        panel = new(OnSelected);
        coverage = new(Coverage, Member, journey.Id);
        session = new BoardSession(Room, SignedIn.MemberNow, Loggers.CreateLogger<BoardSession>()) { OnReachable = OnReachable };
        Hold(session);
        var decisions = new EditDecisions(session, readable, Dialogs, Notifications, Post, Redraw);
        navigation = new(panel, script, Dialogs, touchpoint => journey.Find(touchpoint), () => canEdit, () => Today, Post, StateHasChanged, Notifications.Refused);
        gestures = new(session, decisions, navigation, script, Dialogs, Notifications, () => Kpis.Catalogue, () => library, this, () => canEdit, Post, Announce, readable, KeepPictureAsync);
        // Before anything is waited for: what is drawn meanwhile must already hear of what changes.
        if (RendererInfo.IsInteractive)
            await JoinAsync();
        proposed = await ProposalService.CountAsync(Member, journey.Id);
    }

    // Rules reckon with platforms as the channel above them: with other channels the review may find something else.
    protected override Task OnParametersSetAsync()
    {
        if (ReferenceEquals(reviewed, Channels))
            return Task.CompletedTask;
        reviewed = Channels;
        return TryAsync(ReviewAgainAsync);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender || !RendererInfo.IsInteractive)
            return;
        var self = DotNetObjectReference.Create(gestures);
        Hold(self);
        await script.AttachAsync(Js, root, self, new
        {
            Journey = journey.Id,
            CanEdit = canEdit,
            Fields = Lanes.All.Where(lane => lane.IsText).Select(lane => new { lane.Id, Kind = lane.Kind.ToString(), lane.Limit }),
            Pictures = TouchpointFields.Set.All.Where(field => field.TakesPictures).Select(field => field.Id),
            LongestTable = PastedTable.Longest,
            LongestClip = TouchpointClip.Longest,
            Texts = new { Common.TooLong, NewTouchpoint = BoardText.NewTouchpointName, BoardText.SetAside, BoardText.PutAway, BoardText.TransitionHandle, BoardText.InsertHere, BoardText.SelectionOne, BoardText.SelectionOther, BoardText.SelectionNone, BoardText.CopyFailed, NotNumber = OwnCellText.Problem(LaneType.Number), NotLinks = OwnCellText.Problem(LaneType.Link), NotCount = BoardText.CellNoCount.With(Limits.Time), PictureText.Picture, PictureAdding = PictureText.Adding, PictureFailed = PictureText.Failed, PictureUnknown = PictureText.Unknown },
            Marks = new { Decimal = CultureInfo.CurrentCulture.NumberFormat.NumberDecimalSeparator, Group = CultureInfo.CurrentCulture.NumberFormat.NumberGroupSeparator },
            Emotions = Texts.Steps.Select(Texts.Emotion),
            Levels = Texts.Steps.Select(Texts.Level),
        });
        // Left while it was loading.
        if (Lifetime.IsOver)
        {
            await script.DisposeAsync();
            return;
        }

        Navigation.LocationChanged += OnLocationChanged;
        await ShowAskedAsync();
    }

    /// <inheritdoc/>
    protected override void OnUnreachable() => Notifications.Tell(Common.NotReachable, MudBlazor.Severity.Warning);

    async Task JoinAsync()
    {
        Hold(Telemetry.OpenBoard());
        Hold(Room.Subscribe(Listen<RoomEvent>(OnNewsAsync)));
        Hold(AuditTopic.Subscribe(Member.Workspace, Listen<TopicMessage>(OnReviewedAsync)));
        Hold(ExperimentTopic.Subscribe(Member.Workspace, Listen<TopicMessage>(OnReviewedAsync)));
        Hold(MeasurementTopic.Subscribe(Member.Workspace, Listen<TopicMessage>(OnMeasuredAsync)));
        Hold(KpiTopic.Subscribe(Member.Workspace, Listen<TopicMessage>(OnKpisRedefinedAsync)));
        Hold(FunnelTopic.Subscribe(Member.Workspace, Listen<TopicMessage>(OnCountedAsync)));
        Hold(CoverageTopic.Subscribe(Member.Workspace, Listen<TopicMessage>(OnReviewedAsync)));
        Hold(SignOffTopic.Subscribe(Member.Workspace, Listen<TopicMessage>(OnSignedOffAsync)));
        Hold(CommentTopic.Subscribe(Member.Workspace, Listen<TopicMessage>(OnCommentedAsync)));
        Hold(ProposalTopic.Subscribe(Member.Workspace, Listen<TopicMessage>(OnProposedAsync)));
        Hold(PersonaTopic.Subscribe(Member.Workspace, Listen<TopicMessage>(OnPersonasChangedAsync)));
        undo = await Room.UndoStackOfAsync(Member.Id);
        if (Lifetime.IsOver)
            return;
        Browser.OnChanged = BePresent;
        BePresent(true);
        Take(Room.Journey);
        ShowVisitors();
    }

    void BePresent(bool here)
    {
        presence?.Dispose();
        presence = here ? Room.Enter(new Presence(connection, Member.Id, Member.Name, panel.Touchpoint)) : null;
    }

    // The board shows the latest state once for all news that waited.
    async Task OnNewsAsync(IReadOnlyList<RoomEvent> news, bool missed)
    {
        if (missed || news.Any(ChangesUndo))
            undo = await Room.UndoStackOfAsync(Member.Id);
        if (missed || news.Any(item => item is RoomEvent.PresenceChanged))
            ShowVisitors();
        Take(Room.Journey);
        if (panel.Kind == PanelKind.SignOff)
            await SignOffs.ReadChangesAsync(journey, readable);
        if (panel.Touchpoint is { } id && journey.Find(id) is null)
        {
            if (panel.Kind == PanelKind.Comments)
                panel.OpenComments(new(CommentPlace.Whole));
            else
                panel.Close();
        }

        StateHasChanged();
    }

    bool ChangesUndo(RoomEvent news) => news switch
    {
        RoomEvent.Reloaded => true,
        RoomEvent.Edited edited => edited.Entry.Author == Member.Id,
        RoomEvent.Overtaken overtaken => overtaken.Author == Member.Id,
        _ => false,
    };

    void ShowVisitors() => visitors = Room.Present
        .Where(present => present.Connection != connection && present.Touchpoint is not null)
        .GroupBy(present => present.Touchpoint!.Value)
        .ToDictionary(group => group.Key, group => string.Join(", ", group.Select(present => present.Name).Distinct(StringComparer.Ordinal)));

    // Called on any thread, by an import once for each touchpoint: what comes while values are read is read together.
    async Task OnMeasuredAsync(IReadOnlyList<TopicMessage> measured, bool missed)
    {
        var here = missed ? [TopicMessage.Anything] : measured.Where(item => item.MayConcern(journey.Id)).ToList();
        if (here.Count == 0)
            return;
        foreach (var item in here)
            Kpis.Measured(item.Touchpoint);
        await ReadKpisAsync();
        await ReviewAgainAsync();
    }

    // Their names, units and better directions stand on the map, in panels and in findings.
    async Task OnKpisRedefinedAsync(IReadOnlyList<TopicMessage> redefined, bool missed)
    {
        Kpis.Redefined();
        await ReadKpisAsync();
        await ReviewAgainAsync();
        if (panel.Kind == PanelKind.SignOff)
            await SignOffs.ReadChangesAsync(journey, readable);
        StateHasChanged();
    }

    async Task OnCountedAsync(IReadOnlyList<TopicMessage> counted, bool missed)
    {
        if (!missed && !counted.Any(item => item.MayConcern(journey.Id)))
            return;
        counts = await Funnels.LatestAsync(Member, journey.Id);
        StateHasChanged();
    }

    async Task OnPersonasChangedAsync(IReadOnlyList<TopicMessage> changed, bool missed)
    {
        await ReadPersonasAsync();
        StateHasChanged();
    }

    async Task ReadPersonasAsync()
    {
        library = await PersonaService.ReadAsync(Member.Workspace);
        ReadCurves();
    }

    async Task MarkAsync(bool marked)
    {
        if (await Favourites.MarkAsync(Member, journey.Id, marked))
            isFavourite = marked;
    }

    void ToggleCurve(int curve)
    {
        hiddenCurves = hiddenCurves.Contains(curve) ? hiddenCurves.Remove(curve) : hiddenCurves.Add(curve);
        ReadCurves();
    }

    // What is hidden is hidden for this tab alone.
    Task ShowViewAsync(SavedView? wanted)
    {
        view = wanted;
        lanes = wanted is null ? null : [.. Lanes.All.Where(wanted.Shows)];
        hiddenCurves = wanted is null ? [] : [.. wanted.HiddenCurves];
        ReadCurves();
        StateHasChanged();
        return wanted is null ? script.ExpandAsync() : script.ShowViewAsync(wanted.Zoom, wanted.Stage, wanted.Collapsed);
    }

    void ReadCurves()
    {
        drawn = journey.Personas;
        curves = PersonaCurves.Of(journey, library);
        shownCurves = curves.Without(hiddenCurves);
    }

    Task OpenLanesAsync() => canEdit ? LanesDialog.OpenAsync(Dialogs, () => session.Journey, session.SubmitAsync) : Task.CompletedTask;

    async Task ShowPersonaAsync(Guid persona)
    {
        await ReadPersonasAsync();
        if (library.Find(persona) is not { } known)
            Notifications.Refused(PersonaText.Gone);
        else if (await PersonaDialog.OpenAsync(Dialogs, Member, known) is not null)
            await ReadPersonasAsync();
    }

    // It is of the library first, and of the journey then.
    async Task AddNewPersonaAsync()
    {
        if (await PersonaDialog.OpenAsync(Dialogs, Member, new() { Id = Guid.CreateVersion7(), Name = "" }, isNew: true) is not { } added)
            return;
        await ReadPersonasAsync();
        await AddPersonaAsync(added);
    }

    Task AddPersonaAsync(Guid persona) => script.SendAsync(nameof(BoardGestures.AddPersona), Guid.CreateVersion7(), persona);

    async Task ReadKpisAsync()
    {
        await Kpis.ReadAsync();
        StateHasChanged();
    }

    // An audit, an exception or another threshold changes what the review finds, though not the map.
    Task OnReviewedAsync(IReadOnlyList<TopicMessage> changed, bool missed) => missed || changed.Any(item => item.MayConcern(journey.Id)) ? ReviewAgainAsync() : Task.CompletedTask;

    async Task ReviewAgainAsync()
    {
        await coverage.ReadAgainAsync(() => journey);
        StateHasChanged();
    }

    // This board's own requests and answers come this way, too.
    async Task OnSignedOffAsync(IReadOnlyList<TopicMessage> signedOff, bool missed)
    {
        if (!missed && !signedOff.Any(item => item.MayConcern(journey.Id)))
            return;
        await SignOffs.ReadAsync();
        if (panel.Kind == PanelKind.SignOff)
            await SignOffs.ReadChangesAsync(journey, readable);
        StateHasChanged();
    }

    // This board's own comments come this way, too.
    Task OnCommentedAsync(IReadOnlyList<TopicMessage> commented, bool missed) =>
        missed || commented.Any(item => item.MayConcern(journey.Id)) ? ReadCommentsAsync() : Task.CompletedTask;

    async Task ReadCommentsAsync()
    {
        await Comments.ReadAsync();
        StateHasChanged();
    }

    async Task OnProposedAsync(IReadOnlyList<TopicMessage> news, bool missed)
    {
        if (!missed && !news.Any(item => item.MayConcern(journey.Id)))
            return;
        proposed = await ProposalService.CountAsync(Member, journey.Id);
        StateHasChanged();
    }

    void OnReachable(bool reachable) => Post(async () =>
    {
        if (reachable)
            section?.Recover();
        await script.ReachableAsync(reachable);
    });

    Task OpenSignOffAsync()
    {
        panel.Open(PanelKind.SignOff);
        return TryAsync(() => SignOffs.ReadChangesAsync(journey, readable));
    }

    Task ToggleCoverageAsync() => TryAsync(async () =>
    {
        if (coverage.Context is null)
        {
            await coverage.ShowAsync(journey);
            panel.Open(PanelKind.Findings);
            return;
        }

        coverage.Hide();
        if (panel.Kind == PanelKind.Findings)
            panel.Close();
    });

    async Task ShowScopeAsync(Stage stage)
    {
        panel.Open(PanelKind.Journey);
        // The panel has to be there before its field can take the focus.
        await Task.Yield();
        await script.ShowFieldAsync(JourneyFields.OutOfScope[(int)stage].Id);
    }

    // Comments are about what was selected.
    void ToggleComments()
    {
        if (panel.Kind == PanelKind.Comments)
            panel.Close();
        else
            navigation.Comment(panel.Touchpoint);
    }

    void ToggleProposals() => panel.Open(panel.Kind == PanelKind.Proposals ? PanelKind.None : PanelKind.Proposals);

    // What the address asks for, once the map answers to gestures.
    async Task ShowAskedAsync()
    {
        var asked = AskedPlace.Of(Navigation.Uri);
        if (asked.Comment is { } comment)
        {
            navigation.ShowComment(Guid.TryParse(comment, out var id) ? id : Guid.Empty);
            return;
        }

        if (asked.Show == AskedPlace.SignOff)
        {
            await OpenSignOffAsync();
            StateHasChanged();
            return;
        }

        if (asked.Show == AskedPlace.Proposals)
        {
            panel.Open(PanelKind.Proposals);
            StateHasChanged();
            return;
        }

        if (asked.IsReviewed && coverage.Context is null)
            await ToggleCoverageAsync();
        if (asked.Finding is { } finding)
            await navigation.ShowFindingAsync(finding, coverage);
        else
            await navigation.ShowAsync(asked);
    }

    // Another place of this map was asked for, by a link or by the browser's history.
    void OnLocationChanged(object? sender, LocationChangedEventArgs moved)
    {
        if (new Uri(moved.Location).AbsolutePath.EndsWith($"/{JourneyAddress.Of(journey.Id)}", StringComparison.OrdinalIgnoreCase))
            Post(ShowAskedAsync);
    }

    void OnSelected(Guid? touchpoint)
    {
        Room.Select(connection, touchpoint);
        Post(() => script.SelectedAsync(touchpoint));
    }

    void Redraw(Journey now)
    {
        Take(now);
        StateHasChanged();
    }

    // The map as it is now, with all that is made from it.
    void Take(Journey now)
    {
        journey = now;
        if (Kpis.Show(now))
            Post(ReadKpisAsync);
        coverage.Take(now);
        // The very same curves while nobody is another: all columns compare them.
        if (drawn is null || !drawn.Value.AsSpan().SequenceEqual(now.Personas.AsSpan()))
            ReadCurves();
    }

    void Announce(string text)
    {
        announcement = text;
        StateHasChanged();
    }
}
