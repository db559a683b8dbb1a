using JourneyMapper.Printing.Drawing;
using JourneyMapper.Printing.Pdf;
using JourneyMapper.Printing.Text;
using JourneyMapper.Testing.Pdf;
using PdfFile = JourneyMapper.Testing.Pdf.PdfFile;

namespace JourneyMapper.Printing.Tests;

/// <summary>Documents with what a test draws, read back.</summary>
static class Printing
{
    public static readonly FontCascade Fonts = FontCascade.Read(Path.Combine(AppContext.BaseDirectory, "fonts"));

    public static readonly Color Ink = Color.Of(0x0F172A);

    public static byte[] Write(Action<PdfDocument, TextShaper> draw, string title = "A title", string language = "en")
    {
        using var stream = new MemoryStream();
        using var shaper = new TextShaper(Fonts, language);
        var document = new PdfDocument(stream, new(title, language, new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero)));
        draw(document, shaper);
        document.Finish();
        return stream.ToArray();
    }

    public static PdfFile Read(Action<PdfDocument, TextShaper> draw) => PdfFile.Parse(Write(draw));

    /// <summary>A page with a text in a block of a width.</summary>
    public static byte[] Write(string text, double width = 600, FontStyle style = FontStyle.Regular) => Write((document, shaper) =>
    {
        var canvas = document.AddPage(794, 1123);
        var block = new TextBlock(shaper.Paragraph(text, style), width, new(16, 22, Ink));
        block.Draw(canvas, document.Document.Add(Role.P, language: block.Language), 50, 50);
    });
}
