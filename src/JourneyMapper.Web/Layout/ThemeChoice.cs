namespace JourneyMapper.Web.Layout;

/// <summary>Light, dark, or as the device prefers: kept in a cookie, since it belongs to the device and not to the person.</summary>
public static class ThemeChoice
{
    /// <summary>As the device prefers.</summary>
    public const string Auto = "auto";

    /// <summary>Always light.</summary>
    public const string Light = "light";

    /// <summary>Always dark.</summary>
    public const string Dark = "dark";

    /// <summary>The cookie that holds one of the three.</summary>
    public const string Cookie = "theme";

    /// <summary>What the request's cookie says; anything unknown counts as <see cref="Auto"/>.</summary>
    public static string From(HttpRequest request) => request.Cookies[Cookie] is Light or Dark ? request.Cookies[Cookie]! : Auto;
}
