using System.Collections.Immutable;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Comments;

/// <summary>A thread of comments as it is told elsewhere than where it was written: people are names, since elsewhere nobody has their accounts.</summary>
public sealed record RecordedThread
{
    /// <summary>The fields whose cells can be commented on: the texts of the map.</summary>
    public static ImmutableArray<Field<Touchpoint>> Fields { get; } = [.. TouchpointFields.Set.All.Where(field => field.Lane is { Look: not LaneLook.Own })];

    /// <summary>The touchpoint that it is about; null for the journey as a whole.</summary>
    public Guid? Touchpoint { get; init; }

    /// <summary>The id of the field of <see cref="Fields"/> that it is about; null for the touchpoint as a whole.</summary>
    public string? Field { get; init; }

    /// <summary>When it was resolved, UTC; null while it is open.</summary>
    public DateTimeOffset? ResolvedAt { get; init; }

    /// <summary>The name of whoever resolved it; may be empty.</summary>
    public string ResolvedBy { get; init; } = "";

    /// <summary>What was said and not deleted, the oldest first; at least one.</summary>
    public required ImmutableArray<RecordedComment> Comments { get; init; }
}

/// <summary>A comment as it is told elsewhere.</summary>
/// <param name="Author">The name of whoever wrote it.</param>
/// <param name="IsGuest">Whether it was a guest, by a shared link.</param>
/// <param name="Text">As it was typed, at most <see cref="Limits.Comment"/> characters.</param>
/// <param name="WrittenAt">When, UTC.</param>
/// <param name="EditedAt">When it was changed last, UTC; null when it is as it was written.</param>
public sealed record RecordedComment(string Author, bool IsGuest, string Text, DateTimeOffset WrittenAt, DateTimeOffset? EditedAt);
