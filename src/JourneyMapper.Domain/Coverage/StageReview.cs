using System.Collections.Immutable;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Coverage;

/// <summary>
/// What the rules find in one stage, and its score. Touchpoints never change: as long as a stage has the very same objects its review stands,
/// and what was found at each of them is taken over when others change.
/// </summary>
sealed class StageReview
{
    static readonly ImmutableArray<(int Place, LocalRule Rule)> LocalRules = CoverageRules.Of<LocalRule>();
    static readonly ImmutableArray<(int Place, NeighbourRule Rule)> NeighbourRules = CoverageRules.Of<NeighbourRule>();
    static readonly ImmutableArray<(int Place, JourneyRule Rule)> JourneyRules = CoverageRules.Of<JourneyRule>();

    readonly Stage stage;
    readonly ReviewContext context;

    // What the local rules found at each touchpoint, rule by rule.
    readonly RankedFinding[][] local;
    readonly Dictionary<JourneyRule, Touchpoint[]> notable;

    StageReview? outOfScope;

    StageReview(StageReview empty)
    {
        (stage, context, local, notable) = (empty.stage, empty.context, [], empty.notable);
        Score = new(stage, 0, 0, [], IsOutOfScope: true);
    }

    StageReview(Stage stage, ImmutableArray<Touchpoint> touchpoints, RankedFinding[][] local, ReviewContext context)
    {
        (this.stage, Touchpoints, this.local, this.context) = (stage, touchpoints, local, context);
        var together = NeighbourRules.SelectMany(rule => rule.Rule.Check(stage, touchpoints, context), (rule, finding) => RankedFinding.By(rule.Place, finding, context)).ToLookup(found => found.Finding.Touchpoint);
        var tally = new StageTally(stage, touchpoints.Length);
        foreach (var found in together[null])
        {
            tally.Take(found);
            Findings.Add(found);
        }

        for (var i = 0; i < local.Length; i++)
        {
            var id = touchpoints[i].Id;
            var found = together.Contains(id) ? [.. local[i].Concat(together[id]).OrderBy(one => one.Rule)] : local[i];
            tally.TakeShares(found);
            foreach (var one in found)
                Findings.Add(one);
        }

        Score = tally.Score();
        notable = JourneyRules.ToDictionary(rule => rule.Rule, rule => rule.Rule.Notable(touchpoints, context).ToArray());
    }

    /// <summary>In the order of the map.</summary>
    public ImmutableArray<Touchpoint> Touchpoints { get; } = [];

    /// <summary>Those about the stage, then along the map.</summary>
    public Ranking Findings { get; } = new();

    public StageScore Score { get; }

    /// <summary>Those of its touchpoints that matter to a rule about the whole journey.</summary>
    public Touchpoint[] NotableTo(JourneyRule rule) => notable[rule];

    /// <summary>The review of a stage without touchpoints, to begin with.</summary>
    public static StageReview Empty(Stage stage, ReviewContext context) => new(stage, [], [], context);

    /// <summary>That of a stage that the journey does without: nothing is missing there, and nothing is scored.</summary>
    public StageReview OutOfScope => outOfScope ??= new(this);

    /// <summary>The review of the stage with these touchpoints. Between those that are the same at both ends, each is looked at.</summary>
    public StageReview Again(ReadOnlySpan<Touchpoint> now)
    {
        var before = Touchpoints.AsSpan();
        var head = before.CommonPrefixLength(now, ReferenceEqualityComparer.Instance);
        if (head == before.Length && head == now.Length)
            return this;
        var tail = 0;
        while (tail < Math.Min(before.Length, now.Length) - head && ReferenceEquals(before[^(tail + 1)], now[^(tail + 1)]))
            tail++;
        var found = new RankedFinding[now.Length][];
        local.AsSpan(0, head).CopyTo(found);
        for (var i = head; i < now.Length - tail; i++)
            found[i] = Check(now[i]);
        local.AsSpan(before.Length - tail).CopyTo(found.AsSpan(now.Length - tail));
        return new(stage, [.. now], found, context);
    }

    RankedFinding[] Check(Touchpoint touchpoint)
    {
        List<RankedFinding> all = [];
        foreach (var (place, rule) in LocalRules)
            foreach (var finding in rule.Check(touchpoint, context))
                all.Add(RankedFinding.By(place, finding, context));
        return [.. all];
    }
}
