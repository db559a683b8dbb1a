using System.Collections.Immutable;

namespace JourneyMapper.Printing.Drawing;

/// <summary>What a shape is filled or a line drawn with: a colour, or a gradient along a line.</summary>
/// <param name="Color">The colour, where there is no gradient.</param>
/// <param name="Gradient">The gradient.</param>
public sealed record Paint(Color Color, LinearGradient? Gradient = null)
{
    /// <summary>One colour.</summary>
    public static implicit operator Paint(Color color) => new(color);

    /// <summary>A gradient.</summary>
    public static implicit operator Paint(LinearGradient gradient) => new(gradient.Stops[0].Color, gradient);
}

/// <summary>Colours that change from top to bottom; above and below go on as at the ends. The same object is written once, however often it is used.</summary>
/// <param name="Top">Where it begins.</param>
/// <param name="Bottom">Where it ends.</param>
/// <param name="Stops">The colours and where they are, from 0 to 1, in order; the first at 0, the last at 1.</param>
public sealed record LinearGradient(double Top, double Bottom, ImmutableArray<(double At, Color Color)> Stops);

/// <summary>How a line is drawn.</summary>
/// <param name="Paint">With what.</param>
/// <param name="Width">How wide.</param>
/// <param name="Dash">How long its dashes are; null: it has none.</param>
/// <param name="Gap">The space between dashes.</param>
/// <param name="HasRoundEnds">Whether it ends in half circles.</param>
public sealed record Pen(Paint Paint, double Width = 1, double? Dash = null, double Gap = 0, bool HasRoundEnds = false);
