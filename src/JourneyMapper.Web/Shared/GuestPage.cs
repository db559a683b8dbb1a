namespace JourneyMapper.Web.Shared;

/// <summary>
/// Marks an answer, as a feature of its request, as one for people who have its address and nothing else: where they go from there no site learns it, robots
/// leave it alone, and some sites may show it within theirs.
/// </summary>
/// <param name="FrameAncestors">Who may embed it, as the Content-Security-Policy says it.</param>
sealed record GuestPage(string FrameAncestors)
{
    /// <summary>No site.</summary>
    public const string Nobody = "'none'";

    /// <summary>Marks the answer to a request.</summary>
    /// <param name="http">The request.</param>
    /// <param name="embedders">The origins of the sites that may embed it.</param>
    public static void Mark(HttpContext http, IReadOnlyList<string> embedders)
    {
        http.Features.Set(new GuestPage(embedders.Count == 0 ? Nobody : string.Join(' ', embedders)));
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
    }
}
