using System.Globalization;
using CsvHelper;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Printing;

namespace JourneyMapper.Web.Features.Coverage;

/// <summary>The list of touchpoints as a file for spreadsheets.</summary>
static class InventoryEndpoint
{
    const string Path = "/coverage/touchpoints.csv";

    public static void MapInventory(this IEndpointRouteBuilder endpoints) => endpoints.MapGet(Path, ExportAsync).RequireAuthorization().InTableQueue();

    /// <summary>Where the file is that holds what the page shows, all pages of it.</summary>
    public static string Address(InventoryFilter filter) => filter.At(Path);

    static async Task<IResult> ExportAsync(
        HttpContext http, Inventory inventory, WorkspaceKpis workspaceKpis, ChannelLibraries libraries, ActivityLog log, string? search, Guid? owner, Stage? stage, string? channel, Ownership? ownership, Contact? contact, Setting? setting, InventoryKpis? kpis, string? kpi,
        bool unowned = false, InventorySort sort = InventorySort.Name, bool descending = false)
    {
        if (CurrentMember.From(http.User) is not { } member)
            return TypedResults.NotFound();
        var filter = new InventoryFilter { Search = search, Owner = owner, Unowned = unowned, Stage = stage, Channel = channel, Ownership = ownership, Contact = contact, Setting = setting, Kpis = kpis, Kpi = kpi, Sort = sort, Descending = descending };
        if (!filter.IsValid)
            return TypedResults.BadRequest();
        await log.ExportedAsync(member, ExportedFile.TouchpointsCsv, cancellation: http.RequestAborted);
        return CsvFile.Answer(http, "touchpoints.csv", (csv, cancellation) => WriteAsync(csv, inventory, workspaceKpis, libraries, member, filter, cancellation));
    }

    static async Task WriteAsync(CsvWriter csv, Inventory inventory, WorkspaceKpis workspaceKpis, ChannelLibraries libraries, Reader reader, InventoryFilter filter, CancellationToken cancellation)
    {
        var culture = CultureInfo.CurrentCulture;
        var channels = await libraries.ReadAsync(reader.Workspace, cancellation);
        var kpi = filter.Kpi is { } asked ? (await workspaceKpis.CatalogueAsync(reader.Workspace, cancellation)).NameOf(asked) : null;
        string[] header =
        [
            CoverageText.Touchpoint, CoverageText.Journey, CoverageText.Stage, CoverageText.Channel, ChannelText.Ownership, TouchpointFields.Contact.Name(), TouchpointFields.Setting.Name(), CoverageText.Owner,
            CoverageText.LastAudit, CoverageText.AuditScore,
            TouchpointFields.Emotion.Name(), TouchpointFields.Importance.Name(), TouchpointFields.PainPoints.Name(), CoverageText.KpiState, .. kpi is null ? (string[])[] : [kpi],
        ];
        await csv.WriteRecordAsync(header, cancellation);
        await csv.WriteAllAsync(async (skip, take) => (await inventory.FindAsync(reader, filter, skip, take, cancellation)).Lines, line =>
        [
            line.Name, line.Title, line.Stage.Name(), TouchpointFields.Channel.Choice(line.Channel, channels) is var name && line.Channel.Length > 0 ? name : "", channels.OwnershipOf(line.Channel).Name(),
            TouchpointFields.Contact.Choice(line.Contact.ToString()), TouchpointFields.Setting.Choice(line.Setting.ToString()), line.Owner ?? "",
            line.AuditedOn?.ToString("d", culture) ?? "", line.AuditScore?.ToString("0.##", culture) ?? "",
            Texts.Emotion(line.Emotion), TouchpointFields.Importance.Choice(line.Importance.ToString()), line.PainPoints.ToString(culture),
            line.Kpis.Count == 0 ? "" : CoverageText.KpisMeasured.With(line.Measured, line.Kpis.Count),
            .. kpi is null ? (object?[])[] : [line.Value],
        ], cancellation);
    }
}
