using JourneyMapper.Printing.Drawing;

namespace JourneyMapper.Web.Features.Export;

/// <summary>What a workspace prints its maps with.</summary>
/// <param name="Logo">The picture beside the title; null: none.</param>
/// <param name="Color">The colour of the line above; null: none.</param>
public sealed record PaperBrand(Picture? Logo, Color? Color)
{
    /// <summary>Nothing of its own.</summary>
    public static PaperBrand None { get; } = new(null, null);
}
