using System.Globalization;
using JourneyMapper.Data;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Coverage;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Features.Board.Measuring;
using JourneyMapper.Web.Features.Board.Pasting;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Rooms;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Audits;
using JourneyMapper.Web.Shared.Coverage;
using JourneyMapper.Web.Shared.Kpis;
using JourneyMapper.Web.Shared.Map;
using JourneyMapper.Web.Shared.News;
using JourneyMapper.Web.Shared.SignOffs;
using JourneyMapper.Web.Shared.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.JSInterop;
using MudBlazor;

namespace JourneyMapper.Web.Features.Board;

/// <summary>The map of one journey, to draw together. Shows what its room says and sends edits; gestures are read by its script.</summary>
public sealed partial class JourneyBoard : IAsyncDisposable
{
    /// <summary>
    /// How many touchpoints the first answer draws: more than the widest window shows. The page is drawn again when its circuit is there, and what is drawn twice
    /// makes a large map wait twice.
    /// </summary>
    const int FirstDrawn = 40;

    readonly Guid connection = Guid.CreateVersion7();
    readonly Dictionary<Guid, Task<bool>> deciding = [];
    readonly OneAtATime reviewing = new();
    readonly HashSet<string> openRules = new(StringComparer.Ordinal);
    IDisposable? presence;
    SectionBoundary? section;
    ElementReference root;
    JourneyRoom? room;
    BoardSession? session;
    Journey? journey;
    UndoStack undo = UndoStack.Empty;
    Dictionary<Guid, string> visitors = [];
    IReadOnlyDictionary<Guid, string> members = new Dictionary<Guid, string>();
    KpiBook? book;
    LiveKpiLane? kpis;
    Guid? selected;
    string? askedKpi;
    Panel panel;
    Stage? catalogueStage;
    IReadOnlyList<SignOffEntry> signOffs = [];
    ChangesSince changes = ChangesSince.None;
    CoverageContext? coverage;
    CoverageReview? review;
    string announcement = "";
    bool drawn;
    bool attached;
    IJSObjectReference? script;
    DotNetObjectReference<JourneyBoard>? self;

    enum Panel
    {
        None,
        Touchpoint,
        Journey,
        Catalogue,
        Findings,
        SignOff,
    }

    [Parameter, EditorRequired] public required Guid Id { get; set; }

    /// <summary>What to open with the map: "coverage", "catalogue", "audit" or "measure".</summary>
    [SupplyParameterFromQuery] public string? Show { get; set; }

    /// <summary>The stage to show or to choose for.</summary>
    [SupplyParameterFromQuery(Name = "stage")] public string? ShownStage { get; set; }

    /// <summary>The touchpoint to open.</summary>
    [SupplyParameterFromQuery(Name = "touchpoint")] public Guid? ShownTouchpoint { get; set; }

    /// <summary>The field of it that takes the focus; to measure, the KPI.</summary>
    [SupplyParameterFromQuery(Name = "field")] public string? ShownField { get; set; }

    [Inject] public required AuthenticationStateProvider SignedIn { get; set; }

    [Inject] public required JourneyRooms Rooms { get; set; }

    [Inject] public required IDbContextFactory<JourneyDbContext> Contexts { get; set; }

    [Inject] public required NavigationManager Navigation { get; set; }

    [Inject] public required ISnackbar Notifications { get; set; }

    [Inject] public required IDialogService Dialogs { get; set; }

    [Inject] public required CoverageBook Coverage { get; set; }

    [Inject] public required AuditNews AuditNews { get; set; }

    [Inject] public required MeasurementNews MeasurementNews { get; set; }

    [Inject] public required SignOffNews SignOffNews { get; set; }

    [Inject] public required CoverageNews CoverageNews { get; set; }

    [Inject] public required SignOffBook SignOffs { get; set; }

    [Inject] public required JourneyStore Store { get; set; }

    [Inject] public required WorkspaceKpis Kpis { get; set; }

    [Inject] public required Measurements Measurements { get; set; }

