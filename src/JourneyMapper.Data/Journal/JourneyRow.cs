using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Data.Journal;

/// <summary>A journey as it is stored, without its touchpoints: those are rows of their own.</summary>
public sealed class JourneyRow
{
    /// <summary>The journey's id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose it is.</summary>
    public required Guid WorkspaceId { get; init; }

    /// <summary>The journey's revision. The serialisation point of all edits: an edit is written only onto the revision it was made from.</summary>
    public long Revision { get; set; }

    /// <inheritdoc cref="Journey.ContentRevision"/>
    public long ContentRevision { get; set; }

    /// <inheritdoc cref="Journey.Title"/>
    public required string Title { get; set; }

    /// <inheritdoc cref="Journey.Scenario"/>
    public required string Scenario { get; set; }

    /// <inheritdoc cref="Journey.State"/>
    public JourneyState State { get; set; }

    /// <summary>Five texts, see <see cref="Journey.Labels"/>.</summary>
    public required string[] Labels { get; set; }

    /// <summary>Five texts, see <see cref="Journey.OutOfScope"/>.</summary>
    public required string[] OutOfScope { get; set; }

    /// <inheritdoc cref="Journey.Owner"/>
    public Guid? Owner { get; set; }

    /// <inheritdoc cref="Journey.Language"/>
    public JourneyLanguage Language { get; set; }

    /// <inheritdoc cref="Journey.ReviewEvery"/>
    public ReviewInterval ReviewEvery { get; set; }

    /// <inheritdoc cref="Journey.Tags"/>
    public string Tags { get; set; } = "";

    /// <inheritdoc cref="Journey.LaneOrder"/>
    public string LaneOrder { get; set; } = "";

    /// <inheritdoc cref="Journey.HiddenLanes"/>
    public string HiddenLanes { get; set; } = "";

    /// <inheritdoc cref="Journey.ShownLanes"/>
    public string ShownLanes { get; set; } = "";

    /// <inheritdoc cref="Journey.Omnichannel"/>
    public string Omnichannel { get; set; } = "";

    /// <inheritdoc cref="Journey.LaneTitles"/>
    public string LaneTitles { get; set; } = "";

    /// <summary>When it was made, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Who made it.</summary>
    public required Guid CreatedBy { get; init; }

    /// <summary>When it was last edited, UTC.</summary>
    public required DateTimeOffset ChangedAt { get; set; }

    /// <summary>Who edited it last.</summary>
    public required Guid ChangedBy { get; set; }

    /// <summary>When it was moved to the trash, UTC; null while it is in use.</summary>
    public DateTimeOffset? TrashedAt { get; set; }

    /// <summary>Whether it is open only to owners and to those of <see cref="JourneyAccessRow"/>.</summary>
    public bool IsPrivate { get; set; }

    /// <summary>The folder that it is in; null for none.</summary>
    public Guid? FolderId { get; set; }

    /// <summary>The row of a journey just made.</summary>
    public static JourneyRow New(Journey journey, Guid workspace, Guid author, DateTimeOffset at) => new()
    {
        Id = journey.Id,
        WorkspaceId = workspace,
        Revision = journey.Revision,
        ContentRevision = journey.ContentRevision,
        Title = journey.Title,
        Scenario = journey.Scenario,
        State = journey.State,
        Labels = [.. journey.Labels],
        OutOfScope = [.. journey.OutOfScope],
        Owner = journey.Owner,
        Language = journey.Language,
        ReviewEvery = journey.ReviewEvery,
        Tags = journey.Tags,
        LaneOrder = journey.LaneOrder,
        HiddenLanes = journey.HiddenLanes,
        ShownLanes = journey.ShownLanes,
        Omnichannel = journey.Omnichannel,
        LaneTitles = journey.LaneTitles,
        CreatedAt = at,
        CreatedBy = author,
        ChangedAt = at,
        ChangedBy = author,
    };

    /// <summary>The journey of this row, without its records.</summary>
    public Journey ToJourney() => new()
    {
        Id = Id,
        Revision = Revision,
        ContentRevision = ContentRevision,
        Title = Title,
        Scenario = Scenario,
        State = State,
        Labels = [.. Labels],
        OutOfScope = [.. OutOfScope],
        Owner = Owner,
        Language = Language,
        ReviewEvery = ReviewEvery,
        Tags = Tags,
        LaneOrder = LaneOrder,
        HiddenLanes = HiddenLanes,
        ShownLanes = ShownLanes,
        Omnichannel = Omnichannel,
        LaneTitles = LaneTitles,
    };
}
