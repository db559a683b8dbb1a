using JourneyMapper.Data;
using JourneyMapper.Web.Features.Import.Journeys;
using JourneyMapper.Web.Features.Import.Journeys.Readers;
using JourneyMapper.Web.Features.Import.Reading;
using JourneyMapper.Web.Features.Import.Scheduled;
using JourneyMapper.Web.Features.Import.Storing;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Commands;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Import;

static class ImportServices
{
    /// <summary>Adds what reads files.</summary>
    /// <param name="services">Of the application.</param>
    /// <param name="uploads">The folder of what is uploaded.</param>
    public static void AddImport(this IServiceCollection services, string uploads) => services
        .AddSingleton(new UploadFiles(uploads))
        .AddSingleton<ICommandSource, ImportCommands>()
        .AddSingleton<JourneyTargets>()
        // In the order in which they are asked; the last reads any text.
        .AddSingleton<IJourneyReader, JourneyDocumentReader>()
        .AddSingleton<IJourneyReader, MermaidJourneyReader>()
        .AddSingleton<IJourneyReader, CjmlReader>()
        .AddSingleton<IJourneyReader, TouchpointTableReader>()
        .AddSingleton<IJourneyReader, MarkdownOutlineReader>()
        .AddSingleton<IJourneyReader, PlainListReader>()
        .AddSingleton<JourneyImport>()
        .AddSingleton(provider => new MeasurementImport(
            provider.GetRequiredService<IDbContextFactory<JourneyDbContext>>(), provider.GetRequiredService<MeasurementTopic>(), provider.GetRequiredService<ActivityLog>(), provider.GetRequiredService<Telemetry>(), TimeProvider.System));

    /// <summary>Adds imports from addresses, and what runs them.</summary>
    public static void AddScheduledImports(this IServiceCollection services, ScheduledImportOptions options)
    {
        services.AddNews<ScheduledImportTopic>();
        services.AddSingleton(options)
            .AddSingleton<ImportDownload>()
            .AddSingleton<ScheduledImporter>()
            .AddSingleton<ScheduledImportService>()
            .AddHostedService(provider => provider.GetRequiredService<ScheduledImporter>());
    }
}
