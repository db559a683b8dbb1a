using System.Collections.Immutable;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Funnels;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Personas;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Features.Funnels;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Features.Personas;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Map;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.JSInterop;

namespace JourneyMapper.Web.Features.Presenting;

/// <summary>Shows a map to others and lets them follow; or follows somebody who does. Ids of other workspaces are not found, and nothing is stored.</summary>
public sealed partial class OpenPresentation : IAsyncDisposable
{
    static readonly RenderFragment NoTouchpoint = builder => builder.AddContent(0, PresentingText.EmptyStage);

    readonly Guid connection = Guid.CreateVersion7();
    JourneyRoom? room;
    IDisposable? presence;
    IJSObjectReference? script;
    ElementReference root;
    Journey? journey;
    PersonaLibrary library = null!;
    PersonaCurves curves = PersonaCurves.None;
    LiveKpiLane? kpis;
    StageCounts? counts;
    IReadOnlyList<SavedView> views = [];
    SavedView? view;
    ImmutableArray<PresentedPlace> steps = [PresentationStep.Whole];
    PresentedPlace place = PresentationStep.Whole;
    IReadOnlyList<Field<Touchpoint>> shown = Lanes.All;
    IReadOnlyList<Presence> presenters = [];
    Presence? followed;
    int at;
    bool attaching, moved;

    /// <summary>The journey's.</summary>
    [Parameter, EditorRequired] public required Guid Id { get; set; }

    /// <summary>A saved view to begin with.</summary>
    [Parameter] public Guid? View { get; set; }

    /// <summary>The tab of who presents, to follow them.</summary>
    [Parameter] public Guid? Follow { get; set; }

    [Inject] public required JourneyRooms Rooms { get; init; }

    [Inject] public required SavedViews Views { get; init; }

    [Inject] public required PersonaService Personas { get; init; }

    [Inject] public required WorkspaceKpis Kpis { get; init; }

    [Inject] public required Measurements Measurements { get; init; }

    [Inject] public required FunnelQuery Funnels { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    [Inject] public required AuthenticationStateProvider SignedIn { get; init; }

    [Inject] public required IJSRuntime Js { get; init; }

    string stepName => place switch
    {
        { Stage: null } => PresentingText.WholeMap,
        { Stage: { } stage, Lane: null } => journey!.LabelOf(stage),
        { Stage: { } stage, Lane: { } lane } => PresentingText.StageLane.With(journey!.LabelOf(stage), LaneOf(lane) is { } shownLane ? LaneSet.Of(journey!).TitleOf(shownLane) : ""),
    };

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        presence?.Dispose();
        await script.EndAsync();
        Dispose();
    }

    /// <summary>A key, a remote or a gesture asks for another step.</summary>
    /// <param name="steps">How many on, or back; beyond either end it stays there.</param>
    [JSInvokable]
    public void Step(int steps)
    {
        if (SignedIn.MemberNow() is not null)
            Go((int)Math.Clamp((long)at + steps, 0, this.steps.Length - 1));
    }

    /// <summary>The pointer of who presents, and how far they have scrolled, each as a share of the map's size; a pointer of null is off.</summary>
    [JSInvokable]
    public void Point(double? x, double? y, double left, double top)
    {
        if (room is null || followed is not null || SignedIn.MemberNow() is null)
            return;
        room.Point(connection, x, y, left, top);
    }

    /// <summary>Whoever follows has scrolled or stepped on their own.</summary>
    [JSInvokable]
    public void EndFollowing()
    {
        if (followed is null)
            return;
        followed = null;
        Draw();
        ShowPresence();
        StateHasChanged();
    }

