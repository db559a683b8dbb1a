using System.Security.Cryptography;
using System.Text;

namespace JourneyMapper.Data.Accounts;

/// <summary>
/// Somebody whom an owner has removed from a workspace, as the identity provider knows them: without it their next sign-in would make them a member again. An invitation ends it.
/// </summary>
public sealed class BarredIdentityRow
{
    /// <summary>The length of <see cref="IdentityHash"/>, in bytes.</summary>
    public const int HashLength = 32;

    /// <summary>The workspace that they were removed from.</summary>
    public required Guid WorkspaceId { get; init; }

    /// <summary>See <see cref="Hash"/>: who it was can be compared and not read.</summary>
    public required byte[] IdentityHash { get; init; }

    /// <summary>When they were removed, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>SHA-256 of what an identity provider knows somebody by.</summary>
    /// <param name="issuer">The provider.</param>
    /// <param name="subject">Their id there.</param>
    public static byte[] Hash(string issuer, string subject) => SHA256.HashData(Encoding.UTF8.GetBytes($"{issuer}\n{subject}"));
}
