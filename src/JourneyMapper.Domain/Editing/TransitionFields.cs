using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Editing;

/// <summary>The fields of a transition that people fill in.</summary>
public static class TransitionFields
{
    /// <summary>Where it begins.</summary>
    public static readonly Field<Transition> From = new(nameof(Transition.From), FieldKind.Reference, t => Canonical.Of(t.From), (t, value) => t with { From = Guid.Parse(value) })
    { IsRequired = true, Target = () => JourneyKinds.Touchpoint };

    /// <summary>Where it ends; empty: outside of the journey.</summary>
    public static readonly Field<Transition> To = new(nameof(Transition.To), FieldKind.Reference, t => Canonical.Of(t.To), (t, value) => t with { To = Canonical.Member(value) })
    { Target = () => JourneyKinds.Touchpoint };

    /// <summary>How customers get there.</summary>
    public static readonly Field<Transition> Kind = new(nameof(Transition.Kind), FieldKind.Choice, t => t.Kind.ToString(), (t, value) => t with { Kind = Enum.Parse<TransitionKind>(value) })
    { Limit = 20, Choices = [.. Enum.GetNames<TransitionKind>()] };

    /// <summary>Why they do.</summary>
    public static readonly Field<Transition> Label = new(nameof(Transition.Label), FieldKind.Line, t => t.Label, (t, value) => t with { Label = value })
    { Limit = Limits.Label };

    /// <summary>How many of them, in percent.</summary>
    public static readonly Field<Transition> Share = new(nameof(Transition.Share), FieldKind.Number, t => Canonical.Of(t.Share), (t, value) => t with { Share = Canonical.NumberOrNone(value) })
    { Limit = 100 };

    /// <summary>How long it typically takes.</summary>
    public static readonly Field<Transition> Delay = new(nameof(Transition.Delay), FieldKind.Number, t => Canonical.Of(t.Delay), (t, value) => t with { Delay = Canonical.NumberOrNone(value) })
    { Limit = Limits.Time };

    /// <summary>What that is counted in.</summary>
    public static readonly Field<Transition> DelayUnit = new(nameof(Transition.DelayUnit), FieldKind.Choice, t => t.DelayUnit.ToString(), (t, value) => t with { DelayUnit = Enum.Parse<TimeUnit>(value) })
    { Limit = 20, Choices = [.. Enum.GetNames<TimeUnit>()] };

    /// <summary>All of them, in the order of the dialog.</summary>
    public static FieldSet<Transition> Set { get; } = new([From, To, Kind, Label, Share, Delay, DelayUnit]);
}
