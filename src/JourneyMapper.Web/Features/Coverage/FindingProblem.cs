using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Coverage;

/// <summary>Why what people make of a finding was not taken.</summary>
public enum FindingProblem
{
    /// <summary>The finding no longer holds, or belongs to another workspace.</summary>
    Gone,

    /// <summary>Nobody of that id is a member.</summary>
    Assignee,

    /// <summary>The day lies in the past or too far ahead.</summary>
    Due,

    /// <summary>The note is too long or no text.</summary>
    Note,

    /// <summary>An exception needs a reason.</summary>
    Because,

    /// <summary>An exception needs a day on which it ends.</summary>
    Until,

    /// <summary>They are more than may be changed at once.</summary>
    TooMany,
}

static class FindingProblems
{
    /// <summary>The same where it is this field's problem, else null.</summary>
    public static string? At(this FindingProblem? problem, FindingProblem field) => problem == field ? field.Explain() : null;

    /// <summary>What can be done about it, in the reader's language.</summary>
    public static string Explain(this FindingProblem problem) => problem switch
    {
        FindingProblem.Assignee => CoverageText.ProblemAssignee,
        FindingProblem.Due => CoverageText.ProblemDue,
        FindingProblem.Note => Common.ProblemTooLong.With(Limits.Note),
        FindingProblem.Because => CoverageText.ProblemBecause.With(Limits.Note),
        FindingProblem.Until => CoverageText.ProblemUntil,
        FindingProblem.TooMany => CoverageText.ProblemTooMany,
        _ => CoverageText.ProblemGone,
    };
}
