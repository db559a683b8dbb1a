using System.Globalization;
using System.Xml.Linq;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Printing.Drawing;
using JourneyMapper.Printing.Map;
using JourneyMapper.Printing.Text;
using JourneyMapper.Testing.Pdf;

namespace JourneyMapper.Printing.Tests.Map;

public sealed class MapPagesTests
{
    static readonly MapLane Card = new("card", "Touchpoint", "star", MapLaneKind.Card);
    static readonly MapLane Pain = new("pain", "Pain points", "star", MapLaneKind.Pain);
    static readonly MapLane Thought = new("thought", "Thought", "star", MapLaneKind.Quote);
    static readonly MapLane Emotion = new("emotion", "Emotion", "star", MapLaneKind.Curve) { Curves = [new("own", MapCurveLook.Emotion), new("second", MapCurveLook.Persona, 2)] };
    static readonly MapPaper A4 = new(1122.5, 793.7, 1);

    readonly MapSubject subject = new("Buying a bicycle", "A commuter wants one.", [new("Anna Ames", "AA", 1), new("Ben Berg", "BB", 2)], 1, "30 November 2026",
        (page, pages) => string.Create(CultureInfo.InvariantCulture, $"Page {page} of {pages}"), "continued", name => new(name, Outline.Circle(12, 12, 10), 24));

    [Fact]
    public void Touchpoints_are_read_one_after_another_each_with_all_that_it_says()
    {
        var pdf = Read([Sheet([Touchpoint("One", 1), Touchpoint("Two", -2)])]);

        var text = pdf.Text;
        foreach (var said in new[] { "Buying a bicycle", "A commuter wants one.", "Anna Ames", "Awareness", "One", "Two", "Hurts One", "“Hm One”", "Page 1 of 1", "30 November 2026", "Asks a friend" })
            text.ShouldContain(said);
        foreach (var tag in new[] { "H1", "Sect", "H2", "L", "LI", "LBody", "H3", "Figure", "P" })
            pdf.Tags.ShouldContain(tag);
        pdf.UaFaults.ShouldBeEmpty();
        pdf.Outline.ShouldBe([new("Buying a bicycle", 1, 1), new("Awareness", 2, 1)]);
    }

    [Fact]
    public void A_map_that_is_higher_than_its_page_says_so_and_is_made_smaller()
    {
        var sheet = Sheet([Touchpoint("One", 0, string.Join('\n', Enumerable.Range(1, 90)))]);
        using var shaper = new TextShaper(Printing.Fonts, "en");

        new MapPages(subject, shaper).Excess([sheet], A4, isAligned: false)[0].ShouldBeGreaterThan(2);
        Read([sheet]).Shapes.ShouldAllBe(shape => shape.Bottom > 20 && shape.Top < 600);
    }

    [Fact]
    public void A_picture_of_the_whole_map_is_as_large_as_it_needs()
    {
        using var shaper = new TextShaper(Printing.Fonts, "en");
        var (pages, sheet) = (new MapPages(subject, shaper), Sheet([Touchpoint("One", 1), Touchpoint("Two", -2)]));
        var (width, height) = pages.NaturalSize(sheet, 600);
        var svg = new SvgCanvas(width, height, "Map");
        pages.Draw(svg, sheet, width, height);
        XDocument.Parse(svg.ToString()).Descendants().Select(element => (string?)element.Attribute("aria-label")).ShouldContain("Hurts One");

        using var pixels = new PixelCanvas(width, height, 1, Color.White);
        pages.Draw(pixels, sheet, width, height);
        pixels.ToPng().Length.ShouldBeGreaterThan(5000);
    }

    PdfFile Read(IReadOnlyList<MapSheet> sheets) => Printing.Read((document, shaper) => new MapPages(subject, shaper).Draw(document, sheets, A4, isAligned: false));

    static MapSheet Sheet(IReadOnlyList<MapColumn> columns) => new(
        [
            new(Stage.Awareness, "Awareness", "star", "2", true, columns),
            new(Stage.Decision, "Decision", "star", "0", false, []) { Empty = [new("No touchpoint")] },
        ],
        [Card, Thought, Emotion, Pain], 190, 1, [new("Moment of truth", MapLegendKind.Star, "star", MapColors.Star), new("Pain point", MapLegendKind.Bar, "", Palette.BadLine)]);

    static MapColumn Touchpoint(string name, int emotion, string pain = "Hurts") => new(
        Guid.NewGuid(),
        new(name, "star", "E-mail") { Star = "Moment of truth", Colour = CardColour.Blue },
        new Dictionary<string, MapCell>
        {
            ["pain"] = new MapTexts([.. pain.Split('\n').Select(line => new MapItem([new([new TextSpan($"{line} {name}")])], MapItemMark.Medium))]),
            ["thought"] = new MapTexts([new([new([new TextSpan($"“Hm {name}”", FontStyle.Italic)])])], "continued behind the map"),
        },
        new Dictionary<string, MapPoint> { ["own"] = new(emotion, $"Emotion: {emotion}"), ["second"] = new(-emotion, "Ben Berg") },
        new(190, new Dictionary<string, int> { ["own"] = 0, ["second"] = 1 }) { Handoff = new("star", Palette.Bad, "Lost", IsAcross: false) })
    {
        Arcs = [new(0, Begins: true, Stops: true, IsShort: false, 0, 0, 1, Palette.Accent, MapArcLine.Dashed) { Label = new("Asks a friend", "Loop from One to Two: Asks a friend", "star", 1) }],
        Lowest = emotion < 0 ? "Lowest moment" : null,
    };
}
