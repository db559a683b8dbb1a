using System.Globalization;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Printing.Map;
using JourneyMapper.Printing.Text;

namespace JourneyMapper.Web.Features.Export;

/// <summary>A map that is laid out, in the language of the current culture, and waits to be drawn. For one thread.</summary>
sealed class MapDrawing : IDisposable
{
    /// <summary>Lays a map out.</summary>
    /// <param name="fonts">The fonts of its texts.</param>
    /// <param name="journey">The map.</param>
    /// <param name="options">Paper, lanes, layout.</param>
    /// <param name="today">The day at the foot where the options name none.</param>
    /// <param name="cancellation">Gives up.</param>
    public MapDrawing(FontCascade fonts, Journey journey, PrintOptions options, DateOnly today, CancellationToken cancellation = default)
    {
        Shaper = new TextShaper(fonts, Language);
        var map = new PaperMap(journey, options);
        Pages = new MapPages(map.Subject(options.Day ?? today), Shaper);
        Plan = MapPlan.Make(Pages, map, journey, options, cancellation);
    }

    /// <summary>The code of its language.</summary>
    public string Language { get; } = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    /// <summary>Shapes its texts.</summary>
    public TextShaper Shaper { get; }

    /// <summary>Draws its sheets.</summary>
    public MapPages Pages { get; }

    /// <summary>Which sheets there are.</summary>
    public MapPlan Plan { get; }

    /// <inheritdoc/>
    public void Dispose() => Shaper.Dispose();
}
