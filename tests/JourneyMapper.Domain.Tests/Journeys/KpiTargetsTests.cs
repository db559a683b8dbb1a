using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Testing;

namespace JourneyMapper.Domain.Tests.Journeys;

public sealed class KpiTargetsTests
{
    [Fact]
    public void Any_targets_read_back_as_they_were_written() => Property.Holds(generate =>
    {
        var targets = generate.Touchpoint().Kpis;
        KpiTargets.Parse(targets.ToString()).ShouldBe(targets);
    });

    [Fact]
    public void Two_lists_with_equal_targets_are_equal_and_so_are_touchpoints_that_hold_them()
    {
        KpiTargets one = [new("open-rate", 20.0m, null), new("own", null, 2)], other = [new("open-rate", 20m, null), new("own", null, 2.00m)];
        one.Equals(other).ShouldBeTrue();
        one.GetHashCode().ShouldBe(other.GetHashCode());
        var touchpoint = new Touchpoint { Id = Guid.NewGuid(), Stage = Stage.Loyalty, Name = "Newsletter" };
        (touchpoint with { Kpis = one } == touchpoint with { Kpis = other }).ShouldBeTrue();
        (touchpoint with { Kpis = one } == touchpoint with { Kpis = [one[1], one[0]] }).ShouldBeFalse();
        one.Equals(KpiTargets.Empty).ShouldBeFalse();
    }

    [Fact]
    public void A_target_is_found_by_its_kpi()
    {
        KpiTargets targets = [new("open-rate", 20, 2)];
        targets.Find("open-rate").ShouldBe(new("open-rate", 20, 2));
        targets.Find("bounce-rate").ShouldBeNull();
    }

    [Fact]
    public void A_touchpoint_has_ten_kpis_and_no_more()
    {
        static string Lines(int count) => string.Join('\n', Enumerable.Range(0, count).Select(i => $"kpi-{i}||"));
        TouchpointFields.Kpis.Accept(Lines(10)).ShouldBe((Lines(10), null));
        TouchpointFields.Kpis.Accept(Lines(11)).Problem.ShouldBe(Problem.TooLong);
    }

    [Fact]
    public void A_text_of_another_form_is_no_list_of_targets() =>
        Should.Throw<FormatException>(() => KpiTargets.Parse("open-rate"));
}
