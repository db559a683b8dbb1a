using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Personas;
using JourneyMapper.Printing.Drawing;
using JourneyMapper.Printing.Flow;
using JourneyMapper.Printing.Text;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Icons;

namespace JourneyMapper.Web.Features.Personas;

/// <summary>All that is known of a persona, on paper: a heading of the third level with what belongs below it.</summary>
static class PersonaSheet
{
    const double Face = 48;

    /// <summary>Adds it.</summary>
    /// <param name="content">Where.</param>
    /// <param name="persona">The persona.</param>
    /// <param name="channels">What channels are called, in the order that the workspace gave them.</param>
    /// <param name="pictures">Pictures by id; where that of the persona is missing, its initials stand for it.</param>
    /// <param name="hasBookmark">Whether the outline leads to it.</param>
    public static void AddTo(FlowContent content, Persona persona, ChannelLibrary channels, IReadOnlyDictionary<Guid, byte[]> pictures, bool hasBookmark = false)
    {
        content.Beside(FaceOf(content, persona, pictures), Face + 16, head =>
        {
            head.Heading(3, persona.Name, hasBookmark);
            if (persona.Role.Length > 0)
                head.Paragraph(persona.Role, FlowLooks.Quiet, before: 2);
            if (persona.Segment.Length > 0)
                head.Chips([(IconSprite.Shape("groups"), persona.Segment)], Palette.AccentSoft, Palette.Accent, Palette.Accent);
        });
        if (persona.Quote.Length > 0)
            content.Box(quote => quote.Paragraph(PersonaText.Quoted.With(persona.Quote), new TextLook(14, 20, Palette.Ink), FontStyle.Italic), bar: Palette.Accent);
        var facts = PersonaCard.Lists.Where(field => field.Read(persona).Length > 0)
            .Select(field => (Action<FlowContent>)(column => column.Heading(4, field.Name(), hasBookmark: false).List(PersonaCard.ItemsOf(field, persona)))).ToList();
        if (persona.Channels.Length > 0)
            facts.Add(column => column.Heading(4, PersonaFields.Channels.Name(), hasBookmark: false).Chips(PersonaCard.ChannelsOf(persona, channels).Select(channel => ((IconShape?)IconSprite.Shape(channel.Symbol), channels.LabelOf(channel))), Palette.Hover, Palette.Ink, Palette.Ink3));
        foreach (var row in facts.Chunk(3))
            content.Columns(row);
        if (PersonaCard.IsBare(persona))
            content.Paragraph(PersonaText.Bare, FlowLooks.Quiet);
    }

    // The name stands beside it.
    static FlowDrawing FaceOf(FlowContent content, Persona persona, IReadOnlyDictionary<Guid, byte[]> pictures) =>
        persona.Picture is { } id && pictures.TryGetValue(id, out var file) && Picture.Read(file) is { } picture
            ? FlowDrawing.Square(picture, Face)
            : content.Disc(Initials.Of(persona.Name), Face, Palette.Ink2);
}
