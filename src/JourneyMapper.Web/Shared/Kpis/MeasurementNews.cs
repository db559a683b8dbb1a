using JourneyMapper.Web.Shared.News;

namespace JourneyMapper.Web.Shared.Kpis;

/// <summary>Tells whoever shows measurements of each touchpoint that one was recorded or deleted for.</summary>
public sealed class MeasurementNews() : WorkspaceNews("measurement");
