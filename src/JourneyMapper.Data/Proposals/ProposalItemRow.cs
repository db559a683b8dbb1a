using System.Text.Json;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Proposals;

namespace JourneyMapper.Data.Proposals;

/// <summary>What became of an item of a proposal.</summary>
public enum ItemState
{
    /// <summary>Nobody has decided on it.</summary>
    Open,

    /// <summary>It is on the map.</summary>
    Accepted,

    /// <summary>Nobody wanted it.</summary>
    Declined,
}

/// <summary>One change of a proposal.</summary>
public sealed class ProposalItemRow
{
    /// <summary>That of the record that it adds, where it adds one.</summary>
    public required Guid Id { get; init; }

    /// <summary>The proposal.</summary>
    public required Guid ProposalId { get; init; }

    /// <summary>Its place there, from 1 on.</summary>
    public required int Number { get; init; }

    /// <summary>The form of <see cref="Change"/>, see <see cref="JournalJson"/>.</summary>
    public required short Schema { get; init; }

    /// <summary>What it would change, as the journal writes what an edit has changed.</summary>
    public required string Change { get; init; }

    /// <summary>What became of it.</summary>
    public ItemState State { get; set; }

    /// <summary>The member who decided.</summary>
    public Guid? DecidedBy { get; set; }

    /// <summary>The row of an item.</summary>
    public static ProposalItemRow Of(ProposedItem item, Guid proposal, int number) => new()
    {
        Id = item.Id,
        ProposalId = proposal,
        Number = number,
        Schema = JournalJson.Schema,
        Change = JournalJson.Write(new([item.Change])),
    };

    /// <summary>The item.</summary>
    /// <exception cref="JsonException">It cannot be read: it is damaged or of a later release.</exception>
    public ProposedItem Read() => JournalJson.Read(Change, Schema).Changes is [var change] ? new(Id, change) : throw new JsonException("An item of a proposal holds one change.");
}
