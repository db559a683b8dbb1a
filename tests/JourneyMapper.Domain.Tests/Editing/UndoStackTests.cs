using System.Collections.Immutable;
using JourneyMapper.Domain.Editing;

namespace JourneyMapper.Domain.Tests.Editing;

public sealed class UndoStackTests
{
    static readonly Guid Author = Guid.NewGuid();

    [Fact]
    public void Undo_takes_the_latest_edit_back_and_redo_does_it_again()
    {
        var (first, second) = (Entry(), Entry());
        var undo = Revert(second);
        var redo = Revert(undo);

        var undone = Stack(first, second, undo);
        Ids(undone.Undo).ShouldBe(Ids(first));
        Ids(undone.Redo).ShouldBe(Ids(undo));

        var redone = undone.Push(redo);
        Ids(redone.Undo).ShouldBe(Ids(redo, first));
        redone.Redo.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void All_can_be_undone_and_all_redone_again_as_often_as_one_likes()
    {
        var edits = Enumerable.Range(0, 5).Select(_ => Entry()).ToArray();
        var stack = Stack(edits);
        for (var round = 0; round < 3; round++)
        {
            for (var i = 0; i < edits.Length; i++)
                stack = stack.Push(Revert(stack.Undo.Peek()));
            stack.Undo.IsEmpty.ShouldBeTrue();
            stack.Redo.Count().ShouldBe(edits.Length);
            for (var i = 0; i < edits.Length; i++)
                stack = stack.Push(Revert(stack.Redo.Peek()));
            stack.Redo.IsEmpty.ShouldBeTrue();
            stack.Undo.Count().ShouldBe(edits.Length);
        }
    }

    [Fact]
    public void A_new_edit_ends_what_could_be_redone()
    {
        var (first, second) = (Entry(), Entry());
        var stack = Stack(first, Revert(first), second);
        Ids(stack.Undo).ShouldBe(Ids(second));
        stack.Redo.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void An_edit_that_others_overtook_makes_way_for_the_one_before()
    {
        var (first, second) = (Entry(), Entry());
        Ids(Stack(first, second).Forget(second.Edit).Undo).ShouldBe(Ids(first));
        Stack(first, second).Forget(first.Edit).Undo.Count().ShouldBe(2);
    }

    [Fact]
    public void Read_again_from_the_journal_the_stack_knows_what_was_passed_over()
    {
        var (first, overtaken) = (Entry(), Entry());
        var undo = Revert(first);
        var stack = Stack(first, overtaken, undo);
        stack.Undo.IsEmpty.ShouldBeTrue();
        Ids(stack.Redo).ShouldBe(Ids(undo));
    }

    [Fact]
    public void Undo_of_an_edit_older_than_what_was_read_is_not_taken_for_a_new_edit()
    {
        var (older, oldest, kept) = (Entry(), Entry(), Entry());
        var undos = (JournalEntry[])[Revert(kept), Revert(older), Revert(oldest)];
        var stack = Stack([kept, .. undos]);
        stack.Undo.IsEmpty.ShouldBeTrue();
        Ids(stack.Redo).ShouldBe(Ids(undos[2], undos[1], undos[0]));
    }

    static UndoStack Stack(params JournalEntry[] entries) => entries.Aggregate(UndoStack.Empty, (stack, entry) => stack.Push(entry));

    static JournalEntry Entry() => new(1, Author, DateTimeOffset.UnixEpoch, Guid.NewGuid(), null, Difference.None);

    static JournalEntry Revert(JournalEntry entry) => Entry() with { Reverts = entry.Edit };

    static Guid[] Ids(params JournalEntry[] entries) => [.. entries.Select(entry => entry.Edit)];

    static Guid[] Ids(ImmutableStack<JournalEntry> entries) => [.. entries.Select(entry => entry.Edit)];
}
