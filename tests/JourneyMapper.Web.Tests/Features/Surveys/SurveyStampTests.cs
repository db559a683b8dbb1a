using JourneyMapper.Web.Features.Surveys.Answering;
using JourneyMapper.Web.Tests.Support;
using Microsoft.AspNetCore.DataProtection;

namespace JourneyMapper.Web.Tests.Features.Surveys;

/// <summary>What the stamp of a form tells.</summary>
public sealed class SurveyStampTests
{
    static readonly Guid Survey = Guid.NewGuid();

    readonly ManualClock clock = new(new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public void A_form_may_come_in_after_a_few_seconds_and_for_a_day()
    {
        var stamps = new SurveyStamps(new EphemeralDataProtectionProvider(), clock);
        var stamp = stamps.New(Survey);
        stamps.Read(stamp, Survey).State.ShouldBe(StampState.TooQuick);
        clock.Wait(SurveyStamps.Least);
        var (state, form) = stamps.Read(stamp, Survey);
        state.ShouldBe(StampState.Valid);
        stamps.Read(stamp, Survey).Form.ShouldBe(form);
        stamps.Read(stamps.New(Survey), Survey).Form.ShouldNotBe(form);
        clock.Wait(SurveyStamps.Most);
        stamps.Read(stamp, Survey).State.ShouldBe(StampState.TooOld);
    }

    [Theory]
    [InlineData("")]
    [InlineData("AAAA")]
    [InlineData("not base64 !")]
    public void What_was_not_stamped_here_is_not_known(string stamp) => new SurveyStamps(new EphemeralDataProtectionProvider(), clock).Read(stamp, Survey).State.ShouldBe(StampState.Unknown);

    [Fact]
    public void A_stamp_is_good_for_one_survey_and_one_application()
    {
        var stamps = new SurveyStamps(new EphemeralDataProtectionProvider(), clock);
        var stamp = stamps.New(Survey);
        stamps.Read(stamp, Guid.NewGuid()).State.ShouldBe(StampState.Unknown);
        new SurveyStamps(new EphemeralDataProtectionProvider(), clock).Read(stamp, Survey).State.ShouldBe(StampState.Unknown);
    }
}
