using JourneyMapper.Data;
using JourneyMapper.Printing.Text;
using JourneyMapper.Web.Shared.Fonts;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace JourneyMapper.Web.Shared.Printing;

public static class PrintingServices
{
    /// <summary>Adds what draws PDFs, limited by <c>JourneyMapper:Printing</c>, and the fonts of screen and paper.</summary>
    public static IServiceCollection AddPrinting(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<PrintingOptions>().Bind(configuration.GetSection("JourneyMapper:Printing"));
        services.TryAddSingleton<Telemetry>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<FontLibrary>();
        services.AddSingleton(_ => FontCascade.Read(Path.Combine(AppContext.BaseDirectory, "fonts")));
        services.AddSingleton(provider => new PaperQueue(provider.GetRequiredService<IOptions<PrintingOptions>>(), provider.GetRequiredService<Telemetry>()));
        services.AddSingleton<TableQueue>();
        services.AddSingleton<ReportPaper>();
        return services;
    }
}
