using System.Globalization;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Printing.Drawing;
using JourneyMapper.Printing.Flow;
using JourneyMapper.Printing.Text;
using JourneyMapper.Web.Map;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Opportunities;

/// <summary>The printed opportunities: how far they have come, what they would bring and cost, and a list, what brings most for least first.</summary>
/// <param name="found">The opportunities.</param>
/// <param name="today">What was due before is late.</param>
sealed class OpportunityReport(FoundOpportunities found, DateOnly today)
{
    const double NumberWidth = 34;
    const double TitleWidth = 270;

    // In the matrix a number stands for each.
    readonly List<OpportunityLine> lines = [.. found.Lines.OrderByDescending(line => line.Priority)];

    /// <summary>Writes it.</summary>
    /// <param name="content">Where.</param>
    /// <param name="date">Of which workspace and day it is.</param>
    public void Write(FlowContent content, string date)
    {
        content.Heading(1, OpportunityText.Opportunities).Paragraph(date, FlowLooks.Quiet, before: 2);
        content.KeyFigures(Enum.GetValues<OpportunityStatus>().Select(status => new KeyFigure(Number(lines.Count(line => line.Opportunity.Status == status)), status.Name())));
        content.Heading(2, OpportunityText.Matrix).Matrix(
            new(Limits.Priority, OpportunityFields.Effort.Name(), OpportunityFields.Impact.Name())
            {
                Ground = (effort, impact) => PriorityQuadrants.Of(impact, effort).Ground(),
                Title = (effort, impact) => PriorityQuadrants.Corner(impact, effort),
                Points = [.. from place in lines.Index() where place.Item.Opportunity is { Impact: not null, Effort: not null } select (place.Item.Opportunity.Effort!.Value, place.Item.Opportunity.Impact!.Value, Number(place.Index + 1))],
            },
            OpportunityText.MatrixOnPaper);
        content.Break().Heading(2, OpportunityText.ListOnPaper).Table(
            [
                new("", Alignment.Right, NumberWidth), new(OpportunityFields.Title.Name(), Width: TitleWidth), new(OpportunityText.Touchpoint), new(Common.Journey), new(OpportunityFields.Impact.Name(), Alignment.Right),
                new(OpportunityFields.Effort.Name(), Alignment.Right), new(OpportunityFields.Status.Name()), new(OpportunityFields.Owner.Name()), new(OpportunityFields.Due.Name()),
            ],
            lines.Select((line, i) => RowOf(line, i + 1)));
        if (found.Total > lines.Count)
            content.Paragraph(OpportunityText.OnlySome.With(lines.Count, found.Total), FlowLooks.Quiet, before: 12);
    }

    IReadOnlyList<FlowCell> RowOf(OpportunityLine line, int number)
    {
        var opportunity = line.Opportunity;
        return
        [
            Number(number), new([new(CellMarkup.Plain(opportunity.Title), FontStyle.Medium), .. DescriptionOf(opportunity)]) { IsHeading = true }, line.Touchpoint, line.Title, NumberOf(opportunity.Impact), NumberOf(opportunity.Effort),
            opportunity.Status.Name(), line.Carer, DueOf(line),
        ];
    }

    static IEnumerable<TextSpan> DescriptionOf(Opportunity opportunity) => opportunity.Description.Length > 0 ? [new($"\n{CellMarkup.Plain(opportunity.Description)}", Color: Palette.Ink3)] : [];

    FlowCell DueOf(OpportunityLine line) => line.Opportunity.Due is not { } due ? "–"
        : line.IsLate(today) ? new FlowCell([new(due.ToString("d", CultureInfo.CurrentCulture), FontStyle.SemiBold), new($"\n{OpportunityText.Late}")]) { Color = Palette.Bad }
        : due.ToString("d", CultureInfo.CurrentCulture);

    static string NumberOf(int? number) => number is { } known ? Number(known) : "–";

    static string Number(int number) => number.ToString("N0", CultureInfo.CurrentCulture);
}
