using Microsoft.AspNetCore.Identity;

namespace JourneyMapper.Data.Accounts;

/// <summary>
/// How a person proves who they are: their e-mail, password, passkeys. What they are called and may do stands with each workspace of theirs, in a <see cref="Member"/>. It ends with the last of these.
/// </summary>
public sealed class Account : IdentityUser<Guid>
{
    /// <summary>An account without a password yet.</summary>
    /// <param name="email">By which they sign in.</param>
    public static Account New(string email) => new() { Id = Guid.CreateVersion7(), UserName = email, Email = email };
}