    [Inject] public required Telemetry Telemetry { get; set; }

    [Inject] public required BrowserConnection Browser { get; set; }

    [Inject] public required IJSRuntime Js { get; set; }

    [Inject] public required ILogger<JourneyBoard> Logger { get; set; }

    bool canEdit => Member.CanEdit;

    SignOffStatus signOff => SignOffStatus.Of(signOffs, journey?.ContentRevision ?? 0);

    protected override async Task OnInitializedAsync()
    {
        room = await Rooms.OpenAsync(Member.Workspace, Id);
        if (room is null)
        {
            Navigation.NotFound();
            return;
        }

        journey = room.Journey;
        session = new BoardSession(room, MemberNow, Logger) { OnReachable = OnReachable };
        members = await MembersAsync();
        signOffs = await SignOffs.HistoryAsync(Member.Workspace, Id);
        book = await Kpis.BookAsync(Member.Workspace);
        kpis = new LiveKpiLane(Measurements, book, Member.Workspace);
        kpis.Show(journey);
        await kpis.ReadAsync();
        if (RendererInfo.IsInteractive)
            await JoinAsync(room, session);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // The journey may be known before the map was drawn: then this is still about the drawing that says that it loads.
        if (!drawn || attached || !RendererInfo.IsInteractive)
            return;
        attached = true;
        Hold(self = DotNetObjectReference.Create(this));
        await using var module = await Js.InvokeAsync<IJSObjectReference>("import", "/Features/Board/JourneyBoard.razor.js");
        script = await module.InvokeAsync<IJSObjectReference>("attach", root, self, new
        {
            Journey = Id,
            CanEdit = canEdit,
            Fields = Lanes.All.Where(lane => lane.IsText).Select(lane => new { lane.Id, Kind = lane.Kind.ToString(), lane.Limit }),
            LongestTable = PastedTable.Longest,
            Texts = new { Common.TooLong, NewTouchpoint = BoardText.NewTouchpointName, BoardText.SetAside, BoardText.PutAway },
            Emotions = Enumerable.Range(-Limits.Emotion, (2 * Limits.Emotion) + 1).Select(Texts.Emotion),
        });
        // Left while it was loading.
        if (Lifetime.IsOver)
            await EndScriptAsync();
        else
            await ShowAskedAsync();
    }

    async Task JoinAsync(JourneyRoom joined, BoardSession own)
    {
        undo = await joined.UndoStackOfAsync(Member.Id);
        Hold(own);
        Hold(Telemetry.OpenBoard());
        Hold(joined.Subscribe(Listen<RoomNews>(OnNewsAsync)));
        Hold(AuditNews.Subscribe(Member.Workspace, Listen<NewsItem>(OnReviewedAsync)));
        Hold(MeasurementNews.Subscribe(Member.Workspace, Listen<NewsItem>(OnMeasuredAsync)));
        Hold(CoverageNews.Subscribe(Member.Workspace, Listen<NewsItem>(OnReviewedAsync)));
        Hold(SignOffNews.Subscribe(Member.Workspace, Listen<NewsItem>(OnSignedOffAsync)));
        if (Lifetime.IsOver)
            return;
        Browser.OnChanged = BePresent;
        BePresent(true);
        Take(joined.Journey);
        ShowVisitors();
    }

    void BePresent(bool here)
    {
        presence?.Dispose();
        presence = here ? room?.Enter(new Presence(connection, Member.Id, Member.Name, selected)) : null;
    }

    async Task<IReadOnlyDictionary<Guid, string>> MembersAsync()
    {
        await using var db = await Contexts.CreateDbContextAsync();
        return await db.Users.AsNoTracking().Where(member => member.WorkspaceId == Member.Workspace)
            .ToDictionaryAsync(member => member.Id, member => member.DisplayName);
    }

