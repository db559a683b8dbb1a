using JourneyMapper.Data;
using JourneyMapper.Data.Queries;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Coverage;

/// <summary>What may be said about findings, about one as about many.</summary>
static class FindingChecks
{
    const int LongestDueYears = 5;
    const int LongestAcceptanceYears = 2;

    /// <summary>Checks an assignment, and cleans its note.</summary>
    public static (string Said, FindingProblem? Problem) Assignment(string note, DateOnly? due, DateOnly today)
    {
        var (said, problem) = AcceptedText.Lines(note, Limits.Text);
        if (problem is not null || said.Length > Limits.Note)
            return ("", FindingProblem.Note);
        return due < today || due > today.AddYears(LongestDueYears) ? ("", FindingProblem.Due) : (said, null);
    }

    /// <summary>Checks an acceptance, and cleans its reason.</summary>
    public static (string Said, FindingProblem? Problem) Acceptance(string because, DateOnly? until, DateOnly today)
    {
        var (said, problem) = AcceptedText.Lines(because, Limits.Text);
        if (problem is not null || said.Length is 0 or > Limits.Note)
            return ("", FindingProblem.Because);
        return until is not { } end || end <= today || end > today.AddYears(LongestAcceptanceYears) ? ("", FindingProblem.Until) : (said, null);
    }

    /// <summary>Whether it is nobody, or a member who sees the journeys that it is about.</summary>
    public static async Task<bool> MayTakeAsync(JourneyDbContext db, Guid workspace, Guid? assignee, IReadOnlyCollection<Guid> journeys, CancellationToken cancellation) =>
        assignee is not { } id || await db.WhoSee(workspace, journeys).AnyAsync(user => user.Id == id, cancellation);
}
