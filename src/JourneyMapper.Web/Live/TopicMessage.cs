namespace JourneyMapper.Web.Live;

/// <summary>What has changed in a workspace. What is not named may be any.</summary>
/// <param name="Journey">The journey.</param>
/// <param name="Touchpoint">Its touchpoint.</param>
public readonly record struct TopicMessage(Guid? Journey, Guid? Touchpoint = null)
{
    /// <summary>News were missed: whatever was read may be out of date.</summary>
    public static TopicMessage Anything => default;

    /// <summary>Whether a journey may have changed.</summary>
    public bool MayConcern(Guid journey) => Journey is null || Journey == journey;

    /// <summary>Whether a touchpoint may have changed.</summary>
    public bool MayConcernTouchpoint(Guid touchpoint) => Touchpoint is null || Touchpoint == touchpoint;
}
