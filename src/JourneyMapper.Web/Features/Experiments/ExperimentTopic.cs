using JourneyMapper.Web.Live;

namespace JourneyMapper.Web.Features.Experiments;

/// <summary>Tells whoever shows experiments of each touchpoint that one was made, changed, decided or deleted for.</summary>
public sealed class ExperimentTopic() : WorkspaceTopic("experiment");
