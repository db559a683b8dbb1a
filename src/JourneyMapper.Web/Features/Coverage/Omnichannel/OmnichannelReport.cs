using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Omnichannel;
using JourneyMapper.Printing.Drawing;
using JourneyMapper.Printing.Flow;
using JourneyMapper.Printing.Text;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Icons;

namespace JourneyMapper.Web.Features.Coverage.Omnichannel;

/// <summary>The printed answers to the omnichannel questions.</summary>
/// <param name="channels">What channels are called.</param>
/// <param name="lines">The journeys.</param>
/// <param name="total">How many there are, those left out included.</param>
sealed class OmnichannelReport(ChannelLibrary channels, IReadOnlyList<OmnichannelLine> lines, int total)
{
    const double TitleWidth = 180;

    /// <summary>Writes it.</summary>
    /// <param name="content">Where.</param>
    /// <param name="date">Of which workspace and day it is.</param>
    public void Write(FlowContent content, string date)
    {
        content.Heading(1, CoverageText.Omnichannel).Paragraph(date, FlowLooks.Quiet, before: 2).Paragraph(CoverageText.OmnichannelLead, FlowLooks.Quiet, before: 4);
        content.Table(
            [new(CoverageText.Journey, Width: TitleWidth), .. Enum.GetValues<OmnichannelQuestion>().Select(question => new FlowColumn(OmnichannelLabels.Name(question)))],
            lines.Select(line => (IReadOnlyList<FlowCell>)[new([new(line.Journey.Title, FontStyle.SemiBold)]) { IsHeading = true }, .. line.Results.Select(Answer)]));
        foreach (var line in lines)
            WritePlans(content, line);
        if (total > lines.Count)
            content.Paragraph(CoverageText.RegisterTooMany.With(lines.Count, total), FlowLooks.Quiet, before: 12);
    }

    FlowCell Answer(OmnichannelResult result) => new(
    [
        new(OmnichannelLabels.Name(result.Answer), FontStyle.SemiBold),
        new($"\n{OmnichannelLabels.Why(result, channels)}", Color: Palette.Ink3),
    ])
    {
        Icon = IconSprite.Shape(OmnichannelLabels.Symbol(result.Answer)),
        Color = CoveragePalette.Of(result.Answer),
    };

    static void WritePlans(FlowContent content, OmnichannelLine line)
    {
        var answers = HandAnswers.Parse(line.Journey.Omnichannel);
        var planned = PlanningQuestions.All.Select(question => (Text: question.Text.ToString(), Answer: answers.FirstOrDefault(answer => answer.Question == question.Id)?.Note ?? "")).Where(pair => pair.Answer.Length > 0).ToList();
        if (planned.Count == 0)
            return;
        content.Heading(2, line.Journey.Title);
        foreach (var (question, answer) in planned)
            content.Together(pair => pair.Paragraph([new(question, FontStyle.SemiBold, Palette.Ink2)], before: 8).Paragraph(answer, before: 2));
    }
}
