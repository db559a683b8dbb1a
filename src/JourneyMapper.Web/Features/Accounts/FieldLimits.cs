namespace JourneyMapper.Web.Features.Accounts;

/// <summary>The longest texts that the forms of accounts take, in characters, as the database does.</summary>
static class FieldLimits
{
    /// <summary>Names of members and workspaces, and notes on invitations.</summary>
    public const int Name = 120;

    /// <summary>What a mail server accepts.</summary>
    public const int Email = 254;

    /// <summary>Whether it can be shown and stored as a name: some text, not too long, no control character.</summary>
    public static bool IsName(string? name) => name is { Length: <= Name } && !string.IsNullOrWhiteSpace(name) && !name.Any(char.IsControl);
}
