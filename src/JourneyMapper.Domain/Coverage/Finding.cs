using System.Collections.Immutable;
using System.Text.Json.Serialization;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Coverage;

/// <summary>Something that a rule found in a journey.</summary>
public sealed record Finding
{
    /// <summary>The id of the rule.</summary>
    public required string Rule { get; init; }

    /// <summary>How bad it is.</summary>
    public required Severity Severity { get; init; }

    /// <summary>The stage where it is; null when it is about the whole journey.</summary>
    public Stage? Stage { get; init; }

    /// <summary>The touchpoint that it is about; null when it is about a stage or the whole journey.</summary>
    public Guid? Touchpoint { get; init; }

    /// <summary>The KPI that it is about, if any.</summary>
    public string? Kpi { get; init; }

    /// <summary>All touchpoints that its explanation names, the one it is about first. May be none.</summary>
    public ImmutableArray<Guid> Touchpoints { get; init; } = [];

    /// <summary>The numbers that its explanation gives.</summary>
    public ImmutableArray<Figure> Figures { get; init; } = [];

    /// <summary>The highest importance of the touchpoints that it names; the highest of all when it names none.</summary>
    public Importance Importance { get; init; } = Importance.MomentOfTruth;

    /// <summary>Where it is mended.</summary>
    public required Remedy Remedy { get; init; }

    /// <summary>Where it can be seen by who may not mend it: its touchpoint or its stage; null when it is about the whole journey.</summary>
    [JsonIgnore]
    public Remedy? Place => Touchpoint is { } touchpoint ? new Remedy.OpenTouchpoint(touchpoint) : Stage is { } stage ? new Remedy.OpenStage(stage) : null;

    /// <summary>Whether it is an accepted exception: it is listed, and counts in no score.</summary>
    public bool Accepted { get; init; }

    /// <summary>How urgent it is: the weight of its severity times that of its importance, 5 to 120.</summary>
    [JsonIgnore]
    public int Priority => Severity.Weight() * Importance.Weight();

    /// <summary>What makes it the same one in the next review.</summary>
    [JsonIgnore]
    public FindingKey Key => new(Rule, Touchpoint is null ? Stage : null, Touchpoint, Kpi);

    /// <summary>The number of that name, or null when it has none.</summary>
    public decimal? Figure(FigureName name)
    {
        foreach (var figure in Figures)
            if (figure.Name == name)
                return figure.Value;
        return null;
    }
}
