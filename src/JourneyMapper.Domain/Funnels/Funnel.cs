using System.Collections.Immutable;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Funnels;

/// <summary>One stage of a funnel, and how many go on from it.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="People">Who was there; null: not counted.</param>
/// <param name="Next">The next stage that the journey does not do without; null for the last one.</param>
/// <param name="Onward">Who was in that one; null: not counted, or there is none.</param>
public sealed record FunnelStep(Stage Stage, long? People, Stage? Next, long? Onward)
{
    /// <summary>
    /// The conversion: those of the next stage as a share of those of this one. It may be more than 1 where people come back. Null where a figure is missing or nobody was here: a share of nothing
    /// is not known, and is not 0.
    /// </summary>
    public decimal? Conversion => People is > 0 and var people && Onward is { } onward ? (decimal)onward / people : null;

    /// <summary>How many have not gone on; null where that is not known, or where more have come than were here.</summary>
    public long? Lost => Onward <= People ? People - Onward : null;

    /// <summary>The drop-off: those who have not gone on as a share of those who were here; null where <see cref="Lost"/> or <see cref="Conversion"/> is.</summary>
    public decimal? DropOff => Lost is not null && Conversion is { } conversion ? 1 - conversion : null;

    /// <summary>Whether the next stage has more people than this one. No mistake: loops bring people back, and people come from elsewhere; but a reader has to know.</summary>
    public bool IsGain => Onward > People;
}

/// <summary>
/// A journey's stages in one month as a funnel. What is compared are the people of one month in both stages, not one group of people over time: who comes in March and buys in April counts in
/// both months.
/// </summary>
/// <param name="Month">The first day of the month.</param>
/// <param name="Steps">One for each stage that the journey does not do without, in order.</param>
public sealed record Funnel(DateOnly Month, ImmutableArray<FunnelStep> Steps)
{
    /// <summary>The funnel of a month.</summary>
    /// <param name="counts">Who was where.</param>
    /// <param name="isOutOfScope">The stages that the journey does without, see <see cref="Journey.IsOutOfScope"/>: the one before is compared with the one after.</param>
    public static Funnel Of(StageCounts counts, Func<Stage, bool> isOutOfScope)
    {
        Stage[] stages = [.. Stages.All.Where(stage => !isOutOfScope(stage))];
        return new(counts.Month, [.. stages.Select((stage, i) =>
        {
            Stage? next = i + 1 < stages.Length ? stages[i + 1] : null;
            return new FunnelStep(stage, counts[stage], next, next is { } following ? counts[following] : null);
        })]);
    }

    /// <summary>The first stage that was counted, and the last; null where fewer than two were.</summary>
    public (FunnelStep First, FunnelStep Last)? Ends
    {
        get
        {
            var counted = Steps.Where(step => step.People is not null).ToList();
            return counted.Count < 2 ? null : (counted[0], counted[^1]);
        }
    }

    /// <summary>The conversion over all: those of the last stage that was counted as a share of those of the first. Null where that is not known.</summary>
    public decimal? Overall => Ends is { First.People: > 0 and var first, Last.People: { } last } ? (decimal)last / first : null;

    /// <summary>Where the largest share is lost; of several the first. Null where no drop-off is known, or nobody is lost.</summary>
    public FunnelStep? LargestDrop => Steps.Where(step => step.DropOff > 0).MaxBy(step => step.DropOff);

    /// <summary>The step from a stage on; null where the journey does without that stage.</summary>
    public FunnelStep? From(Stage stage) => Steps.FirstOrDefault(step => step.Stage == stage);
}
