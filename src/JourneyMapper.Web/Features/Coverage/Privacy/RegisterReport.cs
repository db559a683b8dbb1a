using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Printing.Drawing;
using JourneyMapper.Printing.Flow;
using JourneyMapper.Printing.Map;
using JourneyMapper.Printing.Text;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Coverage.Privacy;

/// <summary>The printed register of processing.</summary>
/// <param name="lines">What it lists.</param>
/// <param name="total">How many there are, those left out included.</param>
sealed class RegisterReport(IReadOnlyList<ProcessingLine> lines, int total)
{
    // Nine columns beside each other need smaller letters.
    static readonly TextLook Look = new(10.5, 14, Palette.Ink);

    /// <summary>Writes it.</summary>
    /// <param name="content">Where.</param>
    /// <param name="date">Of which workspace and day it is.</param>
    public void Write(FlowContent content, string date)
    {
        content.Heading(1, CoverageText.Register).Paragraph(date, FlowLooks.Quiet, before: 2).Paragraph(CoverageText.RegisterLead, FlowLooks.Quiet, before: 4);
        if (lines.Count == 0)
        {
            content.Paragraph(CoverageText.RegisterNothing, before: 12);
            return;
        }

        content.Table(
            [
                new(CoverageText.Touchpoint), new(CoverageText.Journey), new(CoverageText.Stage), new(TouchpointFields.PersonalData.Name()), new(TouchpointFields.DataPurpose.Name()),
                new(TouchpointFields.LegalBasis.Name()), new(TouchpointFields.DataRetention.Name()), new(TouchpointFields.DataAccess.Name()), new(CoverageText.Owner),
            ],
            lines.Select(Row), Look);
        if (total > lines.Count)
            content.Paragraph(CoverageText.RegisterTooMany.With(lines.Count, total), FlowLooks.Quiet);
    }

    static IReadOnlyList<FlowCell> Row(ProcessingLine line)
    {
        var touchpoint = line.Touchpoint;
        var basis = TouchpointFields.LegalBasis.Choice($"{touchpoint.LegalBasis}");
        return
        [
            new([new(touchpoint.Name, FontStyle.SemiBold)]) { IsHeading = true },
            line.Title,
            new([new(touchpoint.Stage.Name(), FontStyle.Medium)]) { Color = MapColors.Of(touchpoint.Stage) },
            TouchpointFields.PersonalData.Choice(touchpoint.PersonalData),
            Said(touchpoint.DataPurpose),
            touchpoint.LegalBasis == LegalBasis.Unsaid ? Gap(basis) : touchpoint.Consent == ConsentRequest.Asked ? new FlowCell([new(basis), new($" · {CoverageText.RegisterAsked}", Color: Palette.Ink2)]) : basis,
            touchpoint.DataRetention.Length == 0 ? Gap(CoverageText.RegisterUnsaid) : touchpoint.DataRetention,
            Said(touchpoint.DataAccess),
            line.Owner ?? "–",
        ];
    }

    static string Said(string text) => text.Length == 0 ? CoverageText.RegisterUnsaid : text;

    static FlowCell Gap(string text) => new([new(text, FontStyle.SemiBold)]) { Color = Palette.Bad };
}
