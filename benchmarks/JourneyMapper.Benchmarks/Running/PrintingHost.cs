using JourneyMapper.Benchmarks.Chromium;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Export;
using JourneyMapper.Web.Shared.Fonts;
using JourneyMapper.Web.Shared.Printing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JourneyMapper.Benchmarks.Running;

/// <summary>What the application prints maps with, in this process, and a browser to compare it with.</summary>
sealed class PrintingHost : IAsyncDisposable
{
    readonly WebApplication host;

    public PrintingHost()
    {
        // Never started: it is there for its services and for the files of wwwroot.
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ApplicationName = "JourneyMapper.Web",
            ContentRootPath = Path.Combine(Repository.Root, "src", "JourneyMapper.Web"),
        });
        builder.WebHost.UseStaticWebAssets();
        builder.Logging.ClearProviders();
        builder.Services.AddPrinting(builder.Configuration);
        builder.Services.AddExport();
        host = builder.Build();
    }

    public MapPrinter Maps => host.Services.GetRequiredService<MapPrinter>();

    public MapPainter Painter => host.Services.GetRequiredService<MapPainter>();

    public MapDocument Html => new(host.Services.GetRequiredService<PaperDocument>(), TimeProvider.System);

    public PdfPrinter Printer => host.Services.GetRequiredService<PdfPrinter>();

    public FontLibrary Fonts => host.Services.GetRequiredService<FontLibrary>();

    public ValueTask DisposeAsync() => host.DisposeAsync();
}
