using System.Globalization;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Catalogue;

/// <summary>What more is known of a pain point of a sample.</summary>
/// <param name="At">The place of its touchpoint, from 0.</param>
/// <param name="Severity">How much it hurts.</param>
/// <param name="Line">The place of its line in the cell, from 0.</param>
/// <param name="En">How that is known, in English.</param>
/// <param name="Fr">The same in French.</param>
sealed record SamplePain(int At, PainSeverity Severity, int Line = 0, string En = "", string Fr = "");

/// <summary>The work on an opportunity of a sample.</summary>
/// <param name="At">The place of its touchpoint, from 0.</param>
/// <param name="Impact">What it would bring.</param>
/// <param name="Effort">What it would cost.</param>
/// <param name="Line">The place of its line in the cell, from 0.</param>
/// <param name="Status">How far it has come.</param>
/// <param name="Owned">Whether somebody takes care of it.</param>
/// <param name="Due">In how many days it shall be done, where that is decided.</param>
/// <param name="Done">How many days ago it was done, where it was.</param>
/// <param name="Answers">The line of the pain point at the same touchpoint that it answers, where it does.</param>
/// <param name="En">What would be done, in English.</param>
/// <param name="Fr">The same in French.</param>
sealed record SampleIdea(
    int At, int Impact, int Effort, int Line = 0, OpportunityStatus Status = OpportunityStatus.Idea, bool Owned = false, int? Due = null, int? Done = null, int? Answers = null, string En = "", string Fr = "");

/// <summary>Tells of a journey that was made from a sample what is known of its pain points and opportunities.</summary>
static class SampleItems
{
    /// <summary>The journey with a record for each line, and what a sample says of some.</summary>
    /// <param name="journey">Just made.</param>
    /// <param name="touchpoints">The ids of its touchpoints in the order of the sample.</param>
    /// <param name="pains">What is known of pain points.</param>
    /// <param name="ideas">What is known of opportunities.</param>
    /// <param name="goals">What the journey shall do.</param>
    /// <param name="culture">Gives the language.</param>
    /// <param name="work">From which day days are counted, and who takes care of opportunities; null: nobody has worked on any yet.</param>
    public static Journey Know(this Journey journey, IReadOnlyList<Guid> touchpoints, IReadOnlyList<SamplePain> pains, IReadOnlyList<SampleIdea> ideas, IReadOnlyList<SampleGoal> goals, CultureInfo culture, (DateOnly Today, Guid Owner)? work)
    {
        var known = journey.WithItems();
        var (points, opportunities) = (known.PainPoints.ToBuilder(), known.Opportunities.ToBuilder());
        foreach (var pain in pains)
        {
            var at = Find(points, touchpoints[pain.At], pain.Line);
            points[at] = points[at] with { Severity = pain.Severity, Evidence = new LocalText(pain.En, pain.Fr).For(culture) };
        }

        List<Goal> wanted = [];
        foreach (var goal in goals)
            wanted.Add(new() { Id = Guid.CreateVersion7(), Rank = Rank.Between(wanted.LastOrDefault()?.Rank, null), Title = new LocalText(goal.En, goal.Fr).For(culture), Kind = goal.Kind, Kpis = string.Join(", ", goal.Kpis) });
        foreach (var (place, idea) in ideas.Index())
        {
            var at = Find(opportunities, touchpoints[idea.At], idea.Line);
            var rated = opportunities[at] with
            {
                Impact = idea.Impact,
                Effort = idea.Effort,
                Goals = OpportunityFields.Ids(goals.Zip(wanted).Where(pair => pair.First.Ideas.Contains(place)).Select(pair => pair.Second.Id)),
                Description = new LocalText(idea.En, idea.Fr).For(culture),
                PainPoints = idea.Answers is { } line ? points[Find(points, touchpoints[idea.At], line)].Id.ToString() : "",
            };
            opportunities[at] = work is not { } now ? rated : rated with
            {
                Status = idea.Status,
                Owner = idea.Owned ? now.Owner : null,
                Due = idea.Due is { } due ? now.Today.AddDays(due) : null,
                DoneOn = idea.Done is { } done ? now.Today.AddDays(-done) : null,
            };
        }

        return known with { PainPoints = points.ToImmutable(), Opportunities = opportunities.ToImmutable(), Goals = [.. wanted] };
    }

    static int Find<TItem>(IEnumerable<TItem> items, Guid touchpoint, int line)
        where TItem : ITouchpointItem =>
        items.Index().Where(pair => pair.Item.Touchpoint == touchpoint).ElementAt(line).Index;
}
