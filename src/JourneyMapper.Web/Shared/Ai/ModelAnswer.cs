using System.Text.Json;
using JourneyMapper.Web.Resources;

namespace JourneyMapper.Web.Shared.Ai;

/// <summary>What a model is asked.</summary>
/// <param name="Task">What it shall do, in English: models know that best.</param>
/// <param name="Texts">What people have written, which it shall do that with.</param>
public sealed record ModelQuestion(string Task, string Texts)
{
    /// <summary>The language of whoever asks, as a model knows it.</summary>
    public static string Language => Languages.CultureOf(Languages.Current).EnglishName;

    /// <summary>The form of an answer in JSON; null for an answer in plain text.</summary>
    public JsonElement? Schema { get; init; }
}

/// <summary>Why a model has given no answer that can be used.</summary>
public enum ModelProblem
{
    /// <summary>None is set up.</summary>
    NotConfigured,

    /// <summary>The member has asked too often lately.</summary>
    TooOften,

    /// <summary>Others are being answered.</summary>
    Busy,

    /// <summary>The endpoint does not answer.</summary>
    Unreachable,

    /// <summary>It took too long.</summary>
    TimedOut,

    /// <summary>The endpoint does not let in, or does not know the model: for who runs the application.</summary>
    Refused,

    /// <summary>The endpoint does not take the question, which may be too long for the model.</summary>
    NotTaken,

    /// <summary>The answer was longer than it may be.</summary>
    TooLong,

    /// <summary>The endpoint answers with errors, or with what is no answer of a model.</summary>
    Failed,

    /// <summary>The model did not keep to the form that was asked for.</summary>
    Nonsense,
}

/// <summary>What came of a question.</summary>
/// <param name="Text">The answer; empty where there is none.</param>
/// <param name="Problem">Why there is none.</param>
public sealed record ModelAnswer(string Text, ModelProblem? Problem = null);

/// <summary>Problems with a model in words.</summary>
static class ModelProblems
{
    /// <summary>What went wrong, and what helps.</summary>
    public static string Explain(this ModelProblem problem) => problem switch
    {
        ModelProblem.NotConfigured => AiText.ProblemNotConfigured,
        ModelProblem.TooOften => AiText.ProblemTooOften,
        ModelProblem.Busy => AiText.ProblemBusy,
        ModelProblem.Unreachable => AiText.ProblemUnreachable,
        ModelProblem.TimedOut => AiText.ProblemTimedOut,
        ModelProblem.Refused => AiText.ProblemRefused,
        ModelProblem.NotTaken => AiText.ProblemNotTaken,
        ModelProblem.TooLong => AiText.ProblemTooLong,
        ModelProblem.Failed => AiText.ProblemFailed,
        _ => AiText.ProblemNonsense,
    };
}
