using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Coverage;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Tests.Coverage;

public sealed class KpiRulesTests
{
    const string Name = "Decision 1";

    [Fact]
    public void A_touchpoint_without_a_kpi_is_found()
    {
        var input = Maps.Sound.With(Name, touchpoint => touchpoint with { Kpis = [] });
        input.Rules().ShouldBe(["no-kpi"]);
        input.FoundOnce("no-kpi").Remedy.ShouldBe(new Remedy.EditField(input.Id(Name), TouchpointFields.Kpis));
    }

    [Fact]
    public void A_kpi_that_the_workspace_gave_up_counts_as_none() =>
        Maps.Sound.With(Name, touchpoint => touchpoint with { Kpis = [new("given-up", 5, null)] }).Rules().ShouldBe(["no-kpi"]);

    [Fact]
    public void A_kpi_of_the_workspaces_own_counts_like_the_built_in_ones()
    {
        var own = new Kpi("own", new("Own", "Own"), KpiUnit.Count, Direction.Down, null, null, null);
        var input = Maps.Sound.With(Name, touchpoint => touchpoint with { Kpis = [new("own", 5, null)] });
        input = input with { Facts = new() { Audits = input.Facts.Audits, Measurements = input.Facts.Measurements, Kpis = new Dictionary<string, Kpi> { [Maps.Kpi] = Kpis.Find(Maps.Kpi)!, ["own"] = own } } };
        input.Rules().ShouldBe(["kpi-not-measured"]);
        input.Measured(Name, "own", new(Maps.Today, 6)).Rules().ShouldBe(["kpi-below-target"]);
        input.Measured(Name, "own", new(Maps.Today, 5)).Rules().ShouldBeEmpty();
    }

    [Fact]
    public void Each_kpi_that_was_never_measured_is_found_by_itself()
    {
        var input = Maps.Sound.With(Name, touchpoint => touchpoint with { Kpis = [new("bounce-rate", null, null), touchpoint.Kpis[0], new("satisfaction", null, null)] });
        input.Found("kpi-not-measured").Select(finding => finding.Key).ShouldBe(
            [new("kpi-not-measured", null, input.Id(Name), "bounce-rate"), new("kpi-not-measured", null, input.Id(Name), "satisfaction")]);
        input.Found("kpi-not-measured")[0].ShouldSatisfyAllConditions(
            finding => finding.Figure(FigureName.Days).ShouldBeNull(),
            finding => finding.Remedy.ShouldBe(new Remedy.Measure(input.Id(Name), "bounce-rate")));
    }

    [Theory]
    [InlineData(90, false)]
    [InlineData(91, true)]
    [InlineData(-1, false)]
    public void A_measurement_is_old_after_ninety_days(int days, bool found)
    {
        var input = Maps.Sound.Measured(Name, Maps.Kpi, new(Maps.Today.AddDays(-days), 25));
        input.Rules().ShouldBe(found ? ["kpi-not-measured"] : []);
        if (found)
            input.FoundOnce("kpi-not-measured").Figure(FigureName.Days).ShouldBe(91);
    }

    [Theory]
    [InlineData("open-rate", 20, null)]
    [InlineData("open-rate", 19.99, Severity.Minor)]
    [InlineData("open-rate", 18, Severity.Minor)]
    [InlineData("open-rate", 17.99, Severity.Serious)]
    [InlineData("bounce-rate", 20, null)]
    [InlineData("bounce-rate", 22, Severity.Minor)]
    [InlineData("bounce-rate", 22.01, Severity.Serious)]
    [InlineData("bounce-rate", 0, null)]
    public void A_value_that_misses_its_target_is_serious_and_within_the_margin_minor(string kpi, double value, Severity? severity)
    {
        var input = Maps.Sound.With(Name, touchpoint => touchpoint with { Kpis = [new(kpi, 20, 2)] }).Measured(Name, kpi, new(Maps.Today, (decimal)value));
        input.Rules().ShouldBe(severity is null ? [] : ["kpi-below-target"]);
        if (severity is null)
            return;
        input.FoundOnce("kpi-below-target").ShouldSatisfyAllConditions(
            finding => finding.Severity.ShouldBe(severity.Value),
            finding => finding.Kpi.ShouldBe(kpi),
            finding => finding.Figure(FigureName.Value).ShouldBe((decimal)value),
            finding => finding.Figure(FigureName.Target).ShouldBe(20));
    }

    [Fact]
    public void Without_a_target_no_value_misses_it_and_without_a_margin_the_least_miss_is_serious()
    {
        var input = Maps.Sound.Measured(Name, Maps.Kpi, new(Maps.Today, 19.9m));
        input.With(Name, touchpoint => touchpoint with { Kpis = [new(Maps.Kpi, null, 2)] }).Rules().ShouldBeEmpty();
        input.With(Name, touchpoint => touchpoint with { Kpis = [new(Maps.Kpi, 20, null)] }).FoundOnce("kpi-below-target").Severity.ShouldBe(Severity.Serious);
    }

    [Theory]
    [InlineData(Importance.High, 91, false)]
    [InlineData(Importance.MomentOfTruth, 90, false)]
    [InlineData(Importance.MomentOfTruth, 91, true)]
    public void A_moment_of_truth_wants_a_recent_measurement(Importance importance, int days, bool found)
    {
        var input = Maps.Sound.With(Name, touchpoint => touchpoint with { Importance = importance })
            .Measured(Name, Maps.Kpi, new(Maps.Today.AddDays(-days), 25));
        input.Found("moment-of-truth-unmeasured").Length.ShouldBe(found ? 1 : 0);
        if (found)
            input.FoundOnce("moment-of-truth-unmeasured").Figure(FigureName.Days).ShouldBe(91);
    }

    [Fact]
    public void A_moment_of_truth_is_measured_by_one_of_its_kpis_or_else_sent_to_be_measured()
    {
        var input = Maps.Sound.With(Name, touchpoint => touchpoint with { Importance = Importance.MomentOfTruth, Kpis = [new("bounce-rate", null, null), .. touchpoint.Kpis] });
        input.Found("moment-of-truth-unmeasured").ShouldBeEmpty();
        input.Measured(Name, Maps.Kpi, null).FoundOnce("moment-of-truth-unmeasured").Remedy.ShouldBe(new Remedy.Measure(input.Id(Name), "bounce-rate"));
        input.With(Name, touchpoint => touchpoint with { Kpis = [] }).FoundOnce("moment-of-truth-unmeasured").Remedy
            .ShouldBe(new Remedy.EditField(input.Id(Name), TouchpointFields.Kpis));
    }
}
