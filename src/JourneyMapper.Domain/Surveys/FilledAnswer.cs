using System.Collections.Immutable;
using System.Globalization;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Surveys;

/// <summary>What is wrong with an answer.</summary>
public enum AnswerProblem
{
    /// <summary>No touchpoint is ticked, and none added.</summary>
    NothingMet,

    /// <summary>The customer does not agree.</summary>
    ConsentMissing,

    /// <summary>A touchpoint has no feeling.</summary>
    EmotionMissing,

    /// <summary>A place in the order is no whole number from 1 on.</summary>
    OrderInvalid,

    /// <summary>Something is said about a touchpoint that was added, and not what it is.</summary>
    WordsMissing,

    /// <summary>What an added touchpoint is takes more than <see cref="Limits.Name"/> characters.</summary>
    WordsTooLong,

    /// <summary>What hurt takes more than <see cref="Limits.SurveyHurt"/> characters.</summary>
    HurtTooLong,

    /// <summary>The name takes more than <see cref="Limits.Name"/> characters.</summary>
    NameTooLong,
}

/// <summary>One thing that is wrong with an answer.</summary>
/// <param name="Problem">What.</param>
/// <param name="Step">At which touchpoint, if it is about one.</param>
public sealed record AnswerError(AnswerProblem Problem, FilledStep? Step = null);

/// <summary>What a form says about one touchpoint that a customer has ticked or added, as it was typed.</summary>
/// <param name="Number">Its number among those that the survey asks about, or among the added ones, from 1 on.</param>
/// <param name="IsAdded">Whether the customer has added it.</param>
/// <param name="Words">What an added one is.</param>
/// <param name="Order">Its place in the customer's order; empty: behind those that have one, as the form lists it.</param>
/// <param name="Emotion">A whole number from −2 to +2.</param>
/// <param name="Hurt">What hurt.</param>
public sealed record FilledStep(int Number, bool IsAdded, string Words, string Order, string Emotion, string Hurt)
{
    /// <summary>Whether nothing at all was filled in.</summary>
    public bool IsBlank => Words.Length == 0 && Order.Length == 0 && Emotion.Length == 0 && Hurt.Length == 0;
}

/// <summary>A whole form as it was sent.</summary>
/// <param name="Name">The customer's name.</param>
/// <param name="Consents">Whether they agree.</param>
/// <param name="Steps">As the form lists them.</param>
public sealed record FilledAnswer(string Name, bool Consents, ImmutableArray<FilledStep> Steps)
{
    // A form has at most as many places as touchpoints; more digits than these mean nothing.
    const int LargestOrder = 999;

    /// <summary>The answer, or all that is wrong with it, in the order of the form.</summary>
    /// <param name="asksName">Whether the survey has a field for the name: what was sent without one is not kept.</param>
    public (SurveyAnswer? Answer, ImmutableArray<AnswerError> Errors) Check(bool asksName)
    {
        List<AnswerError> errors = [];
        List<(int Order, SurveyStep Step)> steps = [];
        foreach (var filled in Steps)
            steps.Add(Check(filled, errors));
        if (Steps.IsEmpty)
            errors.Add(new(AnswerProblem.NothingMet));
        var (name, nameProblem) = asksName ? AcceptedText.Line(Name, Limits.Name) : ("", null);
        if (nameProblem is not null)
            errors.Add(new(AnswerProblem.NameTooLong));
        if (!Consents)
            errors.Add(new(AnswerProblem.ConsentMissing));
        // The order of the form decides between equal places.
        return errors.Count > 0 ? (null, [.. errors]) : (new(name, [.. steps.OrderBy(step => step.Order).Select(step => step.Step)]), []);
    }

    static (int Order, SurveyStep Step) Check(FilledStep filled, List<AnswerError> errors)
    {
        var (words, problem) = filled.IsAdded ? AcceptedText.Line(filled.Words, Limits.Name, required: true) : ("", null);
        if (problem is not null)
            errors.Add(new(problem == Problem.Required ? AnswerProblem.WordsMissing : AnswerProblem.WordsTooLong, filled));
        if (!TryOrder(filled.Order, out var order))
            errors.Add(new(AnswerProblem.OrderInvalid, filled));
        if (!int.TryParse(filled.Emotion, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var emotion) || emotion is < -Limits.Emotion or > Limits.Emotion)
            errors.Add(new(AnswerProblem.EmotionMissing, filled));
        var (hurt, tooLong) = AcceptedText.Lines(filled.Hurt, Limits.SurveyHurt);
        if (tooLong is not null)
            errors.Add(new(AnswerProblem.HurtTooLong, filled));
        return (order, new(filled.IsAdded ? null : filled.Number, words, emotion, hurt));
    }

    static bool TryOrder(string text, out int order)
    {
        order = int.MaxValue;
        return text.Trim().Length == 0 || (int.TryParse(text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out order) && order is >= 1 and <= LargestOrder);
    }
}
