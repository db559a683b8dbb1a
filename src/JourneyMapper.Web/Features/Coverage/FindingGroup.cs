using JourneyMapper.Domain.Coverage;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Coverage;

/// <summary>All that one rule finds in a journey, as lists show it: what is wrong twelve times is said once.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Findings">At least one, the most urgent first.</param>
public sealed record FindingGroup(string Rule, IReadOnlyList<Finding> Findings)
{
    /// <summary>The worst of those that nobody has accepted; of all when all are accepted.</summary>
    public Severity Severity => Counting.Max(finding => finding.Severity);

    /// <summary>How many are accepted as they are.</summary>
    public int Accepted => Findings.Count(finding => finding.Accepted);

    // Exceptions alone never put a rule before one that still asks for something.
    int Priority => Accepted == Findings.Count ? 0 : Counting.Max(finding => finding.Priority);

    IEnumerable<Finding> Counting => Accepted == Findings.Count ? Findings : Findings.Where(finding => !finding.Accepted);

    /// <summary>Groups the findings of a journey, the most urgent rule first; rules that are as urgent keep the order of their first findings.</summary>
    /// <param name="findings">In the order of the review.</param>
    public static IReadOnlyList<FindingGroup> Of(IEnumerable<Finding> findings) =>
        [.. findings.GroupBy(finding => finding.Rule, StringComparer.Ordinal).Select(group => new FindingGroup(group.Key, [.. group])).OrderByDescending(group => group.Priority)];
}
