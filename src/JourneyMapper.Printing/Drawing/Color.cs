using System.Globalization;
using System.Runtime.InteropServices;

namespace JourneyMapper.Printing.Drawing;

/// <summary>An sRGB colour, without transparency: paper is white, and a share of a colour is mixed with it.</summary>
/// <param name="Red">0 to 255.</param>
/// <param name="Green">0 to 255.</param>
/// <param name="Blue">0 to 255.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Color(byte Red, byte Green, byte Blue)
{
    /// <summary>Paper.</summary>
    public static readonly Color White = Of(0xFFFFFF);

    /// <summary>A colour by its number in hexadecimal, as in CSS.</summary>
    public static Color Of(int rgb) => new((byte)(rgb >> 16), (byte)(rgb >> 8), (byte)rgb);

    /// <summary>As CSS's <c>color-mix(in srgb, this share, other)</c>.</summary>
    /// <param name="share">How much of this colour, 0 to 1.</param>
    /// <param name="other">What the rest is.</param>
    public Color Mix(double share, Color other)
    {
        byte Channel(byte one, byte two) => (byte)Math.Round((one * share) + (two * (1 - share)));
        return new(Channel(Red, other.Red), Channel(Green, other.Green), Channel(Blue, other.Blue));
    }

    /// <summary>A share of this colour on paper.</summary>
    public Color Tint(double share) => Mix(share, White);

    /// <summary>As CSS and SVG write it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"#{Red:x2}{Green:x2}{Blue:x2}");
}
