using System.Globalization;
using JourneyMapper.Printing.Drawing;
using SkiaSharp;

namespace JourneyMapper.Printing.Pdf;

/// <summary>Pictures in a file. Source: ISO 32000-1, sections 8.9.5 (image dictionaries), 7.4.8 (DCTDecode) and 11.6.5.3 (soft masks).</summary>
static class PdfImage
{
    /// <summary>Writes a picture: a JPEG as it is, a PNG by its pixels, with its transparency as a mask.</summary>
    /// <returns>Its number.</returns>
    public static int Write(PdfFile file, Picture picture)
    {
        var size = string.Create(CultureInfo.InvariantCulture, $"/Type/XObject/Subtype/Image/Width {picture.Width}/Height {picture.Height}/BitsPerComponent 8");
        if (picture.JpegComponents > 0)
        {
            var space = picture.JpegComponents switch { 1 => "Gray", 3 => "RGB", _ => "CMYK" };
            // Programs that write inks write them inverted.
            var decode = picture.JpegComponents == 4 ? "/Decode[1 0 1 0 1 0 1 0]" : "";
            return file.WriteStream(picture.File, $"{size}/ColorSpace/Device{space}{decode}/Filter/DCTDecode", compress: false);
        }
        using var codec = SKCodec.Create(new MemoryStream(picture.File));
        var pixels = new byte[picture.Width * picture.Height * 4];
        unsafe
        {
            fixed (byte* into = pixels)
                codec.GetPixels(new SKImageInfo(picture.Width, picture.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul), (nint)into);
        }
        var (colors, alpha) = (new byte[picture.Width * picture.Height * 3], new byte[picture.Width * picture.Height]);
        for (var i = 0; i < alpha.Length; i++)
        {
            pixels.AsSpan(4 * i, 3).CopyTo(colors.AsSpan(3 * i));
            alpha[i] = pixels[(4 * i) + 3];
        }
        var mask = alpha.AsSpan().ContainsAnyExcept(byte.MaxValue) ? string.Create(CultureInfo.InvariantCulture, $"/SMask {file.WriteStream(alpha, size + "/ColorSpace/DeviceGray")} 0 R") : "";
        return file.WriteStream(colors, $"{size}/ColorSpace/DeviceRGB{mask}");
    }
}
