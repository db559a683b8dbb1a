using System.Buffers.Text;
using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Queries;
using Microsoft.AspNetCore.Identity;

namespace JourneyMapper.Web.Features.Accounts.Recovery;

/// <summary>
/// Links under which somebody is signed in once, where passwords are off and the identity provider does not let them in: from the console alone. As those of <see cref="PasswordLinks"/>, their tokens are
/// tied to the account's stamp, and end with it and after an hour.
/// </summary>
public sealed class SignInLinks(JourneyDbContext db, UserManager<Account> accounts, SignIn signIn)
{
    const string Purpose = "sign in once";

    /// <summary>The address of a new link, relative to that of the application.</summary>
    public async Task<string> NewAsync(Account account)
    {
        var token = Convert.FromBase64String(await accounts.GenerateUserTokenAsync(account, TokenOptions.DefaultProvider, Purpose));
        return $"account/restored/{account.Id}/{Base64Url.EncodeToString(token)}";
    }

    /// <summary>Whose link it is; null where it works no more, or never did.</summary>
    public async Task<Account?> FindAsync(Guid id, string token) =>
        PasswordLinks.Decoded(token) is { } decoded && await accounts.FindByIdAsync(id.ToString()) is { } found && await accounts.VerifyUserTokenAsync(found, TokenOptions.DefaultProvider, Purpose, decoded) ? found : null;

    /// <summary>Signs them in; false where the link works no more.</summary>
    public async Task<bool> UseAsync(Guid id, string token, CancellationToken cancellation = default)
    {
        Account? account;
        await using (var transaction = await db.Database.BeginTransactionAsync(cancellation))
        {
            // Of two that follow the link at once, one is first.
            await db.LockAccountByIdAsync(id, cancellation);
            account = await FindAsync(id, token);
            if (account is null)
                return false;
            await accounts.UpdateSecurityStampAsync(account);
            await transaction.CommitAsync(cancellation);
        }

        return await signIn.WithLinkAsync(account) == SignInOutcome.SignedIn;
    }
}
