using System.Globalization;
using JourneyMapper.Web.Features.Accounts.Devices;
using Text = JourneyMapper.Web.Resources.Accounts;

namespace JourneyMapper.Web.Features.Accounts.Passkeys;

/// <summary>What passkeys are called, so that their member tells them apart.</summary>
static class PasskeyName
{
    static readonly string[] WaysOfKeys = ["usb", "nfc", "ble"];

    /// <summary>A name for a new passkey: of the device that the browser runs on, or "Security key", with a number where that is taken.</summary>
    /// <param name="userAgent">What the browser calls itself.</param>
    /// <param name="transports">How the passkey's device is reached, in the words of the Web Authentication API.</param>
    /// <param name="taken">The names of the member's other passkeys.</param>
    public static string Suggest(string? userAgent, IReadOnlyCollection<string> transports, IReadOnlyCollection<string?> taken)
    {
        var name = transports.Count > 0 && transports.All(WaysOfKeys.Contains) ? Text.SecurityKey : UserAgent.SystemOf(userAgent) ?? Text.Passkey;
        return Enumerable.Range(1, taken.Count + 1)
            .Select(number => number == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name} {number}"))
            .First(candidate => !taken.Contains(candidate));
    }
}
