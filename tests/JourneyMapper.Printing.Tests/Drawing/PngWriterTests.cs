using JourneyMapper.Printing.Drawing;
using SkiaSharp;

namespace JourneyMapper.Printing.Tests.Drawing;

/// <summary>Pictures of pixels, read again by a decoder of others.</summary>
public sealed class PngWriterTests
{
    // The last one has several bands of rows.
    [Theory]
    [InlineData(1, 1, true)]
    [InlineData(3, 2, false)]
    [InlineData(300, 200, true)]
    [InlineData(2100, 900, false)]
    [InlineData(2100, 900, true)]
    public void What_is_written_is_read_again(int width, int height, bool hasAlpha)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Premul));
        var chance = new Random(5);
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
                bitmap.SetPixel(x, y, new((byte)(x / 7), (byte)chance.Next(256), (byte)y, !hasAlpha ? (byte)255 : x % 3 == 0 ? (byte)0 : (byte)255));
        using var pixels = bitmap.PeekPixels();
        using var file = new MemoryStream();

        PngWriter.Write(file, pixels, hasAlpha);

        using var read = SKBitmap.Decode(file.ToArray(), bitmap.Info).ShouldNotBeNull();
        read.GetPixelSpan().SequenceEqual(bitmap.GetPixelSpan()).ShouldBeTrue();
    }
}
