using System.Collections.Immutable;
using System.Globalization;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Funnels;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Personas;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Map;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using Microsoft.Extensions.Primitives;

namespace JourneyMapper.Web.Features.Export;

public enum Paper
{
    A4,
    A3,
    Letter,

    /// <summary>One page as large as the map; it has no orientation.</summary>
    Poster,
}

public enum Orientation
{
    Landscape,
    Portrait,
}

public enum PrintLayout
{
    /// <summary>Each stage begins a new page.</summary>
    Stages,

    /// <summary>The map flows on from page to page, to hang side by side.</summary>
    Tiled,
}

/// <summary>How a map becomes pages. Written in addresses the same in every language.</summary>
public sealed record PrintOptions
{
    const string Five = "five";
    const string Three = "three";

    public Paper Paper { get; init; } = Paper.A4;

    public Orientation Orientation { get; init; } = Orientation.Landscape;

    public PrintLayout Layout { get; init; } = PrintLayout.Stages;

    /// <summary>The lanes to print, in the order of the map. The touchpoint's own is always there.</summary>
    public ImmutableArray<Field<Touchpoint>> Lanes { get; init; } = Map.Lanes.All;

    /// <summary>Whether the five stages are read as three.</summary>
    public bool InThree { get; init; }

    /// <summary>Who approved what is printed, in a line for the foot of each page; null where nobody has. Not part of an address: nobody may claim it.</summary>
    public string? Approval { get; init; }

    /// <summary>The day at the foot of each page: today where the member is who prints, or on the server. Not part of an address.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>What the lane of KPIs shows; without any KPI there is no such lane on paper. Not part of an address.</summary>
    public KpiLane Kpis { get; init; } = KpiLane.Empty;

    /// <summary>Who was in which stage, in the last month that was counted; null: nobody has counted. Not part of an address.</summary>
    public StageCounts? Counts { get; init; }

    /// <summary>The workspace's personas: the names, curves and cards of those whom the journey is about are printed; null: none are. Not part of an address.</summary>
    public PersonaLibrary? Personas { get; init; }

    /// <summary>The workspace's channels.</summary>
    public ChannelLibrary Channels { get; init; } = ChannelLibrary.BuiltIn;

    /// <summary>The pictures in its texts, as JPEG; one that is not among them leaves its place empty. Not part of an address.</summary>
    public IReadOnlyDictionary<Guid, byte[]> Pictures { get; init; } = ImmutableDictionary<Guid, byte[]>.Empty;

    /// <summary>Whether it becomes one picture, behind which no page follows. Not part of an address.</summary>
    public bool IsImage { get; init; }

    /// <summary>Says of a text that is too long for the map where the rest of it is.</summary>
    public string FollowsText => IsImage ? ExportText.ContinuedInJourney : ExportText.ContinuedBehind;

    /// <summary>The lanes that are printed: on a screen an empty lane invites to fill it, on paper it says nothing.</summary>
    public ImmutableArray<Field<Touchpoint>> Shown => Kpis.IsEmpty ? Lanes.Remove(TouchpointFields.Kpis) : Lanes;

    /// <summary>Reads options as <see cref="ToQuery"/> writes them; what is not said keeps its default.</summary>
    /// <param name="query">The values by name.</param>
    /// <param name="problem">What is wrong, in the reader's language; null when nothing is.</param>
    public static PrintOptions? Parse(IEnumerable<KeyValuePair<string, StringValues>> query, out string? problem)
    {
        var options = new PrintOptions();
        foreach (var (name, values) in query)
        {
            var value = values.Count == 1 ? values.ToString() : "";
            var next = name switch
            {
                "paper" => Choice<Paper>(value) is { } paper ? options with { Paper = paper } : null,
                "orientation" => Choice<Orientation>(value) is { } orientation ? options with { Orientation = orientation } : null,
                "layout" => Choice<PrintLayout>(value) is { } layout ? options with { Layout = layout } : null,
                "stages" => value is Five or Three ? options with { InThree = value == Three } : null,
                "lanes" => values.Count == 1 ? WithLanes(options, value) : null,
                _ => null,
            };
            if (next is null)
            {
                problem = Choices(name) is { } choices ? ExportText.UnknownValue.With(name, values.ToString(), choices) : ExportText.UnknownOption.With(name);
                return null;
            }
            options = next;
        }
        problem = null;
        return options;
    }

    /// <summary>The options as the query of an address, without the question mark.</summary>
    public string ToQuery() =>
        $"paper={Word(Paper)}&orientation={Word(Orientation)}&layout={Word(Layout)}&stages={(InThree ? Three : Five)}&lanes={string.Join(',', Lanes.Select(WordOf))}";

    static PrintOptions? WithLanes(PrintOptions options, string value)
    {
        var lanes = value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(word => Map.Lanes.All.FirstOrDefault(lane => WordOf(lane) == word)).ToList();
        return lanes.Contains(null) ? null : options with { Lanes = [.. Map.Lanes.All.Where(lane => lane == TouchpointFields.Name || lanes.Contains(lane))] };
    }

    static T? Choice<T>(string word) where T : struct, Enum
    {
        foreach (var choice in Enum.GetValues<T>())
            if (Word(choice) == word)
                return choice;
        return null;
    }

    static string? Choices(string name) => name switch
    {
        "paper" => Words<Paper>(),
        "orientation" => Words<Orientation>(),
        "layout" => Words<PrintLayout>(),
        "stages" => $"{Five}, {Three}",
        "lanes" => string.Join(", ", Map.Lanes.All.Select(WordOf)),
        _ => null,
    };

    static string Words<T>() where T : struct, Enum => string.Join(", ", Enum.GetValues<T>().Select(Word));

    static string Word<T>(T choice) where T : struct, Enum => InCamelCase(choice.ToString());

    // The lane of names is that of the touchpoint itself.
    static string WordOf(Field<Touchpoint> lane) => lane == TouchpointFields.Name ? "touchpoint" : InCamelCase(lane.Id);

    // As JSON would have it.
    static string InCamelCase(string name) => string.Create(CultureInfo.InvariantCulture, $"{char.ToLowerInvariant(name[0])}{name[1..]}");
}
