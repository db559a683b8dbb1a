using System.Collections.Immutable;
using JourneyMapper.Domain.Catalogue;

namespace JourneyMapper.Domain.Auditing;

/// <summary>Reads the scores of audits by their criteria, whatever the workspace asked then.</summary>
public static class AuditScores
{
    /// <summary>The scores of an audit by the ids of its criteria.</summary>
    /// <param name="scores">One for each of <see cref="AuditCriteria.All"/>, in their order.</param>
    /// <param name="others">The ids of what was asked beside them.</param>
    /// <param name="otherScores">Their scores, in the same order.</param>
    public static ImmutableDictionary<string, int> Of(IReadOnlyList<short> scores, IReadOnlyList<string> others, IReadOnlyList<short> otherScores) =>
        AuditCriteria.All.Select((criterion, i) => KeyValuePair.Create(criterion.Id, (int)scores[i]))
            .Concat(others.Select((id, i) => KeyValuePair.Create(id, (int)otherScores[i]))).ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>The mean of some scores, with two decimals; null of none.</summary>
    public static decimal? Mean(IEnumerable<int> scores)
    {
        var (sum, count) = scores.Aggregate((Sum: 0, Count: 0), (all, score) => (all.Sum + score, all.Count + 1));
        return count == 0 ? null : Math.Round((decimal)sum / count, 2, MidpointRounding.AwayFromZero);
    }
}

/// <summary>Ours beside a competitor's, by what both were asked: what one alone was asked says nothing about the other.</summary>
/// <param name="Difference">How much better the mean of ours is; negative where it is worse.</param>
/// <param name="Ahead">The ids of the criteria by which ours is better.</param>
/// <param name="Behind">Those by which theirs is.</param>
public sealed record AuditComparison(decimal Difference, ImmutableArray<string> Ahead, ImmutableArray<string> Behind)
{
    /// <summary>Compares scores by their criteria; null where nothing was asked of both.</summary>
    public static AuditComparison? Of(IReadOnlyDictionary<string, int> ours, IReadOnlyDictionary<string, int> theirs)
    {
        string[] both = [.. ours.Keys.Where(theirs.ContainsKey)];
        if (both.Length == 0)
            return null;
        return new(
            AuditScores.Mean(both.Select(id => ours[id]))!.Value - AuditScores.Mean(both.Select(id => theirs[id]))!.Value,
            [.. both.Where(id => ours[id] > theirs[id])], [.. both.Where(id => ours[id] < theirs[id])]);
    }
}
