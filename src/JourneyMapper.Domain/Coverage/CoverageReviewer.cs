using System.Collections.Immutable;
using System.Runtime.InteropServices;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Coverage;

/// <summary>
/// Reviews a journey again and again while it is edited. It remembers what was found at each touchpoint: an edit leaves most of them the
/// very objects that they were, and for those nothing is looked at twice. Not for several threads at once.
/// </summary>
/// <param name="facts">What is known of touchpoints beside the map.</param>
/// <param name="settings">The workspace's thresholds.</param>
/// <param name="today">The day of the review.</param>
public sealed class CoverageReviewer(CoverageFacts facts, CoverageSettings settings, DateOnly today)
{
    static readonly ImmutableArray<LocalRule> LocalRules = [.. CoverageRules.All.OfType<LocalRule>()];

    readonly Knowledge knowledge = new(facts, settings, today);

    // By the rules' places in LocalRules. Touchpoints never change: the same object means the same findings.
    Dictionary<Touchpoint, Finding[][]> remembered = NewMemory(0);

    /// <summary>Reviews the journey as it is now. The result depends on nothing but what this was made with and the arguments.</summary>
    /// <param name="journey">What is reviewed.</param>
    /// <param name="accepted">The keys of findings that somebody has accepted as exceptions.</param>
    public CoverageReview Review(Journey journey, IReadOnlySet<FindingKey>? accepted = null)
    {
        var situation = new Situation(journey, knowledge);
        var local = FindLocally(journey.Touchpoints);
        var tally = new Tally(situation);
        var sorted = new SortedFindings(journey);
        for (var (i, localRule) = (0, 0); i < CoverageRules.All.Count; i++)
        {
            var rule = CoverageRules.All[i];
            // Most rules have no exception: then there is no need to look up thousands of findings one by one.
            var exceptions = accepted?.Any(key => key.Rule == rule.Id) == true ? accepted : null;
            var from = sorted.Count;
            if (rule is MapRule map)
            {
                foreach (var finding in map.Check(situation))
                    sorted.Add(Judged(finding, exceptions), i);
            }
            else
            {
                foreach (var findings in local)
                    foreach (var finding in findings[localRule])
                        sorted.Add(Judged(finding, exceptions), i);
                localRule++;
            }

            tally.Take(rule, sorted.From(from));
        }

        var stages = tally.StageScores();
        return new(sorted.ToImmutableArray(), stages, tally.JourneyScore(stages));
    }

    static Finding Judged(Finding finding, IReadOnlySet<FindingKey>? exceptions) => exceptions?.Contains(finding.Key) == true ? finding with { Accepted = true } : finding;

    static Dictionary<Touchpoint, Finding[][]> NewMemory(int touchpoints) => new(touchpoints, ReferenceEqualityComparer.Instance);

    // Whatever is no longer on the map is forgotten.
    Finding[][][] FindLocally(ImmutableArray<Touchpoint> touchpoints)
    {
        var (before, now) = (remembered, NewMemory(touchpoints.Length));
        var all = new Finding[touchpoints.Length][][];
        for (var i = 0; i < all.Length; i++)
        {
            if (!before.TryGetValue(touchpoints[i], out var found))
                found = [.. LocalRules.Select(rule => rule.Check(touchpoints[i], knowledge).ToArray())];
            all[i] = now[touchpoints[i]] = found;
        }

        remembered = now;
        return all;
    }

    /// <summary>Collects findings rule by rule, and gives them out by urgency.</summary>
    sealed class SortedFindings
    {
        readonly List<Finding> findings;
        readonly List<long> order;
        readonly Dictionary<Guid, int> places;

        public SortedFindings(Journey journey)
        {
            var expected = journey.Touchpoints.Length * 4;
            (findings, order, places) = (new(expected), new(expected), new(journey.Touchpoints.Length));
            // Counted from 1: what is about a whole stage comes before its touchpoints.
            foreach (var touchpoint in journey.Touchpoints)
                places.Add(touchpoint.Id, places.Count + 1);
        }

        public int Count => findings.Count;

        public void Add(Finding finding, int rule)
        {
            order.Add(Order(finding, rule, finding.Touchpoint is { } id ? places[id] : 0, findings.Count));
            findings.Add(finding);
        }

        public ReadOnlySpan<Finding> From(int first) => CollectionsMarshal.AsSpan(findings)[first..];

        public ImmutableArray<Finding> ToImmutableArray()
        {
            CollectionsMarshal.AsSpan(order).Sort(CollectionsMarshal.AsSpan(findings));
            return [.. findings];
        }

        // One number for each finding, so that thousands are sorted without comparing them member by member. The last part keeps the
        // findings of one rule at one touchpoint in the order of its KPIs.
        static long Order(Finding finding, int rule, int place, int found)
        {
            long key = 1023 - finding.Priority;
            key = (key << 3) | (finding.Stage is { } stage ? (long)stage + 1 : 0);
            key = (key << 12) | (long)place;
            key = (key << 6) | (long)rule;
            return (key << 24) | (long)found;
        }
    }
}