    protected override async Task OnInitializedAsync()
    {
        if (await Rooms.OpenAsync(Member, Id, Leaving) is not { } opened)
        {
            Navigation.NotFound();
            return;
        }

        room = opened;
        library = await Personas.ReadAsync(Member.Workspace, Leaving);
        var lane = new LiveKpiLane(Measurements, Kpis, await Kpis.CatalogueAsync(Member.Workspace), Member);
        lane.Show(room.Journey);
        await lane.ReadAsync();
        kpis = lane;
        counts = await Funnels.LatestAsync(Member, Id, Leaving);
        views = await Views.ReadAsync(Member, Id, Leaving);
        view = views.FirstOrDefault(saved => saved.Id == View);
        place = new(view?.Stage, null);
        journey = room.Journey;
        Draw();
        if (!RendererInfo.IsInteractive)
            return;
        Hold(room.Subscribe(Listen<RoomEvent>(OnNewsAsync), follows: true));
        if (Follow is { } whom && room.Present.Find(present => present.Connection == whom && present.Presents is not null) is { } presenter)
            Begin(presenter);
        presence = room.Enter(new Presence(connection, Member.Id, Member.Name) { Presents = followed is null ? place : null });
        ReadPresenters();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!RendererInfo.IsInteractive || journey is null)
            return;
        if (script is null)
        {
            if (attaching)
                return;
            attaching = true;
            var self = DotNetObjectReference.Create(this);
            Hold(self);
            await using var module = await Js.InvokeAsync<IJSObjectReference>("import", "/Features/Presenting/OpenPresentation.razor.js");
            script = await module.InvokeAsync<IJSObjectReference>("attach", root, self, followed is null);
            // Left while it was loading.
            if (Lifetime.IsOver)
            {
                await script.EndAsync();
                return;
            }

            moved = true;
        }

        if (!moved)
            return;
        moved = false;
        await script.InvokeVoidAsync("show", followed is null, view?.Zoom);
    }

    async Task OnNewsAsync(IReadOnlyList<RoomEvent> news, bool missed)
    {
        if (news.OfType<RoomEvent.Pointed>().LastOrDefault(pointed => pointed.Connection == followed?.Connection) is { } pointed && script is not null)
            await script.InvokeVoidAsync("point", pointed.X, pointed.Y, pointed.Left, pointed.Top);
        if (!missed && news.All(item => item is RoomEvent.Pointed))
            return;
        var before = (journey, place, view, Leads: followed is null);
        if (!ReferenceEquals(journey, room!.Journey))
        {
            journey = room.Journey;
            if (kpis!.Show(journey))
                await kpis.ReadAsync();
        }

        ReadPresenters();
        // Nothing is drawn for what others select.
        if (before != (journey, place, view, followed is null))
            Draw();
        StateHasChanged();
    }

    // Whom one follows leads; when they end, one stays where they were.
    void ReadPresenters()
    {
        presenters = [.. room!.Present.Where(present => present.Connection != connection && present.Presents is not null).DistinctBy(present => present.Member)];
        if (followed is null)
            return;
        followed = room.Present.Find(present => present.Connection == followed.Connection && present.Presents is not null);
        if (followed is { Presents: { } shows })
            Take(shows);
        else
            ShowPresence();
    }

    void Begin(Presence presenter)
    {
        followed = presenter;
        Take(presenter.Presents!);
        ShowPresence();
        Draw();
    }

    void Take(PresentedPlace shows)
    {
        var saved = shows.View is { } id ? views.FirstOrDefault(known => known.Id == id) : null;
        (place, view) = (shows, saved);
    }

    void Go(int step)
    {
        followed = null;
        at = Math.Clamp(step, 0, steps.Length - 1);
        place = steps[at] with { View = view?.Id };
        Draw();
        ShowPresence();
        StateHasChanged();
    }

    void Choose(string chosen)
    {
        view = views.FirstOrDefault(saved => saved.Id.ToString() == chosen);
        place = new(view?.Stage, null, view?.Id);
        followed = null;
        Draw();
        ShowPresence();
    }

    void ShowPresence() => room?.Show(connection, followed is null ? place : null);

    // What is seen follows from the journey, the view and the step.
    void Draw()
    {
        IReadOnlyList<Field<Touchpoint>> lanes = [.. LaneSet.Of(journey!).Where(lane => view is null || view.Shows(lane))];
        steps = PresentationStep.Of(journey!, lanes);
        at = PresentationStep.IndexOf(steps, place with { View = null });
        place = steps[at] with { View = view?.Id };
        IReadOnlyList<Field<Touchpoint>> now = place.Lane is null ? lanes : [.. lanes.Where(lane => lane == TouchpointFields.Name || lane.Id == place.Lane)];
        if (!now.SequenceEqual(shown))
            shown = now;
        var all = PersonaCurves.Of(journey!, library);
        curves = view is null ? all : all.Without(view.HiddenCurves.ToHashSet());
        moved = true;
    }

    IEnumerable<Option> ViewOptions() => views.Select(saved => new Option(saved.Id.ToString(), saved.Name)).Prepend(new("", PresentingText.AllLanes));

    static Field<Touchpoint>? LaneOf(string id) => Lanes.All.FirstOrDefault(lane => lane.Id == id);
}
