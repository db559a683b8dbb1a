using JourneyMapper.Domain.Coverage;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Testing;

namespace JourneyMapper.Domain.Tests.Coverage;

/// <summary>A reviewer that remembers says what one says that sees the journey for the first time.</summary>
public sealed class ReviewerTests
{
    const int Steps = 20;

    [Fact]
    public void Reviewing_after_each_edit_says_what_a_first_review_says() => Property.Holds(generate =>
    {
        var (input, past, accepted) = (Inputs.Any(generate), new List<JournalEntry>(), new HashSet<FindingKey>());
        var reviewer = new CoverageReviewer(input.Facts, input.Settings, input.Today);
        for (var step = 0; step < Steps; step++)
        {
            // As on the board: an edit goes to the reviewer that is there; another day, an audit, a measurement or an exception makes a new one.
            if (generate.OnceIn(6))
            {
                input = Otherwise(input, accepted, generate);
                reviewer = new(input.Facts, input.Settings, input.Today, accepted.ToHashSet());
            }
            else
            {
                input = input with { Journey = Edited(input.Journey, past, generate) };
            }

            Pictures.Of(reviewer.Review(input.Journey)).ShouldBe(Pictures.Of(CoverageReview.Of(Inputs.Again(input), accepted)));
        }
    });

    [Fact]
    public void A_journey_that_comes_back_from_anywhere_is_reviewed_as_it_is() => Property.Holds(generate =>
    {
        var (first, second) = (Inputs.Any(generate), Inputs.Any(generate));
        var reviewer = new CoverageReviewer(first.Facts, first.Settings, first.Today);
        foreach (var journey in new[] { first.Journey, second.Journey, first.Journey with { Touchpoints = [] }, first.Journey })
            Pictures.Of(reviewer.Review(journey)).ShouldBe(Pictures.Of(CoverageReview.Of(first with { Journey = journey })));
    });

    [Theory]
    [InlineData(Stage.Awareness, "Awareness 2", Stage.Loyalty)]
    [InlineData(Stage.Loyalty, "Loyalty 1", Stage.Awareness)]
    [InlineData(Stage.Decision, "Decision 1", Stage.Decision)]
    public void What_was_found_at_other_touchpoints_stays_the_same_object(Stage from, string name, Stage to)
    {
        var input = Maps.Sound.With(touchpoint => true, touchpoint => touchpoint with { Owner = null });
        var reviewer = new CoverageReviewer(input.Facts, input.Settings, input.Today);
        var before = reviewer.Review(input.Journey);
        var moved = (Outcome<Journey>.Applied)input.Journey.Apply(JourneyKinds.Touchpoint.Move(input.Id(name), to, Place.AtEnd));
        moved.Difference.IsEmpty.ShouldBeFalse();
        var after = reviewer.Review(moved.After).Findings;
        foreach (var finding in before.Findings.Where(finding => finding.Stage is { } stage && stage != from && stage != to))
            after.ShouldContain(other => ReferenceEquals(other, finding));
    }

    static Journey Edited(Journey journey, List<JournalEntry> past, Generate generate)
    {
        var edit = generate.Edit(journey, past);
        if (journey.Apply(edit) is not Outcome<Journey>.Applied { Difference.IsEmpty: false } applied)
            return journey;
        past.Add(JournalEntry.Of(edit, applied, Guid.NewGuid(), DateTimeOffset.UnixEpoch));
        return applied.After;
    }

    static CoverageInput Otherwise(CoverageInput input, HashSet<FindingKey> accepted, Generate generate)
    {
        if (CoverageReview.Of(input).Findings is { IsEmpty: false } findings && generate.OnceIn(3))
        {
            var key = generate.OneOf(findings).Key;
            if (!accepted.Remove(key))
                accepted.Add(key);
            return input;
        }

        return generate.OnceIn(2) || input.Journey.Touchpoints.IsEmpty
            ? input with { Today = input.Today.AddDays(1 + generate.Below(60)) }
            : input with { Facts = Inputs.Recorded(input.Facts, generate.OneOf(input.Journey.Touchpoints), input.Today, generate) };
    }
}
