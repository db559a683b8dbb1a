using System.Collections.Immutable;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Exchange;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Web.Features.Import.Journeys;

/// <summary>Reads journeys of one form. Nothing is saved: what comes of it is shown before, line by line.</summary>
public interface IJourneyReader
{
    /// <summary>What the form is called, in the reader's language.</summary>
    string Name { get; }

    /// <summary>Whether a source has this form. Of several readers that say so the first registered one reads it.</summary>
    bool Recognises(JourneySource source);

    /// <summary>Reads a source as this form, whether it was recognised or not.</summary>
    /// <param name="source">What was chosen or pasted.</param>
    /// <param name="choices">What somebody has chosen beside that.</param>
    /// <returns>The journey with all that is lost, or why there is none.</returns>
    JourneyReading Read(JourneySource source, JourneyChoices choices);
}

/// <summary>What somebody has chosen beside the source.</summary>
/// <param name="Channels">The workspace's channels.</param>
/// <param name="Stages">The stages of parts of the source, by their names in <see cref="JourneySection.Key"/>'s form; what is not in it is guessed.</param>
/// <param name="Fields">What the columns of a table hold; null: it is guessed.</param>
public sealed record JourneyChoices(ChannelLibrary Channels, ImmutableDictionary<string, Stage> Stages, ImmutableArray<string>? Fields = null)
{
    /// <summary>What the workspace knows, to find again what a document names.</summary>
    public JourneyTarget Target { get; init; } = JourneyTarget.BuiltIn;
}

/// <summary>What became of a source.</summary>
/// <param name="Made">The journey, not saved; null where there is none.</param>
/// <param name="Report">What is understood and what is not, by line.</param>
/// <param name="Problem">Why there is no journey, in a sentence in the reader's language; null where there is one.</param>
public sealed record JourneyReading(NewJourney? Made, LossReport Report, string? Problem = null)
{
    /// <summary>The parts of the source that became stages, in order; none where it says its stages itself.</summary>
    public ImmutableArray<JourneySection> Sections { get; init; } = [];

    /// <summary>The columns of a table; none of another form.</summary>
    public ImmutableArray<JourneyColumn> Columns { get; init; } = [];

    /// <summary>Nothing was read, for that reason.</summary>
    public static JourneyReading Failed(string problem) => new(null, new(), problem);
}

/// <summary>A part of a source: a section, a phase, a heading.</summary>
/// <param name="Key">Its name in a form in which names can be compared.</param>
/// <param name="Name">Its name.</param>
/// <param name="Stage">The stage that its touchpoints come to.</param>
/// <param name="Touchpoints">How many it has.</param>
public sealed record JourneySection(string Key, string Name, Stage Stage, int Touchpoints);

/// <summary>A column of a table of touchpoints, or a row of one that is laid out as a map.</summary>
/// <param name="Title">Its title; empty where it has none.</param>
/// <param name="Field">The id of the field that it holds; empty: it is left out.</param>
/// <param name="Example">What it says first.</param>
public sealed record JourneyColumn(string Title, string Field, string Example);
