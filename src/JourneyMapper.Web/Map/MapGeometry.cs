using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Map;

/// <summary>
/// The sizes that the style sheet and the emotion curve must agree on, in CSS pixels before zoom. The curve is drawn in pieces, one per
/// touchpoint, so that an edit redraws its neighbours and not the whole map; each piece needs the way to the next touchpoint.
/// </summary>
/// <param name="Column">Width of a touchpoint's column.</param>
public sealed record MapGeometry(double Column)
{
    /// <summary>Height of the emotion lane.</summary>
    public const double EmotionHeight = 150;

    /// <summary>Space between two stages.</summary>
    public const double StageGap = 8;

    /// <summary>Width of a stage that has no touchpoint yet.</summary>
    public const double EmptyStage = 264;

    /// <summary>Width of a stage that is collapsed; see --shut in map.css.</summary>
    public const double CollapsedStage = 60;

    const double EmotionStep = 26.5;

    /// <summary>The map on a screen.</summary>
    public static MapGeometry Screen { get; } = new(184);

    /// <summary>Where an emotion lies in its lane, from the top.</summary>
    public static double Y(int emotion) => (EmotionHeight / 2) - (emotion * EmotionStep);

    /// <summary>The width of a stage with so many touchpoints.</summary>
    public double Width(int touchpoints) => touchpoints == 0 ? EmptyStage : touchpoints * Column;

    /// <summary>From the middle of a stage's last touchpoint to the middle of the first one of a later stage.</summary>
    /// <param name="between">How many empty stages lie between.</param>
    public double Across(int between) => Column + StageGap + (between * (EmptyStage + StageGap));

    /// <summary>For each touchpoint the way to the next, null for the last.</summary>
    /// <param name="touchpoints">Those that have a column.</param>
    /// <param name="collapsed">Stages whose touchpoints have none.</param>
    /// <param name="passed">Those that have a column and no place on the curve, which goes past them.</param>
    public ImmutableArray<CurveStep?> Steps(ImmutableArray<Touchpoint> touchpoints, IReadOnlySet<Stage>? collapsed = null, IReadOnlySet<Guid>? passed = null)
    {
        var steps = new CurveStep?[touchpoints.Length];
        for (var i = touchpoints.Length - 2; i >= 0; i--)
        {
            var beside = Step(touchpoints[i], touchpoints[i + 1], collapsed);
            steps[i] = passed?.Contains(touchpoints[i + 1].Id) != true ? beside
                : steps[i + 1] is { } further ? further with { Distance = beside.Distance + further.Distance, Passed = further.Distance, Stages = beside.Stages + further.Stages, Handoff = Handoff.Unknown }
                : null;
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(steps);
    }

    /// <summary>How far the next column is, for the style sheet; null where it stands beside this one.</summary>
    /// <param name="stages">How many stages later it is, those passed over not counted.</param>
    /// <param name="collapsed">How many collapsed stages are passed over.</param>
    /// <param name="ends">How many of the two columns are those of collapsed stages.</param>
    public static string? Way(int stages, int collapsed = 0, int ends = 0) =>
        stages == 0 ? null
        : string.Create(CultureInfo.InvariantCulture, $"--stages:{stages}") + (collapsed == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $";--collapsed:{collapsed}"))
            + (ends == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $";--ends:{ends}"));

    CurveStep Step(Touchpoint from, Touchpoint to, IReadOnlySet<Stage>? collapsed)
    {
        if (from.Stage == to.Stage)
            return new(to.Emotion, Column, Handoff: CurveStep.HandoffBetween(from, to), Others: Feelings.Of(to));
        var shut = collapsed?.Count(stage => stage > from.Stage && stage < to.Stage) ?? 0;
        var stages = to.Stage - from.Stage - shut;
        // What was handed over between them, others stand between.
        return new(to.Emotion, Across(stages - 1) + (shut * (CollapsedStage + StageGap)), stages, shut > 0 ? Handoff.Unknown : CurveStep.HandoffBetween(from, to), Feelings.Of(to), shut);
    }
}

/// <summary>The way from one point of the emotion curve to the next.</summary>
/// <param name="Emotion">The next point's emotion.</param>
/// <param name="Distance">How far to the right it lies, in CSS pixels, where columns have the width that they were laid out for.</param>
/// <param name="Stages">How many stages later it lies, collapsed ones not counted: on a screen columns can be narrower, and the way with them.</param>
/// <param name="Handoff">Whether context comes along on this way, where that is known and the next point is in another channel; unknown elsewhere.</param>
/// <param name="Others">What the other personas feel there, and where the journey's own curves pass.</param>
/// <param name="Collapsed">How many collapsed stages it passes over.</param>
/// <param name="Passed">How much of the distance lies behind the column beside, past which the curve goes.</param>
public readonly record struct CurveStep(int Emotion, double Distance, int Stages = 0, Handoff Handoff = Handoff.Unknown, Feelings Others = default, int Collapsed = 0, double Passed = 0)
{
    /// <summary>How far to the right the column beside lies, in CSS pixels.</summary>
    public double Beside => Distance - Passed;

    /// <summary>What is shown between two touchpoints of their hand-off.</summary>
    public static Handoff HandoffBetween(Touchpoint from, Touchpoint to) => to.IsHandedOverFrom(from) ? to.Handoff : Handoff.Unknown;
}
