using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Personas;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Editing;

/// <summary>The fields of a persona that people fill in.</summary>
public static class PersonaFields
{
    /// <summary>What it is called.</summary>
    public static readonly Field<Persona> Name = new(nameof(Persona.Name), FieldKind.Line, p => p.Name, (p, value) => p with { Name = value })
    { Limit = Limits.Name, IsRequired = true };

    /// <summary>Who that is.</summary>
    public static readonly Field<Persona> Role = new(nameof(Persona.Role), FieldKind.Line, p => p.Role, (p, value) => p with { Role = value })
    { Limit = Limits.Name };

    /// <summary>Which group of customers it stands for.</summary>
    public static readonly Field<Persona> Segment = new(nameof(Persona.Segment), FieldKind.Line, p => p.Segment, (p, value) => p with { Segment = value })
    { Limit = Limits.Label };

    /// <summary>What it would say.</summary>
    public static readonly Field<Persona> Quote = new(nameof(Persona.Quote), FieldKind.Text, p => p.Quote, (p, value) => p with { Quote = value })
    { Limit = Limits.Note };

    /// <summary>What it wants to reach.</summary>
    public static readonly Field<Persona> Goals = new(nameof(Persona.Goals), FieldKind.Items, p => p.Goals, (p, value) => p with { Goals = value })
    { Limit = Limits.Note };

    /// <summary>What drives it.</summary>
    public static readonly Field<Persona> Motivations = new(nameof(Persona.Motivations), FieldKind.Items, p => p.Motivations, (p, value) => p with { Motivations = value })
    { Limit = Limits.Note };

    /// <summary>What annoys it.</summary>
    public static readonly Field<Persona> Frustrations = new(nameof(Persona.Frustrations), FieldKind.Items, p => p.Frustrations, (p, value) => p with { Frustrations = value })
    { Limit = Limits.Note };

    /// <summary>What it knows and can do.</summary>
    public static readonly Field<Persona> Abilities = new(nameof(Persona.Abilities), FieldKind.Items, p => p.Abilities, (p, value) => p with { Abilities = value })
    { Limit = Limits.Note };

    /// <summary>Where it looks for information.</summary>
    public static readonly Field<Persona> Sources = new(nameof(Persona.Sources), FieldKind.Items, p => p.Sources, (p, value) => p with { Sources = value })
    { Limit = Limits.Note };

    /// <summary>The channels that it likes best.</summary>
    public static readonly Field<Persona> Channels = new(nameof(Persona.Channels), FieldKind.Tags, p => p.Channels, (p, value) => p with { Channels = value })
    { Limit = Limits.Note, Form = AcceptChannels, Names = Named.Channel };

    /// <summary>What it looks like.</summary>
    public static readonly Field<Persona> Picture = new(nameof(Persona.Picture), FieldKind.Picture, p => Canonical.Of(p.Picture), (p, value) => p with { Picture = Canonical.Member(value) });

    /// <summary>All of them, in the order of the dialog.</summary>
    public static FieldSet<Persona> Set { get; } = new([Name, Role, Segment, Quote, Goals, Motivations, Frustrations, Abilities, Sources, Channels, Picture]);

    // In the order of the catalogue, then those of the workspace's own in the order in which they were added; each once.
    static (string, Problem?) AcceptChannels(string value)
    {
        var asked = Canonical.List(value).ToHashSet(StringComparer.Ordinal);
        var known = Canonical.List(Catalogue.Channels.All.Select(channel => channel.Id).Where(asked.Contains).Concat(asked.Where(Catalogue.Channels.IsOwnId).Order(StringComparer.Ordinal)));
        return known.Length > Limits.Note ? (value, Problem.TooLong)
            : asked.All(id => Catalogue.Channels.Find(id) is not null || Catalogue.Channels.IsOwnId(id)) ? (known, null) : (value, Problem.Unknown);
    }
}
