namespace JourneyMapper.Domain.Coverage;

/// <summary>A finding with what lists and scores ask of it, so that thousands are put in order without looking into each.</summary>
/// <param name="Finding">What was found.</param>
/// <param name="Rule">The rule's place in <see cref="CoverageRules.All"/>.</param>
/// <param name="Priority">How urgent it is.</param>
/// <param name="Points">What it takes from a score of 100 at most; nothing once it is accepted.</param>
readonly record struct Found(Finding Finding, int Rule, int Priority, int Points)
{
    public static Found By(int rule, Finding finding) => new(finding, rule, finding.Priority, CoverageRules.All[rule].PointsOf(finding));

    /// <summary>As an exception, if it is one of those.</summary>
    public Found Unless(IReadOnlySet<FindingKey> exceptions) => exceptions.Contains(Finding.Key) ? this with { Finding = Finding with { Accepted = true }, Points = 0 } : this;
}
