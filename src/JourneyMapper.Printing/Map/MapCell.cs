using JourneyMapper.Domain.Journeys;
using JourneyMapper.Printing.Drawing;
using JourneyMapper.Printing.Text;

namespace JourneyMapper.Printing.Map;

/// <summary>A card.</summary>
/// <param name="Name">The touchpoint's name.</param>
/// <param name="Icon">The name of the icon in its tile.</param>
/// <param name="Below">What stands below the name; may be empty.</param>
public sealed record MapCard(string Name, string Icon, string Below)
{
    /// <summary>An icon before what stands below.</summary>
    public string? BelowIcon { get; init; }

    /// <summary>What it is marked with.</summary>
    public CardColour Colour { get; init; }

    /// <summary>Whether customers may pass it by: its border is dashed.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Says that it is a moment of truth; null: it is not.</summary>
    public string? Star { get; init; }
}

/// <summary>What a cell holds.</summary>
public abstract record MapCell;

/// <summary>Texts.</summary>
/// <param name="Items">One, or an item a line.</param>
/// <param name="Follows">Says that it goes on behind the map; null: it does not.</param>
public sealed record MapTexts(IReadOnlyList<MapItem> Items, string? Follows = null) : MapCell;

/// <summary>A text of a cell.</summary>
/// <param name="Parts">Its parts, one below another: spans of text, which may hold line breaks, and pictures.</param>
/// <param name="Mark">What is to be seen of it beyond its words.</param>
public sealed record MapItem(IReadOnlyList<MapItemPart> Parts, MapItemMark Mark = MapItemMark.None);

/// <summary>A part of an item: spans, or a picture.</summary>
/// <param name="Spans">The text; that of a picture describes it.</param>
/// <param name="Picture">The picture.</param>
/// <param name="IsPicture">Whether it is a picture, also one that cannot be had.</param>
public sealed record MapItemPart(IReadOnlyList<TextSpan> Spans, Picture? Picture = null, bool IsPicture = false);

/// <summary>What is to be seen of an item beyond its words.</summary>
public enum MapItemMark
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It hurts a little.</summary>
    Low,

    /// <summary>It hurts.</summary>
    Medium,

    /// <summary>It hurts a lot.</summary>
    High,

    /// <summary>It has been done.</summary>
    Done,

    /// <summary>It will not be done.</summary>
    Dropped,
}

/// <summary>KPIs.</summary>
/// <param name="Kpis">One below another.</param>
public sealed record MapKpis(IReadOnlyList<MapKpi> Kpis) : MapCell;

/// <summary>A KPI.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">The last value; null while there is none.</param>
/// <param name="Recent">The last values, the oldest first.</param>
/// <param name="Target">What is to be reached; null: nothing.</param>
/// <param name="State">How it stands, in words.</param>
/// <param name="StateIcon">The name of the icon of its state.</param>
/// <param name="Color">The colour of its state.</param>
/// <param name="LineColor">The colour of its line.</param>
public sealed record MapKpi(string Name, string? Value, IReadOnlyList<double> Recent, double? Target, string State, string StateIcon, Color Color, Color LineColor);
