using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Data.Journal;

/// <summary>A journey that a workspace keeps to begin others with: a copy, which later edits of that journey do not change.</summary>
public sealed class TemplateRow
{
    /// <summary>The template's id, and that of the journey in <see cref="Content"/>.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose it is.</summary>
    public required Guid WorkspaceId { get; init; }

    /// <summary>What it is called: one line, never empty.</summary>
    public required string Name { get; set; }

    /// <summary>What it is about, in a sentence or two; may be empty.</summary>
    public required string Scenario { get; init; }

    /// <summary>The stages of its touchpoints in order, for a list that need not read all of it.</summary>
    public required short[] Stages { get; init; }

    /// <summary>Their emotions, see <see cref="Touchpoint.Emotion"/>.</summary>
    public required short[] Emotions { get; init; }

    /// <summary>The form of <see cref="Content"/>, see <see cref="JournalJson.Schema"/>.</summary>
    public required short Schema { get; init; }

    /// <summary>The journey as a difference from an empty one.</summary>
    public required string Content { get; init; }

    /// <summary>Who saved it.</summary>
    public required Guid SavedBy { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset SavedAt { get; init; }

    /// <summary>When it was deleted, UTC; null while it is there. Until it is cleared away, whoever deleted it can take that back.</summary>
    public DateTimeOffset? DeletedAt { get; set; }
}
