using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Resources;

namespace JourneyMapper.Web.Shared;

/// <summary>Says in the reader's language why a value was not accepted.</summary>
public static class Problems
{
    /// <summary>A sentence to show beside the field.</summary>
    /// <param name="problem">Why.</param>
    /// <param name="limit">How many characters the field may hold.</param>
    public static string Explain(this Problem problem, int limit) => problem switch
    {
        Problem.Required => Common.ProblemRequired,
        Problem.TooLong => Common.ProblemTooLong.With(limit),
        Problem.OutOfRange => Common.ProblemOutOfRange,
        _ => Common.ProblemUnknown,
    };
}
