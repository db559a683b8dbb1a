using JourneyMapper.Printing.Drawing;
using JourneyMapper.Printing.Text;
using JourneyMapper.Testing.Pdf;
using SkiaSharp;

namespace JourneyMapper.Printing.Tests.Pdf;

public sealed class PdfDocumentTests
{
    static readonly TextLook Look = new(12, 16, Printing.Ink);

    [Fact]
    public void A_document_says_its_title_its_language_and_its_bookmarks()
    {
        var pdf = Printing.Read((document, shaper) =>
        {
            for (var page = 1; page <= 2; page++)
            {
                var canvas = document.AddPage(794, 1123);
                var heading = document.Document.Add(Role.H1);
                canvas.Bookmark($"Chapter {page}", 1, 40);
                new TextBlock(shaper.Paragraph($"Chapter {page}"), 400, Look).Draw(canvas, heading, 40, 40);
                canvas.Bookmark("(Part) \\ é", 2, 80);
            }
        });

        pdf.Title.ShouldBe("A title");
        pdf.Language.ShouldBe("en");
        pdf.IsTagged.ShouldBeTrue();
        pdf.Outline.ShouldBe([new("Chapter 1", 1, 1), new("(Part) \\ é", 2, 1), new("Chapter 2", 1, 2), new("(Part) \\ é", 2, 2)]);
        pdf.Pages.Select(page => (Math.Round(page.Width), Math.Round(page.Height))).ShouldBe([(596, 842), (596, 842)]);
    }

    [Fact]
    public void Everything_drawn_belongs_to_the_structure_or_is_decoration()
    {
        var pdf = Printing.Read((document, shaper) =>
        {
            var canvas = document.AddPage(400, 400);
            var text = document.Document.Add(Role.P);
            using (canvas.Transform(0.5, 10, 10))
            {
                new TextBlock(shaper.Paragraph("One"), 100, Look).Draw(canvas, text, 0, 0);
                canvas.Mark(null);
                canvas.Fill(new Box(0, 0, 10, 10), Printing.Ink);
            }
            new TextBlock(shaper.Paragraph("Two"), 100, Look).Draw(canvas, text, 0, 50);
            var figure = document.Document.Add(Role.Figure, "A point");
            canvas.Mark(figure, new Box(0, 0, 10, 10));
            canvas.FillCircle(5, 5, 5, Printing.Ink);
        });

        pdf.UaFaults.ShouldBeEmpty();
        pdf.Pages[0].Text.ShouldBe("One\nTwo\n\n");
    }

    [Fact]
    public void Links_lead_where_they_say()
    {
        var bytes = Printing.Write((document, shaper) =>
        {
            var canvas = document.AddPage(400, 400);
            var paragraph = new Paragraph([new("See "), new("the guide", Link: "https://example.org/a b?c=(d)"), new(" for more.")], shaper);
            new TextBlock(paragraph, 300, Look).Draw(canvas, document.Document.Add(Role.P), 10, 10);
        });
        var pdf = PdfFile.Parse(bytes);

        pdf.Links.ShouldBe(["https://example.org/a%20b?c=(d)"]);
        pdf.Tags.ShouldContain("Link");
        pdf.Contains("See the guide for more.").ShouldBeTrue();
        pdf.UaFaults.ShouldBeEmpty();
    }

    [Fact]
    public void Pictures_gradients_and_icons_leave_no_text_and_are_written_once()
    {
        var picture = Picture.Read(Png(transparent: true))!;
        var photograph = Picture.Read(Jpeg())!;
        var star = new IconShape("star", SvgPath.Parse("M5 0 L10 10 H0 Z"), 10);
        var gradient = new LinearGradient(0, 100, [(0, Color.Of(0x00FF00)), (0.5, Color.White), (1, Color.Of(0xFF0000))]);
        byte[] Times(int count) => Printing.Write((document, _) =>
        {
            var canvas = document.AddPage(400, 400);
            for (var i = 0; i < count; i++)
            {
                canvas.Image(picture, new Box(10, 10 * i, 30, 30));
                canvas.Image(photograph, new Box(50, 10 * i, 30, 30));
                canvas.Icon(star, 90, 10 * i, 20, Printing.Ink);
                canvas.Fill(Outline.Circle(150, 50, 40), gradient);
                canvas.Stroke(Outline.Line(200, 0, 300, 100), new Pen(gradient, 3, HasRoundEnds: true));
            }
        });

        PdfFile.Parse(Times(1)).Text.ShouldBe("");
        (Times(20).Length - Times(1).Length).ShouldBeLessThan(2000);
    }

    [Fact]
    public void Fonts_hold_only_the_glyphs_that_are_used()
    {
        var pdf = Printing.Write("客户旅程");

        pdf.Length.ShouldBeLessThan(12_000);
        PdfFile.Parse(pdf).Fonts.ShouldAllBe(font => System.Text.RegularExpressions.Regex.IsMatch(font.Name, "^[A-Z]{6}\\+|^$"));
    }

    // A test of the test: a file that breaks the rules is found out.
    [Fact]
    public void What_breaks_the_rules_of_accessible_documents_is_told()
    {
        var pdf = Printing.Read((document, shaper) =>
        {
            var canvas = document.AddPage(400, 400);
            new TextBlock(shaper.Paragraph("Two"), 100, Look).Draw(canvas, document.Document.Add(Role.H2), 0, 0);
            new TextBlock(shaper.Paragraph("Four"), 100, Look).Draw(canvas, document.Document.Add(Role.H4), 0, 20);
            new TextBlock(shaper.Paragraph("Row"), 100, Look).Draw(canvas, document.Document.Add(Role.TR), 0, 40);
            canvas.Mark(document.Document.Add(Role.Figure), new Box(0, 0, 10, 10));
            canvas.FillCircle(5, 5, 5, Printing.Ink);
        });

        pdf.UaFaults.Select(fault => fault[..6]).ShouldBe(["14-002", "14-003", "09-004", "13-004"]);
    }

    [Theory]
    [InlineData("a\uFEFFb\u200Bc\u00ADd\u2028e\tf\u0000g")]
    [InlineData("\u0334\u0301 \uFFFD \uE000 \U000F0000 \u0E33 \u1160")]
    public void Characters_without_a_shape_of_their_own_break_no_rule(string text) => PdfFile.Parse(Printing.Write(text)).UaFaults.ShouldBeEmpty();

    [Theory]
    [InlineData("M10 10h5v-5l-2.5-1.5.5.5q1 1 2 2t2 2z", 8)]
    [InlineData("M0 0 1 1 2 2", 3)]
    public void Path_data_is_read_in_its_short_forms(string data, int parts) => SvgPath.Parse(data).Parts.Count.ShouldBe(parts);

    static byte[] Png(bool transparent)
    {
        using var bitmap = new SKBitmap(8, 8);
        bitmap.Erase(transparent ? new SKColor(255, 0, 0, 128) : SKColors.Red);
        return bitmap.Encode(SKEncodedImageFormat.Png, 100).ToArray();
    }

    static byte[] Jpeg()
    {
        using var bitmap = new SKBitmap(16, 8);
        bitmap.Erase(SKColors.Blue);
        return bitmap.Encode(SKEncodedImageFormat.Jpeg, 90).ToArray();
    }
}
