using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Kpis;

/// <summary>Tells whoever shows KPIs that the workspace's own ones, or its currency, have changed.</summary>
public sealed class KpiTopic() : WorkspaceTopic("kpi");
