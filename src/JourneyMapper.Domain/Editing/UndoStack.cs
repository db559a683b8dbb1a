using System.Collections.Immutable;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Editing;

/// <summary>One edit as the journal keeps it: what it changed, not how it was asked for.</summary>
/// <param name="Revision">The stream's revision after it.</param>
/// <param name="Author">The member who made it.</param>
/// <param name="At">When it was committed.</param>
/// <param name="Edit">The edit's id.</param>
/// <param name="Reverts">For an undo or a redo, the id of the edit that it takes back.</param>
/// <param name="Difference">What it changed.</param>
public sealed record JournalEntry(long Revision, Guid Author, DateTimeOffset At, Guid Edit, Guid? Reverts, Difference Difference)
{
    /// <summary>The name, as it was then, of the access token by which a program made it in the author's name; null where the author did.</summary>
    public string? Program { get; init; }

    /// <summary>The entry of an edit that was just applied.</summary>
    public static JournalEntry Of<TRoot>(Edit edit, Outcome<TRoot>.Applied applied, Guid author, DateTimeOffset at)
        where TRoot : IStreamRoot =>
        new(applied.After.Revision, author, at, edit.Id, (edit as Revert)?.Reverts, applied.Difference);
}

/// <summary>What one author can undo and redo, read off the journal: it survives a reload and never touches others' edits.</summary>
/// <param name="Undo">Edits that undo takes back, the latest on top.</param>
/// <param name="Redo">Reverts that redo takes back, the latest on top.</param>
public sealed record UndoStack(ImmutableStack<JournalEntry> Undo, ImmutableStack<JournalEntry> Redo)
{
    /// <summary>So many edits can be taken back at least; at twice as many the older half is forgotten.</summary>
    public const int Depth = 200;

    /// <summary>Nothing to undo.</summary>
    public static UndoStack Empty { get; } = new([], []);

    /// <summary>The stack after one more entry of the same author.</summary>
    public UndoStack Push(JournalEntry entry)
    {
        if (entry.Reverts is not { } reverted)
            return new(Push(Undo, entry), []);
        // What lay above was forgotten when it happened, see Forget.
        if (Below(Undo, reverted) is { } undone)
            return new(undone, Push(Redo, entry));
        if (Below(Redo, reverted) is { } redone)
            return new(Push(Undo, entry), redone);
        // Older than the part of the journal that was read. An undo would have taken the top, had there been one.
        return Undo.IsEmpty ? new(Undo, Push(Redo, entry)) : new(Push(Undo, entry), Redo);
    }

    /// <summary>The stack without the edit on top of one side: it can no longer be taken back.</summary>
    public UndoStack Forget(Guid edit) =>
        Top(Undo) == edit ? this with { Undo = Undo.Pop() }
        : Top(Redo) == edit ? this with { Redo = Redo.Pop() }
        : this;

    static ImmutableStack<JournalEntry> Push(ImmutableStack<JournalEntry> entries, JournalEntry entry)
    {
        var all = entries.Push(entry);
        return all.Skip((2 * Depth) - 1).Any() ? [.. all.Take(Depth).Reverse()] : all;
    }

    static Guid? Top(ImmutableStack<JournalEntry> entries) => entries.IsEmpty ? null : entries.Peek().Edit;

    static ImmutableStack<JournalEntry>? Below(ImmutableStack<JournalEntry> entries, Guid edit)
    {
        for (; !entries.IsEmpty; entries = entries.Pop())
            if (entries.Peek().Edit == edit)
                return entries.Pop();
        return null;
    }
}
