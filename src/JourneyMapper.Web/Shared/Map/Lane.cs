using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Resources;

namespace JourneyMapper.Web.Shared.Map;

/// <summary>A row of the map.</summary>
public enum Lane
{
    /// <summary>Name, channel, marks.</summary>
    Touchpoint,

    /// <summary>What the customer does.</summary>
    Action,

    /// <summary>What the customer thinks.</summary>
    Thought,

    /// <summary>The curve.</summary>
    Emotion,

    /// <summary>What hurts.</summary>
    PainPoints,

    /// <summary>What could be improved.</summary>
    Opportunities,

    /// <summary>What is measured, with the last values.</summary>
    Kpis,
}

/// <summary>The lanes in the order of the map, and what each shows.</summary>
public static class Lanes
{
    /// <summary>All seven.</summary>
    public static IReadOnlyList<Lane> All { get; } = Enum.GetValues<Lane>();

    /// <summary>The lane's title.</summary>
    public static string Title(this Lane lane) => lane switch
    {
        Lane.Touchpoint => Common.LaneTouchpoint,
        Lane.Action => Common.LaneAction,
        Lane.Thought => Common.LaneThought,
        Lane.Emotion => Common.LaneEmotion,
        Lane.PainPoints => Common.LanePainPoints,
        Lane.Opportunities => Common.LaneOpportunities,
        _ => KpiTexts.Kpis,
    };

    /// <summary>The lane's icon.</summary>
    public static string Symbol(this Lane lane) => lane switch
    {
        Lane.Touchpoint => "touch_app",
        Lane.Action => "directions_walk",
        Lane.Thought => "format_quote",
        Lane.Emotion => "mood",
        Lane.PainPoints => "sentiment_stressed",
        Lane.Opportunities => "lightbulb",
        _ => "monitoring",
    };

    /// <summary>The field that a cell of the lane edits, or leads to.</summary>
    public static TouchpointField Field(this Lane lane) => lane switch
    {
        Lane.Touchpoint => TouchpointField.Name,
        Lane.Action => TouchpointField.Action,
        Lane.Thought => TouchpointField.Thought,
        Lane.Emotion => TouchpointField.Emotion,
        Lane.PainPoints => TouchpointField.PainPoints,
        Lane.Opportunities => TouchpointField.Opportunities,
        _ => TouchpointField.Kpis,
    };

    /// <summary>The lines of a text that holds one item a line.</summary>
    public static IEnumerable<string> Items(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
