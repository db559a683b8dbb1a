namespace JourneyMapper.Domain.Coverage;

/// <summary>A finding with what lists and scores ask of it, so that thousands are put in order without looking into each.</summary>
/// <param name="Finding">What was found.</param>
/// <param name="Rule">The rule's place in <see cref="CoverageRules.All"/>.</param>
/// <param name="Rank">Its place in a <see cref="Ranking"/>.</param>
/// <param name="Points">What it takes from a score of 100 at most; nothing when it is accepted.</param>
readonly record struct RankedFinding(Finding Finding, int Rule, int Rank, int Points)
{
    public static RankedFinding By(int rule, Finding finding, ReviewContext context) => context.Accepts(finding)
        ? new(finding with { Accepted = true }, rule, Ranking.RankOf(finding), 0)
        : new(finding, rule, Ranking.RankOf(finding), CoverageRules.All[rule].PointsOf(finding));
}
