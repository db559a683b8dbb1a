namespace JourneyMapper.Web.Features.Journeys;

/// <summary>The order of a list of journeys. The names are part of its address.</summary>
public enum JourneySort
{
    /// <summary>The latest change first.</summary>
    Changed,

    /// <summary>By title, in the order of the alphabet.</summary>
    Title,

    /// <summary>The largest first.</summary>
    Touchpoints,
}
