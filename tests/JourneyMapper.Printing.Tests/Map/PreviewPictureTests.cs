using JourneyMapper.Domain.Journeys;
using JourneyMapper.Printing.Drawing;
using JourneyMapper.Printing.Map;
using JourneyMapper.Printing.Text;
using SkiaSharp;

namespace JourneyMapper.Printing.Tests.Map;

public sealed class PreviewPictureTests
{
    const int Edge = 56;

    [Theory]
    [InlineData("Buying a bicycle", "A customer journey map", "13 touchpoints", 3)]
    [InlineData("Ein sehr langer Titel, der über mehrere Zeilen geht und doch nicht über die Stufen hinausreichen darf, auch wenn jemand hundertzwanzig Zeichen nimmt", "Kind", "Facts", 60)]
    [InlineData("自転車を買う人の旅の地図はとても長い題名を持っていて何行にもわたって書かれることがありますがそれでも段階の上に重なってはいけません", "種類", "", 0)]
    [InlineData("شراء دراجة هوائية", "", "", 1)]
    public void Texts_and_stages_lie_within_the_picture_and_not_over_each_other(string title, string kind, string facts, int touchpoints)
    {
        foreach (var hasCurve in new[] { true, false })
        {
            using var bitmap = Draw(new(title, kind, facts, [.. Stages.All.Select(stage => new PreviewStage(stage, stage.ToString(), [.. Enumerable.Range(0, touchpoints).Select(i => (i % 5) - 2)]))], hasCurve));

            (bitmap.Width, bitmap.Height).ShouldBe((1200, 630));
            // The edges, and the strip between the title and the stages.
            for (var x = 0; x < bitmap.Width; x++)
                foreach (var y in new[] { 4, 303, 625 })
                    bitmap.GetPixel(x, y).ShouldBe(SKColors.White, $"{x}, {y}");
            for (var y = 0; y < bitmap.Height; y++)
                foreach (var x in new[] { 4, Edge, bitmap.Width - Edge, bitmap.Width - 4 })
                    bitmap.GetPixel(x, y).ShouldBe(SKColors.White, $"{x}, {y}");
        }
    }

    [Fact]
    public void Without_feelings_there_is_no_red_and_no_green_of_a_curve()
    {
        using var bitmap = Draw(new("Title", "Kind", "", [new(Stage.Awareness, "A", [-2, 2]), new(Stage.Consideration, "", []), new(Stage.Decision, "", []), new(Stage.Retention, "", []), new(Stage.Loyalty, "", [])], HasCurve: false));

        bitmap.Pixels.ShouldNotContain(new SKColor(0xDC, 0x26, 0x26));
        bitmap.Pixels.ShouldNotContain(new SKColor(0x16, 0xA3, 0x4A));
        bitmap.Pixels.ShouldContain(new SKColor(0x4F, 0x46, 0xE5));
    }

    static SKBitmap Draw(MapPreview preview)
    {
        using var shaper = new TextShaper(Printing.Fonts, "en");
        using var canvas = new PixelCanvas(PreviewPicture.Width, PreviewPicture.Height, 1, Color.White);
        PreviewPicture.Draw(canvas, preview, shaper, name => new(name, Outline.Circle(12, 12, 10), 24));
        return SKBitmap.Decode(canvas.ToPng());
    }
}
