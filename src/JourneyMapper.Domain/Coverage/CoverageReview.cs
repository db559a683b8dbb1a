using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace JourneyMapper.Domain.Coverage;

/// <summary>What the rules found in a journey, and the scores that follow.</summary>
/// <param name="Findings">The most urgent first: by priority, then along the map (the whole journey, then stages and their touchpoints), then by rule.</param>
/// <param name="Stages">The scores of the five stages, in order.</param>
/// <param name="Journey">The score of the whole.</param>
public sealed record CoverageReview(ImmutableArray<Finding> Findings, ImmutableArray<StageScore> Stages, JourneyScore Journey)
{
    /// <summary>Reviews a journey. Pure: it depends on nothing but its arguments.</summary>
    /// <param name="input">What is reviewed.</param>
    /// <param name="accepted">The keys of findings that somebody has accepted as exceptions.</param>
    public static CoverageReview Of(CoverageInput input, IReadOnlySet<FindingKey>? accepted = null)
    {
        var situation = new Situation(input);
        var tally = new Tally(situation);
        var findings = new List<Finding>(input.Journey.Touchpoints.Length);
        var order = new List<long>(input.Journey.Touchpoints.Length);
        var places = Places(input);
        for (var i = 0; i < CoverageRules.All.Count; i++)
        {
            var (rule, from) = (CoverageRules.All[i], findings.Count);
            // Most rules have no exception: then there is no need to look up thousands of findings one by one.
            var excepted = accepted?.Any(key => key.Rule == rule.Id) == true;
            foreach (var finding in rule.Check(situation))
            {
                order.Add(Order(finding, i, finding.Touchpoint is { } id ? places[id] : 0, findings.Count));
                findings.Add(excepted && accepted?.Contains(finding.Key) == true ? finding with { Accepted = true } : finding);
            }

            tally.Take(rule, CollectionsMarshal.AsSpan(findings)[from..]);
        }

        var stages = tally.StageScores();
        CollectionsMarshal.AsSpan(order).Sort(CollectionsMarshal.AsSpan(findings));
        return new([.. findings], stages, tally.JourneyScore(stages));
    }

    // Counted from 1: what is about a whole stage comes before its touchpoints.
    static Dictionary<Guid, int> Places(CoverageInput input)
    {
        var places = new Dictionary<Guid, int>(input.Journey.Touchpoints.Length);
        foreach (var touchpoint in input.Journey.Touchpoints)
            places.Add(touchpoint.Id, places.Count + 1);
        return places;
    }

    // One number for each finding, so that thousands are sorted without comparing them member by member. The last part keeps the
    // findings of one rule at one touchpoint in the order of its KPIs.
    static long Order(Finding finding, int rule, int place, int found)
    {
        long order = 1023 - finding.Priority;
        order = (order << 3) | (finding.Stage is { } stage ? (long)stage + 1 : 0);
        order = (order << 12) | (long)place;
        order = (order << 6) | (long)rule;
        return (order << 24) | (long)found;
    }
}
