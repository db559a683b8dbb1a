using System.Collections.Immutable;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Omnichannel;

/// <summary>An answer with what it rests on.</summary>
/// <param name="Question">What was asked.</param>
/// <param name="Answer">The answer.</param>
/// <param name="IsByHand">Whether somebody gave it, in place of the map.</param>
/// <param name="Note">What they added; may be empty.</param>
/// <param name="Good">Of <paramref name="Of"/> things looked at, so many speak for a yes: channels, hand-offs, audits, stages.</param>
/// <param name="Of">How many the map has.</param>
/// <param name="Missing">For <see cref="OmnichannelQuestion.Present"/>: the ids of channels that personas prefer and the journey does not use.</param>
public sealed record OmnichannelResult(OmnichannelQuestion Question, OmnichannelAnswer Answer, bool IsByHand, string Note, int Good, int Of, ImmutableArray<string> Missing);

/// <summary>
/// Answers the four questions from the map as far as it can. The same map always gives the same answers. What counts is stated with each; <c>docs/method.md</c> lists the sources.
/// </summary>
public static class OmnichannelReview
{
    /// <summary>From this mean of consistency, on the scale of audits, the message is one.</summary>
    public const decimal Consistent = 4;

    /// <summary>From this mean on it is so in part.</summary>
    public const decimal HalfConsistent = 3;

    /// <summary>Answers all four, in order.</summary>
    /// <param name="journey">The map.</param>
    /// <param name="preferred">The ids of the channels that its personas like best.</param>
    /// <param name="consistency">The score of consistency in the last audit of each touchpoint that was audited.</param>
    /// <param name="channels">The workspace's channels.</param>
    public static ImmutableArray<OmnichannelResult> Of(Journey journey, IEnumerable<string> preferred, IReadOnlyCollection<int> consistency, ChannelLibrary channels)
    {
        var byHand = HandAnswers.Parse(journey.Omnichannel);
        OmnichannelResult[] read = [Present(journey, preferred, channels), Known(journey), OneMessage(consistency), Seamless(journey, channels)];
        return
        [
            .. read.Select(result => byHand.FirstOrDefault(answer => answer.Question == result.Question.ToString()) is not { } hand ? result
                : result with { Answer = hand.Answer == OmnichannelAnswer.Unknown ? result.Answer : hand.Answer, IsByHand = hand.Answer != OmnichannelAnswer.Unknown, Note = hand.Note }),
        ];
    }

    // Channels that personas prefer against channels that the journey uses: a platform stands for the channel above it, too.
    static OmnichannelResult Present(Journey journey, IEnumerable<string> preferred, ChannelLibrary channels)
    {
        var used = journey.Touchpoints.SelectMany(touchpoint => new[] { touchpoint.Channel, channels.RootOf(touchpoint.Channel) }).ToHashSet(StringComparer.Ordinal);
        ImmutableArray<string> wanted = [.. preferred.Distinct(StringComparer.Ordinal)];
        ImmutableArray<string> missing = [.. wanted.Where(channel => !used.Contains(channel))];
        return Result(OmnichannelQuestion.Present, wanted.Length - missing.Length, wanted.Length) with { Missing = missing };
    }

    // Hand-offs between channels at which the context is carried on; none may be lost.
    static OmnichannelResult Known(Journey journey)
    {
        var handoffs = journey.Touchpoints.Zip(journey.Touchpoints.Skip(1)).Where(pair => pair.Second.IsHandedOverFrom(pair.First)).Select(pair => pair.Second.Handoff).ToList();
        var result = Result(OmnichannelQuestion.Known, handoffs.Count(handoff => handoff == Handoff.Carried), handoffs.Count);
        return handoffs.TrueForAll(handoff => handoff == Handoff.Unknown) ? result with { Answer = OmnichannelAnswer.Unknown }
            : handoffs.Contains(Handoff.Lost) ? result with { Answer = OmnichannelAnswer.No }
            : result.Answer == OmnichannelAnswer.No ? result with { Answer = OmnichannelAnswer.Partly } : result;
    }

    // The mean of consistency in the last audits.
    static OmnichannelResult OneMessage(IReadOnlyCollection<int> consistency)
    {
        var mean = consistency.Count == 0 ? 0 : (decimal)consistency.Sum() / consistency.Count;
        return new(OmnichannelQuestion.OneMessage, consistency.Count == 0 ? OmnichannelAnswer.Unknown : mean >= Consistent ? OmnichannelAnswer.Yes : mean >= HalfConsistent ? OmnichannelAnswer.Partly : OmnichannelAnswer.No,
            IsByHand: false, "", consistency.Count(score => score >= Consistent), consistency.Count, []);
    }

    // Stages in use that offer more than one channel: where there is one only, nobody can change.
    static OmnichannelResult Seamless(Journey journey, ChannelLibrary channels)
    {
        var stages = Stages.All.Where(stage => journey.In(stage).Any()).ToList();
        var open = stages.Count(stage => journey.In(stage).Select(touchpoint => channels.RootOf(touchpoint.Channel)).Where(channel => channel.Length > 0).Distinct(StringComparer.Ordinal).Skip(1).Any());
        var result = Result(OmnichannelQuestion.Seamless, open, stages.Count);
        return result.Answer == OmnichannelAnswer.Yes && journey.Touchpoints.Any(touchpoint => touchpoint.Handoff is Handoff.Lost or Handoff.Partly) ? result with { Answer = OmnichannelAnswer.Partly } : result;
    }

    static OmnichannelResult Result(OmnichannelQuestion question, int good, int of) => new(question,
        of == 0 ? OmnichannelAnswer.Unknown : good == of ? OmnichannelAnswer.Yes : good > 0 ? OmnichannelAnswer.Partly : OmnichannelAnswer.No, IsByHand: false, "", good, of, []);
}
