using System.Globalization;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Map;

namespace JourneyMapper.Web.Tests.Map;

public sealed class StageFlowTests
{
    static readonly Journey Journey = new()
    {
        Id = Guid.NewGuid(),
        Title = "Bike",
        Labels = ["", "", "Buying", "", ""],
        OutOfScope = ["", "Others do that", "", "", ""],
        Touchpoints = [new() { Id = Guid.NewGuid(), Stage = Stage.Decision, Name = "Shop", Rank = Rank.Between(null, null) }],
    };

    [Fact]
    public void The_head_of_a_stage_says_how_many_were_there_and_how_many_go_on()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        var flows = StageFlow.Of(Journey, new(new(2026, 10, 1), [1200, 999, 408, 500, null]));
        flows.Select(flow => flow?.Text).ShouldBe(["1,200 → 34%", null, "408 → 123%", "500", null]);
        flows[0]!.Explanation.ShouldBe("October 2026 · people in this stage: 1,200 · in “Buying”: 408, that is 34% · lost in between: 792 (66%)");
        flows[2]!.Explanation.ShouldContain("people come back");
        flows[3]!.Explanation.ShouldBe("October 2026 · people in this stage: 500");
        StageFlow.Of(Journey, null).ShouldBeEmpty();
    }

    [Fact]
    public void A_small_share_has_a_decimal()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("fr");
        StageFlow.Of(Journey, new(new(2026, 10, 1), [12000, null, 408, null, null]))[0]!.Text.ShouldBe("12\u202f000 → 3,4\u00a0%");
    }
}
