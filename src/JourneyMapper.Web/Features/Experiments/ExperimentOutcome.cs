using JourneyMapper.Domain.Experiments;

namespace JourneyMapper.Web.Features.Experiments;

/// <summary>What became of a change to an experiment. Whatever is not <see cref="Done"/> has changed nothing.</summary>
public abstract record ExperimentOutcome
{
    ExperimentOutcome() { }

    /// <summary>It is done.</summary>
    /// <param name="Revision">Which one it is now.</param>
    public sealed record Done(int Revision) : ExperimentOutcome;

    /// <summary>Some fields are not acceptable.</summary>
    public sealed record Invalid(IReadOnlyList<ExperimentProblem> Problems) : ExperimentOutcome;

    /// <summary>Somebody has changed it since it was read.</summary>
    /// <param name="Revision">Which one it is now: whoever sends the same with this one replaces what they did.</param>
    public sealed record Overtaken(int Revision) : ExperimentOutcome;

    /// <summary>It is decided: its figures stand still until it is opened again.</summary>
    public sealed record Decided : ExperimentOutcome;

    /// <summary>The journey has as many as it may.</summary>
    public sealed record Full : ExperimentOutcome;

    /// <summary>There is no such experiment, variant or touchpoint, or not for the member.</summary>
    public sealed record Gone : ExperimentOutcome;

    /// <summary>The member may read only.</summary>
    public sealed record NotAllowed : ExperimentOutcome;
}

/// <summary>What was counted of one variant. Of conversion rates <see cref="Conversions"/> is given, of means <see cref="Mean"/> and <see cref="Deviation"/>.</summary>
/// <param name="Count">Visitors, or values.</param>
/// <param name="Conversions">How many converted.</param>
/// <param name="Mean">The mean of the values.</param>
/// <param name="Deviation">Their standard deviation.</param>
public sealed record VariantFigures(long Count, long? Conversions = null, decimal? Mean = null, decimal? Deviation = null);
