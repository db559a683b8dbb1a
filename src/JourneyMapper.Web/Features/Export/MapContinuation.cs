using System.Collections.Immutable;
using System.Globalization;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Personas;
using JourneyMapper.Printing.Drawing;
using JourneyMapper.Printing.Flow;
using JourneyMapper.Printing.Pdf;
using JourneyMapper.Printing.Text;
using JourneyMapper.Web.Features.Personas;
using JourneyMapper.Web.Map;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Export;

/// <summary>The pages behind a map: the cards of its personas, and what of its texts found no room in the head and the cells.</summary>
static class MapContinuation
{
    const double Margin = 53;

    /// <summary>Adds the pages that are needed, if any.</summary>
    public static void Draw(PdfDocument document, TextShaper shaper, Journey journey, PrintOptions options, ImmutableArray<Sheet> sheets)
    {
        // A poster's further pages are read in the hand.
        var size = PaperSize.Of(options.IsPoster ? options with { Paper = Paper.A4 } : options);
        var paper = new FlowPaper(size.PageWidth, size.PageHeight, Margin);
        var about = options.Personas is null ? [] : journey.Personas.OrderBy(each => each.Curve).Select(each => options.Personas.Find(each.Persona)).OfType<Persona>().ToList();
        if (about.Exists(persona => !PersonaCard.IsBare(persona)))
        {
            var flow = new FlowDocument(shaper, paper, null);
            flow.Content.Heading(2, PersonaText.Personas, hasBookmark: false);
            foreach (var persona in about)
                flow.Content.Together(card => PersonaSheet.AddTo(card, persona, options.Channels, options.Pictures));
            flow.AddTo(document, 0, null);
        }
        if (options.HasOpportunities && !journey.Opportunities.IsEmpty)
        {
            var flow = new FlowDocument(shaper, paper, null);
            flow.Content.Heading(2, ExportText.SheetOpportunities, hasBookmark: false).Table(OpportunityColumns, OpportunitiesOf(journey, options));
            flow.AddTo(document, 0, null);
        }
        if (options.Threads.Count > 0)
        {
            var flow = new FlowDocument(shaper, paper, null);
            flow.Content.Heading(2, CommentText.Comments, hasBookmark: false);
            foreach (var thread in options.Threads)
                AddThread(flow.Content, thread);
            flow.AddTo(document, 0, null);
        }
        if (Rests(journey, options, sheets) is { Count: > 0 } rests)
        {
            var flow = new FlowDocument(shaper, paper, null);
            flow.Content.Heading(2, ExportText.ContinuationTitle, hasBookmark: false);
            foreach (var (title, text) in rests)
                flow.Content.Heading(3, title, hasBookmark: false).Paragraph(CellMarkup.Plain(text), before: 4);
            flow.AddTo(document, 0, null);
        }
    }

    static IReadOnlyList<FlowColumn> OpportunityColumns =>
    [
        new(OpportunityFields.Title.Name()), new(OpportunityFields.Touchpoint.Name()), new(OpportunityFields.Status.Name()), new(OpportunityFields.Impact.Name(), Alignment.Right), new(OpportunityFields.Effort.Name(), Alignment.Right),
        new(OpportunityFields.Owner.Name()), new(OpportunityFields.Due.Name()),
    ];

    // In the order of the map; those that were dropped last.
    static IEnumerable<IReadOnlyList<FlowCell>> OpportunitiesOf(Journey journey, PrintOptions options) =>
        from stage in Stages.All
        from touchpoint in journey.In(stage)
        from opportunity in journey.Opportunities
        where opportunity.Touchpoint == touchpoint.Id
        orderby opportunity.Status == OpportunityStatus.Dropped
        select (IReadOnlyList<FlowCell>)
        [
            new FlowCell([new TextSpan(CellMarkup.Plain(opportunity.Title))]) { IsHeading = true }, touchpoint.Name, OpportunityFields.Status.Choice(opportunity.Status.ToString()),
            NumberOf(opportunity.Impact), NumberOf(opportunity.Effort),
            opportunity.Owner is { } owner ? options.Members.GetValueOrDefault(owner, Common.FormerMember) : opportunity.Partner,
            opportunity.Due is { } due ? due.ToString("d", CultureInfo.CurrentCulture) : "",
        ];

    static string NumberOf(int? number) => number is { } known ? known.ToString(CultureInfo.CurrentCulture) : "";

    static void AddThread(FlowContent content, PaperThread thread)
    {
        content.Heading(3, thread.About, hasBookmark: false);
        foreach (var comment in thread.Comments)
            content.Together(said => said.Paragraph([new(comment.Author, FontStyle.SemiBold), new($" · {comment.On}")], FlowLooks.Quiet, before: 8).Paragraph(comment.Text, before: 2));
    }

    // In the order of the map.
    static List<(string Title, string Text)> Rests(Journey journey, PrintOptions options, ImmutableArray<Sheet> sheets)
    {
        var lanes = LaneSet.Of(journey);
        return
        [
            .. new[] { (Title: JourneyFields.Scenario.Name(), Text: CellText.OnPaper(journey.Scenario).Rest) }
                .Concat(from touchpoint in Stages.All.SelectMany(stage => journey.In(stage))
                        from lane in sheets.SelectMany(sheet => sheet.Lanes).Distinct()
                        where lane.IsText && lane != TouchpointFields.Name
                        let title = options.Fields.Contains(lane) ? lane.Name() : lanes.TitleOf(lane)
                        select (Title: $"{touchpoint.Name} · {title}", Text: CellText.OnPaper(lane.Read(touchpoint)).Rest))
                .Where(text => text.Text.Length > 0),
        ];
    }
}
