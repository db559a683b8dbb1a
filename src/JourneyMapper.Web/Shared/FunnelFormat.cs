using System.Globalization;

namespace JourneyMapper.Web.Shared;

/// <summary>Writes figures of funnels in the reader's culture.</summary>
public static class FunnelFormat
{
    // Of so little one decimal more says something.
    const decimal Little = 0.1m;

    /// <summary>A number of people.</summary>
    public static string People(long people) => people.ToString("N0", CultureInfo.CurrentCulture);

    /// <summary>A share: 0.34 is 34 %.</summary>
    public static string Share(decimal share) => share.ToString(share is > 0 and < Little ? "P1" : "P0", CultureInfo.CurrentCulture).Unbroken();

    /// <summary>A month with its year, in full.</summary>
    public static string Month(DateOnly month) => month.ToString("Y", CultureInfo.CurrentCulture);
}
