using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Editing;

/// <summary>The fields of a pain point that people fill in.</summary>
public static class PainPointFields
{
    /// <summary>Where it hurts.</summary>
    public static readonly Field<PainPoint> Touchpoint = new(nameof(PainPoint.Touchpoint), FieldKind.Reference, p => Canonical.Of(p.Touchpoint), (p, value) => p with { Touchpoint = Guid.Parse(value) })
    { IsRequired = true, Target = () => JourneyKinds.Touchpoint };

    /// <summary>What hurts.</summary>
    public static readonly Field<PainPoint> Title = new(nameof(PainPoint.Title), FieldKind.Line, p => p.Title, (p, value) => p with { Title = value })
    { Limit = Limits.Text, IsRequired = true };

    /// <summary>How much.</summary>
    public static readonly Field<PainPoint> Severity = new(nameof(PainPoint.Severity), FieldKind.Choice, p => p.Severity.ToString(), (p, value) => p with { Severity = Enum.Parse<PainSeverity>(value) })
    { Limit = 20, Choices = [.. Enum.GetNames<PainSeverity>()] };

    /// <summary>How that is known.</summary>
    public static readonly Field<PainPoint> Evidence = new(nameof(PainPoint.Evidence), FieldKind.Text, p => p.Evidence, (p, value) => p with { Evidence = value })
    { Limit = Limits.Note };

    /// <summary>All of them, in the order of the dialog.</summary>
    public static FieldSet<PainPoint> Set { get; } = new([Touchpoint, Title, Severity, Evidence]);
}
