using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Web.Features.Accounts.Passwords;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Text = JourneyMapper.Web.Resources.Accounts;

namespace JourneyMapper.Web.Features.Accounts;

/// <summary>Refuses passwords that are tried first, and those that are little more than words around their member; the length is checked by ASP.NET Core Identity. See decision 59.</summary>
sealed class PasswordRules(JourneyDbContext db) : IPasswordValidator<Member>
{
    public const int ShortestLength = 10;

    /// <summary>Enough for any sentence, and little enough to be hashed at once.</summary>
    public const int LongestLength = 200;

    /// <summary>Rounds of PBKDF2 with HMAC-SHA-512: OWASP's Password Storage Cheat Sheet asks for so many. Hashes of fewer are made anew at the next sign-in.</summary>
    public const int HashRounds = 210_000;

    public async Task<IdentityResult> ValidateAsync(UserManager<Member> manager, Member user, string? password)
    {
        if (string.Equals(password?.Trim(), user.Email, StringComparison.OrdinalIgnoreCase))
            return Refused("PasswordIsEmail", Text.PasswordIsEmail);
        // Identity says that it is too short.
        if (password is not { Length: >= ShortestLength })
            return IdentityResult.Success;
        if (CommonPasswords.Contain(password))
            return Refused("PasswordIsCommon", Text.PasswordIsCommon);
        return KnownWords.Find(password, await WorkspaceAsync(user), user.DisplayName, user.Email ?? "") switch
        {
            KnownWord.Product => Refused("PasswordIsProduct", Text.PasswordIsProduct),
            KnownWord.Workspace => Refused("PasswordIsWorkspace", Text.PasswordIsWorkspace),
            KnownWord.Name => Refused("PasswordIsName", Text.PasswordIsName),
            KnownWord.Email => Refused("PasswordIsEmail", Text.PasswordIsEmailWords),
            _ => IdentityResult.Success,
        };
    }

    async Task<string> WorkspaceAsync(Member user) => await db.Workspaces.AsNoTracking().Where(row => row.Id == user.WorkspaceId).Select(row => row.Name).FirstOrDefaultAsync() ?? "";

    static IdentityResult Refused(string code, string sentence) => IdentityResult.Failed(new IdentityError { Code = code, Description = sentence });
}
