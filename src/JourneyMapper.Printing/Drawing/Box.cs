using System.Runtime.InteropServices;

namespace JourneyMapper.Printing.Drawing;

/// <summary>A rectangle; y grows downwards. Lengths are CSS pixels, 96 to the inch, before the canvas magnifies them.</summary>
/// <param name="X">The left edge.</param>
/// <param name="Y">The upper edge.</param>
/// <param name="Width">The width.</param>
/// <param name="Height">The height.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Box(double X, double Y, double Width, double Height)
{
    /// <summary>The right edge.</summary>
    public double Right => X + Width;

    /// <summary>The lower edge.</summary>
    public double Bottom => Y + Height;

    /// <summary>A smaller box inside.</summary>
    public Box Inset(double by) => new(X + by, Y + by, Width - (2 * by), Height - (2 * by));
}