    // The board shows the latest state once for all news that waited.
    async Task OnNewsAsync(IReadOnlyList<RoomNews> news, bool missed)
    {
        if (room is null)
            return;
        if (missed || news.Any(item => item is RoomNews.Reloaded || (item is RoomNews.Edited { Entry.Author: var author } && author == Member.Id)))
            undo = await room.UndoStackOfAsync(Member.Id);
        if (missed || news.Any(item => item is RoomNews.PresenceChanged))
            ShowVisitors();
        Take(room.Journey);
        if (panel == Panel.SignOff)
            await ReadChangesAsync();
        if (selected is { } id && room.Journey.Find(id) is null)
            ClosePanel();
        StateHasChanged();
    }

    void ShowVisitors() => visitors = room!.Present
        .Where(present => present.Connection != connection && present.Touchpoint is not null)
        .GroupBy(present => present.Touchpoint!.Value)
        .ToDictionary(group => group.Key, group => string.Join(", ", group.Select(present => present.Name).Distinct(StringComparer.Ordinal)));

    void OnReachable(bool reachable) => Post(async () =>
    {
        if (reachable)
            section?.Recover();
        if (script is not null)
            await script.InvokeVoidAsync("reachable", reachable);
    });

    /// <inheritdoc/>
    protected override void OnUnreachable() => Notifications.Tell(Common.NotReachable, MudBlazor.Severity.Warning);

    /// <summary>Called by the script when a field was written.</summary>
    [JSInvokable]
    public async Task<FieldAnswer> ChangeTouchpoint(Guid edit, Guid touchpoint, string field, string from, string to)
    {
        if (TouchpointFields.Set.Find(field) is not { } known)
            return FieldAnswer.Unknown;
        var applied = await SettleAsync(new ChangeTouchpoint(touchpoint, [new(known, from, to)]) { Id = edit });
        return new(applied, session?.Journey.Find(touchpoint) is { } now ? known.Read(now) : "");
    }

    /// <summary>Called by the script when a field of the journey was written.</summary>
    [JSInvokable]
    public async Task<FieldAnswer> ChangeJourney(Guid edit, string field, string from, string to)
    {
        if (JourneyFields.Set.Find(field) is not { } known)
            return FieldAnswer.Unknown;
        var applied = await SettleAsync(new ChangeJourney([new(known, from, to)]) { Id = edit });
        return new(applied, session is null ? "" : known.Read(session.Journey));
    }

    /// <summary>Called by the script when a new touchpoint was given its name; it goes to the end of its stage.</summary>
    [JSInvokable]
    public async Task<FieldAnswer> Add(Guid edit, Guid touchpoint, string stage, string name)
    {
        if (!IsStage(stage, out var known))
            return FieldAnswer.Unknown;
        var applied = await AddAsync(new AddTouchpoint(new Touchpoint { Id = touchpoint, Stage = known, Name = name }, Place.AtEnd) { Id = edit });
        return new(applied, session?.Journey.Find(touchpoint)?.Name ?? "");
    }

    /// <summary>Called by the script when rows of a spreadsheet were pasted into a new card: asks what they are, and gives them to the script to send.</summary>
    [JSInvokable]
    public void PasteTable(string stage, string text)
    {
        if (canEdit && journey is not null && IsStage(stage, out var known))
            Post(async () =>
            {
                var rows = await Dialogs.AskAsync<PasteTableDialog, IReadOnlyList<PastedTouchpoint>>(new() { { dialog => dialog.Pasted, text }, { dialog => dialog.Stage, journey.LabelOf(known) } });
                if (rows is not null && script is not null)
                    await script.InvokeVoidAsync("addRows", stage, rows.Select(row => row.Values.ToDictionary(value => value.Key.ToString(), value => value.Value)));
            });
    }

