using System.Collections.Immutable;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Coverage;

/// <summary>Findings by priority, those of one priority in the order in which they came. There are only a dozen priorities, so nothing has to be compared.</summary>
sealed class Ranking
{
    static readonly int Highest = Severity.Critical.Weight() * Importance.MomentOfTruth.Weight();

    readonly List<Finding>?[] lists = new List<Finding>?[Highest + 1];
    int count;

    public void Add(Found found)
    {
        (lists[found.Priority] ??= []).Add(found.Finding);
        count++;
    }

    /// <summary>All findings, the most urgent first; of equally urgent ones those of earlier rankings first.</summary>
    public static ImmutableArray<Finding> Merge(params ReadOnlySpan<Ranking> rankings)
    {
        var length = 0;
        foreach (var ranking in rankings)
            length += ranking.count;
        var merged = ImmutableArray.CreateBuilder<Finding>(length);
        for (var priority = Highest; priority >= 0; priority--)
            foreach (var ranking in rankings)
                if (ranking.lists[priority] is { } list)
                    merged.AddRange(list);
        return merged.MoveToImmutable();
    }
}
