using System.Collections.Immutable;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Map;

/// <summary>What can be a row of the map: the fields that have a lane. Which of them a map shows says its <see cref="LaneSet"/>.</summary>
public static class Lanes
{
    /// <summary>All of them, in the order of the map.</summary>
    public static ImmutableArray<Field<Touchpoint>> All { get; } = [.. TouchpointFields.Set.All.Where(field => field.Lane is not null)];

    /// <summary>Those whose cells hold words.</summary>
    public static ImmutableArray<Field<Touchpoint>> Written { get; } = [.. All.Where(lane => lane.IsText || lane.Kind == FieldKind.Choices)];

    /// <summary>How a lane's cells look, as a style class.</summary>
    public static string StyleOf(this LaneSet lanes, Field<Touchpoint> lane) => lane.Lane?.Look switch
    {
        LaneLook.Plain when lanes.OwnOf(lane) is { } own => own.Type switch { LaneType.Items => "plain listed", LaneType.Number => "plain figure", LaneType.Choice => "plain choice", LaneType.Link => "plain listed links", _ => "plain" },
        LaneLook.Plain when lane == TouchpointFields.Backstage => "plain listed backstage",
        LaneLook.Plain when lane.Kind == FieldKind.Items => "plain listed",
        LaneLook.Quote => "thought",
        LaneLook.Pain => "pain",
        LaneLook.Opportunity => "opportunity",
        _ => "plain",
    };

    /// <summary>The lines of a text that holds one item a line.</summary>
    public static IEnumerable<string> Items(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
