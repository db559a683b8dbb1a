using JourneyMapper.Web.Live;

namespace JourneyMapper.Web.Features.Opportunities;

/// <summary>Tells whoever shows the opportunities of a workspace that somebody has worked on some in a journey.</summary>
public sealed class OpportunityTopic() : WorkspaceTopic("opportunity");
