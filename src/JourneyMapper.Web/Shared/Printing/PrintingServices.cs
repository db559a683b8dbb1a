using JourneyMapper.Data;
using JourneyMapper.Printing.Text;
using JourneyMapper.Web.Shared.Fonts;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace JourneyMapper.Web.Shared.Printing;

public static class PrintingServices
{
    /// <summary>Adds <see cref="PdfPrinter"/> and <see cref="FontLibrary"/>, configured under <c>JourneyMapper</c>.</summary>
    public static IServiceCollection AddPrinting(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = configuration.GetSection("JourneyMapper");
        services.AddOptions<PrintingOptions>().Configure(options =>
        {
            if (settings["DataDirectory"] is { Length: > 0 } data)
                options.CacheDirectory = Path.Combine(data, "browser");
        }).Bind(settings.GetSection("Browser"));
        services.TryAddSingleton(new PackagesDirectory(settings["PackagesDirectory"]));
        services.TryAddSingleton<Telemetry>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<FontLibrary>();
        services.AddSingleton(_ => FontCascade.Read(Path.Combine(AppContext.BaseDirectory, "fonts")));
        services.AddSingleton(provider => new PaperQueue(provider.GetRequiredService<IOptions<PrintingOptions>>(), provider.GetRequiredService<Telemetry>()));
        services.AddSingleton<PackagedBrowser>();
        services.AddSingleton<BrowserInstallation>();
        services.AddSingleton<WarmBrowser>();
        services.AddSingleton(provider => new PdfPrinter(
            provider.GetRequiredService<WarmBrowser>(),
            provider.GetRequiredService<FontLibrary>(),
            provider.GetRequiredService<IOptions<PrintingOptions>>(),
            provider.GetRequiredService<Telemetry>(),
            provider.GetRequiredService<ILogger<PdfPrinter>>()));
        services.AddSingleton<ReportPaper>();
        return services;
    }
}
