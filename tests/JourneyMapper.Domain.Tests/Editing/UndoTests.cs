using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Tests.Editing;

/// <summary>Undo takes back what one author did, and leaves alone what others did since.</summary>
public sealed class UndoTests
{
    [Fact]
    public void A_stack_does_not_grow_for_ever_and_keeps_the_latest()
    {
        var entries = Enumerable.Range(1, 1000).Select(i => new JournalEntry(i, Guid.Empty, default, Guid.NewGuid(), null, Difference.None)).ToList();
        var stack = entries.Aggregate(UndoStack.Empty, (stack, entry) => stack.Push(entry));
        stack.Undo.Count().ShouldBeInRange(UndoStack.Depth, 2 * UndoStack.Depth);
        stack.Undo.Take(UndoStack.Depth).Select(entry => entry.Revision).ShouldBe(Enumerable.Range(0, UndoStack.Depth).Select(i => 1000L - i));
    }

    [Fact]
    public void Undo_skips_the_fields_that_others_changed_since_and_says_how_many()
    {
        var start = Journeys.With("Ad");
        var ad = start.Named("Ad");
        var edit = JourneyKinds.Touchpoint.Change(ad.Id, [new(TouchpointFields.Name, "Ad", "Poster"), new(TouchpointFields.Emotion, "0", "2")]);
        var done = start.Do(edit);
        var others = done.After.After(done.After.Write("Poster", TouchpointFields.Name, "Banner"));
        var undone = others.Do(Journeys.Undo(edit, done));
        undone.Skipped.ShouldBe(1);
        undone.After.Named("Banner").Emotion.ShouldBe(0);
    }

    [Fact]
    public void Undo_of_something_that_others_changed_altogether_is_refused()
    {
        var start = Journeys.With("Ad");
        var edit = start.Write("Ad", TouchpointFields.Name, "Poster");
        var done = start.Do(edit);
        var others = done.After.After(done.After.Write("Poster", TouchpointFields.Name, "Banner"));
        others.Refuse(Journeys.Undo(edit, done)).ShouldBe(new Refusal.Overtaken());
    }

    [Fact]
    public void Undo_of_an_addition_does_not_remove_what_others_have_written_into_it()
    {
        var add = JourneyKinds.Touchpoint.Add(Journeys.Touchpoint("Ad"), Place.AtEnd);
        var added = Journeys.Empty().Do(add);
        var others = added.After.After(added.After.Write("Ad", TouchpointFields.Thought, "Hm"));
        others.Refuse(Journeys.Undo(add, added)).ShouldBe(new Refusal.Overtaken());
    }

    [Fact]
    public void Undo_of_a_removal_brings_everything_back_at_its_place()
    {
        var start = Journeys.With("a", "b", "c");
        start = start.After(start.Write("b", TouchpointFields.Thought, "Kept"));
        var remove = JourneyKinds.Touchpoint.Remove(start.Id("b"));
        var removed = start.Do(remove);
        var back = removed.After.After(Journeys.Undo(remove, removed));
        back.Touchpoints.ShouldBe(start.Touchpoints);
    }

    [Fact]
    public void What_comes_back_goes_behind_whatever_has_taken_its_place_meanwhile()
    {
        var start = Journeys.With("a", "b", "c");
        var remove = JourneyKinds.Touchpoint.Remove(start.Id("b"));
        var removed = start.Do(remove);
        var others = removed.After.After(JourneyKinds.Touchpoint.Add(Journeys.Touchpoint("new"), Place.Behind(start.Id("a"))));
        others.Named("new").Rank.ShouldBe(start.Named("b").Rank);
        others.After(Journeys.Undo(remove, removed)).NamesIn(Stage.Awareness).ShouldBe(["a", "new", "b", "c"]);
    }

    [Fact]
    public void Undo_of_a_move_leaves_a_touchpoint_where_others_have_put_it()
    {
        var start = Journeys.With("a");
        var move = JourneyKinds.Touchpoint.Move(start.Id("a"), Stage.Decision, Place.AtEnd);
        var moved = start.Do(move);
        var others = moved.After.After(JourneyKinds.Touchpoint.Move(start.Id("a"), Stage.Loyalty, Place.AtEnd));
        others.Refuse(Journeys.Undo(move, moved)).ShouldBe(new Refusal.Overtaken());
    }

    [Fact]
    public void Redo_is_the_undo_of_an_undo()
    {
        var start = Journeys.With("Ad");
        var edit = start.Write("Ad", TouchpointFields.Name, "Poster");
        var done = start.Do(edit);
        var undo = Journeys.Undo(edit, done);
        var undone = done.After.Do(undo);
        undone.After.Touchpoints.ShouldBe(start.Touchpoints);
        undone.After.After(Journeys.Undo(undo, undone)).Touchpoints.ShouldBe(done.After.Touchpoints);
    }
}