    /// <summary>Called by the script for each row that <see cref="PasteTable"/> has found; it goes to the end of its stage.</summary>
    [JSInvokable]
    public async Task<FieldAnswer> AddFilled(Guid edit, Guid touchpoint, string stage, IReadOnlyDictionary<string, string> fields)
    {
        if (!IsStage(stage, out var known))
            return FieldAnswer.Unknown;
        var filled = new Touchpoint { Id = touchpoint, Stage = known, Name = "" };
        foreach (var (name, value) in fields)
        {
            if (TouchpointFields.Set.Find(name) is not { } field || !PastedTable.Fields.Contains(field) || field.Accept(value) is not { Problem: null, Value: var accepted })
                return FieldAnswer.Unknown;
            filled = field.Write(filled, accepted);
        }
        return new(await AddAsync(new AddTouchpoint(filled, Place.AtEnd) { Id = edit }), filled.Name);
    }

    /// <summary>Called by the script at the drop of a touchpoint; without a neighbour it goes to the stage's beginning.</summary>
    [JSInvokable]
    public async Task Move(Guid edit, Guid touchpoint, string stage, Guid? after)
    {
        if (IsStage(stage, out var known))
            await MoveAsync(new MoveTouchpoint(touchpoint, known, PlaceAfter(after)) { Id = edit });
    }

    /// <summary>Called by the script to move a touchpoint one column to the left (−1) or right (+1), over a stage's border too.</summary>
    [JSInvokable]
    public async Task Shift(Guid edit, Guid touchpoint, int by)
    {
        if (session?.Journey is { } current && KeyboardMove.Shift(current, touchpoint, Math.Sign(by)) is { } move)
            await MoveAsync(move with { Id = edit });
    }

    /// <summary>Called by the script.</summary>
    [JSInvokable]
    public async Task Remove(Guid edit, Guid touchpoint)
    {
        if (session?.Journey.Find(touchpoint) is not { } removed)
            return;
        if (await SubmitAsync(new RemoveTouchpoint(touchpoint) { Id = edit }))
            Notifications.DoneWithUndo(this, BoardText.Removed.With(removed.Name), () => SendAsync<object>(nameof(Undo)));
    }

    /// <summary>Called by the script.</summary>
    [JSInvokable]
    public async Task Duplicate(Guid edit, Guid touchpoint)
    {
        if (session?.Journey.Find(touchpoint) is not { } original)
            return;
        var copy = original with { Id = Guid.CreateVersion7() };
        if (await SubmitAsync(new AddTouchpoint(copy, Place.Behind(original.Id)) { Id = edit }))
            await ShowAsync(copy.Id);
    }

    /// <summary>Called by the script when an entry of the catalogue was dropped.</summary>
    [JSInvokable]
    public async Task<Guid?> AddFromCatalogue(Guid edit, string item, string stage, Guid? after)
    {
        if (CatalogueTouchpoints.Find(item) is not { } known || !IsStage(stage, out var target))
            return null;
        var touchpoint = known.Create(target, CultureInfo.CurrentUICulture);
        return await AddAsync(new AddTouchpoint(touchpoint, PlaceAfter(after)) { Id = edit }) ? touchpoint.Id : null;
    }

    /// <summary>Called by the script when a touchpoint gets or loses a KPI, or a KPI another target or margin.</summary>
    [JSInvokable]
    public async Task ChangeKpis(Guid edit, Guid touchpoint, string kpi, string aspect, string? value)
    {
        if (session?.Journey.Find(touchpoint)?.Kpis is not { } now || KpiEdit.Read(kpi, aspect, value) is not { } change || (change.Aspect == KpiAspect.Added && book?.Find(kpi) is null))
            return;
        var changed = change.ApplyTo(now);
        if (!changed.Equals(now))
            await SubmitAsync(new ChangeTouchpoint(touchpoint, [new(TouchpointFields.Kpis, now.ToString(), changed.ToString())]) { Id = edit });
    }

    /// <summary>Called by the script.</summary>
    [JSInvokable]
    public async Task Undo(Guid edit)
    {
        if (session is not null)
            await TellAsync(await session.UndoAsync(edit), redo: false);
    }

    /// <summary>Called by the script.</summary>
    [JSInvokable]
    public async Task Redo(Guid edit)
    {
        if (session is not null)
            await TellAsync(await session.RedoAsync(edit), redo: true);
    }

