using JourneyMapper.Web.Features.Audits.Criteria;
using JourneyMapper.Web.Features.Audits.Next;
using JourneyMapper.Web.Features.Audits.Rounds;
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
        services.AddSingleton<WorkspaceCriteria>();
        services.AddSingleton<WorkspaceCompetitors>();
        services.AddSingleton<RoundList>();
        services.AddSingleton<RoundService>();
        services.AddSingleton<AuditQueue>();
    }
}
