using System.Globalization;
using JourneyMapper.Domain.Auditing;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Audits;

/// <summary>Says in the reader's language what stands in an audit.</summary>
public static class AuditLabels
{
    const int Good = 4;
    const int Fair = 3;

    /// <summary>A day, short.</summary>
    public static string Short(this DateOnly day) => day.ToString("d", CultureInfo.CurrentCulture);

    /// <summary>A score from 1 to 5 with one or two decimals, or the mean of some.</summary>
    public static string Score(decimal score) => score.ToString("0.0#", CultureInfo.CurrentCulture);

    /// <summary>A score of one criterion in a word; empty for none.</summary>
    public static string Word(int score) => score switch
    {
        1 => AuditText.Word1,
        2 => AuditText.Word2,
        3 => AuditText.Word3,
        4 => AuditText.Word4,
        5 => AuditText.Word5,
        _ => "",
    };

    /// <summary>The CSS class for a score: "good", "fair" or "poor".</summary>
    public static string Tone(decimal score) => score >= Good ? "good" : score >= Fair ? "fair" : "poor";

    /// <summary>How the score has changed since the audit before.</summary>
    public static string Change(AuditEntry audit, AuditEntry before) => (audit.Score - before.Score) switch
    {
        > 0 and var up => AuditText.ChangeUp.With(Score(up), before.On.Short()),
        < 0 and var down => AuditText.ChangeDown.With(Score(-down), before.On.Short()),
        _ => AuditText.ChangeNone.With(before.On.Short()),
    };

    /// <summary>How ours is, beside a competitor's, in a sentence or two.</summary>
    /// <param name="criteria">The names of what was asked.</param>
    /// <param name="ours">Our last audit.</param>
    /// <param name="theirs">The competitor's.</param>
    public static string Against(CriteriaSet criteria, AuditEntry ours, CompetitorEntry theirs)
    {
        if (AuditComparison.Of(ours.ByCriterion, theirs.Audit.ByCriterion) is not { } comparison)
            return AuditText.AgainstNothing.With(theirs.Name);
        return string.Join(' ', ((string?[])
        [
            Against(theirs.Name, comparison.Difference),
            comparison.Ahead.IsEmpty ? null : AuditText.AgainstAhead.With(Names(comparison.Ahead)),
            comparison.Behind.IsEmpty ? null : AuditText.AgainstBehind.With(Names(comparison.Behind)),
        ]).OfType<string>());

        string Names(IEnumerable<string> ids) => string.Join(", ", criteria.All.Where(criterion => ids.Contains(criterion.Id, StringComparer.Ordinal)).Select(criterion => criterion.Name.ToString()));
    }

    /// <summary>How much better or worse ours is than a competitor's.</summary>
    public static string Against(string competitor, decimal difference) => difference switch
    {
        > 0 => AuditText.AgainstBetter.With(Score(difference), competitor),
        < 0 => AuditText.AgainstWorse.With(Score(-difference), competitor),
        _ => AuditText.AgainstEqual.With(competitor),
    };

    /// <summary>The name of the auditor.</summary>
    public static string AuditorName(this AuditEntry audit) => audit.Auditor ?? Common.FormerMember;

    /// <summary>The lines of a text that holds one thing a line.</summary>
    public static string[] LinesOf(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>How far away the next audit is; empty when it is far.</summary>
    public static string Urgency(DateOnly? next, DateOnly today) => DueStates.Of(next, today) switch
    {
        DueState.Never => AuditText.NeverAudited,
        DueState.Overdue => Texts.Count(today.DayNumber - next!.Value.DayNumber, AuditText.OverdueOne, AuditText.OverdueOther),
        DueState.Soon when next == today => AuditText.DueToday,
        DueState.Soon => Texts.Count(next!.Value.DayNumber - today.DayNumber, AuditText.DueInOne, AuditText.DueInOther),
        _ => "",
    };

    /// <summary>What a state is called.</summary>
    public static string Name(this DueState state) => state switch
    {
        DueState.Overdue => AuditText.StateOverdue,
        DueState.Never => AuditText.StateNever,
        DueState.Soon => AuditText.StateSoon,
        _ => AuditText.StateLater,
    };

    /// <summary>Why a field was not accepted.</summary>
    public static string Explain(this AuditProblem problem) => problem switch
    {
        { Field: AuditField.Scores, Problem: Problem.Required } => AuditText.ScoreMissing,
        { Field: AuditField.Competitor, Problem: Problem.OutOfRange } => AuditText.CompetitorsFull.With(Limits.CompetitorsOfTouchpoint),
        { Field: AuditField.Competitor } => AuditText.CompetitorGone,
        { Field: AuditField.On } => AuditText.DayWrong.With(Days.Earliest.Short()),
        { Field: AuditField.EvidenceNote } => problem.Problem.Explain(Limits.Note),
        _ => problem.Problem.Explain(Limits.Text),
    };

    /// <summary>Why something was refused.</summary>
    public static string Explain(Refusal refusal) => refusal switch
    {
        Refusal.NotAllowed => AuditText.RefusedNotAllowed,
        Refusal.AuditGone => AuditText.RefusedAuditGone,
        Refusal.AuditInvalid => AuditText.CheckFields,
        _ => AuditText.SubjectGone,
    };
}
