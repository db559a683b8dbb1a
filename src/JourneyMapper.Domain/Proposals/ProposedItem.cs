using System.Collections.Immutable;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Proposals;

/// <summary>
/// A change to a map that waits until somebody accepts it. It is a change as the journal keeps one that was made, of three kinds only: a touchpoint more, an opportunity more, another text of a touchpoint.
/// </summary>
/// <param name="Id">Its own; a record that it adds has the same, so that it is added once.</param>
/// <param name="Change">What it would change.</param>
public sealed record ProposedItem(Guid Id, Change Change)
{
    /// <summary>What is said of a touchpoint that is proposed.</summary>
    public static ImmutableArray<Field<Touchpoint>> Told { get; } =
    [
        TouchpointFields.Name, TouchpointFields.Channel, TouchpointFields.Description, TouchpointFields.Action, TouchpointFields.Thought, TouchpointFields.Emotion, TouchpointFields.PainPoints, TouchpointFields.Opportunities,
    ];

    /// <summary>The fields of a touchpoint whose text can be proposed.</summary>
    public static ImmutableArray<Field<Touchpoint>> Texts { get; } = [.. Told.Where(field => field.IsText)];

    /// <summary>The touchpoint of the map that it is about; null where it brings one.</summary>
    public Guid? Touchpoint => Change switch
    {
        Change.Added<Opportunity> added => added.Record.Touchpoint,
        Change.Changed<Touchpoint> changed => changed.Id,
        _ => null,
    };

    /// <summary>A touchpoint more. Nobody has observed it: it is marked as assumed, and says where it comes from.</summary>
    /// <param name="touchpoint">With an id of its own.</param>
    /// <param name="source">Who proposes it, in words.</param>
    /// <param name="channels">The workspace's channels.</param>
    public static ProposedItem Add(Touchpoint touchpoint, string source, ChannelLibrary channels)
    {
        var channel = channels.Find(touchpoint.Channel);
        return new(touchpoint.Id, new Change.Added<Touchpoint>(JourneyKinds.Touchpoint, touchpoint with
        {
            Rank = Rank.Between(null, null),
            Setting = channel?.Setting ?? touchpoint.Setting,
            Contact = channel?.Contact ?? touchpoint.Contact,
            Evidence = Evidence.Assumed,
            EvidenceSource = source,
        }));
    }

    /// <summary>An opportunity more.</summary>
    /// <param name="opportunity">With an id of its own.</param>
    public static ProposedItem Add(Opportunity opportunity) =>
        new(opportunity.Id, new Change.Added<Opportunity>(JourneyKinds.Opportunity, opportunity with { Rank = Rank.Between(null, null) }));

    /// <summary>Another text of a touchpoint.</summary>
    /// <param name="touchpoint">Which.</param>
    /// <param name="field">One of <see cref="Texts"/>.</param>
    /// <param name="seen">What it holds, as far as whoever proposes knows.</param>
    /// <param name="text">What it would hold.</param>
    public static ProposedItem Write(Guid touchpoint, Field<Touchpoint> field, string seen, string text) =>
        new(Guid.CreateVersion7(), new Change.Changed<Touchpoint>(JourneyKinds.Touchpoint, touchpoint, [new(field, seen, text)]));

    /// <summary>The stage that it belongs to; null where its touchpoint is not on the map.</summary>
    public Stage? StageIn(Journey map) => Change is Change.Added<Touchpoint> added ? added.Record.Stage : map.Find(Touchpoint ?? Guid.Empty)?.Stage;

    /// <summary>Why it cannot be accepted on a map as it is, or null.</summary>
    public Refusal? RefusalIn(Journey map) => map.Apply(ToEdit(map, [])) is Outcome<Journey>.Refused refused ? refused.Refusal : null;

    /// <summary>The edit that it becomes.</summary>
    /// <param name="map">The map as it is now.</param>
    /// <param name="siblings">All items of its proposal, in order: touchpoints stand on the map as they do there, in whichever order they are accepted.</param>
    /// <param name="seen">The text that whoever accepts has before them, where it is another than whoever proposed knew.</param>
    public Edit ToEdit(Journey map, IReadOnlyList<ProposedItem> siblings, string? seen = null) => Change switch
    {
        Change.Added<Touchpoint> added => JourneyKinds.Touchpoint.Add(added.Record, PlaceIn(map, added.Record.Stage, siblings)),
        Change.Added<Opportunity> added => JourneyKinds.Opportunity.Add(added.Record, Place.AtEnd),
        Change.Changed<Touchpoint> { Fields: [var text] } changed => JourneyKinds.Touchpoint.Change(changed.Id, [seen is null ? text : text with { From = seen }]),
        _ => throw new InvalidOperationException("A proposal holds a change that none can hold."),
    };

    /// <summary>Several as one edit, which is one step of undo; those that cannot be accepted as the map is now are left out.</summary>
    /// <param name="map">The map as it is now.</param>
    /// <param name="items">Which, in order.</param>
    /// <param name="siblings">All items of their proposal, in order.</param>
    public static (CompositeEdit Edit, ImmutableArray<ProposedItem> Items) Together(Journey map, IEnumerable<ProposedItem> items, IReadOnlyList<ProposedItem> siblings)
    {
        var (edits, taken) = (ImmutableArray.CreateBuilder<Edit>(), ImmutableArray.CreateBuilder<ProposedItem>());
        foreach (var item in items)
        {
            var edit = item.ToEdit(map, siblings);
            if (map.Apply(edit) is not Outcome<Journey>.Applied applied)
                continue;
            map = applied.After;
            edits.Add(edit);
            taken.Add(item);
        }

        return (new(edits.ToImmutable()), taken.ToImmutable());
    }

    Place PlaceIn(Journey map, Stage stage, IReadOnlyList<ProposedItem> siblings)
    {
        var row = map.In(stage).Select(touchpoint => touchpoint.Id).ToList();
        var own = siblings.TakeWhile(item => item.Id != Id).Count();
        for (var before = own - 1; before >= 0; before--)
            if (row.Contains(siblings[before].Id))
                return Place.Behind(siblings[before].Id);
        foreach (var after in siblings.Skip(own + 1))
            if (row.IndexOf(after.Id) is >= 0 and var at)
                return at == 0 ? Place.AtStart : Place.Behind(row[at - 1]);
        return Place.AtEnd;
    }
}
