namespace JourneyMapper.Data.Journal;

/// <summary>A picture that somebody has uploaded, never changed afterwards: another picture is another row, so that edits which refer to it can be taken back.</summary>
public sealed class PictureRow
{
    /// <summary>What records refer to.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose it is.</summary>
    public required Guid WorkspaceId { get; init; }

    /// <summary>The journey on whose map it was uploaded, there or not; null for one of a persona.</summary>
    public Guid? JourneyId { get; init; }

    /// <summary>The picture as JPEG, made anew from what was uploaded.</summary>
    public required byte[] Jpeg { get; init; }

    /// <summary>The same in the size of a cell of a map; null where it is not larger than that.</summary>
    public byte[]? Small { get; init; }

    /// <summary>When it was uploaded, UTC.</summary>
    public required DateTimeOffset At { get; init; }
}
