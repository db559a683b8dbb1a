using System.Text.Json;
using JourneyMapper.Data;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Personas;
using JourneyMapper.Web.Features.Board;
using JourneyMapper.Web.Features.History;
using JourneyMapper.Web.Features.Journeys;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Features.Personas;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Map;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Futures;

/// <summary>How two journeys are shown that are compared.</summary>
enum CompareView
{
    /// <summary>Beside each other.</summary>
    Sides,

    /// <summary>Over each other.</summary>
    Overlay,

    /// <summary>What is left to do.</summary>
    Left,
}

/// <summary>Compares two journeys as they are now, and follows both. Ids of other workspaces are not found.</summary>
public sealed partial class ComparePage
{
    IReadOnlyList<FutureLink>? links;
    FutureLink? pair;
    Derivation? derivation;
    JourneyRoom? origin, future;
    IDisposable? following;
    FuturePlan? plan;
    PersonaLibrary library = null!;
    PersonaCurves curves = PersonaCurves.None;
    ReadableFields readable = null!;
    StateOverlay overlay = null!;
    IReadOnlyList<string> differences = [];
    CompareView shown;
    string title = "";

    string heading => derivation is { IsOfSegment: true } ? FutureText.SegmentTitle : FutureText.Title;

    /// <summary>The workspace's channels.</summary>
    [CascadingParameter] public ChannelLibrary Channels { get; set; } = ChannelLibrary.BuiltIn;

    /// <summary>Of one of the two journeys.</summary>
    [Parameter] public Guid Id { get; set; }

    [Inject] public required JourneyRooms Rooms { get; init; }

    [Inject] public required JourneyFutures Futures { get; init; }

    [Inject] public required PersonaService Personas { get; init; }

    [Inject] public required WorkspaceKpis Kpis { get; init; }

    [Inject] public required IDbContextFactory<JourneyDbContext> Contexts { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    protected override async Task OnInitializedAsync()
    {
        if (await Rooms.OpenAsync(Member, Id, Leaving) is not { } room)
        {
            Navigation.NotFound();
            return;
        }

        title = room.Journey.Title;
        IReadOnlyDictionary<Guid, string> members;
        await using (var db = await Contexts.CreateDbContextAsync(Leaving))
            members = await db.Members.NamesOfAsync(Member.Workspace, Leaving);
        var catalogue = await Kpis.CatalogueAsync(Member.Workspace);
        library = await Personas.ReadAsync(Member.Workspace, Leaving);
        readable = new(members, () => catalogue, () => library) { Channels = () => Channels };
        var found = await Futures.LinksOfAsync(Member, Id, Leaving);
        if (found.Count > 0)
            await OpenAsync(found[0]);
        links = found;
    }

    Task ChooseAsync(Guid chosen) => links?.FirstOrDefault(link => link.Future == chosen) is { } link ? TryAsync(() => OpenAsync(link)) : Task.CompletedTask;

    async Task OpenAsync(FutureLink link)
    {
        following?.Dispose();
        (pair, plan, derivation) = (link, null, null);
        try
        {
            derivation = await Futures.DerivationOfAsync(Member, link.Future, Leaving);
        }
        catch (JsonException)
        {
            // Damaged, or written by a later release: the page says so.
            return;
        }

        origin = await Rooms.OpenAsync(Member, link.Origin, Leaving);
        future = await Rooms.OpenAsync(Member, link.Future, Leaving);
        if (derivation is null || origin is null || future is null)
            return;
        if (derivation.IsOfSegment && shown == CompareView.Left)
            shown = CompareView.Sides;
        Draw();
        if (!RendererInfo.IsInteractive)
            return;
        var listen = Listen<RoomEvent>(OnEditedAsync);
        var both = new Lifetime();
        both.Add(origin.Subscribe(listen));
        both.Add(future.Subscribe(listen));
        following = both;
        Hold(both);
    }

    Task OnEditedAsync(IReadOnlyList<RoomEvent> news, bool missed)
    {
        if (missed || news.Any(item => item is not RoomEvent.PresenceChanged))
        {
            Draw();
            StateHasChanged();
        }

        return Task.CompletedTask;
    }

    // All that is shown follows from the two journeys.
    void Draw()
    {
        plan = FuturePlan.Of(derivation!, origin!.Journey, future!.Journey);
        pair = pair! with { OriginTitle = origin.Journey.Title, FutureTitle = future.Journey.Title };
        overlay = StateOverlay.Of(plan.Current, plan.Future, plan.Difference);
        curves = PersonaCurves.Of(plan.Future, library);
        var words = new EditDescriber(plan.Future, readable.Read);
        differences = [.. plan.Difference.Changes.Reverse().SelectMany(change => words.Tell(new Difference([change])))];
    }

    // Of another segment nothing is planned, and so nothing left to do.
    static IEnumerable<(CompareView View, string Symbol, string Label)> Views(Derivation derivation)
    {
        yield return (CompareView.Sides, "compare_arrows", FutureText.Sides);
        yield return (CompareView.Overlay, "contrast", FutureText.Overlay);
        if (!derivation.IsOfSegment)
            yield return (CompareView.Left, "checklist", FutureText.Left);
    }
}
