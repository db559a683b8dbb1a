using JourneyMapper.Data.Accounts;

namespace JourneyMapper.Web.Features.Export;

/// <summary>A kind of picture that a map is exported as.</summary>
/// <param name="Extension">How its names end, and its address: <c>/journeys/{id}/export.png</c>.</param>
/// <param name="Name">What people call it, in all languages.</param>
/// <param name="Symbol">Its icon.</param>
/// <param name="ContentType">Of its answers.</param>
/// <param name="File">What is written down when somebody gets one.</param>
public sealed record ImageFormat(string Extension, string Name, string Symbol, string ContentType, ExportedFile File)
{
    /// <summary>Pixels.</summary>
    public static ImageFormat Png { get; } = new("png", "PNG", "image", "image/png", ExportedFile.MapPng);

    /// <summary>Lines and shapes.</summary>
    public static ImageFormat Svg { get; } = new("svg", "SVG", "draw", "image/svg+xml", ExportedFile.MapSvg);

    /// <summary>Whether it comes in several sizes.</summary>
    public bool HasScale => this == Png;

    /// <summary>Both, in the order of the menu.</summary>
    public static IReadOnlyList<ImageFormat> All { get; } = [Png, Svg];

    /// <summary>Where the picture of a journey is.</summary>
    public string AddressOf(Guid journey, ImageOptions? options = null) => $"journeys/{journey}/export.{Extension}" + (options is null ? "" : $"?{options.ToQuery()}");
}
