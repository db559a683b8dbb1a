using JourneyMapper.Web.Shared.News;

namespace JourneyMapper.Web.Shared.Coverage;

/// <summary>Tells whoever shows a review that a finding was assigned or accepted, or that other thresholds count.</summary>
public sealed class CoverageNews() : WorkspaceNews("coverage");
