using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Tests.Journeys;

/// <summary>When a journey is to be signed off again.</summary>
public sealed class ReviewIntervalTests
{
    [Theory]
    [InlineData(ReviewInterval.Month, "2026-02-28")]
    [InlineData(ReviewInterval.Quarter, "2026-04-30")]
    [InlineData(ReviewInterval.HalfYear, "2026-07-31")]
    [InlineData(ReviewInterval.Year, "2027-01-31")]
    public void The_next_one_is_so_many_months_later_or_on_the_last_day_of_a_shorter_month(ReviewInterval interval, string expected) =>
        interval.Next(new(2026, 1, 31)).ShouldBe(DateOnly.Parse(expected, System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void There_is_none_where_nobody_has_said_how_often() => ReviewInterval.None.Next(new(2026, 1, 31)).ShouldBeNull();

    [Fact]
    public void A_copy_is_reviewed_as_often_and_a_template_never()
    {
        var journey = new Journey { Id = Guid.NewGuid(), Title = "A bike", ReviewEvery = ReviewInterval.Quarter };
        journey.AsTemplate(Guid.NewGuid()).ReviewEvery.ShouldBe(ReviewInterval.None);
        journey.CopyAs(Guid.NewGuid()).ReviewEvery.ShouldBe(ReviewInterval.Quarter);
    }
}
