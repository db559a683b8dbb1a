using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Kpis;

/// <summary>Tells whoever shows measurements of each touchpoint that one was recorded or deleted for.</summary>
public sealed class MeasurementTopic() : WorkspaceTopic("measurement");
