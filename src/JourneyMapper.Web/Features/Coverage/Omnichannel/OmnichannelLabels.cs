using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Omnichannel;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Coverage.Omnichannel;

/// <summary>Says in the reader's language what is about the omnichannel questions.</summary>
static class OmnichannelLabels
{
    /// <summary>The question.</summary>
    public static string Name(OmnichannelQuestion question) => question switch
    {
        OmnichannelQuestion.Present => CoverageText.OmnichannelPresent,
        OmnichannelQuestion.Known => CoverageText.OmnichannelKnown,
        OmnichannelQuestion.OneMessage => CoverageText.OmnichannelOneMessage,
        _ => CoverageText.OmnichannelSeamless,
    };

    /// <summary>The answer in a word.</summary>
    public static string Name(OmnichannelAnswer answer) => answer switch
    {
        OmnichannelAnswer.Yes => CoverageText.OmnichannelYes,
        OmnichannelAnswer.Partly => CoverageText.OmnichannelPartly,
        OmnichannelAnswer.No => CoverageText.OmnichannelNo,
        _ => CoverageText.OmnichannelUnknown,
    };

    /// <summary>The icon that always stands beside the word.</summary>
    public static string Symbol(OmnichannelAnswer answer) => answer switch
    {
        OmnichannelAnswer.Yes => "check_circle",
        OmnichannelAnswer.Partly => "warning",
        OmnichannelAnswer.No => "cancel",
        _ => "help",
    };

    /// <summary>What an answer rests on.</summary>
    public static string Why(OmnichannelResult result, ChannelLibrary channels) => string.Join(" · ", new[]
    {
        result.IsByHand ? CoverageText.OmnichannelByHand : Basis(result, channels),
        result.Note,
    }.Where(text => text.Length > 0));

    static string Basis(OmnichannelResult result, ChannelLibrary channels) => result switch
    {
        { Question: OmnichannelQuestion.Present, Of: 0 } => CoverageText.OmnichannelNoPersona,
        { Question: OmnichannelQuestion.Present, Missing: { Length: > 0 } missing } => CoverageText.OmnichannelMissing.With(string.Join(", ", missing.Select(channel => channels.Find(channel) is { } known ? channels.LabelOf(known) : Common.FormerChannel))),
        { Question: OmnichannelQuestion.Present } => CoverageText.OmnichannelAllPresent.With(result.Of),
        { Question: OmnichannelQuestion.Known } => CoverageText.OmnichannelHandoffs.With(result.Good, result.Of),
        { Question: OmnichannelQuestion.OneMessage } => CoverageText.OmnichannelAudits.With(result.Good, result.Of, OmnichannelReview.Consistent),
        _ => CoverageText.OmnichannelStages.With(result.Good, result.Of),
    };
}
