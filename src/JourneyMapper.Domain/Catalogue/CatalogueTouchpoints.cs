using System.Collections.Immutable;
using System.Globalization;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Catalogue;

/// <summary>A touchpoint that many journeys have, ready to be added.</summary>
/// <param name="Id">Stable.</param>
/// <param name="Stage">Where it usually belongs.</param>
/// <param name="Channel">Where it happens.</param>
/// <param name="Core">Whether it belongs to the twenty that most journeys start from.</param>
/// <param name="Name">In both languages.</param>
/// <param name="Description">In both languages.</param>
/// <param name="Fact">A figure that shows its weight, where there is one.</param>
public sealed record CatalogueTouchpoint(string Id, Stage Stage, Channel Channel, bool Core, LocalText Name, LocalText Description, LocalText? Fact)
{
    /// <summary>A new touchpoint made from it, in that culture's language.</summary>
    public Touchpoint Create(Stage stage, CultureInfo culture) => new()
    {
        Id = Guid.CreateVersion7(),
        Stage = stage,
        Name = Name.For(culture),
        Description = Description.For(culture),
        Channel = Channel.Id,
        Setting = Channel.Setting,
        Contact = Channel.Contact,
        Facts = Fact is null ? "" : new LocalText($"{Fact.En} (source not recorded)", $"{Fact.Fr} (source non consignée)").For(culture),
    };
}

/// <summary>The built-in touchpoints.</summary>
public static class CatalogueTouchpoints
{
    /// <summary>All 40, by stage.</summary>
    public static IReadOnlyList<CatalogueTouchpoint> All { get; } =
        [.. CatalogueFile.Read<Data>("touchpoints").Select(Build).OrderBy(touchpoint => touchpoint.Stage).ThenByDescending(touchpoint => touchpoint.Core)];

    /// <summary>The touchpoint of that id, or null.</summary>
    public static CatalogueTouchpoint? Find(string id) => All.FirstOrDefault(touchpoint => touchpoint.Id == id);

    /// <summary>New touchpoints made from some, each in its usual stage and in order.</summary>
    public static ImmutableArray<Touchpoint> Create(IEnumerable<CatalogueTouchpoint> chosen, CultureInfo culture)
    {
        var made = ImmutableArray.CreateBuilder<Touchpoint>();
        foreach (var touchpoint in chosen)
            made.Add(touchpoint.Create(touchpoint.Stage, culture) with { Rank = Rank.Between(made.Count == 0 ? null : made[^1].Rank, null) });
        return JourneyKinds.Touchpoint.InOrder(made);
    }

    static CatalogueTouchpoint Build(Data data) => new(
        data.Id,
        data.Stage,
        Channels.Find(data.Channel) ?? throw new InvalidOperationException($"The catalogue names the unknown channel {data.Channel}."),
        data.Core,
        new(data.En.Name, data.Fr.Name),
        new(data.En.Description, data.Fr.Description),
        data is { En.Fact: { } en, Fr.Fact: { } fr } ? new(en, fr) : null);

    sealed record Data(string Id, Stage Stage, string Channel, bool Core, Texts En, Texts Fr);

    sealed record Texts(string Name, string Description, string? Fact = null);
}
