using Text = JourneyMapper.Web.Resources.Accounts;

namespace JourneyMapper.Web.Features.Accounts.Passkeys;

/// <summary>What the account page says after a change to passkeys, by a word in its address.</summary>
static class PasskeyNotices
{
    public const string Added = "passkey-added";
    public const string Renamed = "passkey-renamed";
    public const string Removed = "passkey-removed";

    /// <summary>The sentence for a word, or null for a word of something else.</summary>
    public static string? Find(string? saved) => saved switch
    {
        Added => Text.PasskeyAdded,
        Renamed => Text.PasskeyRenamed,
        Removed => Text.PasskeyRemoved,
        _ => null,
    };
}
