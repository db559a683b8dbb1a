using System.Globalization;

namespace JourneyMapper.Web.Shared;

/// <summary>Settings that are whole numbers.</summary>
static class NumberSetting
{
    /// <summary>Reads one of at least 1.</summary>
    /// <param name="configuration">The settings.</param>
    /// <param name="key">Its whole name.</param>
    /// <param name="usual">What counts where it is not set.</param>
    /// <param name="most">The largest that makes sense.</param>
    /// <exception cref="StartupException">It is no number, or one that makes no sense.</exception>
    public static int Read(IConfiguration configuration, string key, int usual, int most) => configuration[key] switch
    {
        null or "" => usual,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most => number,
        var text => throw new StartupException($"{key} has '{text}', which is not a number from 1 to {most}."),
    };
}
