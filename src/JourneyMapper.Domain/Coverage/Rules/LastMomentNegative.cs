using System.Collections.Immutable;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Coverage.Rules;

/// <summary>A journey that ends badly: its last moment is the one that is remembered.</summary>
sealed class LastMomentNegative() : JourneyRule("last-moment-negative", Severity.Serious)
{
    protected override Finding? Find(ImmutableArray<Touchpoint> notable, ReviewedMap map) =>
        map.Touchpoints[^1] is { Emotion: < 0 } last
            ? Found([last], new Remedy.EditField(last.Id, TouchpointFields.Emotion), new Figure(FigureName.Emotion, last.Emotion))
            : null;
}
