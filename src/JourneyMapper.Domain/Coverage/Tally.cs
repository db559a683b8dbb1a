using System.Collections.Immutable;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Coverage;

/// <summary>
/// Adds up what the rules take. <c>docs/coverage.md</c> states the formula. Everything is counted in whole tenths of a point,
/// so that the sums shown add up exactly.
/// </summary>
sealed class Tally(Situation situation)
{
    const int Full = 1000;

    readonly List<Deduction> journey = [];
    readonly List<(int Rule, Deduction Deduction)>[] stages = [.. Stages.All.Select(_ => new List<(int, Deduction)>())];
    readonly (int Points, int Touchpoints)[,] shares = new (int, int)[Stages.All.Count, CoverageRules.All.Count];

    /// <summary>Takes what a finding about a stage or the whole journey costs. To be called rule by rule.</summary>
    public void Take(Found found)
    {
        if (found.Points == 0)
            return;
        var deduction = new Deduction(found.Finding.Rule, found.Points, 0);
        if (found.Finding.Stage is { } stage)
            stages[(int)stage].Add((found.Rule, deduction));
        else
            journey.Add(deduction);
    }

    /// <summary>Takes what the findings at one touchpoint cost. It counts once for each rule: with the worst of its findings, when it has one for each of several KPIs.</summary>
    /// <param name="stage">Where the touchpoint is.</param>
    /// <param name="found">Rule by rule.</param>
    public void TakeShares(Stage stage, ReadOnlySpan<Found> found)
    {
        for (var i = 0; i < found.Length;)
        {
            var (rule, worst) = (found[i].Rule, 0);
            for (; i < found.Length && found[i].Rule == rule; i++)
                worst = Math.Max(worst, found[i].Points);
            if (worst == 0)
                continue;
            ref var share = ref shares[(int)stage, rule];
            share = (share.Points + worst, share.Touchpoints + 1);
        }
    }

    public ImmutableArray<StageScore> StageScores() => [.. Stages.All.Select(stage =>
    {
        ImmutableArray<Deduction> deductions = [.. stages[(int)stage].Concat(SharesOf(stage)).OrderBy(pair => pair.Rule).Select(pair => pair.Deduction)];
        return new StageScore(stage, situation.In(stage).Length, Rounded(Full - Tenths(deductions)), deductions);
    })];

    public JourneyScore JourneyScore(ImmutableArray<StageScore> scores)
    {
        // A fifth of a sum of whole points is a whole number of tenths.
        var mean = scores.Sum(score => score.Points) * 10 / scores.Length;
        var count = situation.Touchpoints.Length;
        return new(count, count == 0 ? 0 : Rounded(mean - Tenths(journey)), mean / 10m, [.. journey]);
    }

    IEnumerable<(int Rule, Deduction Deduction)> SharesOf(Stage stage)
    {
        for (var rule = 0; rule < CoverageRules.All.Count; rule++)
            if (shares[(int)stage, rule] is { Points: > 0 } share)
                yield return (rule, new(CoverageRules.All[rule].Id, Divided(share.Points * 10, situation.In(stage).Length) / 10m, share.Touchpoints));
    }

    static int Tenths(IEnumerable<Deduction> deductions) => (int)(deductions.Sum(deduction => deduction.Points) * 10);

    static int Rounded(int tenths) => Divided(Math.Max(0, tenths), 10);

    // Half rounded up, for numbers that are not negative.
    static int Divided(int number, int by) => ((2 * number) + by) / (2 * by);
}
