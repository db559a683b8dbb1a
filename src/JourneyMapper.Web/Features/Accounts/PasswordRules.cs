using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Web.Features.Accounts.Passwords;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Text = JourneyMapper.Web.Resources.Accounts;

namespace JourneyMapper.Web.Features.Accounts;

/// <summary>Refuses passwords that are tried first, and those that are little more than words around their member; the length is checked by ASP.NET Core Identity. See decision 59.</summary>
sealed class PasswordRules(JourneyDbContext db) : IPasswordValidator<Account>
{
    public const int ShortestLength = 10;

    /// <summary>Enough for any sentence, and little enough to be hashed at once.</summary>
    public const int LongestLength = 200;

    public async Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password)
    {
        if (string.Equals(password?.Trim(), user.Email, StringComparison.OrdinalIgnoreCase))
            return Refused("PasswordIsEmail", Text.PasswordIsEmail);
        // Identity says that it is too short.
        if (password is not { Length: >= ShortestLength })
            return IdentityResult.Success;
        if (CommonPasswords.Contain(password))
            return Refused("PasswordIsCommon", Text.PasswordIsCommon);
        var members = await MembersAsync(user);
        return KnownWords.Find(password, await WorkspacesAsync(members), members.Select(member => member.DisplayName), user.Email ?? "") switch
        {
            KnownWord.Product => Refused("PasswordIsProduct", Text.PasswordIsProduct),
            KnownWord.Workspace => Refused("PasswordIsWorkspace", Text.PasswordIsWorkspace),
            KnownWord.Name => Refused("PasswordIsName", Text.PasswordIsName),
            KnownWord.Email => Refused("PasswordIsEmail", Text.PasswordIsEmailWords),
            _ => IdentityResult.Success,
        };
    }

    // With whom they are about to become.
    async Task<IReadOnlyList<Member>> MembersAsync(Account user) =>
        [.. db.Members.Local.Where(row => row.Account == user), .. await db.Members.AsNoTracking().Where(row => row.AccountId == user.Id).ToListAsync()];

    async Task<IReadOnlyList<string>> WorkspacesAsync(IReadOnlyList<Member> members)
    {
        var ids = members.Select(member => member.WorkspaceId).ToList();
        return await db.Workspaces.AsNoTracking().Where(row => ids.Contains(row.Id)).Select(row => row.Name).ToListAsync();
    }

    static IdentityResult Refused(string code, string sentence) => IdentityResult.Failed(new IdentityError { Code = code, Description = sentence });
}
