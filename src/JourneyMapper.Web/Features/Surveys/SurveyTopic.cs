using JourneyMapper.Web.Live;

namespace JourneyMapper.Web.Features.Surveys;

/// <summary>Tells whoever shows the surveys of a journey that one was made, closed, opened again or erased, or that there are more answers.</summary>
public sealed class SurveyTopic() : WorkspaceTopic("survey");
