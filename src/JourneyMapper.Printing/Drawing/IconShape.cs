namespace JourneyMapper.Printing.Drawing;

/// <summary>An icon: one shape in a square.</summary>
/// <param name="Name">What it is known by; icons of the same name are written once.</param>
/// <param name="Shape">The shape; it lies between 0 and <paramref name="Side"/>.</param>
/// <param name="Side">How long a side of the square is.</param>
public sealed record IconShape(string Name, Outline Shape, double Side);
