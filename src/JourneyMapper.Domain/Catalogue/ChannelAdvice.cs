using System.Collections.Frozen;

namespace JourneyMapper.Domain.Catalogue;

/// <summary>One thing to see to at touchpoints of a channel.</summary>
/// <param name="Id">Stable, stored with touchpoints; unique over all channels.</param>
/// <param name="Text">As a statement that holds or does not, in both languages.</param>
public sealed record AdviceItem(string Id, LocalText Text);

/// <summary>Checklists of channels: what good practice asks of each.</summary>
public static class ChannelAdvice
{
    static readonly FrozenDictionary<string, IReadOnlyList<AdviceItem>> ByChannel = CatalogueFile.Read<Data>("advice")
        .ToFrozenDictionary(data => data.Channel, IReadOnlyList<AdviceItem> (data) => [.. data.Items.Select(item => new AdviceItem(item.Id, new(item.En, item.Fr)))], StringComparer.Ordinal);

    /// <summary>The checklist of a channel, in order; empty where there is none.</summary>
    public static IReadOnlyList<AdviceItem> Of(string channel) => ByChannel.GetValueOrDefault(channel, []);

    /// <summary>The point of that id, or null.</summary>
    public static AdviceItem? Find(string id) => ByChannel.Values.SelectMany(items => items).FirstOrDefault(item => item.Id == id);

    sealed record Data(string Channel, IReadOnlyList<ItemData> Items);

    sealed record ItemData(string Id, string En, string Fr);
}
