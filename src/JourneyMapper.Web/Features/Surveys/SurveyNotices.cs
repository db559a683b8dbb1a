using System.Globalization;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Domain.Surveys;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Surveys;

/// <summary>Words about surveys.</summary>
static class SurveyNotices
{
    /// <summary>Why something was not done.</summary>
    public static string Explain(this SurveyProblem problem) => problem switch
    {
        SurveyProblem.NotAllowed => SurveyText.ProblemNotAllowed,
        SurveyProblem.TooMany => SurveyText.ProblemTooMany.With(Limits.Surveys),
        SurveyProblem.Invalid => SurveyText.ProblemInvalid,
        SurveyProblem.NothingToTakeOver => SurveyText.ProblemNothing,
        SurveyProblem.Refused => SurveyText.ProblemRefused,
        _ => SurveyText.ProblemGone,
    };

    /// <summary>What is wrong with a part of a survey.</summary>
    public static string Explain(this SurveyError error) => error switch
    {
        { Part: SurveyPart.Touchpoints, Problem: Problem.Required } => SurveyText.ProblemNoTouchpoint,
        { Part: SurveyPart.Touchpoints, Problem: Problem.OutOfRange } => SurveyText.ProblemTouchpoints.With(Limits.SurveyTouchpoints),
        { Part: SurveyPart.Touchpoints } => SurveyText.ProblemTouchpointGone,
        { Part: SurveyPart.ClosesOn, Problem: Problem.OutOfRange } => SurveyText.ProblemDay.With(Limits.SurveyDays),
        { Part: SurveyPart.Title, Problem: Problem.TooLong } => error.Problem.Explain(Limits.Name),
        _ => error.Problem.Explain(Limits.Note),
    };

    /// <summary>A mean or a deviation: "+0.4", "−1.2".</summary>
    public static string Signed(double value) => value.ToString("+0.0;\u22120.0;0.0", CultureInfo.CurrentCulture);

    /// <summary>An interval of means.</summary>
    public static string Range((double Low, double High) interval) => SurveyText.Range.With(Signed(interval.Low), Signed(interval.High));

    /// <summary>How many answers, and which share that is.</summary>
    public static string Counted(SurveyResults results, long count) => string.Create(CultureInfo.CurrentCulture, $"{count:N0} ({results.Share(count):P0})");

    /// <summary>A way in the names of what was met.</summary>
    public static string Names(SurveyResults results, IEnumerable<short> path) => string.Join(" → ", path.Select(number => results.NameOf(number) ?? SurveyText.SomethingElse));
}
