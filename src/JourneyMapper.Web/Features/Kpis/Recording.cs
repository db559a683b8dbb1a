using JourneyMapper.Domain.Measuring;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Kpis;

/// <summary>What happens to days that have a value already.</summary>
public enum ExistingDays
{
    /// <summary>Nothing is recorded at all, and they are told.</summary>
    Tell,

    /// <summary>They keep their values.</summary>
    Skip,

    /// <summary>They get the new values.</summary>
    Replace,
}

/// <summary>How recording ended. All measurements are recorded, or none.</summary>
public abstract record Recording
{
    Recording() { }

    /// <summary>They are recorded.</summary>
    /// <param name="Added">On days that had no value.</param>
    /// <param name="Replaced">On days that had one.</param>
    /// <param name="Skipped">Not recorded, because their day has another value that is to stay.</param>
    /// <param name="Unchanged">On days that had this very value already.</param>
    public sealed record Done(int Added, int Replaced, int Skipped, int Unchanged = 0) : Recording;

    /// <summary>Some are not acceptable.</summary>
    /// <param name="Problems">By their place in the list that was sent.</param>
    public sealed record Invalid(IReadOnlyDictionary<int, MeasurementProblem> Problems) : Recording;

    /// <summary>Some of the days have another value already, and nobody said what shall become of it.</summary>
    /// <param name="Existing">The values that they have, by their place in the list that was sent.</param>
    public sealed record Taken(IReadOnlyDictionary<int, Measurement> Existing) : Recording;

    /// <summary>There is no such touchpoint, or it is not measured by that KPI any more.</summary>
    public sealed record Gone : Recording;

    /// <summary>The member may look but not record.</summary>
    public sealed record NotAllowed : Recording;
}
