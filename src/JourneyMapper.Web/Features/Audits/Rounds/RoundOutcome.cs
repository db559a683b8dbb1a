using JourneyMapper.Domain.Auditing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Audits.Rounds;

/// <summary>How a change to rounds of audits ended. Whatever is not <see cref="Done"/> has changed nothing.</summary>
public abstract record RoundOutcome
{
    RoundOutcome() { }

    /// <summary>It is done.</summary>
    public sealed record Done : RoundOutcome;

    /// <summary>Some fields are not acceptable.</summary>
    public sealed record Invalid(IReadOnlyDictionary<RoundField, Problem> Problems) : RoundOutcome;

    /// <summary>There is no such round, journey or touchpoint, or not for the member.</summary>
    public sealed record Gone : RoundOutcome;

    /// <summary>The member may not do it.</summary>
    public sealed record NotAllowed : RoundOutcome;

    /// <summary>As many rounds go on as there may be.</summary>
    public sealed record Full : RoundOutcome;

    /// <summary>There is nothing to audit in these journeys.</summary>
    public sealed record Nothing : RoundOutcome;

    /// <summary>There is more to audit than one round may have.</summary>
    /// <param name="Touchpoints">How many touchpoints.</param>
    public sealed record TooMany(int Touchpoints) : RoundOutcome;

    /// <summary>Nobody of the auditors may audit a journey.</summary>
    /// <param name="Journey">Its title.</param>
    public sealed record NobodyFor(string Journey) : RoundOutcome;

    /// <summary>The member who shall audit is none of the workspace, may not edit the journey, or is one too many.</summary>
    public sealed record NoAuditor : RoundOutcome;

    /// <summary>Why it was not done, for the whole form; null when it is, or when the fields say it.</summary>
    public string? Explain() => this switch
    {
        Invalid => AuditText.CheckFields,
        Gone => RoundText.Gone,
        NotAllowed => AuditText.RefusedNotAllowed,
        Full => RoundText.Full.With(Limits.OpenRounds),
        Nothing => RoundText.Nothing,
        TooMany many => RoundText.TooMany.With(many.Touchpoints, Limits.RoundTouchpoints),
        NobodyFor nobody => RoundText.NobodyFor.With(nobody.Journey),
        NoAuditor => RoundText.NoAuditor.With(Limits.RoundAuditors),
        _ => null,
    };

    /// <summary>Why a field was not accepted.</summary>
    public static string Explain(RoundField field, Problem problem) => (field, problem) switch
    {
        (RoundField.FirstDay, Problem.OutOfRange) => RoundText.ProblemFirstDay,
        (RoundField.DueDay, Problem.OutOfRange) => RoundText.ProblemDueDay,
        (RoundField.Journeys, Problem.Required) => RoundText.ProblemNoJourney,
        (RoundField.Journeys, _) => RoundText.ProblemJourneys.With(Limits.RoundJourneys),
        (RoundField.Auditors, Problem.Required) => RoundText.ProblemNobody,
        (RoundField.Auditors, _) => RoundText.ProblemAuditors.With(Limits.RoundAuditors),
        _ => problem.Explain(Limits.Name),
    };
}
