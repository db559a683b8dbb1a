using System.Collections.Immutable;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Coverage;

/// <summary>What one rule takes from a score.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Points">In tenths, half a tenth rounded up.</param>
/// <param name="Touchpoints">How many touchpoints of the stage it counts; 0 for rules about a stage or the journey as a whole.</param>
public readonly record struct Deduction(string Rule, decimal Points, int Touchpoints);

/// <summary>How well a stage is covered.</summary>
/// <param name="Stage">Which one.</param>
/// <param name="Touchpoints">How many it has.</param>
/// <param name="Points">100 less the deductions, never below 0, half a point rounded up.</param>
/// <param name="Deductions">In the order of the rules.</param>
/// <param name="IsOutOfScope">Whether the journey does without it, and says why: then it has no score.</param>
public sealed record StageScore(Stage Stage, int Touchpoints, int Points, ImmutableArray<Deduction> Deductions, bool IsOutOfScope = false)
{
    /// <summary>Whether the stage has no touchpoint.</summary>
    public bool IsEmpty => Touchpoints == 0;
}

/// <summary>How well a journey is covered.</summary>
/// <param name="Touchpoints">How many it has.</param>
/// <param name="Points">The mean of its stages in scope less the deductions, never below 0, half a point rounded up. Without touchpoints 0.</param>
/// <param name="Mean">The mean of the points of its stages in scope, in tenths, half a tenth rounded up.</param>
/// <param name="Deductions">Those of rules about the journey as a whole, in the order of the rules.</param>
public sealed record JourneyScore(int Touchpoints, int Points, decimal Mean, ImmutableArray<Deduction> Deductions)
{
    /// <summary>Whether the journey has no touchpoint: then there is nothing to score.</summary>
    public bool IsEmpty => Touchpoints == 0;

    /// <summary>The score that follows from those of its stages and from what is taken from the whole.</summary>
    internal static JourneyScore Of(int touchpoints, ImmutableArray<StageScore> stages, ImmutableArray<Deduction> deductions)
    {
        ImmutableArray<StageScore> scored = [.. stages.Where(stage => !stage.IsOutOfScope)];
        var mean = scored.IsEmpty ? 0 : Tenths.Divided(scored.Sum(stage => stage.Points) * 10, scored.Length);
        return new(touchpoints, touchpoints == 0 ? 0 : Tenths.Rounded(mean - Tenths.Of(deductions)), mean / 10m, deductions);
    }
}
