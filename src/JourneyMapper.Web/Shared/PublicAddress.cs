namespace JourneyMapper.Web.Shared;

/// <summary>The address at which people reach the application, for links that leave it: it cannot be read off a request where there is none.</summary>
/// <param name="Root">Ends with a stroke.</param>
public sealed record PublicAddress(Uri Root)
{
    /// <summary>The address of a page.</summary>
    /// <param name="page">Relative to the root.</param>
    public string Of(string page) => new Uri(Root, page).AbsoluteUri;

    /// <summary>The root for links that leave the application in an answer: the address of the setting, or else the one by which it was asked.</summary>
    public static Uri RootOf(HttpContext http) => http.RequestServices.GetService<PublicAddress>()?.Root ?? new Uri($"{http.Request.Scheme}://{http.Request.Host}/");

    /// <summary>Reads the setting; null where there is none.</summary>
    /// <exception cref="StartupException">It is no such address.</exception>
    public static PublicAddress? Read(string? setting) => setting?.Trim() switch
    {
        null or "" => null,
        var text when Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme is "http" or "https") && address is { Query: "", Fragment: "", UserInfo: "", AbsolutePath: "/" } =>
            new(address),
        var text => throw new StartupException($"JourneyMapper:PublicAddress has '{text}', which is not an address such as 'https://journeys.example.org'."),
    };
}
