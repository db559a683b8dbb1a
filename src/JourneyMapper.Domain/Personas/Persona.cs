using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Personas;

/// <summary>Somebody made up of what is known of many customers: whom journeys are about. Belongs to a workspace's library. Immutable; it changes through edits only.</summary>
public sealed record Persona : IRecord
{
    /// <summary>Given by whoever adds it, so that an addition sent twice is recognised.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its place in the library; unique there.</summary>
    public Rank Rank { get; init; }

    /// <summary>One line, never empty.</summary>
    public required string Name { get; init; }

    /// <summary>Who that is, in a few words: an occupation, a place in life.</summary>
    public string Role { get; init; } = "";

    /// <summary>The group of customers that it stands for; those with the same text are counted together.</summary>
    public string Segment { get; init; } = "";

    /// <summary>What the persona would say, without quotation marks.</summary>
    public string Quote { get; init; } = "";

    /// <summary>What the persona wants to reach, one a line.</summary>
    public string Goals { get; init; } = "";

    /// <summary>What drives the persona, one a line.</summary>
    public string Motivations { get; init; } = "";

    /// <summary>What annoys the persona, one a line.</summary>
    public string Frustrations { get; init; } = "";

    /// <summary>What the persona knows and can do, one a line.</summary>
    public string Abilities { get; init; } = "";

    /// <summary>Where the persona looks for information, one a line.</summary>
    public string Sources { get; init; } = "";

    /// <summary>The ids of the channels that the persona likes best: "email, store".</summary>
    public string Channels { get; init; } = "";

    /// <summary>The id of a picture; null: its initials stand for it.</summary>
    public Guid? Picture { get; init; }
}
