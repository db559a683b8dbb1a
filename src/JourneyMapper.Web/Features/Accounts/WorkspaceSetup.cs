using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Queries;
using JourneyMapper.Web.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Accounts;

/// <summary>What the first visit asks for.</summary>
public sealed record FirstOwner(string Name, string Email, string Password, string Workspace, string Language);

/// <summary>Makes the workspace and its owner, once.</summary>
public sealed class WorkspaceSetup(JourneyDbContext db, UserManager<Account> accounts, TimeProvider clock)
{
    /// <summary>The owner; null and no error when somebody else was first; null and errors when e-mail or password are refused.</summary>
    public async Task<(Member? Owner, IReadOnlyList<IdentityError> Errors)> CreateAsync(FirstOwner first, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.LockSetupAsync(cancellation);
        if (await db.Workspaces.AnyAsync(cancellation))
            return (null, []);

        var workspace = new Workspace { Name = first.Workspace, Language = Languages.Known(first.Language), CreatedAt = clock.GetUtcNow() };
        db.Workspaces.Add(workspace);
        await db.SaveChangesAsync(cancellation);
        var account = Account.New(first.Email);
        var owner = new Member { WorkspaceId = workspace.Id, Account = account, DisplayName = first.Name, Role = Role.Owner, Language = workspace.Language };
        // Before the password is checked, which must not be made of the name.
        db.Members.Add(owner);
        if (await accounts.CreateAsync(account, first.Password) is { Succeeded: false } refused)
            return (null, [.. refused.Errors]);
        await db.SetupCodes.ExecuteDeleteAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return (owner, []);
    }
}
