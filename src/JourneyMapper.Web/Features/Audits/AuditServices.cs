using JourneyMapper.Web.Live;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace JourneyMapper.Web.Features.Audits;

static class AuditServices
{
    public static void AddAudits(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddNews<AuditTopic>();
        services.AddSingleton<AuditLog>();
        services.AddSingleton<AuditSchedule>();
        services.AddSingleton<AuditSummaries>();
    }
}
