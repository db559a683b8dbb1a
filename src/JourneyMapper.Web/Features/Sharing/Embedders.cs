using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Web.Features.Sharing;

/// <summary>
/// The sites that may show the page of a link within theirs, as origins of the Content-Security-Policy's frame-ancestors: "https://intranet.example.org".
/// </summary>
static class Embedders
{
    static readonly char[] Breaks = ['\n', '\r', ' ', ',', ';'];

    /// <summary>Reads what somebody has typed, one site a line. One without a scheme is meant as https.</summary>
    /// <returns>The origins; or what of it is no address of a site, as it was typed; or that there are too many.</returns>
    public static (IReadOnlyList<string> Origins, string? Unknown, bool TooMany) Read(string typed)
    {
        List<string> origins = [];
        foreach (var site in typed.Split(Breaks, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (OriginOf(site) is not { } origin)
                return ([], site, false);
            if (!origins.Contains(origin, StringComparer.Ordinal))
                origins.Add(origin);
        }

        return origins.Count > Limits.Embedders ? ([], null, true) : (origins, null, false);
    }

    /// <summary>The origins of a stored link.</summary>
    public static IReadOnlyList<string> Of(string stored) => stored.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    // A path would be ignored by browsers for frames, and a wildcard lets in more than anybody has named: both are refused rather than understood otherwise
    // than they were meant.
    static string? OriginOf(string site)
    {
        var address = site.Contains("://", StringComparison.Ordinal) ? site : $"https://{site}";
        return address.Length <= MostCharacters && Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http"
            && uri is { AbsolutePath: "/", Query: "", Fragment: "", UserInfo: "" } && !site.EndsWith('?') && !site.EndsWith('#') && IsHost(uri)
            ? $"{uri.Scheme}://{(uri.HostNameType == UriHostNameType.IPv6 ? $"[{uri.IdnHost}]" : uri.IdnHost)}{(uri.IsDefaultPort ? "" : $":{uri.Port}")}"
            : null;
    }

    const int MostCharacters = 260;

    static bool IsHost(Uri uri) => uri.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6
        || (uri.HostNameType == UriHostNameType.Dns && uri.IdnHost.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-'));
}
