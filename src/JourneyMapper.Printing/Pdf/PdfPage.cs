using JourneyMapper.Printing.Drawing;

namespace JourneyMapper.Printing.Pdf;

/// <summary>A page while it is drawn.</summary>
/// <param name="Id">Its object.</param>
/// <param name="Width">In points, 72 to the inch.</param>
/// <param name="Height">In points.</param>
/// <param name="Scale">How many points a pixel of the canvas makes.</param>
/// <param name="Marks">The element of each marked content, by its number.</param>
/// <param name="Key">Its key in the parent tree.</param>
sealed record PdfPage(int Id, double Width, double Height, double Scale, List<Element> Marks, int Key)
{
    /// <summary>Its annotations.</summary>
    public List<int> Annotations { get; } = [];
}
