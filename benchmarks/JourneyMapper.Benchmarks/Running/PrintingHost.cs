using JourneyMapper.Benchmarks.Chromium;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Export;
using JourneyMapper.Web.Shared.Fonts;
using JourneyMapper.Web.Shared.Printing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace JourneyMapper.Benchmarks.Running;

/// <summary>What the application prints with, in this process, and the HTML of the same for browsers.</summary>
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

    public MapPrinter Maps => Get<MapPrinter>();

    public MapPainter Painter => Get<MapPainter>();

    public PaperDocument Html => new(host.Services, NullLoggerFactory.Instance, host.Environment.WebRootFileProvider, Get<FontLibrary>());

    /// <summary>What the application does soon after its start.</summary>
    public void WarmUp() => Get<PaperWarmUp>().Draw();

    public T Get<T>() where T : notnull => host.Services.GetRequiredService<T>();

    public ValueTask DisposeAsync() => host.DisposeAsync();
}
