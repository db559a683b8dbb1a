using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Coverage;

/// <summary>Tells whoever shows a review that a finding was assigned or accepted, or that other thresholds count.</summary>
public sealed class CoverageTopic() : WorkspaceTopic("coverage");
