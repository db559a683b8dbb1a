using JourneyMapper.Data;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Queries;
using JourneyMapper.Domain.Funnels;
using JourneyMapper.Domain.Personas;
using JourneyMapper.Web.Features.Comments;
using JourneyMapper.Web.Features.Funnels;
using JourneyMapper.Web.Features.Journeys;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Features.Personas;
using JourneyMapper.Web.Features.Repository.Folders;
using JourneyMapper.Web.Features.Repository.Hierarchy;
using JourneyMapper.Web.Features.SignOffs;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Board;

/// <summary>Reads a journey with what its board needs; ids of other workspaces are not found.</summary>
public sealed partial class JourneyBoard
{
    (JourneyRoom Room, IReadOnlyDictionary<Guid, string> Members, LiveKpiLane Kpis, SignOffFeed SignOffs, CommentFeed Comments, PersonaLibrary Personas)? board;

    AccessLevel? level;
    bool isPrivate, isFavourite, isCompared, isUnreadable;
    StageCounts? counts;
    IReadOnlyDictionary<Guid, string> journeys = new Dictionary<Guid, string>();
    IReadOnlyList<JourneyAbove> above = [];

    /// <summary>The journey's.</summary>
    [Parameter, EditorRequired] public required Guid Id { get; set; }

    [Inject] public required JourneyRooms Rooms { get; set; }

    [Inject] public required IDbContextFactory<JourneyDbContext> Contexts { get; set; }

    [Inject] public required NavigationManager Navigation { get; set; }

    [Inject] public required SignOffService SignOffs { get; set; }

    [Inject] public required CommentQuery Comments { get; set; }

    [Inject] public required PersonaService Personas { get; set; }

    [Inject] public required JourneyStore Store { get; set; }

    [Inject] public required WorkspaceKpis Kpis { get; set; }

    [Inject] public required Measurements Measurements { get; set; }

    [Inject] public required FunnelQuery Funnels { get; set; }

    [Inject] public required JourneyTree Tree { get; set; }

    [Inject] public required Favourites Favourites { get; set; }

    [Inject] public required JourneyFutures Futures { get; set; }

    protected override async Task OnInitializedAsync()
    {
        level = await Store.AccessAsync(Member, Id);
        isPrivate = await IsPrivateAsync();
        JourneyRoom? room;
        try
        {
            room = await Rooms.OpenAsync(Member, Id);
        }
        catch (UnreadableJourneyException)
        {
            isUnreadable = true;
            return;
        }

        if (room is null)
        {
            Navigation.NotFound();
            return;
        }

        IReadOnlyDictionary<Guid, string> members;
        await using (var db = await Contexts.CreateDbContextAsync())
            members = await db.Members.NamesOfAsync(Member.Workspace);
        var signOffs = new SignOffFeed(SignOffs, Store, Member, Id);
        await signOffs.ReadAsync();
        var comments = new CommentFeed(Comments, Member, Id);
        await comments.ReadAsync();
        var lane = new LiveKpiLane(Measurements, Kpis, await Kpis.CatalogueAsync(Member.Workspace), Member);
        lane.Show(room.Journey);
        await lane.ReadAsync();
        (journeys, above, isFavourite) = (await Tree.TitlesAsync(Member), await Tree.AboveAsync(Member, Id), await Favourites.IsAsync(Member, Id));
        counts = await Funnels.LatestAsync(Member, Id);
        isCompared = (await Futures.LinksOfAsync(Member, Id)).Count > 0;
        board = (room, members, lane, signOffs, comments, await Personas.ReadAsync(Member.Workspace));
    }

    async Task OnAccessChangedAsync(AccessLevel? now)
    {
        level = now;
        isPrivate = await IsPrivateAsync();
        // Nothing of it stays on the screen.
        if (level is null)
            board = null;
    }

    async Task<bool> IsPrivateAsync()
    {
        await using var db = await Contexts.CreateDbContextAsync();
        return await db.Journeys.InUse(Member).AnyAsync(row => row.Id == Id && row.IsPrivate);
    }
}
