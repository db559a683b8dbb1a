using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Coverage.Rules;

/// <summary>A touchpoint at which the customer feels bad, without an idea of what could be better.</summary>
sealed class EmotionWithoutOpportunity() : TouchpointRule("emotion-without-opportunity", Severity.Serious, CoverageSetting.LowEmotion)
{
    protected override Finding? Find(Touchpoint touchpoint, ReviewContext context) =>
        touchpoint.Emotion <= context.Settings.LowEmotion && touchpoint.Opportunities.Length == 0
            ? Found(touchpoint, new Remedy.EditField(touchpoint.Id, TouchpointFields.Opportunities), new Figure(FigureName.Emotion, touchpoint.Emotion))
            : null;
}
