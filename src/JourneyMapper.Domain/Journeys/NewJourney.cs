using System.Collections.Immutable;
using JourneyMapper.Domain.Auditing;
using JourneyMapper.Domain.Comments;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Experiments;
using JourneyMapper.Domain.Funnels;
using JourneyMapper.Domain.Measuring;
using JourneyMapper.Domain.Personas;
using JourneyMapper.Domain.Records;
using JourneyMapper.Domain.Surveys;

namespace JourneyMapper.Domain.Journeys;

/// <summary>A journey just made, with what is known of its touchpoints from the start.</summary>
/// <param name="Journey">The map, at revision 0.</param>
public sealed record NewJourney(Journey Journey)
{
    /// <summary>
    /// Personas that it is about and that the library may not have: one with the same name there takes the place of one of these; others are added to it.
    /// </summary>
    public ImmutableArray<Persona> Personas { get; init; } = [];

    /// <summary>What it was derived from; null where it was not.</summary>
    public Derivation? Derivation { get; init; }

    /// <summary>Audits of its touchpoints.</summary>
    public ImmutableArray<Audit> Audits { get; init; } = [];

    /// <summary>Measurements of its touchpoints.</summary>
    public ImmutableArray<KpiSeries> Measured { get; init; } = [];

    /// <summary>Who was in its stages, month by month.</summary>
    public ImmutableArray<StageCounts> Counts { get; init; } = [];

    /// <summary>The same of those whom its personas stand for.</summary>
    public ImmutableArray<SegmentCounts> Segments { get; init; } = [];

    /// <summary>What it cost and brought, month by month.</summary>
    public ImmutableArray<MonthMoney> Money { get; init; } = [];

    /// <summary>Experiments at its touchpoints. One that is decided counts as decided by whoever stores it.</summary>
    public ImmutableArray<Experiment> Experiments { get; init; } = [];

    /// <summary>What its customers were asked; null where they were not.</summary>
    public NewSurvey? Survey { get; init; }

    /// <summary>Surveys that were made elsewhere. They come closed: nothing is published by storing a journey.</summary>
    public ImmutableArray<RecordedSurvey> Surveys { get; init; } = [];

    /// <summary>What was said elsewhere. Here it is nobody’s.</summary>
    public ImmutableArray<RecordedThread> Threads { get; init; } = [];

    /// <summary>The earliest day that something was recorded for; null where nothing was.</summary>
    public DateOnly? Since => Audits.Select(audit => (DateOnly?)audit.On).Concat(Measured.SelectMany(series => series.Measurements).Select(measurement => (DateOnly?)measurement.On)).Min();

    /// <summary>The same about personas, the first of whom gets the first emotion curve.</summary>
    public NewJourney About(params IEnumerable<Persona> personas)
    {
        ImmutableArray<Persona> all = [.. personas];
        var about = ImmutableArray.CreateBuilder<JourneyPersona>(all.Length);
        foreach (var persona in all)
            about.Add(new() { Id = Guid.CreateVersion7(), Rank = Rank.Between(about.Count == 0 ? null : about[^1].Rank, null), Persona = persona.Id, Curve = about.Count + 1 });
        return this with { Personas = all, Journey = Journey with { Personas = about.ToImmutable() } };
    }
}