    /// <summary>Called by the script when a touchpoint was clicked, or null to close the panel.</summary>
    [JSInvokable]
    public void Select(Guid? touchpoint)
    {
        selected = touchpoint is { } id && journey?.Find(id) is not null ? touchpoint : null;
        askedKpi = null;
        panel = selected is null ? Panel.None : Panel.Touchpoint;
        room?.Select(connection, selected);
        StateHasChanged();
    }

    /// <summary>Called by the script when the KPIs of a touchpoint were clicked.</summary>
    [JSInvokable]
    public Task OpenKpis(Guid touchpoint) => OpenFieldAsync(touchpoint, nameof(TouchpointFields.Kpis));

    /// <summary>Called by the script to ask where a touchpoint shall go.</summary>
    [JSInvokable]
    public async Task AskWhere(Guid touchpoint)
    {
        if (!canEdit || journey?.Find(touchpoint) is not { } moving)
            return;
        if (await Dialogs.AskAsync<MoveDialog, MoveTouchpoint>(new() { { dialog => dialog.Journey, journey }, { dialog => dialog.Touchpoint, moving } }) is { } move)
            await SendMoveAsync(move);
        await FocusAsync(touchpoint);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // Another board may be there already.
        if (Browser.OnChanged == BePresent)
            Browser.OnChanged = null;
        presence?.Dispose();
        await EndScriptAsync();
        Dispose();
    }

    // Before all else: the script still sends what was typed last.
    async Task EndScriptAsync()
    {
        if (script is null)
            return;
        try
        {
            await script.InvokeVoidAsync("dispose");
            await script.DisposeAsync();
        }
        catch (Exception exception) when (exception is JSDisconnectedException or OperationCanceledException)
        {
            // The browser has gone first and taken its side with it: what it had not sent waits in the tab.
        }
    }

    // What the circuit knows by now, not what the map was drawn for.
    CurrentMember? MemberNow() => SignedIn.GetAuthenticationStateAsync() is { IsCompletedSuccessfully: true, Result.User: var user } ? CurrentMember.From(user) : null;

    static bool IsStage(string? name, out Stage stage) => Enum.TryParse(name, out stage) && Enum.IsDefined(stage);

    static Place PlaceAfter(Guid? after) => after is { } id ? Place.Behind(id) : Place.AtStart;

    static string EmptyHint(Stage stage) => stage switch
    {
        Stage.Awareness => BoardText.EmptyAwareness,
        Stage.Consideration => BoardText.EmptyConsideration,
        Stage.Decision => BoardText.EmptyDecision,
        Stage.Retention => BoardText.EmptyRetention,
        _ => BoardText.EmptyLoyalty,
    };

    async Task MoveAsync(MoveTouchpoint move)
    {
        if (!await SubmitAsync(move) || session?.Journey.Find(move.Touchpoint) is not { } moved)
            return;
        var row = session.Journey.In(moved.Stage).ToList();
        Announce(BoardText.AnnounceMoved.With(moved.Name, session.Journey.LabelOf(moved.Stage), row.FindIndex(other => other.Id == moved.Id) + 1, row.Count));
    }

    async Task AddFromCatalogueAsync(CatalogueTouchpoint item)
    {
        var stage = catalogueStage ?? item.Stage;
        if (await SendAsync<Guid?>(nameof(AddFromCatalogue), item.Id, stage.ToString(), LastOf(stage)) is { } added)
            await ShowAsync(added);
    }

    // By buttons, the panel, dialogs and toasts: the way of the gestures, so that the browser keeps it until the server has answered.
    async Task<T?> SendAsync<T>(string method, params object?[] values) =>
        script is null ? default : await script.InvokeAsync<T?>("send", Timeout.InfiniteTimeSpan, method, values);

    Task SendMoveAsync(MoveTouchpoint move) =>
        SendAsync<object>(nameof(Move), move.Touchpoint, move.Stage.ToString(), move.Place.Last ? LastOf(move.Stage, but: move.Touchpoint) : move.Place.After);

