using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Accounts.SecondFactor;

/// <summary>
/// Keeps what ASP.NET Core Identity stores of a second factor, the key of the authenticator app and the recovery codes, encrypted with the keys that protect cookies: whoever reads that table alone
/// cannot make codes.
/// </summary>
sealed class ProtectedUserStore(JourneyDbContext db, IDataProtectionProvider protection, IdentityErrorDescriber errors)
    : UserOnlyStore<Account, JourneyDbContext, Guid, IdentityUserClaim<Guid>, IdentityUserLogin<Guid>, IdentityUserToken<Guid>, IdentityUserPasskey<Guid>>(db, errors)
{
    readonly IDataProtector protector = protection.CreateProtector("second factor");

    public override async Task<string?> GetTokenAsync(Account user, string loginProvider, string name, CancellationToken cancellationToken) =>
        await base.GetTokenAsync(user, loginProvider, name, cancellationToken) is { } stored ? protector.Unprotect(stored) : null;

    public override Task SetTokenAsync(Account user, string loginProvider, string name, string? value, CancellationToken cancellationToken) =>
        base.SetTokenAsync(user, loginProvider, name, value is null ? null : protector.Protect(value), cancellationToken);
}
