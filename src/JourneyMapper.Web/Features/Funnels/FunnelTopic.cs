using JourneyMapper.Web.Live;

namespace JourneyMapper.Web.Features.Funnels;

/// <summary>Tells whoever shows the funnel of a journey that its figures or its money have changed.</summary>
public sealed class FunnelTopic() : WorkspaceTopic("funnel");
