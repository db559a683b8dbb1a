using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Personas;
using JourneyMapper.Testing;

namespace JourneyMapper.Domain.Tests.Editing;

/// <summary>What must hold for whatever several people do to a journey.</summary>
public sealed class RandomEditsTests
{
    [Fact]
    public void Undone_in_reverse_any_edits_give_back_the_exact_start() => Property.Holds(generate =>
    {
        var (start, history) = Play(generate);
        var journey = history.Count == 0 ? start : history[^1].After;
        foreach (var step in Enumerable.Reverse(history))
        {
            var undone = journey.Do(new Revert(step.Entry.Edit, step.Entry.Difference));
            undone.Skipped.ShouldBe(0);
            ShouldBeSame(undone.After, step.Before);
            undone.After.Revision.ShouldBe(journey.Revision + 1);
            journey = undone.After;
        }

        ShouldBeSame(journey, start);
    });

    [Fact]
    public void Replaying_the_differences_gives_the_same_journey_at_each_step() => Property.Holds(generate =>
    {
        var (journey, history) = Play(generate);
        foreach (var step in history)
        {
            journey = step.Entry.Difference.ApplyTo(journey);
            ShouldBeSame(journey, step.After);
            journey.Revision.ShouldBe(step.Entry.Revision);
        }
    });

    [Fact]
    public void The_inverse_of_the_inverse_is_the_difference_itself() => Property.Holds(generate =>
    {
        foreach (var step in Play(generate).History)
            Picture.Of(step.Entry.Difference.Inverse().Inverse()).ShouldBe(Picture.Of(step.Entry.Difference));
    });

    [Fact]
    public void Touchpoints_stay_in_order_and_no_two_share_a_place_or_an_id() => Property.Holds(generate =>
    {
        foreach (var journey in Play(generate).History.Select(step => step.After))
        {
            foreach (var (left, right) in journey.Touchpoints.Zip(journey.Touchpoints.Skip(1)))
                if (left.Stage > right.Stage || (left.Stage == right.Stage && left.Rank >= right.Rank))
                    Assert.Fail($"{left.Name} does not stand before {right.Name}.");
            journey.Touchpoints.DistinctBy(touchpoint => touchpoint.Id).Count().ShouldBe(journey.Touchpoints.Length);
            journey.Touchpoints.All(touchpoint => Enum.IsDefined(touchpoint.Stage)).ShouldBeTrue();
        }
    });

    [Fact]
    public void An_edit_that_is_refused_or_changes_nothing_leaves_the_journey_as_it_was_and_the_others_count_one_revision() => Property.Holds(generate =>
    {
        Play(generate, (before, outcome) =>
        {
            if (outcome is Outcome<Journey>.Applied { Difference.IsEmpty: false } applied)
            {
                applied.After.Revision.ShouldBe(before.Revision + 1);
                Picture.IsSame(applied.After, before).ShouldBeFalse();
            }
            else if (outcome is Outcome<Journey>.Applied nothing)
            {
                nothing.After.ShouldBeSameAs(before);
            }
        });
    });

    [Fact]
    public void The_generated_edits_are_of_all_kinds_and_meet_all_answers()
    {
        HashSet<Type> made = [];
        HashSet<Type> refusals = [];
        Property.Holds(generate => made.UnionWith(Play(generate, (_, outcome) =>
        {
            if (outcome is Outcome<Journey>.Refused refused)
                refusals.Add(refused.Refusal.GetType());
        }).History.Select(step => step.Edit.GetType())));

        made.ShouldBe(
        [
            typeof(AddRecord<Touchpoint>), typeof(ChangeRecord<Touchpoint>), typeof(MoveRecord<Touchpoint>), typeof(RemoveRecord<Touchpoint>), typeof(ChangeRecord<Journey>), typeof(Revert),
            typeof(AddRecord<Transition>), typeof(ChangeRecord<Transition>), typeof(MoveRecord<Transition>), typeof(RemoveRecord<Transition>), typeof(CompositeEdit), typeof(AddPersona), typeof(RemoveRecord<JourneyPersona>),
            typeof(AddRecord<Goal>), typeof(ChangeRecord<Goal>), typeof(MoveRecord<Goal>), typeof(RemoveRecord<Goal>),
            typeof(AddOwnLane), typeof(ChangeRecord<OwnLane>), typeof(RemoveRecord<OwnLane>),
            typeof(AddRecord<PainPoint>), typeof(ChangeRecord<PainPoint>), typeof(MoveRecord<PainPoint>), typeof(RemoveRecord<PainPoint>),
            typeof(AddRecord<Opportunity>), typeof(ChangeRecord<Opportunity>), typeof(MoveRecord<Opportunity>), typeof(RemoveRecord<Opportunity>),
        ], ignoreOrder: true);
        // A journey has as many lanes of its own as it may only now and then.
        refusals.Where(refusal => refusal != typeof(Refusal.Full)).ShouldBe(
        [
            typeof(Refusal.Gone), typeof(Refusal.Invalid), typeof(Refusal.Conflict), typeof(Refusal.Overtaken), typeof(Refusal.Excess),
        ], ignoreOrder: true);
    }

    static void ShouldBeSame(Journey actual, Journey expected)
    {
        if (!Picture.IsSame(actual, expected))
            Picture.Of(actual).ShouldBe(Picture.Of(expected));
    }

    // Some of the edits are made by people who still see an older state, as it happens when several work at once.
    static (Journey Start, IReadOnlyList<Step> History) Play(Generate generate, Action<Journey, Outcome<Journey>>? look = null)
    {
        var start = generate.Journey(generate.Below(12));
        Guid[] authors = [generate.Id(), generate.Id(), generate.Id()];
        List<Step> history = [];
        List<JournalEntry> past = [];
        var journey = start;
        for (var i = 0; i < 40; i++)
        {
            var seen = history.Count > 0 && generate.OnceIn(5) ? generate.OneOf(history).Before : journey;
            var edit = generate.Edit(seen, past);
            var outcome = journey.Apply(edit);
            look?.Invoke(journey, outcome);
            if (outcome is not Outcome<Journey>.Applied { Difference.IsEmpty: false } applied)
                continue;
            var entry = JournalEntry.Of(edit, applied, generate.OneOf(authors), DateTimeOffset.UnixEpoch);
            history.Add(new(journey, edit, entry, applied.After));
            past.Add(entry);
            journey = applied.After;
        }

        return (start, history);
    }

    sealed record Step(Journey Before, Edit Edit, JournalEntry Entry, Journey After);
}
