using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Tests.Journeys;

public sealed class JourneyTimeTests
{
    [Fact]
    public void What_nobody_has_said_counts_for_nothing()
    {
        JourneyTime.Of([New(null, TimeUnit.Day, null, TimeUnit.Day)]).Total.ShouldBe(TimeSpan.Zero);
        JourneyTime.Of([]).Total.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void Steps_and_waits_add_up_whatever_they_are_counted_in()
    {
        var time = JourneyTime.Of([New(20, TimeUnit.Minute, 2, TimeUnit.Week), New(3, TimeUnit.Hour, null, TimeUnit.Day), New(1, TimeUnit.Day, 1, TimeUnit.Month)]);
        time.Taken.ShouldBe(new TimeSpan(1, 3, 20, 0));
        time.Waited.ShouldBe(TimeSpan.FromDays(14) + JourneyTime.Of(TimeUnit.Month));
        time.Total.ShouldBe(time.Taken + time.Waited);
        (12 * JourneyTime.Of(TimeUnit.Month)).ShouldBe(JourneyTime.Of(TimeUnit.Year));
    }

    [Fact]
    public void The_longest_of_a_whole_map_add_up_to_something()
    {
        var time = JourneyTime.Of(Enumerable.Repeat(New(Limits.Time, TimeUnit.Year, Limits.Time, TimeUnit.Year), Limits.Touchpoints));
        time.Taken.ShouldBe(TimeSpan.FromDays(1_000_000));
        (time.Total + time.Total).ShouldBeGreaterThan(time.Total);
    }

    [Theory]
    [InlineData("1", null)]
    [InlineData("999", null)]
    [InlineData("", null)]
    [InlineData("0", Problem.OutOfRange)]
    [InlineData("1000", Problem.OutOfRange)]
    [InlineData("1.5", Problem.Unknown)]
    [InlineData("-3", Problem.Unknown)]
    public void A_length_is_a_whole_number(string typed, Problem? problem) => TouchpointFields.Takes.Accept(typed).Problem.ShouldBe(problem);

    static Touchpoint New(int? takes, TimeUnit takesUnit, int? wait, TimeUnit waitUnit) =>
        new() { Id = Guid.NewGuid(), Stage = Stage.Decision, Name = "Shop", Takes = takes, TakesUnit = takesUnit, Wait = wait, WaitUnit = waitUnit };
}
