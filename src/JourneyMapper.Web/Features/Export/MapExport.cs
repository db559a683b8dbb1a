using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Features.Funnels;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Features.Personas;
using JourneyMapper.Web.Features.SignOffs;
using JourneyMapper.Web.Map;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Pictures;
using JourneyMapper.Web.Shared.Printing;

namespace JourneyMapper.Web.Features.Export;

/// <summary>Makes the PDF and the pictures of a map for a member, with all that belongs on them as it is now, and writes down that they have them.</summary>
public sealed class MapExport(
    JourneyStore store, SignOffService signOffs, Measurements measurements, WorkspaceKpis kpis, PersonaService personas, ChannelLibraries channels, FunnelQuery funnels, PictureStore pictures, MapPrinter printer, MapPainter painter, ActivityLog log, TimeProvider clock)
{
    /// <summary>The map on paper; null when the member does not see the journey. What their page shows may be what they may no longer see, or not the latest: it is read again.</summary>
    /// <param name="member">Who asks.</param>
    /// <param name="id">The journey.</param>
    /// <param name="options">How it shall look.</param>
    /// <param name="progress">Is told how far it is.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="PrintException">It cannot be printed.</exception>
    public async Task<(string FileName, PrintedPdf Pdf)?> MakeAsync(CurrentMember member, Guid id, PrintOptions options, IProgress<PrintProgress>? progress = null, CancellationToken cancellation = default)
    {
        if (await ReadAsync(member, id, options, cancellation) is not var (journey, current))
            return null;
        var pdf = await printer.PrintAsync(journey, current, progress, cancellation);
        await log.ExportedAsync(member, ExportedFile.MapPdf, id, cancellation);
        return (FileName.Of(journey.Title), pdf);
    }

    /// <summary>The whole map as a picture; null when the member does not see the journey.</summary>
    /// <param name="member">Who asks.</param>
    /// <param name="id">The journey.</param>
    /// <param name="format">As what.</param>
    /// <param name="image">How it shall look.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="ImageTooLargeException">It has too many pixels at that scale.</exception>
    /// <exception cref="PrintException">It cannot be drawn.</exception>
    public async Task<(string FileName, byte[] Image)?> ImageAsync(CurrentMember member, Guid id, ImageFormat format, ImageOptions image, CancellationToken cancellation = default)
    {
        if (await ReadAsync(member, id, new(), cancellation) is not var (journey, current))
            return null;
        var made = format == ImageFormat.Svg ? await painter.SvgAsync(journey, current, image, cancellation) : await painter.PngAsync(journey, current, image, cancellation);
        await log.ExportedAsync(member, format.File, id, cancellation);
        return (FileName.Of(journey.Title, format.Extension), made);
    }

    /// <summary>The whole map as a small PNG, which shows what the member sees anyway: that is written down nowhere. Null when they do not see the journey.</summary>
    /// <exception cref="PrintException">It cannot be drawn.</exception>
    public async Task<byte[]?> PreviewAsync(CurrentMember member, Guid id, ImageOptions image, int width, int height, CancellationToken cancellation = default) =>
        await ReadAsync(member, id, new(), cancellation) is var (journey, current) ? await painter.SmallPngAsync(journey, current, image, width, height, cancellation) : null;

    /// <summary>How large the picture of a map is; null when the member does not see the journey.</summary>
    /// <exception cref="PrintException">It cannot be laid out.</exception>
    public async Task<ImageSize?> MeasureAsync(CurrentMember member, Guid id, CancellationToken cancellation = default) =>
        await ReadAsync(member, id, new(), cancellation) is var (journey, current) ? await painter.MeasureAsync(journey, current, cancellation) : null;

    // The journey as it is now, and the options with all that is shown beside it.
    async Task<(Journey Journey, PrintOptions Options)?> ReadAsync(CurrentMember member, Guid id, PrintOptions options, CancellationToken cancellation)
    {
        if (await store.FindAsync(member, id, cancellation) is not { } journey)
            return null;
        return (journey, options with
        {
            Approval = await signOffs.ApprovalTextAsync(member, journey, cancellation),
            Day = member.Today(clock),
            Kpis = await KpiLane.ReadAsync(measurements, kpis, member, journey, cancellation),
            Counts = await funnels.LatestAsync(member, id, cancellation),
            Pictures = await pictures.FindAsync(member.Workspace, CellMarkup.PicturesOf(journey), cancellation),
            Personas = await personas.ReadAsync(member.Workspace, cancellation),
            Channels = await channels.ReadAsync(member.Workspace, cancellation),
        });
    }
}
