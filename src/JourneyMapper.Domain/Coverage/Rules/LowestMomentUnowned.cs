using System.Collections.Immutable;
using JourneyMapper.Domain.Editing;

namespace JourneyMapper.Domain.Coverage.Rules;

/// <summary>The lowest moment of the journey, below zero, that nobody answers for. Where several are as low, those of them without an owner.</summary>
sealed class LowestMomentUnowned() : JourneyRule("lowest-moment-unowned", Severity.Serious)
{
    protected override Finding? Find(Situation situation)
    {
        var lowest = situation.Touchpoints.Min(touchpoint => touchpoint.Emotion);
        if (lowest >= 0)
            return null;
        var unowned = situation.Touchpoints.Where(touchpoint => touchpoint.Emotion == lowest && touchpoint.Owner is null).ToImmutableArray();
        return unowned.IsEmpty ? null
            : Found(unowned, new Remedy.EditField(unowned[0].Id, TouchpointField.Owner), new Figure(FigureName.Emotion, lowest));
    }
}
