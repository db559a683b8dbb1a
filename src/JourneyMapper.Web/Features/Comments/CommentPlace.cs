using System.Collections.Immutable;
using JourneyMapper.Domain.Comments;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Comments;

/// <summary>What comments are about.</summary>
/// <param name="Touchpoint">A touchpoint; null for the journey as a whole.</param>
/// <param name="Field">The id of the field whose cell it is; null for the touchpoint as a whole.</param>
public sealed record CommentPlace(Guid? Touchpoint = null, string? Field = null)
{
    /// <summary>The journey as a whole.</summary>
    public static CommentPlace Whole { get; } = new();

    /// <summary>The fields whose cells can be commented on: the texts of the map.</summary>
    public static ImmutableArray<Field<Touchpoint>> Fields => RecordedThread.Fields;

    /// <summary>The form that <see cref="Read"/> reads.</summary>
    public override string ToString() => Field is null ? $"{Touchpoint}" : $"{Touchpoint}/{Field}";

    /// <summary>Reads what <see cref="ToString"/> wrote; null for anything else.</summary>
    public static CommentPlace? Read(string text) => text.Split('/') switch
    {
        [""] => Whole,
        [var id] when Guid.TryParse(id, out var touchpoint) => new(touchpoint),
        [var id, var field] when Guid.TryParse(id, out var touchpoint) && FieldOf(field) is not null => new(touchpoint, field),
        _ => null,
    };

    /// <summary>In words: "Whole journey", "Store", "Store · Thinking".</summary>
    /// <param name="map">The journey as it is now. A touchpoint may have been removed since.</param>
    public string Name(Journey map)
    {
        if (Touchpoint is not { } id)
            return CommentText.WholeJourney;
        var name = map.Find(id)?.Name ?? CommentText.RemovedTouchpoint;
        return FieldOf(Field) is { } field ? $"{name} · {LaneSet.Of(map).TitleOf(field)}" : name;
    }

    /// <summary>Whether it can be commented on in a map.</summary>
    public bool IsIn(Journey map) => (Touchpoint is not { } id || map.Find(id) is not null)
        && (Field is null || (Touchpoint is not null && FieldOf(Field) is not null));

    internal static Field<Touchpoint>? FieldOf(string? id) => Fields.FirstOrDefault(field => field.Id == id);
}

/// <summary>What somebody wants to read or write among the comments on a journey.</summary>
/// <param name="Place">What a new comment is about, unless its author chooses something else.</param>
/// <param name="Comment">The comment to show first.</param>
/// <param name="Writes">Whether to write rather than to read.</param>
public sealed record CommentRequest(CommentPlace Place, Guid? Comment = null, bool Writes = false);
