using JourneyMapper.Data;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Shared.Audits;

static class AuditServices
{
    public static void AddAudits(this IServiceCollection services)
    {
        services.AddSingleton<AuditNews>();
        services.AddSingleton<AuditSummaries>();
        services.AddSingleton(provider => new AuditLog(Contexts(provider), provider.GetRequiredService<AuditNews>(), TimeProvider.System));
        services.AddSingleton(provider => new AuditSchedule(Contexts(provider), TimeProvider.System));
    }

    static IDbContextFactory<JourneyDbContext> Contexts(IServiceProvider provider) => provider.GetRequiredService<IDbContextFactory<JourneyDbContext>>();
}
