using JourneyMapper.Data.Accounts;

namespace JourneyMapper.Web.Features.Accounts.Devices;

/// <summary>What a browser calls itself, as far as people know it. Names of products are the same in every language.</summary>
static class UserAgent
{
    // The order counts: an iPhone, an Android and a Chromebook call themselves a Mac or a Linux, too.
    static readonly (string Mark, string Name)[] Systems =
    [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("CrOS", "Chromebook"), ("Windows", "Windows"), ("Macintosh", "Mac"), ("Linux", "Linux"),
    ];

    // As here: nearly all call themselves Chrome and Safari, too.
    static readonly (string Mark, string Name)[] Browsers =
    [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("Vivaldi/", "Vivaldi"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"), ("CriOS/", "Chrome"), ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];

    /// <summary>The browser, or null.</summary>
    public static string? BrowserOf(string? userAgent) => Find(Browsers, userAgent);

    /// <summary>The device or the system that it runs on, or null.</summary>
    public static string? SystemOf(string? userAgent) => Find(Systems, userAgent);

    /// <summary>Whether a system is that of a phone or a tablet.</summary>
    public static bool IsMobile(string system) => system is "iPhone" or "iPad" or "Android";

    /// <summary>A session's browser and system by their names; empty where neither is known.</summary>
    public static string NameOf(MemberSession session) => string.Join(", ", new[] { session.Browser, session.System }.Where(name => name.Length > 0));

    static string? Find((string Mark, string Name)[] known, string? userAgent) =>
        Array.Find(known, one => userAgent?.Contains(one.Mark, StringComparison.Ordinal) == true).Name;
}
