using System.Globalization;
using JourneyMapper.Domain.Funnels;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Funnels;

/// <summary>A figure as somebody typed it.</summary>
/// <param name="Value">What was read; null where nothing stands, or nothing that could be read.</param>
/// <param name="Problem">Why it is not accepted, in the reader's language; null when it is.</param>
public readonly record struct TypedFigure(decimal? Value, string? Problem)
{
    /// <summary>Reads a number of people.</summary>
    public static TypedFigure People(string typed, CultureInfo culture) =>
        Read(typed, culture, "", value => value != decimal.Truncate(value) ? FunnelText.ProblemNotWhole
            : (value < 0 ? FunnelProblem.Negative : value > Limits.FunnelPeople ? FunnelProblem.TooLarge : (FunnelProblem?)null)?.Explain());

    /// <summary>Reads an amount of money.</summary>
    public static TypedFigure Money(string typed, CultureInfo culture, string currency) =>
        Read(typed, culture, currency, value => FunnelChecks.CheckMoney(value) is { } problem ? problem == FunnelProblem.TooLarge ? FunnelText.ProblemTooMuch.With(Limits.Number) : problem.Explain() : null);

    /// <summary>Reads a share in percent.</summary>
    public static TypedFigure Share(string typed, CultureInfo culture) => Read(typed, culture, "", value => FunnelChecks.CheckShare(value)?.Explain());

    static TypedFigure Read(string typed, CultureInfo culture, string unit, Func<decimal, string?> check)
    {
        var text = typed.Trim();
        if (text.Length == 0)
            return default;
        return TypedNumber.Read(text, culture, unit) is { } value ? new(value, check(value)) : new(null, FunnelText.ProblemNumber.With(text.Length <= 24 ? text : string.Concat(text.AsSpan(0, 24), "…"), 1234.ToString("N0", culture)));
    }
}

/// <summary>Says in the reader's language what is wrong with figures.</summary>
public static class FunnelProblems
{
    /// <summary>Why a figure is not accepted, in a sentence.</summary>
    public static string Explain(this FunnelProblem problem) => problem switch
    {
        FunnelProblem.TooEarly => FunnelText.ProblemTooEarly.With(FunnelFormat.Month(Days.Earliest)),
        FunnelProblem.InFuture => FunnelText.ProblemInFuture,
        FunnelProblem.Negative => FunnelText.ProblemNegative,
        FunnelProblem.AboveHundred => FunnelText.ProblemAboveHundred.With(FunnelFormat.Share(1)),
        FunnelProblem.MoreThanAll => FunnelText.ProblemMoreThanAll,
        FunnelProblem.Twice => FunnelText.ProblemTwice,
        FunnelProblem.NoPersona => FunnelText.ProblemNoPersona,
        FunnelProblem.NoChannel => FunnelText.ProblemNoChannel,
        FunnelProblem.NoStage => FunnelText.ProblemNoStage,
        _ => FunnelText.ProblemTooLarge.With(FunnelFormat.People(Limits.FunnelPeople)),
    };

    /// <summary>Why nothing was written, in a sentence; null when it was.</summary>
    public static string? Explain(this FunnelOutcome outcome) => outcome switch
    {
        FunnelOutcome.Done => null,
        FunnelOutcome.Invalid { Problems: var problems } => problems.OrderBy(problem => problem.Key).First().Value.Explain(),
        FunnelOutcome.NotAllowed => FunnelText.NotAllowed,
        _ => FunnelText.Gone,
    };
}

/// <summary>What was typed into the fields of a page and is not accepted: it stays there with the reason, while all else shows what is stored.</summary>
public sealed class FigureDrafts
{
    readonly Dictionary<string, (string Text, string Problem)> refused = new(StringComparer.Ordinal);

    /// <summary>What a field shows.</summary>
    /// <param name="field">Which.</param>
    /// <param name="stored">What is stored.</param>
    public string TextOf(string field, string stored) => refused.TryGetValue(field, out var draft) ? draft.Text : stored;

    /// <summary>What is wrong with what stands in a field; null when nothing is.</summary>
    public string? ProblemOf(string field) => refused.TryGetValue(field, out var draft) ? draft.Problem : null;

    /// <summary>Takes what was typed, or keeps it with the reason why it cannot be taken.</summary>
    public void Take(string field, string text, string? problem)
    {
        if (problem is null)
            refused.Remove(field);
        else
            refused[field] = (text, problem);
    }

    /// <summary>Lets go of all.</summary>
    public void Clear() => refused.Clear();
}
