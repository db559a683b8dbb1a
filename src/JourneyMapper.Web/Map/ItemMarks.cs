using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Web.Map;

/// <summary>What is to be seen of a line beyond its words.</summary>
/// <param name="Lane">The field of its cell.</param>
/// <param name="Title">The line.</param>
/// <param name="Value">The severity of a pain point, or the status of an opportunity, as its field has it.</param>
public sealed record ItemMark(Field<Touchpoint> Lane, string Title, string Value);

/// <summary>The marks of the lines of one touchpoint: how much its pain points hurt, which opportunities are done or dropped. Two with the same marks are equal, so that a column is drawn again only for others.</summary>
public sealed class ItemMarks : IEquatable<ItemMarks>
{
    static readonly ConditionalWeakTable<Journey, FrozenDictionary<Guid, ItemMarks>> Known = [];

    readonly ImmutableArray<ItemMark> marks;

    ItemMarks(IEnumerable<ItemMark> marks) => this.marks = [.. marks];

    /// <summary>Those of a journey, by touchpoint. Touchpoints without any are missing.</summary>
    public static IReadOnlyDictionary<Guid, ItemMarks> Of(Journey journey) => Known.GetValue(journey, Make);

    /// <summary>Whether two maps show the same.</summary>
    public static bool AreSame(IReadOnlyDictionary<Guid, ItemMarks>? one, IReadOnlyDictionary<Guid, ItemMarks> other) =>
        ReferenceEquals(one, other) || (one is not null && one.Count == other.Count && one.All(pair => pair.Value.Equals(other.GetValueOrDefault(pair.Key))));

    /// <summary>The mark of a line, or null.</summary>
    public string? Of(Field lane, string line) => marks.FirstOrDefault(mark => mark.Lane == lane && mark.Title == line)?.Value;

    /// <inheritdoc/>
    public bool Equals(ItemMarks? other) => other is not null && marks.SequenceEqual(other.marks);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ItemMarks);

    /// <inheritdoc/>
    public override int GetHashCode() => marks.Length;

    static FrozenDictionary<Guid, ItemMarks> Make(Journey journey) =>
        journey.PainPoints.Where(point => point.Severity != PainSeverity.Unrated).Select(point => (point.Touchpoint, Mark: new ItemMark(TouchpointFields.PainPoints, point.Title, point.Severity.ToString())))
            .Concat(journey.Opportunities.Where(opportunity => opportunity.Status is OpportunityStatus.Done or OpportunityStatus.Dropped)
                .Select(opportunity => (opportunity.Touchpoint, Mark: new ItemMark(TouchpointFields.Opportunities, opportunity.Title, opportunity.Status.ToString()))))
            .GroupBy(pair => pair.Touchpoint, pair => pair.Mark).ToFrozenDictionary(group => group.Key, group => new ItemMarks(group));
}
