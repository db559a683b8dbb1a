using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Measuring;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Tests.Measuring;

/// <summary>KPIs that a workspace defines itself.</summary>
public sealed class CustomKpiTests
{
    static readonly CustomKpi Returns = new("Return rate", KpiUnit.Percent, Direction.Down, 0, 100);

    [Theory]
    [InlineData("Return rate", "return-rate")]
    [InlineData("  Délai de réponse (SAV) ", "delai-de-reponse-sav")]
    [InlineData("返品率", "kpi")]
    [InlineData("100 % à l’heure", "100-a-l-heure")]
    public void An_id_is_made_from_the_name(string name, string id)
    {
        var made = (Returns with { Name = name }).NewId(_ => false);
        made.ShouldBe(id);
        Kpi.IsId(made).ShouldBeTrue();
    }

    [Fact]
    public void An_id_that_is_taken_gets_a_number_and_stays_short_enough()
    {
        Returns.NewId(id => id is "return-rate" or "return-rate-2").ShouldBe("return-rate-3");
        var longest = (Returns with { Name = new string('a', Limits.Name) }).NewId(id => !id.EndsWith("-2", StringComparison.Ordinal));
        longest.Length.ShouldBe(Limits.KpiId);
        Kpi.IsId(longest).ShouldBeTrue();
    }

    [Fact]
    public void It_needs_a_name_and_a_range_that_holds_something()
    {
        Returns.Accept().Problems.ShouldBeEmpty();
        (Returns with { Least = null, Most = null }).Accept().Problems.ShouldBeEmpty();
        (Returns with { Name = " \t" }).Accept().Problems.ShouldBe(new Dictionary<CustomKpiField, Problem> { [CustomKpiField.Name] = Problem.Required });
        (Returns with { Name = new string('a', Limits.Name + 1) }).Accept().Problems[CustomKpiField.Name].ShouldBe(Problem.TooLong);
        (Returns with { Least = 100 }).Accept().Problems.ShouldBe(new Dictionary<CustomKpiField, Problem> { [CustomKpiField.Most] = Problem.OutOfRange });
        (Returns with { Least = -Limits.Number - 1 }).Accept().Problems.Keys.ShouldBe([CustomKpiField.Least]);
        (Returns with { Unit = (KpiUnit)9, Better = (Direction)9 }).Accept().Problems.Keys.ShouldBe([CustomKpiField.Unit, CustomKpiField.Better], ignoreOrder: true);
    }
}
