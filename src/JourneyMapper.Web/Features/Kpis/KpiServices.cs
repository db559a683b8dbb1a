using JourneyMapper.Data;
using JourneyMapper.Web.Live;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Kpis;

static class KpiServices
{
    public static void AddKpis(this IServiceCollection services)
    {
        services.AddNews<MeasurementTopic>();
        services.AddNews<KpiTopic>();
        services.AddSingleton<WorkspaceKpis>();
        services.AddSingleton(provider => new Measurements(
            provider.GetRequiredService<IDbContextFactory<JourneyDbContext>>(), provider.GetRequiredService<MeasurementTopic>(), TimeProvider.System));
    }
}
