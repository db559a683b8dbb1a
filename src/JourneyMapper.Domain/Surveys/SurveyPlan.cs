using System.Collections.Immutable;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Surveys;

/// <summary>What a survey says in one language. Texts are never null.</summary>
/// <param name="Language">Of ISO 639, two letters.</param>
/// <param name="Title">One line.</param>
/// <param name="Intro">What it is about, in some lines; may be empty.</param>
/// <param name="Consent">What customers agree to before they send an answer.</param>
public sealed record SurveyWording(string Language, string Title, string Intro, string Consent)
{
    /// <summary>Whether nothing is written: the survey is not made in this language.</summary>
    public bool IsEmpty => Title.Length == 0 && Intro.Length == 0;
}

/// <summary>The parts of a survey that somebody fills in.</summary>
public enum SurveyPart
{
    /// <summary>The title in a language.</summary>
    Title,

    /// <summary>The introduction in a language.</summary>
    Intro,

    /// <summary>The consent text in a language.</summary>
    Consent,

    /// <summary>The last day.</summary>
    ClosesOn,

    /// <summary>What is asked about.</summary>
    Touchpoints,
}

/// <summary>Why a survey is not made.</summary>
/// <param name="Part">What is wrong.</param>
/// <param name="Problem">How: required is what is missing, out of range what is past, too far away or too much.</param>
/// <param name="Language">Of which language, where the part has one.</param>
public sealed record SurveyError(SurveyPart Part, Problem Problem, string? Language = null);

/// <summary>A survey as somebody wants it.</summary>
public sealed record SurveyPlan
{
    /// <summary>What it says, once in each language that it is made in.</summary>
    public required ImmutableArray<SurveyWording> Wordings { get; init; }

    /// <summary>Whether it has a field for the customer's name, who may leave it empty.</summary>
    public bool AsksName { get; init; }

    /// <summary>Whether customers read the descriptions of touchpoints, beside their names.</summary>
    public bool ShowsDescriptions { get; init; }

    /// <summary>The last day on which it can be answered.</summary>
    public DateOnly? ClosesOn { get; init; }

    /// <summary>The touchpoints that it asks about.</summary>
    public ImmutableArray<Guid> Touchpoints { get; init; } = [];

    /// <summary>The plan with its texts tidied and without languages in which nothing is written, and all that is wrong with it.</summary>
    /// <param name="today">Which day it is for who makes it.</param>
    public (SurveyPlan Plan, ImmutableArray<SurveyError> Errors) Check(DateOnly today)
    {
        List<SurveyError> errors = [];
        var plan = this with { Wordings = [.. Wordings.Select(wording => Check(wording, errors)).Where(wording => !wording.IsEmpty)], Touchpoints = [.. Touchpoints.Distinct()] };
        if (plan.Wordings.IsEmpty)
            errors.AddRange(Wordings.Select(wording => new SurveyError(SurveyPart.Title, Problem.Required, wording.Language)));
        if (Day(today) is { } day)
            errors.Add(new(SurveyPart.ClosesOn, day));
        if (plan.Touchpoints.IsEmpty)
            errors.Add(new(SurveyPart.Touchpoints, Problem.Required));
        if (plan.Touchpoints.Length > Limits.SurveyTouchpoints)
            errors.Add(new(SurveyPart.Touchpoints, Problem.OutOfRange));
        return (plan, [.. errors]);
    }

    static SurveyWording Check(SurveyWording wording, List<SurveyError> errors)
    {
        var (title, wrongTitle) = AcceptedText.Line(wording.Title, Limits.Name);
        var (intro, wrongIntro) = AcceptedText.Lines(wording.Intro, Limits.Note);
        var (consent, wrongConsent) = AcceptedText.Lines(wording.Consent, Limits.Note);
        var checkedOne = new SurveyWording(wording.Language, title, intro, consent);
        if (checkedOne.IsEmpty)
            return checkedOne;
        Note(SurveyPart.Title, wrongTitle ?? Missing(title));
        Note(SurveyPart.Intro, wrongIntro);
        Note(SurveyPart.Consent, wrongConsent ?? Missing(consent));
        return checkedOne;

        void Note(SurveyPart part, Problem? problem)
        {
            if (problem is { } wrong)
                errors.Add(new(part, wrong, wording.Language));
        }
    }

    Problem? Day(DateOnly today) =>
        ClosesOn is not { } day ? Problem.Required
        : day < today || day > today.AddDays(Limits.SurveyDays) ? Problem.OutOfRange
        : null;

    // Formatting characters alone are nothing that anybody could read.
    static Problem? Missing(string text) => AcceptedText.Line(text, int.MaxValue, required: true).Problem;
}
