using System.Collections.Immutable;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Coverage;

/// <summary>Findings by priority, those of one priority in the order in which they came. There are so few priorities that nothing has to be compared.</summary>
sealed class Ranking
{
    static readonly ImmutableArray<int> Priorities =
    [
        .. Enum.GetValues<Severity>().SelectMany(_ => Enum.GetValues<Importance>(), (severity, importance) => severity.Weight() * importance.Weight()).Distinct().OrderDescending(),
    ];

    readonly List<Finding>?[] ranks = new List<Finding>?[Priorities.Length];
    int count;

    /// <summary>The place of a finding's priority among all, the highest first.</summary>
    public static int RankOf(Finding finding) => Priorities.IndexOf(finding.Priority);

    public void Add(RankedFinding found)
    {
        (ranks[found.Rank] ??= []).Add(found.Finding);
        count++;
    }

    /// <summary>All findings, the most urgent first; of equally urgent ones those of earlier rankings first.</summary>
    public static ImmutableArray<Finding> Merge(ReadOnlySpan<Ranking> rankings)
    {
        var length = 0;
        foreach (var ranking in rankings)
            length += ranking.count;
        var merged = ImmutableArray.CreateBuilder<Finding>(length);
        for (var rank = 0; rank < Priorities.Length; rank++)
            foreach (var ranking in rankings)
                if (ranking.ranks[rank] is { } findings)
                    merged.AddRange(findings);
        return merged.MoveToImmutable();
    }
}
