using System.Globalization;
using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Printing.Drawing;
using JourneyMapper.Web.Features.Comments;
using JourneyMapper.Web.Features.Funnels;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Features.Personas;
using JourneyMapper.Web.Features.SignOffs;
using JourneyMapper.Web.Map;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Pictures;
using JourneyMapper.Web.Shared.Printing;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Export;

/// <summary>Makes the PDF of a map for a member, with all that belongs on paper as it is now, and writes down that they have it; or shows beforehand what it will look like.</summary>
public sealed class MapExport(
    IDbContextFactory<JourneyDbContext> contexts, JourneyStore store, SignOffService signOffs, Measurements measurements, WorkspaceKpis kpis, PersonaService personas, ChannelLibraries channels, FunnelQuery funnels, PictureStore pictures,
    CommentQuery comments, MapPrinter printer, ActivityLog log, TimeProvider clock)
{
    // On paper nobody reads more.
    const int MostComments = 500;

    /// <summary>The map on paper; null when the member does not see the journey. What their page shows may be what they may no longer see, or not the latest: it is read again.</summary>
    /// <param name="member">Who asks.</param>
    /// <param name="id">The journey.</param>
    /// <param name="options">How it shall look.</param>
    /// <param name="progress">Is told how far it is.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="PrintException">It cannot be printed.</exception>
    public async Task<(string FileName, PrintedPdf Pdf)?> MakeAsync(CurrentMember member, Guid id, PrintOptions options, IProgress<PrintProgress>? progress = null, CancellationToken cancellation = default)
    {
        if (await store.FindAsync(member, id, cancellation) is not { } journey)
            return null;
        Speak(journey, options);
        var pdf = await printer.PrintAsync(journey, await PrepareAsync(member, journey, options, cancellation), progress, cancellation);
        await log.ExportedAsync(member, ExportedFile.MapPdf, id, cancellation);
        return (FileName.Of(journey.Title), pdf);
    }

    /// <summary>How the map will come onto pages; null when the member does not see the journey.</summary>
    public async Task<MapPaging?> PlanAsync(CurrentMember member, Guid id, PrintOptions options, CancellationToken cancellation = default)
    {
        if (await store.FindAsync(member, id, cancellation) is not { } journey)
            return null;
        Speak(journey, options);
        var prepared = await PrepareAsync(member, journey, options, cancellation);
        return await Task.Run(() => printer.Plan(journey, prepared, cancellation), cancellation);
    }

    /// <summary>A picture of a page of the map, as PNG; null when the member does not see the journey, or there is no such page.</summary>
    /// <param name="member">Who asks.</param>
    /// <param name="id">The journey.</param>
    /// <param name="options">How it shall look.</param>
    /// <param name="page">Which page, from 1.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="PrintException">It cannot be drawn.</exception>
    public async Task<PrintedPdf?> PreviewAsync(CurrentMember member, Guid id, PrintOptions options, int page, CancellationToken cancellation = default)
    {
        if (await store.FindAsync(member, id, cancellation) is not { } journey)
            return null;
        Speak(journey, options);
        return await printer.PreviewAsync(journey, await PrepareAsync(member, journey, options, cancellation), page, cancellation);
    }

    // Within the method that calls it: what is awaited there speaks that language, and whoever has called it their own again.
    static void Speak(Journey journey, PrintOptions options)
    {
        if ((options.Language ?? Languages.CodeOf(journey.Language)) is { } code && code != Languages.Current)
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Languages.CultureOf(code);
    }

    async Task<PrintOptions> PrepareAsync(CurrentMember member, Journey journey, PrintOptions options, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var brand = await db.Workspaces.Where(row => row.Id == member.Workspace).Select(row => new { row.Logo, row.Colour }).SingleAsync(cancellation);
        return options with
        {
            Approval = await signOffs.ApprovalTextAsync(member, journey, cancellation),
            Day = member.Today(clock),
            Kpis = await KpiLane.ReadAsync(measurements, kpis, member, journey, cancellation),
            Counts = await funnels.LatestAsync(member, journey.Id, cancellation),
            Pictures = await pictures.FindAsync(member.Workspace, CellMarkup.PicturesOf(journey), cancellation),
            Personas = await personas.ReadAsync(member.Workspace, cancellation),
            Channels = await channels.ReadAsync(member.Workspace, cancellation),
            Members = (await db.Users.Where(row => row.WorkspaceId == member.Workspace).ToNamesAsync(cancellation)).ToDictionary(pair => pair.Id, pair => pair.Name),
            Threads = options.HasComments ? Threads(member, journey, await comments.OpenAsync(member, journey.Id, MostComments, cancellation)) : [],
            Brand = new(
                brand.Logo is { } logo && await pictures.FindAsync(member.Workspace, logo, small: false, cancellation) is { } file ? Picture.Read(file) : null,
                brand.Colour.Length > 0 ? Color.Of(int.Parse(brand.Colour.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture)) : null),
        };
    }

    List<PaperThread> Threads(CurrentMember member, Journey journey, IReadOnlyList<OpenComment> comments) =>
    [
        .. comments.GroupBy(comment => (comment.Thread, comment.Place)).OrderBy(thread => thread.Key.Place.Touchpoint is { } about && journey.Find(about) is { } touchpoint ? journey.Touchpoints.IndexOf(touchpoint) : -1)
            .Select(thread => new PaperThread(thread.Key.Place.Name(journey),
                [.. thread.Select(comment => new PaperComment(comment.Author, member.Local(comment.WrittenAt, clock).ToString("d", CultureInfo.CurrentCulture), comment.Text))])),
    ];
}
