using JourneyMapper.Domain.Editing;

namespace JourneyMapper.Data.Journal;

/// <summary>What a stream of the journal is about.</summary>
public static class StreamKind
{
    /// <summary>A journey with its touchpoints; the stream's id is the journey's.</summary>
    public const string Journey = "journey";

    /// <summary>A workspace's library of personas; the stream's id is the workspace's.</summary>
    public const string Personas = "personas";
}

/// <summary>
/// One edit, never changed after it is written. It refers to nothing, so that it outlives what it is about: when that is deleted for ever, who edited and when is kept,
/// and only the texts are taken out.
/// </summary>
public sealed class JournalRow
{
    /// <summary>The stream that it belongs to: the id of what was edited.</summary>
    public required Guid StreamId { get; init; }

    /// <summary>The stream's revision after the edit; with the stream the key.</summary>
    public required long Revision { get; init; }

    /// <summary>One of <see cref="StreamKind"/>.</summary>
    public required string Stream { get; init; }

    /// <summary>Whose it is.</summary>
    public required Guid WorkspaceId { get; init; }

    /// <summary>The edit's own id; unique, so that a repeated send is recognised.</summary>
    public required Guid EditId { get; init; }

    /// <summary>For an undo or a redo, the id of the edit that it takes back.</summary>
    public Guid? Reverts { get; init; }

    /// <summary>The member who made it.</summary>
    public required Guid AuthorId { get; init; }

    /// <inheritdoc cref="JournalEntry.Program"/>
    public string? Program { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The form of <see cref="Difference"/>, see <see cref="JournalJson"/>.</summary>
    public required short Schema { get; init; }

    /// <summary>The <see cref="Domain.Editing.Difference"/> as JSON; null once what it is about was deleted for ever.</summary>
    public required string? Difference { get; init; }

    /// <summary>The row of an entry.</summary>
    internal static JournalRow Of(JournalEntry entry, string kind, Guid stream, Guid workspace) => new()
    {
        StreamId = stream,
        Revision = entry.Revision,
        Stream = kind,
        WorkspaceId = workspace,
        EditId = entry.Edit,
        Reverts = entry.Reverts,
        AuthorId = entry.Author,
        Program = entry.Program,
        At = entry.At,
        Schema = JournalJson.Schema,
        Difference = JournalJson.Write(entry.Difference),
    };
}
