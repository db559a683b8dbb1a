using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Measuring;
using JourneyMapper.Printing.Drawing;

namespace JourneyMapper.Web.Features.Export;

/// <summary>What colours say on paper, where the style sheets say it by classes.</summary>
static class PaperColors
{
    /// <summary>What comes along from card to card: .handoff of map.css.</summary>
    public static Color Of(Handoff handoff) => handoff switch
    {
        Handoff.Carried => Palette.Good,
        Handoff.Partly => Palette.Warn,
        _ => Palette.Bad,
    };

    /// <summary>A transition: .arc of map.css.</summary>
    public static Color Of(TransitionKind kind) => kind switch
    {
        TransitionKind.Loop => Palette.Accent,
        TransitionKind.DropOut => Palette.BadLine,
        TransitionKind.Promise => Palette.GoodLine,
        _ => Palette.Ink3,
    };

    /// <summary>The words of a KPI's state: .kpi-… of kpis.css.</summary>
    public static Color TextOf(KpiState state) => state switch
    {
        KpiState.OnTarget => Palette.Good,
        KpiState.WithinMargin => Palette.Warn,
        KpiState.Missed => Palette.Bad,
        _ => Palette.Ink3,
    };

    /// <summary>The line of a KPI's values.</summary>
    public static Color LineOf(KpiState state) => state switch
    {
        KpiState.OnTarget => Palette.GoodLine,
        KpiState.WithinMargin => Palette.Warn,
        KpiState.Missed => Palette.BadLine,
        _ => Palette.NeutralLine,
    };
}
