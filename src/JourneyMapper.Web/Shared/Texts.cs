using System.Globalization;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Resources;

namespace JourneyMapper.Web.Shared;

/// <summary>Puts values into texts of the resources, and gives the domain's words in the reader's language.</summary>
public static class Texts
{
    /// <summary>The text with its placeholders filled, numbers and dates in the reader's culture.</summary>
    public static string With(this string text, params object?[] values) => string.Format(CultureInfo.CurrentCulture, text, values);

    /// <summary>A number and its unit on one line: the runtime puts a blank between them at which a line may break.</summary>
    public static string Unbroken(this string number) => number.Replace(' ', '\u00a0');

    /// <summary>The form for a number: French says the singular for zero, English the plural.</summary>
    public static string Count(long number, string one, string other) => Plural(number, one, other).With(number);

    /// <summary>The same, where more than the number is to be filled in.</summary>
    public static string Plural(long number, string one, string other) =>
        (CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "fr" ? number is 0 or 1 : number == 1) ? one : other;

    /// <summary>The usual name of a stage.</summary>
    public static string Name(this Stage stage) => stage switch
    {
        Stage.Awareness => Common.StageAwareness,
        Stage.Consideration => Common.StageConsideration,
        Stage.Decision => Common.StageDecision,
        Stage.Retention => Common.StageRetention,
        Stage.Loyalty => Common.StageLoyalty,
        _ => throw new ArgumentOutOfRangeException(nameof(stage)),
    };

    /// <summary>The name of stages that are read as one.</summary>
    public static string Name(this StageGroup group) => group switch
    {
        StageGroup.Awareness => Common.GroupAwareness,
        StageGroup.Conversion => Common.GroupConversion,
        _ => Common.GroupLoyalty,
    };

    /// <summary>The label of a stage in a journey: its own, or the usual name.</summary>
    public static string LabelOf(this Journey journey, Stage stage) =>
        stage.LabelIn(journey.Labels);

    /// <summary>The label of a stage where a journey's own labels are these: its own, or the usual name.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="labels">Five, in order; empty where a stage keeps its usual name.</param>
    public static string LabelIn(this Stage stage, IReadOnlyList<string> labels) => labels[(int)stage] is { Length: > 0 } own ? own : stage.Name();

    /// <summary>An emotion from −2 to 2 in words.</summary>
    public static string Emotion(int emotion) => emotion switch
    {
        2 => Common.EmotionPlus2,
        1 => Common.EmotionPlus1,
        0 => Common.EmotionZero,
        -1 => Common.EmotionMinus1,
        -2 => Common.EmotionMinus2,
        _ => throw new ArgumentOutOfRangeException(nameof(emotion)),
    };

    /// <summary>The steps of emotions and of other curves, from the lowest.</summary>
    public static IEnumerable<int> Steps => Enumerable.Range(-Limits.Emotion, (2 * Limits.Emotion) + 1);

    /// <summary>The step of a curve that is no emotion, from −2 to 2, in words.</summary>
    public static string Level(int level) => level switch
    {
        2 => Common.LevelPlus2,
        1 => Common.LevelPlus1,
        0 => Common.LevelZero,
        -1 => Common.LevelMinus1,
        -2 => Common.LevelMinus2,
        _ => throw new ArgumentOutOfRangeException(nameof(level)),
    };
}
