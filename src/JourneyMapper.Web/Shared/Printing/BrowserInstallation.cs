using JourneyMapper.Data;
using Microsoft.Extensions.Options;

namespace JourneyMapper.Web.Shared.Printing;

/// <summary>
/// Finds browsers, best first. A configured one excludes all others. The packaged one comes before those installed on the
/// machine: it is a bare headless shell, prints in about half the time, and is the same everywhere.
/// </summary>
sealed class BrowserInstallation(IOptions<PrintingOptions> options, PackagedBrowser packaged)
{
    static readonly string[] Names =
        ["chrome-headless-shell", "chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "microsoft-edge-stable", "microsoft-edge"];

    static readonly string[] UsualPlaces =
    [
        "/usr/lib/chromium/chromium",
        "/opt/google/chrome/chrome",
        "/opt/microsoft/msedge/msedge",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    ];

    /// <summary>The browsers to try, each only looked for (and the packaged one unpacked) when it is asked for.</summary>
    public IEnumerable<BrowserExecutable> Find()
    {
        if (options.Value.Path is { Length: > 0 } configured)
        {
            yield return new BrowserExecutable(configured);
            yield break;
        }
        if (packaged.Unpack() is { } shell)
            yield return shell;
        foreach (var installed in Installed())
            yield return new BrowserExecutable(installed);
    }

    static IEnumerable<string> Installed()
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return Names.SelectMany(name => path.Select(folder => Path.Combine(folder, name))).Concat(UsualPlaces).Where(File.Exists);
    }
}
