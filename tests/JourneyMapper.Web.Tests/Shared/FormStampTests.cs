using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Tests.Support;
using Microsoft.AspNetCore.DataProtection;

namespace JourneyMapper.Web.Tests.Shared;

/// <summary>What the stamp of a form tells.</summary>
public sealed class FormStampTests
{
    static readonly Guid Survey = Guid.NewGuid();

    readonly ManualClock clock = new(new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public void A_form_may_come_in_after_a_few_seconds_and_for_a_day()
    {
        var stamps = new FormStamps(new EphemeralDataProtectionProvider(), clock);
        var stamp = stamps.New(Survey);
        stamps.Read(stamp, Survey).State.ShouldBe(StampState.TooQuick);
        clock.Wait(FormStamps.Least);
        var (state, form) = stamps.Read(stamp, Survey);
        state.ShouldBe(StampState.Valid);
        stamps.Read(stamp, Survey).Form.ShouldBe(form);
        stamps.Read(stamps.New(Survey), Survey).Form.ShouldNotBe(form);
        clock.Wait(FormStamps.Most);
        stamps.Read(stamp, Survey).State.ShouldBe(StampState.TooOld);
    }

    [Theory]
    [InlineData("")]
    [InlineData("AAAA")]
    [InlineData("not base64 !")]
    public void What_was_not_stamped_here_is_not_known(string stamp) => new FormStamps(new EphemeralDataProtectionProvider(), clock).Read(stamp, Survey).State.ShouldBe(StampState.Unknown);

    [Fact]
    public void A_stamp_is_good_for_one_survey_and_one_application()
    {
        var stamps = new FormStamps(new EphemeralDataProtectionProvider(), clock);
        var stamp = stamps.New(Survey);
        stamps.Read(stamp, Guid.NewGuid()).State.ShouldBe(StampState.Unknown);
        new FormStamps(new EphemeralDataProtectionProvider(), clock).Read(stamp, Survey).State.ShouldBe(StampState.Unknown);
    }
}
