using System.Text.Json.Serialization;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Coverage;

/// <summary>Where a finding is mended.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(AddTouchpoint), "add")]
[JsonDerivedType(typeof(OpenStage), "stage")]
[JsonDerivedType(typeof(OpenTouchpoint), "touchpoint")]
[JsonDerivedType(typeof(EditField), "field")]
[JsonDerivedType(typeof(Audit), "audit")]
[JsonDerivedType(typeof(Measure), "measure")]
public abstract record Remedy
{
    Remedy() { }

    /// <summary>Add a touchpoint to that stage.</summary>
    public sealed record AddTouchpoint(Stage Stage) : Remedy;

    /// <summary>Look at that stage as a whole.</summary>
    public sealed record OpenStage(Stage Stage) : Remedy;

    /// <summary>Look at that touchpoint as a whole.</summary>
    public sealed record OpenTouchpoint(Guid Touchpoint) : Remedy;

    /// <summary>Fill in that field.</summary>
    public sealed record EditField(Guid Touchpoint, Field<Touchpoint> Field) : Remedy;

    /// <summary>Audit that touchpoint.</summary>
    public sealed record Audit(Guid Touchpoint) : Remedy;

    /// <summary>Enter a measurement of that KPI.</summary>
    public sealed record Measure(Guid Touchpoint, string Kpi) : Remedy;
}