    Guid? LastOf(Stage stage, Guid? but = null) => journey?.In(stage).LastOrDefault(touchpoint => touchpoint.Id != but)?.Id;

    async Task<bool> AddAsync(AddTouchpoint add)
    {
        if (!await SubmitAsync(add))
            return false;
        Announce(BoardText.AnnounceAdded.With(add.Touchpoint.Name, session!.Journey.LabelOf(add.Touchpoint.Stage)));
        return true;
    }

    async Task TellAsync(Outcome outcome, bool redo)
    {
        if (outcome is Outcome.Applied { Skipped: > 0 })
            Notifications.Tell(BoardText.UndoneSkipped, MudBlazor.Severity.Info);
        else if (outcome is Outcome.Refused { Refusal: Refusal.NothingToUndo } && redo)
            Notifications.Tell(BoardText.RefusedNothingRedo, MudBlazor.Severity.Info);
        else if (outcome is Outcome.Refused refused)
            await RefuseAsync(refused.Refusal);
        undo = await room!.UndoStackOfAsync(Member.Id);
        StateHasChanged();
    }

    async Task<bool> SubmitAsync(Edit edit)
    {
        if (session is null)
            return false;
        var outcome = await session.SubmitAsync(edit);
        // The room's news may still be on their way, but what follows an edit needs its result.
        Redraw(session.Journey);
        if (outcome is Outcome.Refused refused)
            Post(() => RefuseAsync(refused.Refusal, edit));
        return outcome is Outcome.Applied;
    }

    // A field is settled when its author has decided: until then the browser keeps what was typed. It may send it again meanwhile.
    async Task<bool> SettleAsync(Edit edit)
    {
        if (!deciding.TryGetValue(edit.Id, out var decision))
            deciding[edit.Id] = decision = DecideAsync(edit);
        try
        {
            return await decision;
        }
        finally
        {
            deciding.Remove(edit.Id);
        }
    }

    async Task<bool> DecideAsync(Edit edit)
    {
        while (session is not null)
        {
            var outcome = await session.SubmitAsync(edit);
            // Before the answer leaves: the browser then has the text's new drawing when it takes its own away.
            Redraw(session.Journey);
            if (outcome is not Outcome.Refused { Refusal: var refusal })
                return true;
            if (await InsistAsync(edit, refusal) is not { } insisting)
                return false;
            edit = insisting;
        }

        return false;
    }

    // What to try next: the same text over what somebody else has written, if its author wants that.
    async Task<Edit?> InsistAsync(Edit edit, Refusal refusal)
    {
        switch (refusal)
        {
            case Refusal.TouchpointConflict conflict when edit is ChangeTouchpoint change:
                return await ChooseAsync(conflict.Field.Name(), Readable(conflict.Field, conflict.Theirs), Readable(conflict.Field, conflict.Yours))
                    ? change with { Fields = [new(conflict.Field, conflict.Theirs, conflict.Yours)] }
                    : null;
            case Refusal.JourneyConflict conflict when edit is ChangeJourney change:
                return await ChooseAsync(conflict.Field.Name(), conflict.Theirs, conflict.Yours)
                    ? change with { Fields = [new(conflict.Field, conflict.Theirs, conflict.Yours)] }
                    : null;
            default:
                await RefuseAsync(refusal, edit);
                return null;
        }
    }

    async Task RefuseAsync(Refusal refusal, Edit? edit = null)
    {
        if (TypedIn(edit) is ({ } field, { Length: > 0 } text))
            await Dialogs.AskAsync<RefusedTextDialog, bool>(new()
            {
                { dialog => dialog.Field, field },
                { dialog => dialog.Reason, RefusalText.Of(refusal) },
                { dialog => dialog.Typed, text },
            });
        else
            Notifications.Tell(RefusalText.Of(refusal), refusal is Refusal.NothingToUndo or Refusal.Overtaken ? MudBlazor.Severity.Info : MudBlazor.Severity.Warning);
    }

