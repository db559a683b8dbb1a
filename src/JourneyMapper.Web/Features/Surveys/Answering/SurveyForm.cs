using System.Collections.Immutable;
using System.Globalization;
using JourneyMapper.Data.Surveys;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Surveys;

namespace JourneyMapper.Web.Features.Surveys.Answering;

/// <summary>The fields of a survey's form by their names, and what was typed into them.</summary>
/// <param name="typed">Empty for a new form.</param>
public sealed class SurveyForm(IReadOnlyDictionary<string, string> typed)
{
    public const string Name = "name";
    public const string Consent = "consent";
    public const string Stamp = "stamp";

    /// <summary>Nobody sees this field: who fills it in is a program.</summary>
    public const string Trap = "website";

    /// <summary>What a ticked box sends.</summary>
    public const string Ticked = "on";

    /// <summary>What was typed into a field; empty where nothing was.</summary>
    public string this[string field] => typed.GetValueOrDefault(field, "");

    /// <summary>The box of a touchpoint that is asked about.</summary>
    public static string Met(int number) => Field("m", number);

    /// <summary>The words of an added one.</summary>
    public static string Words(int number) => Field("w", number);

    /// <summary>The place in the customer's order.</summary>
    public static string Order(int number, bool added) => Field(added ? "ao" : "o", number);

    /// <summary>The feeling.</summary>
    public static string Emotion(int number, bool added) => Field(added ? "ae" : "e", number);

    /// <summary>What hurt.</summary>
    public static string Hurt(int number, bool added) => Field(added ? "ah" : "h", number);

    /// <summary>The id of a touchpoint's name.</summary>
    public static string NameOf(int number) => Field("n", number);

    /// <summary>The id of the question how it felt.</summary>
    public static string FeltOf(int number, bool added) => Field(added ? "af" : "f", number);

    /// <summary>The field that an error is about, where the cursor belongs.</summary>
    public static string FieldOf(AnswerError error, SurveyRow survey) => error switch
    {
        { Problem: AnswerProblem.NameTooLong } => Name,
        { Problem: AnswerProblem.ConsentMissing } => Consent,
        { Step: null } => Met(survey.Touchpoints[0].Number),
        { Problem: AnswerProblem.OrderInvalid, Step: var step } => Order(step.Number, step.IsAdded),
        // The id of the first of the choices.
        { Problem: AnswerProblem.EmotionMissing, Step: var step } => Emotion(step.Number, step.IsAdded),
        { Problem: AnswerProblem.HurtTooLong, Step: var step } => Hurt(step.Number, step.IsAdded),
        { Step: var step } => Words(step.Number),
    };

    /// <summary>What was filled in: the touchpoints that are ticked, and the added ones of which anything is said.</summary>
    public FilledAnswer Read(SurveyRow survey) => new(this[Name], this[Consent] == Ticked,
    [
        .. survey.Touchpoints.Where(touchpoint => this[Met(touchpoint.Number)] == Ticked).Select(touchpoint => Step(touchpoint.Number, added: false)),
        .. Enumerable.Range(1, Limits.SurveyAdded).Select(number => Step(number, added: true)).Where(step => !step.IsBlank),
    ]);

    FilledStep Step(int number, bool added) =>
        new(number, added, added ? this[Words(number)].Trim() : "", this[Order(number, added)].Trim(), this[Emotion(number, added)], this[Hurt(number, added)].Trim());

    static string Field(string prefix, int number) => string.Create(CultureInfo.InvariantCulture, $"{prefix}{number}");
}
