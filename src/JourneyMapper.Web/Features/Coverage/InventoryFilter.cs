using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Shared;
using Microsoft.AspNetCore.WebUtilities;

namespace JourneyMapper.Web.Features.Coverage;

/// <summary>What the list of touchpoints is sorted by.</summary>
public enum InventorySort
{
    /// <summary>The touchpoint's name.</summary>
    Name,

    /// <summary>The journey's title.</summary>
    Journey,

    /// <summary>The stage, in order.</summary>
    Stage,

    /// <summary>The owner's name; nobody last.</summary>
    Owner,

    /// <summary>The last audit; never last.</summary>
    Audit,

    /// <summary>The emotion.</summary>
    Emotion,

    /// <summary>The importance.</summary>
    Importance,

    /// <summary>How many pain points.</summary>
    PainPoints,

    /// <summary>The last value of <see cref="InventoryFilter.Kpi"/>; not measured last.</summary>
    Kpi,
}

/// <summary>How a touchpoint stands with its KPIs.</summary>
public enum InventoryKpis
{
    /// <summary>It has none.</summary>
    None,

    /// <summary>At least one has no measurement, or an old one.</summary>
    Old,

    /// <summary>It has some, and each has a measurement that is not old.</summary>
    Fresh,

    /// <summary>The last value of at least one misses its target by more than the margin.</summary>
    Missed,
}

/// <summary>Which touchpoints are listed, and in which order.</summary>
public sealed record InventoryFilter
{
    /// <summary>In place of a channel: those that name none.</summary>
    public const string NoChannel = "none";

    /// <summary>Words that must all occur in the touchpoint's name or the journey's title.</summary>
    public string? Search { get; init; }

    /// <summary>Only what this member answers for.</summary>
    public Guid? Owner { get; init; }

    /// <summary>Only what nobody answers for.</summary>
    public bool Unowned { get; init; }

    /// <summary>Only this stage.</summary>
    public Stage? Stage { get; init; }

    /// <summary>Only this channel with its platforms, by its id; or <see cref="NoChannel"/>.</summary>
    public string? Channel { get; init; }

    /// <summary>Only what reaches such an audience: one of them.</summary>
    public Ownership? Ownership { get; init; }

    /// <summary>Only where these speak.</summary>
    public Contact? Contact { get; init; }

    /// <summary>Only where the customer is there.</summary>
    public Setting? Setting { get; init; }

    /// <summary>Only those that stand so with their KPIs.</summary>
    public InventoryKpis? Kpis { get; init; }

    /// <summary>Only those that are measured by this KPI, by its id, with its last values.</summary>
    public string? Kpi { get; init; }

    /// <summary>The order.</summary>
    public InventorySort Sort { get; init; }

    /// <summary>Last first.</summary>
    public bool Descending { get; init; }

    /// <summary>Whether its choices are known ones.</summary>
    public bool IsValid => Enum.IsDefined(Sort) && IsKnown(Stage) && IsKnown(Kpis) && IsKnown(Contact) && IsKnown(Setting) && (Ownership is null || ChannelTraits.Ownerships.Contains(Ownership.Value));

    /// <summary>The filter of an address, see <see cref="At"/>; what cannot be read is left out.</summary>
    /// <param name="address">Absolute.</param>
    public static InventoryFilter Of(string address)
    {
        var query = QueryHelpers.ParseQuery(new Uri(address).Query);
        return new()
        {
            Search = Text("search"),
            Owner = Guid.TryParse(Text("owner"), out var owner) ? owner : null,
            Unowned = Text("unowned") == "true",
            Stage = Known<Stage>("stage"),
            Channel = Text("channel"),
            Ownership = Known<Ownership>("ownership") is { } ownership && ChannelTraits.Ownerships.Contains(ownership) ? ownership : null,
            Contact = Known<Contact>("contact"),
            Setting = Known<Setting>("setting"),
            Kpis = Known<InventoryKpis>("kpis"),
            Kpi = Text("kpi"),
            Sort = Known<InventorySort>("sort") ?? default,
            Descending = Text("descending") == "true",
        };

        string? Text(string name) => query.TryGetValue(name, out var values) && values is [{ Length: > 0 } first, ..] ? first : null;

        T? Known<T>(string name) where T : struct, Enum => EnumName.Find<T>(Text(name));
    }

    static bool IsKnown<T>(T? value) where T : struct, Enum => value is null || Enum.IsDefined(value.Value);

    /// <summary>An address with the filter in its query, as parameters of these names read it.</summary>
    public string At(string path) => QueryHelpers.AddQueryString(path, new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["search"] = string.IsNullOrWhiteSpace(Search) ? null : Search,
        ["owner"] = Owner?.ToString(),
        ["unowned"] = Unowned ? "true" : null,
        ["stage"] = Stage?.ToString(),
        ["channel"] = Channel,
        ["ownership"] = Ownership?.ToString(),
        ["contact"] = Contact?.ToString(),
        ["setting"] = Setting?.ToString(),
        ["kpis"] = Kpis?.ToString(),
        ["kpi"] = Kpi,
        ["sort"] = Sort.ToString(),
        ["descending"] = Descending ? "true" : null,
    });
}
