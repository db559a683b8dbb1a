using System.Collections.Immutable;
using System.Globalization;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Personas;
using JourneyMapper.Printing.Drawing;
using JourneyMapper.Printing.Flow;
using JourneyMapper.Printing.Text;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Personas;

/// <summary>The printed personas of a workspace: their cards by segment, where each is used, and what is known of the segments.</summary>
/// <param name="personas">The personas, in the order of the library.</param>
/// <param name="uses">Where they are used.</param>
/// <param name="channels">What channels are called.</param>
/// <param name="pictures">Their pictures, by id.</param>
sealed class PersonaReport(ImmutableArray<Persona> personas, ILookup<Guid, PersonaUse> uses, ChannelLibrary channels, IReadOnlyDictionary<Guid, byte[]> pictures)
{
    /// <summary>Writes it.</summary>
    /// <param name="content">Where.</param>
    /// <param name="date">Of which workspace and day it is.</param>
    public void Write(FlowContent content, string date)
    {
        var segments = PersonaSegment.Of(personas);
        content.Heading(1, PersonaText.Personas).Paragraph(date, FlowLooks.Quiet, before: 2);
        foreach (var segment in segments)
        {
            content.Heading(2, segment.Name);
            foreach (var persona in segment.Personas)
                content.Together(card => AddCard(card, persona));
        }
        content.Heading(2, PersonaText.Segments).Paragraph(PersonaText.SegmentsLead, FlowLooks.Quiet, before: 2).Table(
            [
                new(PersonaFields.Segment.Name()), new(PersonaText.Personas), new(Common.Journeys, Alignment.Right),
                .. Stages.All.Select(stage => new FlowColumn(stage.Name(), Alignment.Right)), new(CoverageText.Coverage, Alignment.Right),
            ],
            segments.Select(RowOf));
    }

    void AddCard(FlowContent card, Persona persona)
    {
        PersonaSheet.AddTo(card, persona, channels, pictures, hasBookmark: true);
        var used = uses[persona.Id].Select(use => use.Title).ToList();
        if (used.Count == 0)
            card.Paragraph(PersonaText.Unused, FlowLooks.Quiet, before: 10);
        else
            card.Heading(4, PersonaText.UsedIn, hasBookmark: false).List(used);
    }

    IReadOnlyList<FlowCell> RowOf(PersonaSegment segment)
    {
        var sum = PersonaSum.Of(segment.Personas.SelectMany(persona => uses[persona.Id]));
        return
        [
            new([new(segment.Name)]) { IsHeading = true }, string.Join(", ", segment.Personas.Select(persona => persona.Name)), Number(sum.Journeys),
            .. sum.Stages.Select(count => new FlowCell([new(Number(count))]) { Color = count == 0 && sum.Journeys > 0 ? Palette.Bad : null }), sum.Points is { } points ? Number(points) : "–",
        ];
    }

    static string Number(int number) => number.ToString("N0", CultureInfo.CurrentCulture);
}
