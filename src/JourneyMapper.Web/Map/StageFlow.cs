using System.Collections.Immutable;
using JourneyMapper.Domain.Funnels;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Map;

/// <summary>What the head of a stage says of the people who were there and of those who went on.</summary>
/// <param name="Text">As short as can be: "1,200 → 34 %".</param>
/// <param name="Explanation">What that means, with the month.</param>
public sealed record StageFlow(string Text, string Explanation)
{
    /// <summary>That of each stage, in order; null where a stage was not counted or the journey does without it.</summary>
    /// <param name="journey">Gives labels, and the stages that it does without.</param>
    /// <param name="counts">The last month in which people were counted; null: there is none.</param>
    public static ImmutableArray<StageFlow?> Of(Journey journey, StageCounts? counts)
    {
        if (counts is null)
            return [];
        var funnel = Funnel.Of(counts, journey.IsOutOfScope);
        return [.. Stages.All.Select(stage => funnel.From(stage) is { People: { } people } step ? Of(journey, FunnelFormat.Month(counts.Month), step, FunnelFormat.People(people)) : null)];
    }

    static StageFlow Of(Journey journey, string month, FunnelStep step, string people)
    {
        if (step is not { Next: { } next, Onward: { } onward, Conversion: { } conversion })
            return new(people, FunnelText.FlowOnly.With(month, people));
        var (label, share, there) = (journey.LabelOf(next), FunnelFormat.Share(conversion), FunnelFormat.People(onward));
        return new($"{people} → {share}", step is { Lost: { } lost, DropOff: { } dropOff }
            ? FunnelText.FlowLoss.With(month, people, label, there, share, FunnelFormat.People(lost), FunnelFormat.Share(dropOff))
            : FunnelText.FlowGain.With(month, people, label, there, share));
    }
}
