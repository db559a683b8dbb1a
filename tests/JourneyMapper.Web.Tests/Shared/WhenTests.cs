using System.Globalization;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Tests.Shared;

/// <summary>When something happened, as people say it.</summary>
public sealed class WhenTests
{
    static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(-5, "just now", "à l’instant")]
    [InlineData(59, "just now", "à l’instant")]
    [InlineData(60, "1 minute ago", "il y a 1 minute")]
    [InlineData(3599, "59 minutes ago", "il y a 59 minutes")]
    [InlineData(2 * 3600, "2 hours ago", "il y a 2 heures")]
    [InlineData(24 * 3600, "1 day ago", "il y a 1 jour")]
    [InlineData(6 * 24 * 3600, "6 days ago", "il y a 6 jours")]
    [InlineData(16 * 24 * 3600, "on Nov 5", "le 5 nov.")]
    [InlineData(400 * 24 * 3600, "on 10/17/2025", "le 17/10/2025")]
    public void The_recent_is_relative_and_the_rest_is_a_date(int secondsAgo, string english, string french)
    {
        Say("en-US", secondsAgo).ShouldBe(english);
        Say("fr-FR", secondsAgo).ShouldBe(french);
    }

    static string Say(string culture, int secondsAgo)
    {
        var (before, beforeUi) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
            return When.Ago(Now.AddSeconds(-secondsAgo), Now);
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, beforeUi);
        }
    }
}
