namespace JourneyMapper.Data.Journal;

/// <summary>A picture that somebody has uploaded, never changed afterwards: another picture is another row, so that edits which refer to it can be taken back.</summary>
public sealed class PictureRow
{
    /// <summary>What records refer to.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose it is.</summary>
    public required Guid WorkspaceId { get; init; }

    /// <summary>The picture as JPEG, made anew from what was uploaded.</summary>
    public required byte[] Jpeg { get; init; }

    /// <summary>When it was uploaded, UTC.</summary>
    public required DateTimeOffset At { get; init; }
}
