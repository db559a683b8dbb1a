using Microsoft.Extensions.DependencyInjection.Extensions;
using MudBlazor;
using MudBlazor.Services;

namespace JourneyMapper.Web.Shared.Ui;

/// <summary>What the interface stands on.</summary>
static class UiServices
{
    /// <summary>MudBlazor's services, its texts in the reader's language, and its snackbars without style elements.</summary>
    public static IServiceCollection AddUi(this IServiceCollection services)
    {
        services.AddMudServices(configuration => configuration.SnackbarConfiguration.MaxDisplayedSnackbars = 4);
        services.AddTransient<MudLocalizer, MudTextLocalizer>();
        services.Replace(ServiceDescriptor.Scoped<ISnackbar, Snackbars>());
        services.AddScoped<Downloads>();
        services.TryAddSingleton(TimeProvider.System);
        return services;
    }
}
