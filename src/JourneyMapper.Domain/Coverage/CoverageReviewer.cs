using System.Collections.Frozen;
using System.Collections.Immutable;
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
    static readonly ImmutableArray<(int Place, LocalRule Rule)> LocalRules = [.. RulesOf<LocalRule>()];
    static readonly ImmutableArray<(int Place, MapRule Rule)> MapRules = [.. RulesOf<MapRule>()];
    static readonly int HighestPriority = Severity.Critical.Weight() * Importance.MomentOfTruth.Weight();

    readonly Knowledge knowledge = new(facts, settings, today);

    // What the local rules found, rule by rule. Touchpoints never change: the same object means the same findings.
    Dictionary<Touchpoint, Found[]> remembered = new(ReferenceEqualityComparer.Instance);

    /// <summary>Reviews the journey as it is now. The result depends on nothing but what this was made with and the arguments.</summary>
    /// <param name="journey">What is reviewed.</param>
    /// <param name="accepted">The keys of findings that somebody has accepted as exceptions.</param>
    public CoverageReview Review(Journey journey, IReadOnlySet<FindingKey>? accepted = null)
    {
        var situation = new Situation(journey, knowledge);
        var exceptions = accepted ?? FrozenSet<FindingKey>.Empty;
        var excepted = exceptions.Select(key => key.Touchpoint).ToHashSet();
        var ofMap = MapRules.SelectMany(rule => rule.Rule.Check(situation), (rule, finding) => Found.By(rule.Place, finding).Unless(exceptions)).ToLookup(found => (found.Finding.Stage, found.Finding.Touchpoint));
        var atTouchpoints = FindLocally(journey.Touchpoints);
        var tally = new Tally(situation);
        // Along the map, then one list for each urgency: there are only a dozen of them, so nothing has to be compared.
        var lists = new List<Finding>?[HighestPriority + 1];

        Take(ofMap[(null, null)]);
        var next = 0;
        foreach (var stage in Stages.All)
        {
            Take(ofMap[(stage, null)]);
            foreach (var touchpoint in situation.In(stage))
            {
                var found = atTouchpoints[next++];
                if (ofMap.Contains((stage, touchpoint.Id)))
                    found = [.. found.Concat(ofMap[(stage, touchpoint.Id)]).OrderBy(one => one.Rule)];
                if (excepted.Contains(touchpoint.Id))
                    found = Array.ConvertAll(found, one => one.Unless(exceptions));
                tally.TakeShares(stage, found);
                foreach (var one in found)
                    (lists[one.Priority] ??= []).Add(one.Finding);
            }
        }

        var stages = tally.StageScores();
        return new([.. lists.Reverse().OfType<List<Finding>>().SelectMany(list => list)], stages, tally.JourneyScore(stages));

        void Take(IEnumerable<Found> all)
        {
            foreach (var one in all)
            {
                tally.Take(one);
                (lists[one.Priority] ??= []).Add(one.Finding);
            }
        }
    }

    static IEnumerable<(int Place, T Rule)> RulesOf<T>()
        where T : CoverageRule => CoverageRules.All.Select((rule, place) => (place, rule as T)).Where(pair => pair.Item2 is not null).Select(pair => (pair.place, pair.Item2!));

    // Whatever is no longer on the map is forgotten.
    Found[][] FindLocally(ImmutableArray<Touchpoint> touchpoints)
    {
        var (before, now) = (remembered, new Dictionary<Touchpoint, Found[]>(touchpoints.Length, ReferenceEqualityComparer.Instance));
        var all = new Found[touchpoints.Length][];
        for (var i = 0; i < all.Length; i++)
        {
            var touchpoint = touchpoints[i];
            if (!before.TryGetValue(touchpoint, out var found))
                found = [.. LocalRules.SelectMany(rule => rule.Rule.Check(touchpoint, knowledge), (rule, finding) => Found.By(rule.Place, finding))];
            all[i] = now[touchpoint] = found;
        }

        remembered = now;
        return all;
    }
}
