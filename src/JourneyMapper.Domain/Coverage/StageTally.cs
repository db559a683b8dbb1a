using System.Collections.Immutable;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Coverage;

/// <summary>Adds up what the rules take from a stage. <c>docs/coverage.md</c> states the formula.</summary>
/// <param name="stage">Which.</param>
/// <param name="touchpoints">How many it has.</param>
sealed class StageTally(Stage stage, int touchpoints)
{
    readonly List<(int Rule, Deduction Deduction)> whole = [];
    readonly (int Points, int Touchpoints)[] shares = new (int, int)[CoverageRules.All.Count];

    /// <summary>Takes what a finding about the stage as a whole costs.</summary>
    public void Take(Found found)
    {
        if (found.Points > 0)
            whole.Add((found.Rule, new(found.Finding.Rule, found.Points, 0)));
    }

    /// <summary>Takes what the findings at one touchpoint cost. It counts once for each rule: with the worst of its findings, when it has one for each of several KPIs.</summary>
    /// <param name="found">Rule by rule.</param>
    public void TakeShares(ReadOnlySpan<Found> found)
    {
        for (var i = 0; i < found.Length;)
        {
            var (rule, worst) = (found[i].Rule, 0);
            for (; i < found.Length && found[i].Rule == rule; i++)
                worst = Math.Max(worst, found[i].Points);
            if (worst > 0)
                shares[rule] = (shares[rule].Points + worst, shares[rule].Touchpoints + 1);
        }
    }

    public StageScore Score()
    {
        ImmutableArray<Deduction> deductions = [.. whole.Concat(Shares()).OrderBy(pair => pair.Rule).Select(pair => pair.Deduction)];
        return new(stage, touchpoints, Tenths.Rounded(Tenths.Full - Tenths.Of(deductions)), deductions);
    }

    IEnumerable<(int Rule, Deduction Deduction)> Shares()
    {
        for (var rule = 0; rule < shares.Length; rule++)
            if (shares[rule] is { Points: > 0 } share)
                yield return (rule, new(CoverageRules.All[rule].Id, Tenths.Divided(share.Points * 10, touchpoints) / 10m, share.Touchpoints));
    }
}
