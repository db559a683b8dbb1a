using JourneyMapper.Web.Shared;
namespace JourneyMapper.Web.Features.Coverage;

/// <summary>What people have made of a finding so far.</summary>
/// <param name="AssigneeId">Who takes care of it, or null.</param>
/// <param name="Due">Until when.</param>
/// <param name="Note">What was agreed.</param>
/// <param name="Exception">That it is accepted as it is; null while it is not.</param>
/// <param name="Members">Everybody who may take care of it, by name.</param>
public sealed record FindingStatus(Guid? AssigneeId, DateOnly? Due, string Note, AcceptedException? Exception, IReadOnlyList<(Guid Id, string Name)> Members);

/// <summary>A finding that is accepted as it is.</summary>
/// <param name="Because">Why.</param>
/// <param name="Until">The last day.</param>
/// <param name="By">Who accepted it, by name; null when they are no longer a member.</param>
public sealed record AcceptedException(string Because, DateOnly Until, string? By)
{
    /// <summary>All of it in a sentence.</summary>
    public override string ToString() =>
        By is null ? Resources.CoverageText.AcceptedUntil.With(Until, Because) : Resources.CoverageText.AcceptedUntilBy.With(Until, Because, By);
}
