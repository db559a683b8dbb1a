using System.Xml.Linq;
using JourneyMapper.Printing.Drawing;
using JourneyMapper.Printing.Text;
using SkiaSharp;

namespace JourneyMapper.Printing.Tests.Drawing;

public sealed class CanvasTests
{
    [Fact]
    public void An_svg_is_well_formed_and_says_its_texts()
    {
        var canvas = new SvgCanvas(200, 100, "A <map> & more", description: "It's <all> of it");
        Draw(canvas);

        var svg = XDocument.Parse(canvas.ToString());
        svg.Root!.Elements().Take(2).Select(element => (element.Name.LocalName, element.Value)).ShouldBe([("title", "A <map> & more"), ("desc", "It's <all> of it")]);
        svg.Descendants().Select(element => (string?)element.Attribute("aria-label")).ShouldContain("Buying \"this\" & that");
    }

    [Fact]
    public void Pixels_show_what_was_drawn_in_the_size_asked_for()
    {
        using var canvas = new PixelCanvas(200, 100, 2, Color.White);
        Draw(canvas);

        using var bitmap = SKBitmap.Decode(canvas.ToPng());
        (bitmap.Width, bitmap.Height).ShouldBe((400, 200));
        bitmap.GetPixel(310, 110).ShouldBe(new SKColor(0x16, 0xA3, 0x4A));
        bitmap.GetPixel(5, 195).ShouldBe(SKColors.White);
        bitmap.Pixels.Count(pixel => pixel.Red < 64).ShouldBeGreaterThan(100, "letters");
    }

    [Fact]
    public void A_picture_larger_than_a_machine_can_hold_is_refused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => new PixelCanvas(100_000, 100_000, 1, null));

    static void Draw(ICanvas canvas)
    {
        using var shaper = new TextShaper(Printing.Fonts, "en");
        new TextBlock(shaper.Paragraph("Buying \"this\" & that"), 180, new(14, 20, Printing.Ink)).Draw(canvas, canvas.Document.Add(Role.P), 4, 4);
        using (canvas.Clip(new Box(0, 0, 200, 90)))
        using (canvas.Transform(0.5, 100, 0))
            canvas.FillRounded(new Box(100, 100, 60, 40), 8, Color.Of(0x16A34A));
    }
}
