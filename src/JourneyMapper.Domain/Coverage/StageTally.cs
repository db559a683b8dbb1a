using System.Collections.Immutable;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Coverage;

/// <summary>Adds up what the rules take from a stage. <c>docs/coverage.md</c> states the formula.</summary>
/// <param name="stage">Which.</param>
/// <param name="touchpoints">How many it has.</param>
sealed class StageTally(Stage stage, int touchpoints)
{
    // By rule. Without touchpoints those points are taken from the stage as a whole, else from the share of that many.
    readonly (int Points, int Touchpoints)[] taken = new (int, int)[CoverageRules.All.Count];

    /// <summary>Takes what a finding about the stage as a whole costs.</summary>
    public void Take(RankedFinding found) => taken[found.Rule] = (found.Points, 0);

    /// <summary>Takes what the findings at one touchpoint cost. It counts once for each rule: with the worst of its findings, when it has one for each of several KPIs.</summary>
    /// <param name="found">Rule by rule.</param>
    public void TakeShares(ReadOnlySpan<RankedFinding> found)
    {
        for (var i = 0; i < found.Length;)
        {
            var (rule, worst) = (found[i].Rule, 0);
            for (; i < found.Length && found[i].Rule == rule; i++)
                worst = Math.Max(worst, found[i].Points);
            if (worst > 0)
                taken[rule] = (taken[rule].Points + worst, taken[rule].Touchpoints + 1);
        }
    }

    public StageScore Score()
    {
        var deductions = ImmutableArray.CreateBuilder<Deduction>();
        var left = Tenths.Full;
        for (var rule = 0; rule < taken.Length; rule++)
        {
            var (points, sharing) = taken[rule];
            if (points == 0)
                continue;
            var tenths = Tenths.Divided(points * 10, sharing == 0 ? 1 : touchpoints);
            deductions.Add(new(CoverageRules.All[rule].Id, tenths / 10m, sharing));
            left -= tenths;
        }

        return new(stage, touchpoints, Tenths.Rounded(left), deductions.ToImmutable());
    }
}
