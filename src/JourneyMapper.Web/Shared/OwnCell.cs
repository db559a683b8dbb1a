using System.Globalization;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Web.Shared;

/// <summary>
/// The cells of a journey's own lanes whose content has a form: figures are kept as programs write them, and typed and shown as the reader writes them; links are kept a line each. What was
/// stored otherwise before stays as it is until somebody writes there.
/// </summary>
public static class OwnCell
{
    /// <summary>The own lane of a journey whose cells a field holds, where they have a form; null elsewhere.</summary>
    public static OwnLane? FormOf(Journey journey, Field field) =>
        journey.OwnLanes.FirstOrDefault(lane => lane.Cells() == field) is { Type: LaneType.Number or LaneType.Link or LaneType.Curve } lane ? lane : null;

    /// <summary>What is to be kept of a text that was typed; null where it is not what the lane holds.</summary>
    public static string? Accept(OwnLane lane, string typed, CultureInfo culture)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return "";
        if (lane.Type == LaneType.Number)
            return TypedNumber.Read(typed, culture, lane.Unit) is { } number ? TypedNumber.Write(number, CultureInfo.InvariantCulture) : null;
        if (lane.Type == LaneType.Curve)
            return Level(typed.Trim()) is { } level ? level.ToString(CultureInfo.InvariantCulture) : null;
        var links = typed.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(LaneLink.Read).ToList();
        return links.TrueForAll(link => link is not null) ? string.Join('\n', links) : null;
    }

    /// <summary>What is kept, as it is typed in a culture. Of a curve a text that is no level is nothing.</summary>
    public static string Typed(OwnLane? lane, string kept, CultureInfo culture) => lane is { Type: LaneType.Curve } && Level(kept) is null ? "" : Figure(lane, kept) is { } number ? TypedNumber.Write(number, culture) : kept;

    /// <summary>What is kept, as it is read in a culture.</summary>
    public static string Shown(OwnLane? lane, string kept, CultureInfo culture) => lane is { Type: LaneType.Curve } && Level(kept) is { } level ? Texts.Level(level) : Figure(lane, kept) is { } number ? number.ToString("#,0.######", culture).Unbroken() : kept;

    /// <summary>The level that a cell of a curve holds, from −2 to 2; null where there is none.</summary>
    public static int? Level(string kept) => kept switch
    {
        "-2" => -2,
        "-1" => -1,
        "0" => 0,
        "1" => 1,
        "2" => 2,
        _ => null,
    };

    static decimal? Figure(OwnLane? lane, string kept) =>
        lane is { Type: LaneType.Number } && decimal.TryParse(kept, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}
