using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Measuring;

namespace JourneyMapper.Domain.Tests.Measuring;

/// <summary>How a value stands against its target.</summary>
public sealed class KpiStateTests
{
    [Theory]
    [InlineData("conversion-rate", 3, 1, 3, KpiState.OnTarget)]
    [InlineData("conversion-rate", 3, 1, 2, KpiState.WithinMargin)]
    [InlineData("conversion-rate", 3, 1, 1, KpiState.Missed)]
    [InlineData("conversion-rate", 3, null, 2, KpiState.Missed)]
    [InlineData("conversion-rate", null, 1, 2, KpiState.NoTarget)]
    [InlineData("conversion-rate", 3, 1, null, KpiState.NotMeasured)]
    [InlineData("bounce-rate", 40, 5, 30, KpiState.OnTarget)]
    [InlineData("bounce-rate", 40, 5, 45, KpiState.WithinMargin)]
    [InlineData("bounce-rate", 40, 5, 46, KpiState.Missed)]
    public void The_target_is_missed_on_the_bad_side_only_and_the_margin_softens_it(string kpi, int? target, int? margin, int? value, KpiState state) =>
        new KpiTarget(kpi, target, margin).StateOf(Kpis.Find(kpi)!, value).ShouldBe(state);
}
