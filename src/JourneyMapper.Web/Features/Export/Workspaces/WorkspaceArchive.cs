using System.Globalization;
using System.IO.Compression;
using JourneyMapper.Data;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Exchange;
using JourneyMapper.Domain.Personas;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Features.Export.Formats;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Features.Personas;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Printing;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Export.Workspaces;

/// <summary>What an archive is made of.</summary>
/// <param name="Name">What the workspace is called.</param>
/// <param name="Journeys">The journeys with their titles, in the order of these.</param>
public sealed record ArchivePlan(string Name, IReadOnlyList<(Guid Id, string Title)> Journeys);

/// <summary>
/// A workspace as one ZIP, for its owners: each journey as JSON; personas, channels, KPIs and measurements as CSV. Written while it is sent: no more than one journey is held at once. What lies in the trash,
/// answers of surveys and accounts are not in it; a backup of the database has them.
/// </summary>
public sealed class WorkspaceArchive(ExportedJourneys journeys, IDbContextFactory<JourneyDbContext> contexts, PersonaService personas, ChannelLibraries channels, WorkspaceKpis kpis)
{
    /// <summary>What the archive of a member's workspace would hold; null for who is no owner.</summary>
    public async Task<ArchivePlan?> PlanAsync(CurrentMember member, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        // Asked now: whoever signed in as an owner may be none any more.
        if (!member.CanManage || !await db.Members.AnyAsync(user => user.Id == member.Id && user.WorkspaceId == member.Workspace && user.Role == Data.Accounts.Role.Owner, cancellation))
            return null;
        var name = await db.Workspaces.Where(row => row.Id == member.Workspace).Select(row => row.Name).SingleAsync(cancellation);
        var listed = await db.Journeys.InUse(member).OrderBy(row => row.Title).ThenBy(row => row.Id).Select(row => new { row.Id, row.Title }).ToListAsync(cancellation);
        return new(name, listed.ConvertAll(row => (row.Id, row.Title)));
    }

    /// <summary>Writes the archive.</summary>
    /// <param name="file">Where; need not be able to seek.</param>
    /// <param name="member">An owner.</param>
    /// <param name="plan">What it holds. A journey that is gone meanwhile is left out.</param>
    /// <param name="schema">The address of the schema of journeys.</param>
    /// <param name="cancellation">Ends it early.</param>
    public async Task WriteAsync(Stream file, CurrentMember member, ArchivePlan plan, string? schema, CancellationToken cancellation = default)
    {
        await using var zip = await ZipArchive.CreateAsync(file, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellation);
        HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
        foreach (var (id, title) in plan.Journeys)
            if (await journeys.FindAsync(member, id, isWhole: true, cancellation) is { } exported)
                await AddAsync(zip, $"{ExportText.ArchiveJourneys}/{Free(names, title)}", entry => JourneyJson.WriteAsync(entry, exported.Document, schema, cancellation), cancellation);
        var library = await personas.ReadAsync(member.Workspace, cancellation);
        await AddAsync(zip, $"{ExportText.ArchivePersonas}.csv", entry => WritePersonasAsync(entry, library, cancellation), cancellation);
        var known = await channels.ReadAsync(member.Workspace, cancellation);
        await AddAsync(zip, $"{ExportText.ArchiveChannels}.csv", entry => WriteChannelsAsync(entry, known, cancellation), cancellation);
        var catalogue = await kpis.CatalogueAsync(member.Workspace, cancellation);
        await AddAsync(zip, $"{ExportText.ArchiveKpis}.csv", entry => WriteKpisAsync(entry, catalogue, cancellation), cancellation);
        await AddAsync(zip, $"{ExportText.ArchiveMeasurements}.csv", entry => WriteMeasurementsAsync(entry, member, catalogue, cancellation), cancellation);
    }

    static async Task AddAsync(ZipArchive zip, string name, Func<Stream, Task> write, CancellationToken cancellation)
    {
        await using var entry = await zip.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(cancellation);
        await write(entry);
    }

