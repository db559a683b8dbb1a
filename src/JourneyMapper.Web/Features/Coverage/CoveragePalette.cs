using JourneyMapper.Domain.Coverage;
using JourneyMapper.Domain.Omnichannel;
using JourneyMapper.Printing.Drawing;

namespace JourneyMapper.Web.Features.Coverage;

/// <summary>What colours say on paper, where coverage.css says it by classes.</summary>
static class CoveragePalette
{
    /// <summary>A score from 0 to 100: see <see cref="ScoreTone"/>.</summary>
    public static (Color Text, Color Ground) Of(int points) => points switch
    {
        >= ScoreTone.Good => (Palette.ScoreGood, Palette.ScoreGoodSoft),
        >= ScoreTone.Fair => (Palette.ScoreFair, Palette.ScoreFairSoft),
        >= ScoreTone.Weak => (Palette.ScoreWeak, Palette.ScoreWeakSoft),
        _ => (Palette.ScoreBad, Palette.ScoreBadSoft),
    };

    /// <summary>How grave a finding is: see <see cref="SeverityIcon"/>.</summary>
    public static Color Of(Severity severity) => severity switch
    {
        Severity.Critical => Palette.Bad,
        Severity.Serious => Palette.Warn,
        _ => Palette.Info,
    };

    /// <summary>An omnichannel answer.</summary>
    public static Color Of(OmnichannelAnswer answer) => answer switch
    {
        OmnichannelAnswer.Yes => Palette.ScoreGood,
        OmnichannelAnswer.Partly => Palette.Warn,
        OmnichannelAnswer.No => Palette.Bad,
        _ => Palette.Ink3,
    };
}
