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

    /// <summary>11 × 17 inches.</summary>
    Tabloid,

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
    /// <summary>The whole map on one sheet where its text stays legible there, otherwise a new page for each stage. See <see cref="MapPlan.SmallestText"/>.</summary>
    Automatic,

    /// <summary>The whole map on one sheet, however small it becomes.</summary>
    OneSheet,

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
    const string OpportunityList = "opportunities";
    const string CommentList = "comments";

    public Paper Paper { get; init; } = Paper.A4;

    /// <summary>Whether the page is as large as the map.</summary>
    public bool IsPoster => Paper == Paper.Poster;

    public Orientation Orientation { get; init; } = Orientation.Landscape;

    public PrintLayout Layout { get; init; } = PrintLayout.Automatic;

    /// <summary>The lanes to print, in the order of the map. The touchpoint's own is always there.</summary>
    public ImmutableArray<Field<Touchpoint>> Lanes { get; init; } = Map.Lanes.All;

    /// <summary>Whether the five stages are read as three.</summary>
    public bool InThree { get; init; }

    /// <summary>Fields of touchpoints that the map has no lane for and that paper can show, each as a row of its own: some of <see cref="PaperFields.All"/>, in their order.</summary>
    public ImmutableArray<Field<Touchpoint>> Fields { get; init; } = [];

    /// <summary>Whether the opportunities follow as a list, and what became of them.</summary>
    public bool HasOpportunities { get; init; }

    /// <summary>Whether what is said in open threads of comments follows.</summary>
    public bool HasComments { get; init; }

    /// <summary>The code of the language that the paper speaks; null: the journey's own, or where nobody has said which that is, that of whoever prints.</summary>
    public string? Language { get; init; }

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

    /// <summary>The names of the workspace's members by their ids. Not part of an address.</summary>
    public IReadOnlyDictionary<Guid, string> Members { get; init; } = ImmutableDictionary<Guid, string>.Empty;

    /// <summary>What is said in open threads, in the order of the map. Not part of an address.</summary>
    public IReadOnlyList<PaperThread> Threads { get; init; } = [];

    /// <summary>What the workspace prints its maps with. Not part of an address.</summary>
    public PaperBrand Brand { get; init; } = PaperBrand.None;

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

    /// <summary>What stands in the row of one of <see cref="Fields"/>, in words.</summary>
    public string Read(Field<Touchpoint> field, Touchpoint touchpoint) => PaperFields.Read(field, touchpoint, Members);

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
                "fields" => values.Count == 1 ? WithFields(options, value) : null,
                "lists" => values.Count == 1 ? WithLists(options, value) : null,
                "language" => Languages.All.Any(language => language.Code == value) ? options with { Language = value } : null,
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
        $"paper={Word(Paper)}&orientation={Word(Orientation)}&layout={Word(Layout)}&stages={(InThree ? Three : Five)}&lanes={string.Join(',', Lanes.Select(WordOf))}"
        + (Fields.IsEmpty ? "" : $"&fields={string.Join(',', Fields.Select(WordOf))}")
        + (HasOpportunities || HasComments ? $"&lists={string.Join(',', Lists)}" : "")
        + (Language is null ? "" : $"&language={Language}");

    IEnumerable<string> Lists => [.. HasOpportunities ? [OpportunityList] : Array.Empty<string>(), .. HasComments ? [CommentList] : Array.Empty<string>()];

    static PrintOptions? WithLanes(PrintOptions options, string value)
    {
        var lanes = WordsIn(value).Select(word => Map.Lanes.All.FirstOrDefault(lane => WordOf(lane) == word)).ToList();
        return lanes.Contains(null) ? null : options with { Lanes = [.. Map.Lanes.All.Where(lane => lane == TouchpointFields.Name || lanes.Contains(lane))] };
    }

    static PrintOptions? WithFields(PrintOptions options, string value)
    {
        var fields = WordsIn(value).Select(word => PaperFields.All.FirstOrDefault(field => WordOf(field) == word)).ToList();
        return fields.Contains(null) ? null : options with { Fields = [.. PaperFields.All.Where(fields.Contains)] };
    }

    static PrintOptions? WithLists(PrintOptions options, string value)
    {
        var lists = WordsIn(value);
        return lists.Except([OpportunityList, CommentList]).Any() ? null : options with { HasOpportunities = lists.Contains(OpportunityList), HasComments = lists.Contains(CommentList) };
    }

    static string[] WordsIn(string value) => value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

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
        "fields" => string.Join(", ", PaperFields.All.Select(WordOf)),
        "lists" => $"{OpportunityList}, {CommentList}",
        "language" => string.Join(", ", Languages.All.Select(language => language.Code)),
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
