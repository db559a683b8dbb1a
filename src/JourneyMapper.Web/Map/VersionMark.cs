namespace JourneyMapper.Web.Map;

/// <summary>How a touchpoint differs from what it was.</summary>
public enum VersionMarkKind
{
    /// <summary>It was not there.</summary>
    Added,

    /// <summary>Fields of it say something else.</summary>
    Changed,

    /// <summary>It stood elsewhere.</summary>
    Moved,

    /// <summary>It is not there any more.</summary>
    Removed,
}

/// <summary>What a map that is compared with another state shows at a touchpoint.</summary>
/// <param name="Kind">What happened to it; null: nothing.</param>
/// <param name="Text">That in words.</param>
/// <param name="Emotion">Where the other state's emotion curve passes here; null where it was not there.</param>
/// <param name="Next">Where that curve goes from here; null at its end.</param>
public sealed record VersionMark(VersionMarkKind? Kind, string Text, int? Emotion = null, CurveStep? Next = null);
