using JourneyMapper.Printing.Drawing;

namespace JourneyMapper.Web.Features.Audits;

/// <summary>What colours say on paper, where audits.css says it by classes.</summary>
static class AuditPalette
{
    /// <summary>A score of an audit: see <see cref="AuditLabels.Tone"/>.</summary>
    public static (Color Text, Color Ground, Color Bar) Of(decimal score) => AuditLabels.Tone(score) switch
    {
        "good" => (Palette.Good, Palette.GoodSoft, Palette.GoodLine),
        "fair" => (Palette.Warn, Palette.WarnSoft, Palette.Star),
        _ => (Palette.Bad, Palette.BadSoft, Palette.BadLine),
    };
}
