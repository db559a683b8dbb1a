using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Features.Board.Measuring;

namespace JourneyMapper.Web.Tests.Features.Board.Measuring;

/// <summary>Changes of KPIs say what changes, so two that are on their way together both hold.</summary>
public sealed class KpiEditTests
{
    static readonly KpiTargets Two = KpiTargets.Parse("conversion-rate|3|1\nbounce-rate||");

    [Fact]
    public void A_target_and_its_margin_change_one_after_the_other() =>
        new KpiEdit("bounce-rate", KpiAspect.Margin, 2.5m).ApplyTo(new KpiEdit("bounce-rate", KpiAspect.Target, 40).ApplyTo(Two)).ToString().ShouldBe("conversion-rate|3|1\nbounce-rate|40|2.5");

    [Fact]
    public void A_kpi_comes_once_and_goes_with_its_target()
    {
        var more = new KpiEdit("open-rate", KpiAspect.Added).ApplyTo(Two);
        new KpiEdit("open-rate", KpiAspect.Added).ApplyTo(more).ShouldBe(more);
        new KpiEdit("conversion-rate", KpiAspect.Removed).ApplyTo(more).ToString().ShouldBe("bounce-rate||\nopen-rate||");
    }

    [Fact]
    public void What_is_gone_meanwhile_is_not_changed() => new KpiEdit("nps", KpiAspect.Target, 1).ApplyTo(Two).ShouldBe(Two);

    [Theory]
    [InlineData("Target", "12345678901.123456789")]
    [InlineData("Margin", null)]
    [InlineData("Removed", null)]
    public void A_change_travels_through_the_browser_as_it_is(string aspect, string? value)
    {
        var edit = KpiEdit.Read("nps", aspect, value).ShouldNotBeNull();
        (edit.Aspect.ToString(), edit.Text).ShouldBe((aspect, value));
    }

    [Theory]
    [InlineData("Sold", null)]
    [InlineData("7", null)]
    [InlineData("Target", "much")]
    public void What_is_no_change_is_not_read(string aspect, string? value) => KpiEdit.Read("nps", aspect, value).ShouldBeNull();
}
