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
    readonly List<Deduction>[] stages = [.. Stages.All.Select(_ => new List<Deduction>())];
    readonly (int Points, int Touchpoints)[] shares = new (int, int)[Stages.All.Count];

    /// <summary>Takes what all findings of one rule cost, those accepted left out.</summary>
    public void Take(CoverageRule rule, ReadOnlySpan<Finding> findings)
    {
        if (rule.About == Subject.Touchpoint)
        {
            TakeShares(rule, findings);
            return;
        }

        foreach (var finding in findings)
            if (!finding.Accepted)
                (finding.Stage is { } stage ? stages[(int)stage] : journey).Add(new(rule.Id, rule.PointsOf(finding), 0));
    }

    public ImmutableArray<StageScore> StageScores() => [.. Stages.All.Select(stage =>
        new StageScore(stage, situation.In(stage).Length, Rounded(Full - Tenths(stages[(int)stage])), [.. stages[(int)stage]]))];

    public JourneyScore JourneyScore(ImmutableArray<StageScore> scores)
    {
        // A fifth of a sum of whole points is a whole number of tenths.
        var mean = scores.Sum(score => score.Points) * 10 / scores.Length;
        var count = situation.Touchpoints.Length;
        return new(count, count == 0 ? 0 : Rounded(mean - Tenths(journey)), mean / 10m, [.. journey]);
    }

    // A touchpoint counts once for each rule: with the worst of its findings, when it has one for each of several KPIs.
    void TakeShares(CoverageRule rule, ReadOnlySpan<Finding> findings)
    {
        Array.Clear(shares);
        for (var i = 0; i < findings.Length;)
        {
            var (touchpoint, stage, worst) = (findings[i].Touchpoint, findings[i].Stage, 0);
            for (; i < findings.Length && findings[i].Touchpoint == touchpoint; i++)
                worst = Math.Max(worst, findings[i].Accepted ? 0 : rule.PointsOf(findings[i]));
            if (worst > 0 && stage is { } at)
                shares[(int)at] = (shares[(int)at].Points + worst, shares[(int)at].Touchpoints + 1);
        }

        foreach (var stage in Stages.All)
            if (shares[(int)stage] is { Points: > 0 } share)
                stages[(int)stage].Add(new(rule.Id, Divided(share.Points * 10, situation.In(stage).Length) / 10m, share.Touchpoints));
    }

    static int Tenths(List<Deduction> deductions) => (int)(deductions.Sum(deduction => deduction.Points) * 10);

    static int Rounded(int tenths) => Divided(Math.Max(0, tenths), 10);

    // Half rounded up, for numbers that are not negative.
    static int Divided(int number, int by) => ((2 * number) + by) / (2 * by);
}
