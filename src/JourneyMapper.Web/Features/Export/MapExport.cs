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

/// <summary>
/// Makes the PDF and the pictures of a map for a member, with all that belongs on them as it is now, and writes down that they have them; or shows beforehand what they will look like. What the member's page
/// shows may be what they may no longer see, or not the latest: it is read again, and all answers are null when they do not see the journey.
/// </summary>
public sealed class MapExport(
    IDbContextFactory<JourneyDbContext> contexts, JourneyStore store, SignOffService signOffs, Measurements measurements, WorkspaceKpis kpis, PersonaService personas, ChannelLibraries channels, FunnelQuery funnels, PictureStore pictures,
    CommentQuery comments, MapPrinter printer, MapPainter painter, ActivityLog log, TimeProvider clock)
{
    // On paper nobody reads more.
    const int MostComments = 500;

    /// <summary>The map on paper.</summary>
    /// <param name="member">Who asks.</param>
    /// <param name="id">The journey.</param>
    /// <param name="options">How it shall look.</param>
    /// <param name="progress">Is told how far it is.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="PrintException">It cannot be printed.</exception>
    public Task<(string FileName, PrintedPdf Pdf)?> MakeAsync(CurrentMember member, Guid id, PrintOptions options, IProgress<PrintProgress>? progress = null, CancellationToken cancellation = default) =>
        OfAsync<(string, PrintedPdf)?>(member, id, options, async (journey, current) =>
        {
            var pdf = await printer.PrintAsync(journey, current, progress, member.Id, cancellation);
            await log.ExportedAsync(member, ExportedFile.MapPdf, id, cancellation);
            return (FileName.Of(journey.Title), pdf);
        }, cancellation);

    /// <summary>How the map will come onto pages.</summary>
    public Task<MapPaging?> PlanAsync(CurrentMember member, Guid id, PrintOptions options, CancellationToken cancellation = default) =>
        OfAsync(member, id, options, (journey, current) => Task.Run(() => (MapPaging?)printer.Plan(journey, current, cancellation), cancellation), cancellation);

    /// <summary>A picture of a page of the map, as PNG; null also when there is no such page.</summary>
    /// <param name="member">Who asks.</param>
    /// <param name="id">The journey.</param>
    /// <param name="options">How it shall look.</param>
    /// <param name="page">Which page, from 1.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="PrintException">It cannot be drawn.</exception>
    public Task<byte[]?> PageAsync(CurrentMember member, Guid id, PrintOptions options, int page, CancellationToken cancellation = default) =>
        OfAsync(member, id, options, (journey, current) => printer.PageAsync(journey, current, page, member.Id, cancellation), cancellation);

    /// <summary>The whole map as a picture.</summary>
    /// <param name="member">Who asks.</param>
    /// <param name="id">The journey.</param>
    /// <param name="format">As what.</param>
    /// <param name="image">How it shall look.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="ImageTooLargeException">It has too many pixels at that scale.</exception>
    /// <exception cref="PrintException">It cannot be drawn.</exception>
    public Task<(string FileName, byte[] Image)?> ImageAsync(CurrentMember member, Guid id, ImageFormat format, ImageOptions image, CancellationToken cancellation = default) =>
        OfAsync<(string, byte[])?>(member, id, new(), async (journey, current) =>
        {
            var made = format == ImageFormat.Svg ? await painter.SvgAsync(journey, current, image, member.Id, cancellation) : await painter.PngAsync(journey, current, image, member.Id, cancellation);
            await log.ExportedAsync(member, format.File, id, cancellation);
            return (FileName.Of(journey.Title, format.Extension), made);
        }, cancellation);

    /// <summary>The whole map as a small PNG, which shows what the member sees anyway: that is written down nowhere.</summary>
    /// <exception cref="PrintException">It cannot be drawn.</exception>
    public Task<byte[]?> PreviewAsync(CurrentMember member, Guid id, ImageOptions image, int width, int height, CancellationToken cancellation = default) =>
        OfAsync<byte[]>(member, id, new(), async (journey, current) => await painter.SmallPngAsync(journey, current, image, width, height, member.Id, cancellation), cancellation);

    /// <summary>How large the picture of a map is.</summary>
    /// <exception cref="PrintException">It cannot be laid out.</exception>
    public Task<ImageSize?> MeasureAsync(CurrentMember member, Guid id, CancellationToken cancellation = default) =>
        OfAsync<ImageSize>(member, id, new(), async (journey, current) => await painter.MeasureAsync(journey, current, member.Id, cancellation), cancellation);

    // Makes something of a journey as it is now, with all that is shown beside it. What is awaited in here speaks the language of the paper, and whoever calls it their own again.
    async Task<T?> OfAsync<T>(CurrentMember member, Guid id, PrintOptions options, Func<Journey, PrintOptions, Task<T?>> make, CancellationToken cancellation)
    {
        if (await store.FindAsync(member, id, cancellation) is not { } journey)
            return default;
        if ((options.Language ?? Languages.CodeOf(journey.Language)) is { } code && code != Languages.Current)
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Languages.CultureOf(code);
        return await make(journey, await PrepareAsync(member, journey, options, cancellation));
    }

    async Task<PrintOptions> PrepareAsync(CurrentMember member, Journey journey, PrintOptions options, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var library = await personas.ReadAsync(member.Workspace, cancellation);
        var faces = journey.Personas.Select(each => library.Find(each.Persona)?.Picture).OfType<Guid>();
        var brand = await db.Workspaces.Where(row => row.Id == member.Workspace).Select(row => new { row.Logo, row.Colour }).SingleAsync(cancellation);
        return options with
        {
            Approval = await signOffs.ApprovalTextAsync(member, journey, cancellation),
            Day = member.Today(clock),
            Kpis = await KpiLane.ReadAsync(measurements, kpis, member, journey, cancellation),
            Counts = await funnels.LatestAsync(member, journey.Id, cancellation),
            Pictures = await pictures.FindAsync(member.Workspace, [.. CellMarkup.PicturesOf(journey), .. faces], cancellation),
            Personas = library,
            Channels = await channels.ReadAsync(member.Workspace, cancellation),
            Members = (await db.Members.Where(row => row.WorkspaceId == member.Workspace).ToNamesAsync(cancellation)).ToDictionary(pair => pair.Id, pair => pair.Name),
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
