using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Journeys;

/// <summary>Where everything lies in the small picture of a journey, in units of its view box. All stages are equally wide, so that pictures side by side compare.</summary>
sealed class PictureGeometry
{
    public const double Width = 320;
    public const double Height = 100;
    public const double BandWidth = (Width - (Gap * 4)) / 5;
    public const double Neutral = (Top + Bottom) / 2;
    public const double Top = 18;
    public const double Bottom = Height - 14;

    const double Gap = 4;

    // Beyond this many, dots hide the curve.
    const int MostDots = 24;

    PictureGeometry(IReadOnlyList<IReadOnlyList<CurvePoint>> runs) => Runs = runs;

    /// <summary>The curve in pieces: an empty stage parts it.</summary>
    public IReadOnlyList<IReadOnlyList<CurvePoint>> Runs { get; }

    /// <summary>What leads over empty stages from one piece to the next.</summary>
    public IEnumerable<(CurvePoint From, CurvePoint To)> Bridges => Runs.Zip(Runs.Skip(1), (left, right) => (left[^1], right[0]));

    /// <summary>The touchpoints, as long as they can be told apart.</summary>
    public IEnumerable<CurvePoint> Dots => Runs.Sum(run => run.Count) > MostDots ? [] : Runs.SelectMany(run => run);

    /// <summary>The left edge of a stage's band.</summary>
    public static double Left(Stage stage) => (int)stage * (BandWidth + Gap);

    /// <summary>The picture of feelings as <see cref="EmotionProfile"/> gives them.</summary>
    public static PictureGeometry Of(IReadOnlyList<double[]> feelings)
    {
        var runs = new List<List<CurvePoint>>();
        var parted = true;
        foreach (var stage in Stages.All)
        {
            var emotions = feelings[(int)stage];
            if (emotions.Length > 0 && parted)
                runs.Add([]);
            parted = emotions.Length == 0;
            for (var i = 0; i < emotions.Length; i++)
                runs[^1].Add(new(Left(stage) + (BandWidth * (i + .5) / emotions.Length), EmotionCurve.Y(emotions[i], Top, Bottom)));
        }

        return new(runs);
    }
}
