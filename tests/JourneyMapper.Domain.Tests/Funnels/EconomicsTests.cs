using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Funnels;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Tests.Funnels;

public sealed class EconomicsTests
{
    static readonly MoneyLine[] Lines =
    [
        new(Stage.Awareness, "social", 600, null),
        new(Stage.Decision, "website", 400, 5000),
        new(Stage.Decision, "store", null, 1000),
        new(Stage.Loyalty, "email", 200, 500),
    ];

    [Fact]
    public void A_customer_costs_what_was_spent_until_they_bought()
    {
        var made = Economics.Of(Lines, new(20, 40, 30, 5));
        (made.Acquisition, made.Cac).ShouldBe((1000, 50));
        // 30 a month, 40 % of it kept, for 1 ÷ 5 % = 20 months.
        (made.Lifetime, made.Clv, made.Ratio).ShouldBe((20, 240, 4.8m));
    }

    [Fact]
    public void Return_is_what_the_margin_leaves_over_the_cost()
    {
        var made = Economics.Of(Lines, new(null, 40, null, null));
        made.Total.ShouldBe(new Return(1200, 6500, ((6500 * 0.4m) - 1200) / 1200));
        made.ByStage.ShouldBe([(Stage.Awareness, new(600, null, null)), (Stage.Decision, new(400, 6000, 5)), (Stage.Loyalty, new(200, 500, 0))]);
        made.ByChannel.ShouldBe([("email", new(200, 500, 0)), ("social", new(600, null, null)), ("store", new(null, 1000, null)), ("website", new(400, 5000, 4))]);
    }

    [Fact]
    public void What_is_divided_by_nothing_is_not_known()
    {
        var made = Economics.Of([new(Stage.Awareness, "", 0, 100)], new(0, 40, 30, 0));
        (made.Cac, made.Lifetime, made.Clv, made.Ratio, made.Total.Roi).ShouldBe((null, null, null, null, null));
        made.Acquisition.ShouldBe(0);
        Economics.Of([new(Stage.Awareness, "", 0, 100)], new(10, 40, 30, 10)).Ratio.ShouldBeNull();
        var nothing = Economics.Of([], MonthTerms.Unknown);
        (nothing.Acquisition, nothing.Cac, nothing.Clv).ShouldBe((null, null, null));
        nothing.Total.ShouldBe(new Return(null, null, null));
        nothing.ByStage.ShouldBeEmpty();
    }

    [Fact]
    public void What_cannot_be_is_refused()
    {
        new MoneyLine(Stage.Awareness, "social", -1, null).Check(ChannelLibrary.BuiltIn).ShouldBe(FunnelProblem.Negative);
        new MoneyLine(Stage.Awareness, "social", 1, Limits.Number + 1).Check(ChannelLibrary.BuiltIn).ShouldBe(FunnelProblem.TooLarge);
        new MoneyLine(Stage.Awareness, "carrier-pigeons", 1, null).Check(ChannelLibrary.BuiltIn).ShouldBe(FunnelProblem.NoChannel);
        new MoneyLine((Stage)7, "", 1, null).Check(ChannelLibrary.BuiltIn).ShouldBe(FunnelProblem.NoStage);
        new MoneyLine(Stage.Awareness, "", 1, 2).Check(ChannelLibrary.BuiltIn).ShouldBeNull();
        new MonthTerms(-1, null, null, null).Check().ShouldBe(FunnelProblem.Negative);
        new MonthTerms(1, 100.1m, null, null).Check().ShouldBe(FunnelProblem.AboveHundred);
        new MonthTerms(1, 100, 3, 120).Check().ShouldBe(FunnelProblem.AboveHundred);
        MonthTerms.Unknown.Check().ShouldBeNull();
    }
}
