using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Accounts.SecondFactor;

/// <summary>
/// Keeps what ASP.NET Core Identity stores of a second factor, the key of the authenticator app and the recovery codes, encrypted with the keys that protect cookies: whoever reads that table alone
/// cannot make codes. Recovery codes, which are short and good for long, are hashed before that as passwords are.
/// </summary>
sealed class ProtectedUserStore(JourneyDbContext db, IDataProtectionProvider protection, IdentityErrorDescriber errors)
    : UserOnlyStore<Account, JourneyDbContext, Guid, IdentityUserClaim<Guid>, IdentityUserLogin<Guid>, IdentityUserToken<Guid>, IdentityUserPasskey<Guid>>(db, errors)
{
    // As ASP.NET Core Identity calls them.
    const string Provider = "[AspNetUserStore]", RecoveryCodes = "RecoveryCodes";

    readonly IDataProtector protector = protection.CreateProtector("second factor");

    public override async Task<string?> GetTokenAsync(Account user, string loginProvider, string name, CancellationToken cancellationToken) =>
        await base.GetTokenAsync(user, loginProvider, name, cancellationToken) is { } stored ? protector.Unprotect(stored) : null;

    public override Task SetTokenAsync(Account user, string loginProvider, string name, string? value, CancellationToken cancellationToken) =>
        base.SetTokenAsync(user, loginProvider, name, value is null ? null : protector.Protect(value), cancellationToken);

    public override Task ReplaceCodesAsync(Account user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken) => base.ReplaceCodesAsync(user, RecoveryCodeHash.Of(recoveryCodes), cancellationToken);

    public override async Task<bool> RedeemCodeAsync(Account user, string code, CancellationToken cancellationToken)
    {
        var stored = (await GetTokenAsync(user, Provider, RecoveryCodes, cancellationToken) ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries);
        if (RecoveryCodeHash.Find(stored, code) is not { } used)
            return false;
        // What is left is hashed already, or is of a release before and stays as it is until codes are made anew.
        await base.ReplaceCodesAsync(user, stored.Where(one => one != used), cancellationToken);
        return true;
    }
}