    // What would be lost with an edit that cannot be made: it is offered for copying.
    static (string? Field, string Text) TypedIn(Edit? edit) => edit switch
    {
        ChangeTouchpoint { Fields: [var change] } when change.Field.IsText => (change.Field.Name(), change.To),
        ChangeJourney { Fields: [var change] } when change.Field.Kind != FieldKind.Member => (change.Field.Name(), change.To),
        AddTouchpoint add => (TouchpointFields.Name.Name(), add.Touchpoint.Name),
        _ => (null, ""),
    };

    Task<bool> ChooseAsync(string field, string theirs, string yours) => Dialogs.AskAsync<ConflictDialog, bool>(new()
    {
        { dialog => dialog.FieldName, field },
        { dialog => dialog.Theirs, theirs },
        { dialog => dialog.Yours, yours },
    });

    // Choices are stored as names and ids; people are shown the words of the panel.
    string Readable(Field<Touchpoint> field, string value) => field.Kind switch
    {
        FieldKind.Scale when int.TryParse(value, CultureInfo.InvariantCulture, out var emotion) && Math.Abs(emotion) <= Limits.Emotion => Texts.Emotion(emotion),
        FieldKind.Member => Guid.TryParse(value, out var owner) ? members.GetValueOrDefault(owner, Common.FormerMember) : BoardText.NoOwner,
        FieldKind.Choice => field.Choice(value),
        FieldKind.Other => KpiTargets.Read(value).Targets is { } targets && book is not null ? KpiWords.Listed(targets, book) : value,
        _ => value,
    };

    void Announce(string text)
    {
        announcement = text;
        StateHasChanged();
    }

    async Task ShowAsync(Guid touchpoint)
    {
        await Task.Yield();
        await FocusAsync(touchpoint);
    }

    async Task FocusAsync(Guid touchpoint)
    {
        if (script is not null)
            await script.InvokeVoidAsync("focusTouchpoint", touchpoint);
    }

    Task ToggleCoverageAsync() => TryAsync(async () =>
    {
        if (coverage is not null)
        {
            (coverage, review) = (null, null);
            if (panel == Panel.Findings)
                ClosePanel();
            return;
        }
        coverage = await Coverage.ContextAsync(Member.Workspace, Id);
        Review();
        OpenFindings();
    });

    // What the address asks for, once the map answers to gestures.
    async Task ShowAskedAsync()
    {
        if (Show is null && ShownTouchpoint is null)
            return;
        if (Show != "catalogue")
            await ToggleCoverageAsync();
        Stage? stage = IsStage(ShownStage, out var known) ? known : null;
        if (ShownTouchpoint is { } audited && Show == "audit")
            await AuditAsync(audited);
        else if (Show == "measure" && ShownTouchpoint is { } measured && ShownField is { } kpi)
            await MendAsync(new Remedy.Measure(measured, kpi));
        else if (ShownTouchpoint is { } touchpoint)
            await OpenFieldAsync(touchpoint, TouchpointFields.Set.Find(ShownField ?? "")?.Id);
        else if (Show == "catalogue" && canEdit)
            OpenCatalogue(stage);
        else if (stage is { } shown)
            await MendAsync(new Remedy.OpenStage(shown));
        StateHasChanged();
    }

    // Called on any thread, by an import once for each touchpoint: what comes while values are read is read together.
    async Task OnMeasuredAsync(IReadOnlyList<NewsItem> measured, bool missed)
    {
        var here = missed ? [NewsItem.Anything] : measured.Where(item => item.MayConcern(Id)).ToList();
        if (here.Count == 0)
            return;
        foreach (var item in here)
            kpis?.Measured(item.Touchpoint);
        await ReadKpisAsync();
        await ReviewAgainAsync();
    }

    async Task ReadKpisAsync()
    {
        if (kpis is not null)
            await kpis.ReadAsync();
        StateHasChanged();
    }

