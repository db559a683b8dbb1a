using System.Collections.Immutable;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Coverage.Rules;

/// <summary>The lowest moment of the journey, below zero, that nobody answers for. Where several are as low, those of them without an owner.</summary>
sealed class LowestMomentUnowned() : JourneyRule("lowest-moment-unowned", Severity.Serious)
{
    // The first of a stage's lowest moments says how low it is; of the others only those matter that the finding would name.
    internal override IEnumerable<Touchpoint> Notable(ImmutableArray<Touchpoint> stage, ReviewContext context)
    {
        var lowest = stage.IsEmpty ? 0 : stage.Min(touchpoint => touchpoint.Emotion);
        return lowest >= 0 ? [] : stage.Where(touchpoint => touchpoint.Emotion == lowest).Where((touchpoint, place) => place == 0 || touchpoint.Owner is null);
    }

    protected override Finding? Find(ImmutableArray<Touchpoint> notable, ReviewedMap map)
    {
        if (notable.IsEmpty)
            return null;
        var lowest = notable.Min(touchpoint => touchpoint.Emotion);
        var unowned = notable.RemoveAll(touchpoint => touchpoint.Emotion > lowest || touchpoint.Owner is not null);
        return unowned.IsEmpty ? null
            : Found(unowned, new Remedy.EditField(unowned[0].Id, TouchpointFields.Owner), new Figure(FigureName.Emotion, lowest));
    }
}
