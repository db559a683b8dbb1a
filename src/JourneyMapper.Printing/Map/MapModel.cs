using System.Runtime.InteropServices;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Printing.Drawing;
using JourneyMapper.Printing.Text;

namespace JourneyMapper.Printing.Map;

/// <summary>What is the same on all sheets of a map, in the reader's language.</summary>
/// <param name="Title">The journey's title.</param>
/// <param name="Scenario">What happens in it; may be empty.</param>
/// <param name="Personas">Whom it is about.</param>
/// <param name="ArcRows">How many rows of transitions run above the cards.</param>
/// <param name="Day">The day at the foot.</param>
/// <param name="PageOf">Says which page of how many it is; null: it is no page but a picture.</param>
/// <param name="Continued">Stands beside the name of a stage that began on another sheet.</param>
/// <param name="Icons">The icons by their names.</param>
public sealed record MapSubject(string Title, string Scenario, IReadOnlyList<MapPersona> Personas, int ArcRows, string Day, Func<int, int, string>? PageOf, string Continued, Func<string, IconShape> Icons)
{
    /// <summary>Says that the scenario goes on behind the map; null: it does not.</summary>
    public string? ScenarioFollows { get; init; }

    /// <summary>Who approved it, in words; null: nobody has.</summary>
    public string? Approval { get; init; }

    /// <summary>The picture above the map at its outer edge, of whoever prints it; null: none.</summary>
    public Picture? Logo { get; init; }

    /// <summary>The colour of the line at the top of each sheet; null: no line.</summary>
    public Color? Accent { get; init; }
}

/// <summary>A persona whom a journey is about.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Initials">One or two letters.</param>
/// <param name="Curve">The number of its curve, from 1.</param>
public sealed record MapPersona(string Name, string Initials, int Curve);

/// <summary>What the cells of a lane hold.</summary>
public enum MapLaneKind
{
    /// <summary>The card of the touchpoint.</summary>
    Card,

    /// <summary>Points of curves.</summary>
    Curve,

    /// <summary>KPIs.</summary>
    Kpis,

    /// <summary>A text.</summary>
    Text,

    /// <summary>What customers say or think, in quotes.</summary>
    Quote,

    /// <summary>Pain points, an item a line.</summary>
    Pain,

    /// <summary>Opportunities, an item a line.</summary>
    Opportunity,

    /// <summary>Other items, one a line.</summary>
    Listed,

    /// <summary>Links, one a line.</summary>
    Links,

    /// <summary>A number.</summary>
    Figure,

    /// <summary>One of some words.</summary>
    Choice,
}

/// <summary>A row of the map.</summary>
/// <param name="Id">What cells name it by.</param>
/// <param name="Title">Its title.</param>
/// <param name="Icon">The name of its icon.</param>
/// <param name="Kind">What its cells hold.</param>
public sealed record MapLane(string Id, string Title, string Icon, MapLaneKind Kind)
{
    /// <summary>What stands below its title, in small.</summary>
    public string? Note { get; init; }

    /// <summary>Whether customers do not see what is in it: a dashed line stands above.</summary>
    public bool IsBackstage { get; init; }

    /// <summary>Its curves: the first one is the lane's own, others are of personas.</summary>
    public IReadOnlyList<MapCurve> Curves { get; init; } = [];

    /// <summary>For each level from +2 down, the face beside it; empty: none.</summary>
    public IReadOnlyList<string> Faces { get; init; } = [];
}

/// <summary>A curve.</summary>
/// <param name="Key">What touchpoints name it by.</param>
/// <param name="Look">Whose it is.</param>
/// <param name="Persona">The number of the persona's curve; 0 where it is a lane's own.</param>
public sealed record MapCurve(string Key, MapCurveLook Look, int Persona = 0);

/// <summary>Whose a curve is.</summary>
public enum MapCurveLook
{
    /// <summary>The feelings of the journey, green and red.</summary>
    Emotion,

    /// <summary>The level of a lane of one's own, which is neither good nor bad.</summary>
    Level,

    /// <summary>The feelings of a further persona.</summary>
    Persona,
}

/// <summary>A part of a stage on a sheet.</summary>
/// <param name="Stage">The stage; colours and the bookmark follow it.</param>
/// <param name="Label">Its name.</param>
/// <param name="Icon">The name of its icon.</param>
/// <param name="Count">How many touchpoints it has on all sheets.</param>
/// <param name="IsFirst">Whether it begins here.</param>
/// <param name="Columns">Its touchpoints on this sheet; none where the stage has none at all.</param>
public sealed record MapStage(Stage Stage, string Label, string Icon, string Count, bool IsFirst, IReadOnlyList<MapColumn> Columns)
{
    /// <summary>The stage that gives it its colour, where stages are read in groups.</summary>
    public Stage ColorOf { get; init; } = Stage;

    /// <summary>The group that it is part of; null: stages stand alone.</summary>
    public string? Group { get; init; }

    /// <summary>How long it takes; null: nothing is known.</summary>
    public string? Time { get; init; }

    /// <summary>How many people went on from it; null: nothing is known.</summary>
    public string? Flow { get; init; }

