using JourneyMapper.Data.Queries;
using JourneyMapper.Data.Surveys;
using JourneyMapper.Domain.Surveys;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Surveys;

/// <summary>A touchpoint that a survey asks about, with what its answers sum up to.</summary>
/// <param name="Asked">What was asked about.</param>
/// <param name="Felt">What those felt who met it.</param>
/// <param name="Hurts">How many say what hurt.</param>
public sealed record AskedTouchpoint(SurveyTouchpointRow Asked, Spread Felt, long Hurts)
{
    /// <summary>By how much customers feel better than the team believed when the survey was made; null where nobody has met it.</summary>
    public double? Difference => Felt.Mean - Asked.Emotion;

    /// <inheritdoc cref="Spread.Interval"/>
    public (double Low, double High)? Interval { get; } = Felt.Interval;
}

/// <summary>What the answers of a survey say.</summary>
/// <param name="Survey">The survey.</param>
/// <param name="Answers">How many.</param>
/// <param name="Last">The day of the latest one, UTC; null while there is none.</param>
/// <param name="Touchpoints">What it asks about, in the order of the map.</param>
/// <param name="Ways">The most frequent ways, at most <see cref="MostWays"/>.</param>
/// <param name="Returns">The most frequent steps against the order of the map.</param>
/// <param name="Additions">What customers have added most.</param>
public sealed record SurveyResults(
    SurveyRow Survey, long Answers, DateOnly? Last, IReadOnlyList<AskedTouchpoint> Touchpoints, IReadOnlyList<SurveyWay> Ways, IReadOnlyList<SurveyReturn> Returns, IReadOnlyList<SurveyAddition> Additions)
{
    /// <summary>So many ways are listed.</summary>
    public const int MostWays = 20;

    /// <summary>So many steps back, and additions, are listed.</summary>
    public const int MostOthers = 20;

    /// <summary>A touchpoint that less than this share of the answers has met counts as skipped.</summary>
    public const double SkippedBelow = .2;

    /// <summary>Touchpoints that hardly anybody meets; none while there are no answers.</summary>
    public IEnumerable<AskedTouchpoint> Skipped => Touchpoints.Where(touchpoint => touchpoint.Felt.Count < Answers * SkippedBelow);

    /// <summary>What a touchpoint names as its source that is taken over: in one language for all readers.</summary>
    public string Source => Survey.Wordings[0].Title;

    /// <summary>What share of all answers a number of them is, from 0 to 1.</summary>
    public double Share(long count) => Answers == 0 ? 0 : (double)count / Answers;

    /// <summary>What a number of a way is called; null for what customers have added.</summary>
    public string? NameOf(short number) => Survey.Touchpoints.FirstOrDefault(touchpoint => touchpoint.Number == number)?.Name;
}

/// <summary>A survey in a list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">In the reader's language, or else in the one that it is made in.</param>
/// <param name="IsOpen">Whether it takes more.</param>
public sealed record SurveyLine(Guid Id, string Title, bool IsOpen);

/// <summary>One answer, for who may erase it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="On">The day, UTC.</param>
/// <param name="Name">Empty for most.</param>
/// <param name="Path">See <see cref="SurveyAnswerRow.Path"/>.</param>
public sealed record AnswerLine(Guid Id, DateOnly On, string Name, short[] Path);

/// <summary>A step of an answer, with what it belongs to.</summary>
/// <param name="Answer">The answer's id.</param>
/// <param name="On">Its day, UTC.</param>
/// <param name="Name">Empty for most.</param>
/// <param name="Position">Where it stands in the answer, from 1.</param>
/// <param name="Item">The <see cref="SurveyTouchpointRow.Number"/>; null for what the customer has added.</param>
/// <param name="Words">What was added.</param>
/// <param name="Emotion">How it felt.</param>
/// <param name="Hurt">What hurt, or empty.</param>
public sealed record AnsweredStep(Guid Answer, DateOnly On, string Name, short Position, short? Item, string Words, short Emotion, string Hurt);

/// <summary>What hurt one customer at a touchpoint.</summary>
/// <param name="On">The day of the answer, UTC.</param>
/// <param name="Text">In the customer's words.</param>
/// <param name="Emotion">How it felt.</param>
public sealed record HurtLine(DateOnly On, string Text, int Emotion);

static class SurveyWordingChoice
{
    /// <summary>What a survey says in the reader's language, or else in the first one.</summary>
    public static SurveyWordingRow Titled(this IList<SurveyWordingRow> wordings) => wordings.FirstOrDefault(wording => wording.Language == Languages.Current) ?? wordings[0];
}
