using JourneyMapper.Domain.Surveys;

namespace JourneyMapper.Web.Features.Surveys.Answering;

/// <summary>What the public page of a survey shows.</summary>
public abstract record SurveyScreen
{
    /// <summary>The form.</summary>
    /// <param name="Stamp">See <see cref="Shared.FormStamps"/>.</param>
    /// <param name="Typed">What was filled in before.</param>
    /// <param name="Errors">What is wrong with that.</param>
    /// <param name="Notice">Why it was not taken for another reason.</param>
    public sealed record Form(string Stamp, SurveyForm Typed, IReadOnlyList<AnswerError> Errors, string? Notice = null) : SurveyScreen;

    /// <summary>A sentence in its place.</summary>
    /// <param name="Title">The heading.</param>
    /// <param name="Text">What it says.</param>
    /// <param name="IsAnswered">Whether the survey was answered in this window: who comes back is told so.</param>
    public sealed record Message(string Title, string Text, bool IsAnswered = false) : SurveyScreen;
}