    static Task WritePersonasAsync(Stream file, PersonaLibrary library, CancellationToken cancellation) => CsvFile.WriteAsync(file, async csv =>
    {
        Field<Persona>[] fields = [.. PersonaFields.Set.All.Where(field => field.Kind != FieldKind.Picture)];
        await csv.WriteLineAsync(fields.Select(field => field.Name()), cancellation);
        foreach (var persona in library.Personas)
            await csv.WriteLineAsync(fields.Select(field => field.Read(persona)), cancellation);
    }, cancellation);

    static Task WriteChannelsAsync(Stream file, ChannelLibrary library, CancellationToken cancellation) => CsvFile.WriteAsync(file, async csv =>
    {
        await csv.WriteLineAsync([ExportText.Id, ChannelText.Name, ExportText.PlatformOf, ChannelText.Ownership, TouchpointFields.Setting.Name(), TouchpointFields.Contact.Name(), ExportText.Offered], cancellation);
        foreach (var channel in library.All)
            await csv.WriteLineAsync(
            [
                channel.Id, channel.Name.ToString(), channel.Parent is { } parent ? library.NameOf(parent) : "", channel.Ownership.Name(), TouchpointFields.Setting.Choice(channel.Setting.ToString()),
                TouchpointFields.Contact.Choice(channel.Contact.ToString()), channel.IsRetired ? ExportText.No : ExportText.Yes,
            ], cancellation);
    }, cancellation);

    static Task WriteKpisAsync(Stream file, KpiCatalogue catalogue, CancellationToken cancellation) => CsvFile.WriteAsync(file, async csv =>
    {
        await csv.WriteLineAsync([ExportText.Id, ImportText.FieldKpi, KpiText.Unit, KpiText.Least, KpiText.Most], cancellation);
        foreach (var kpi in catalogue.All)
            await csv.WriteLineAsync([kpi.Id, kpi.Name.ToString(), kpi.Unit.Name(), kpi.Least, kpi.Most], cancellation);
    }, cancellation);

    // In the columns of the template of imports, so that the file is one, too.
    async Task WriteMeasurementsAsync(Stream file, Reader reader, KpiCatalogue catalogue, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var rows = from measurement in db.Measurements.AsNoTracking()
                   join journey in db.Journeys.InUse(reader) on measurement.JourneyId equals journey.Id
                   join touchpoint in db.Touchpoints on measurement.TouchpointId equals touchpoint.Id
                   orderby journey.Title, touchpoint.Name, touchpoint.Id, measurement.Kpi, measurement.On
                   select new
                   {
                       touchpoint.Id,
                       journey.Title,
                       touchpoint.Name,
                       measurement.Kpi,
                       measurement.On,
                       measurement.Value,
                       Origin = new MeasurementOrigin(measurement.AuthorId, db.Members.Where(member => member.Id == measurement.AuthorId && member.WorkspaceId == reader.Workspace).Select(member => member.DisplayName).FirstOrDefault(), measurement.Source)
                   };
        await CsvFile.WriteAsync(file, async csv =>
        {
            await csv.WriteLineAsync([ImportText.TouchpointId, ImportText.FieldJourney, ImportText.FieldTouchpoint, ImportText.FieldKpi, ImportText.FieldDate, ImportText.FieldValue, KpiText.ColumnOrigin], cancellation);
            await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellation))
                await csv.WriteLineAsync([row.Id.ToString(), row.Title, row.Name, catalogue.NameOf(row.Kpi), row.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), row.Value, row.Origin.Text], cancellation);
        }, cancellation);
    }

    // Two journeys may have the same title, and two titles the same name of a file.
    static string Free(HashSet<string> names, string title)
    {
        var name = FileName.Of(title, "json");
        for (var number = 2; !names.Add(name); number++)
            name = FileName.Of(string.Create(CultureInfo.InvariantCulture, $"{title[..Math.Min(title.Length, 80)]} {number}"), "json");
        return name;
    }
}
