using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Journal;
using JourneyMapper.Web.Features.Funnels;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Features.Personas;
using JourneyMapper.Web.Features.SignOffs;
using JourneyMapper.Web.Map;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Pictures;
using JourneyMapper.Web.Shared.Printing;

namespace JourneyMapper.Web.Features.Export;

/// <summary>Makes the PDF of a map for a member, with all that belongs on paper as it is now, and writes down that they have it.</summary>
public sealed class MapExport(
    JourneyStore store, SignOffService signOffs, Measurements measurements, WorkspaceKpis kpis, PersonaService personas, ChannelLibraries channels, FunnelQuery funnels, PictureStore pictures, MapPrinter printer, ActivityLog log, TimeProvider clock)
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
        if (await store.FindAsync(member, id, cancellation) is not { } journey)
            return null;
        var current = options with
        {
            Approval = await signOffs.ApprovalTextAsync(member, journey, cancellation),
            Day = member.Today(clock),
            Kpis = await KpiLane.ReadAsync(measurements, kpis, member, journey, cancellation),
            Counts = await funnels.LatestAsync(member, id, cancellation),
            Pictures = await pictures.FindAsync(member.Workspace, CellMarkup.PicturesOf(journey), cancellation),
            Personas = await personas.ReadAsync(member.Workspace, cancellation),
            Channels = await channels.ReadAsync(member.Workspace, cancellation),
        };
        var pdf = await printer.PrintAsync(journey, current, progress, cancellation);
        await log.ExportedAsync(member, ExportedFile.MapPdf, id, cancellation);
        return (FileName.Of(journey.Title), pdf);
    }
}
