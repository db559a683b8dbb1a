namespace JourneyMapper.Data.Journal;

/// <summary>A way to look at a journey that somebody keeps under a name.</summary>
public sealed class SavedViewRow
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The journey.</summary>
    public required Guid JourneyId { get; init; }

    /// <summary>What it is called: one line, never empty.</summary>
    public required string Name { get; set; }

    /// <summary>The ids of the fields whose lanes are hidden.</summary>
    public required string[] HiddenLanes { get; set; }

    /// <summary>The numbers of the emotion curves that are hidden.</summary>
    public required int[] HiddenCurves { get; set; }

    /// <summary>In percent; null: as it fits.</summary>
    public short? Zoom { get; set; }

    /// <summary>The stage where it begins; null: at the beginning.</summary>
    public short? Stage { get; set; }

    /// <summary>The stages that are collapsed.</summary>
    public short[] CollapsedStages { get; set; } = [];

    /// <summary>Who saved it last.</summary>
    public required Guid AuthorId { get; set; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset At { get; set; }
}