    // An audit, an exception or another threshold changes what the review finds, though not the map.
    Task OnReviewedAsync(IReadOnlyList<NewsItem> changed, bool missed) => missed || changed.Any(item => item.MayConcern(Id)) ? ReviewAgainAsync() : Task.CompletedTask;

    Task ReviewAgainAsync() => reviewing.RunAsync(async () =>
    {
        if (coverage is null)
            return;
        var read = await Coverage.ContextAsync(Member.Workspace, Id);
        // The overlay may have been put away meanwhile.
        if (coverage is null)
            return;
        coverage = read;
        Review();
        StateHasChanged();
    });

    Task OpenSignOffAsync()
    {
        Open(Panel.SignOff);
        return TryAsync(ReadChangesAsync);
    }

    // This board's own requests and answers come this way, too.
    async Task OnSignedOffAsync(IReadOnlyList<NewsItem> signedOff, bool missed)
    {
        if (!missed && !signedOff.Any(item => item.MayConcern(Id)))
            return;
        signOffs = await SignOffs.HistoryAsync(Member.Workspace, Id);
        if (panel == Panel.SignOff)
            await ReadChangesAsync();
        StateHasChanged();
    }

    async Task ReadChangesAsync()
    {
        if (journey is null || signOff.Voided is not { } voided)
        {
            changes = ChangesSince.None;
            return;
        }

        var words = new EditWords(journey, Readable);
        changes = await ChangesSince.ReadAsync(Store, journey.Id, voided.Revision, words.Tell);
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
        if (kpis?.Show(now) == true)
            Post(ReadKpisAsync);
        Review();
    }

    // Every edit, whoever makes it, is reviewed at once while the overlay is on.
    void Review()
    {
        if (journey is not null && coverage is not null)
            review = coverage.Review(journey);
    }

    void OpenFindings() => Open(Panel.Findings);

    async Task MendAsync(Remedy remedy)
    {
        switch (remedy)
        {
            case Remedy.AddTouchpoint { Stage: var stage }:
                catalogueStage = stage;
                Open(Panel.Catalogue);
                break;
            case Remedy.OpenStage { Stage: var stage } when script is not null:
                await script.InvokeVoidAsync("showStage", stage.ToString());
                break;
            case Remedy.EditField { Touchpoint: var touchpoint, Field: var field }:
                await OpenFieldAsync(touchpoint, field.Id);
                break;
            case Remedy.OpenTouchpoint { Touchpoint: var touchpoint }:
                await OpenFieldAsync(touchpoint, null);
                break;
            case Remedy.Audit { Touchpoint: var touchpoint }:
                await AuditAsync(touchpoint);
                break;
            case Remedy.Measure { Touchpoint: var touchpoint, Kpi: var kpi }:
                await OpenFieldAsync(touchpoint, nameof(TouchpointFields.Kpis), kpi);
                break;
        }
    }

    async Task AuditAsync(Guid touchpoint)
    {
        await OpenFieldAsync(touchpoint, null);
        if (canEdit && journey?.Find(touchpoint) is not null)
            Post(() => AuditDialog.OpenAsync(Dialogs, touchpoint, Measurements.TodayOf(Member)));
    }

    // The panel has to be there before its field can take the focus.
    async Task OpenFieldAsync(Guid touchpoint, string? field, string? kpi = null)
    {
        Select(touchpoint);
        askedKpi = kpi;
        StateHasChanged();
        await Task.Yield();
        if (script is not null)
            await script.InvokeVoidAsync("showTouchpoint", touchpoint, field);
    }

    void OpenDetails() => Open(Panel.Journey);

    void OpenCatalogue(Stage? stage)
    {
        catalogueStage = stage;
        Open(panel == Panel.Catalogue && stage is null ? Panel.None : Panel.Catalogue);
    }

    void Open(Panel other)
    {
        panel = other;
        selected = null;
        room?.Select(connection, null);
    }

    void ClosePanel() => Open(Panel.None);

    Task ShowShortcutsAsync() => Dialogs.OpenAsync<ShortcutsDialog>(beside: true);
}
