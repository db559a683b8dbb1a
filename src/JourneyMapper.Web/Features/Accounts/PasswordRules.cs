using JourneyMapper.Data.Accounts;
using Microsoft.AspNetCore.Identity;
using Text = JourneyMapper.Web.Resources.Accounts;

namespace JourneyMapper.Web.Features.Accounts;

/// <summary>Refuses the member's own e-mail as a password; the length is checked by ASP.NET Core Identity.</summary>
sealed class PasswordRules : IPasswordValidator<Account>
{
    public const int ShortestLength = 10;

    /// <summary>Enough for any sentence, and little enough to be hashed at once.</summary>
    public const int LongestLength = 200;

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password) => Task.FromResult(
        string.Equals(password?.Trim(), user.Email, StringComparison.OrdinalIgnoreCase)
            ? IdentityResult.Failed(new IdentityError { Code = "PasswordIsEmail", Description = Text.PasswordIsEmail })
            : IdentityResult.Success);
}