    /// <summary>What stands there while it has no touchpoint.</summary>
    public IReadOnlyList<TextSpan> Empty { get; init; } = [];

    /// <summary>Where the curves come from that began on the sheet before; null: from nowhere.</summary>
    public MapStep? LeadIn { get; init; }

    /// <summary>The arcs that come from the sheet before.</summary>
    public IReadOnlyList<MapArc> ArcsBefore { get; init; } = [];
}

/// <summary>A touchpoint with its cells.</summary>
/// <param name="Id">Its id: on two sheets it is the same element of the document.</param>
/// <param name="Card">Its card.</param>
/// <param name="Cells">What its other cells hold, by the id of their lane; lanes that are missing are empty.</param>
/// <param name="Points">Where curves pass, by their key.</param>
/// <param name="Next">The way to the next touchpoint; null: it is the last.</param>
public sealed record MapColumn(Guid Id, MapCard Card, IReadOnlyDictionary<string, MapCell> Cells, IReadOnlyDictionary<string, MapPoint> Points, MapStep? Next)
{
    /// <summary>The arcs that cross it.</summary>
    public IReadOnlyList<MapArc> Arcs { get; init; } = [];

    /// <summary>Says that it is the journey's lowest moment; null: it is not.</summary>
    public string? Lowest { get; init; }
}

/// <summary>A point of a curve.</summary>
/// <param name="Level">From −2 to 2.</param>
/// <param name="Said">What that means, for who does not see it.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct MapPoint(int Level, string Said);

/// <summary>The way from a touchpoint to the next.</summary>
/// <param name="Distance">How far to the right the next point lies, in CSS pixels.</param>
/// <param name="Levels">Where the curves pass at its other end, by their key.</param>
public sealed record MapStep(double Distance, IReadOnlyDictionary<string, int> Levels)
{
    /// <summary>Whether context comes along; null: that is not known.</summary>
    public MapHandoff? Handoff { get; init; }
}

/// <summary>What comes along from one touchpoint to the next.</summary>
/// <param name="Icon">The name of its icon.</param>
/// <param name="Color">Its colour.</param>
/// <param name="Said">What it says, for who does not see it.</param>
/// <param name="IsAcross">Whether the next touchpoint is in another stage.</param>
public sealed record MapHandoff(string Icon, Color Color, string Said, bool IsAcross);

/// <summary>A piece of a transition, from the middle of a column to the middle of the next.</summary>
/// <param name="Row">Counted from the cards upwards, from 0.</param>
/// <param name="Begins">Whether its left end is here.</param>
/// <param name="Stops">Whether its right end is at the next column.</param>
/// <param name="IsShort">Whether it stays over its card.</param>
/// <param name="Left">Where its left end stands, from the middle of the column.</param>
/// <param name="Right">Where its right end stands, from the middle of the next column.</param>
/// <param name="Arrow">Which end has an arrow: −1 the left one, 1 the right one, 0 neither.</param>
/// <param name="Color">Its colour.</param>
/// <param name="Line">How its line is drawn.</param>
public sealed record MapArc(int Row, bool Begins, bool Stops, bool IsShort, double Left, double Right, int Arrow, Color Color, MapArcLine Line)
{
    /// <summary>What stands on it, at its left end; null: nothing.</summary>
    public MapArcLabel? Label { get; init; }
}

/// <summary>How the line of a transition is drawn.</summary>
public enum MapArcLine
{
    /// <summary>Without a break.</summary>
    Solid,

    /// <summary>In dashes.</summary>
    Dashed,

    /// <summary>In dots.</summary>
    Dotted,
}

/// <summary>What stands on a transition.</summary>
/// <param name="Text">In short.</param>
/// <param name="Full">All of it, for who does not see the line.</param>
/// <param name="Icon">The name of its icon.</param>
/// <param name="Span">How many columns wide the transition is.</param>
public sealed record MapArcLabel(string Text, string Full, string Icon, int Span);

/// <summary>What a mark on the sheet means.</summary>
/// <param name="Text">In words.</param>
/// <param name="Kind">How the mark looks.</param>
/// <param name="Icon">The name of its icon, where it is one.</param>
/// <param name="Color">Its colour.</param>
public sealed record MapLegendEntry(string Text, MapLegendKind Kind, string Icon, Color Color);

/// <summary>How a mark of the legend looks.</summary>
public enum MapLegendKind
{
    /// <summary>An icon.</summary>
    Icon,

    /// <summary>A star in a disc.</summary>
    Star,

    /// <summary>The bar and ground of an item.</summary>
    Bar,

    /// <summary>The strip and ground of a card.</summary>
    Card,
}

/// <summary>One sheet of a map.</summary>
/// <param name="Stages">The parts of stages on it, from left to right.</param>
/// <param name="Lanes">The lanes on it, from the top.</param>
/// <param name="Column">The width of a column, in CSS pixels before zoom.</param>
/// <param name="Zoom">How much larger or smaller than on a screen the map is drawn.</param>
/// <param name="Legend">What its marks mean.</param>
public sealed record MapSheet(IReadOnlyList<MapStage> Stages, IReadOnlyList<MapLane> Lanes, double Column, double Zoom, IReadOnlyList<MapLegendEntry> Legend);
