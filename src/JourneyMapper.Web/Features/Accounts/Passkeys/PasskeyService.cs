using System.Buffers.Text;
using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Queries;
using JourneyMapper.Web.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Accounts.Passkeys;

/// <summary>How an attempt to add a passkey ended.</summary>
public enum PasskeyAdded
{
    Added,

    /// <summary>What the device sent is no proof, or not one for this member.</summary>
    Refused,

    /// <summary>Nothing was asked of the device, or more than five minutes ago.</summary>
    Late,

    /// <summary>There are <see cref="PasskeyService.Most"/> already.</summary>
    TooMany,
}

/// <summary>A passkey in its member's list.</summary>
/// <param name="Id">The credential's id in base64url.</param>
/// <param name="Name">As the member calls it.</param>
/// <param name="CreatedAt">When it was added.</param>
public sealed record PasskeyLine(string Id, string Name, DateTimeOffset CreatedAt);

/// <summary>What members do with their own passkeys. A passkey of anybody else answers as not found.</summary>
/// <param name="contexts">For operations of its own.</param>
/// <param name="shared">The context of the request, which <paramref name="accounts"/> writes through: a transaction here includes those writes.</param>
/// <param name="accounts">Stores new passkeys.</param>
/// <param name="signIn">Asks devices and checks their answers.</param>
/// <param name="log">Is told what becomes of passkeys.</param>
/// <param name="sessions">Are told when an account has a passkey more or less.</param>
public sealed class PasskeyService(
    IDbContextFactory<JourneyDbContext> contexts, JourneyDbContext shared, UserManager<Account> accounts, SignInManager<Account> signIn, ActivityLog log, Sessions sessions)
{
    /// <summary>The most passkeys that one member has.</summary>
    public const int Most = 10;

    /// <summary>The member's passkeys, the oldest first.</summary>
    public async Task<IReadOnlyList<PasskeyLine>> ReadAsync(CurrentMember member, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var rows = await db.PasskeysOf(member.Id).AsNoTracking()
            .Select(row => new { row.CredentialId, row.Data.Name, row.Data.CreatedAt }).ToListAsync(cancellation);
        return [.. rows.OrderBy(row => row.CreatedAt).Select(row => new PasskeyLine(Base64Url.EncodeToString(row.CredentialId), row.Name ?? "", row.CreatedAt))];
    }

    /// <summary>What to ask the device for, as JSON of the Web Authentication API; null when the member has the most already or was removed.</summary>
    public async Task<string?> OptionsAsync(CurrentMember member, CancellationToken cancellation = default)
    {
        if (await shared.Members.AsNoTracking().Where(row => row.Id == member.Id).Select(row => new { row.AccountId, row.Account!.Email, row.DisplayName }).SingleOrDefaultAsync(cancellation) is not { } own
            || await shared.PasskeysOf(member.Id).CountAsync(cancellation) >= Most)
            return null;
        return await signIn.MakePasskeyCreationOptionsAsync(new() { Id = own.AccountId.ToString(), Name = own.Email ?? "", DisplayName = own.DisplayName });
    }

    /// <summary>
    /// Checks the device's answer to <see cref="OptionsAsync"/>, JSON of the Web Authentication API, and keeps the passkey under a name that tells it
    /// from the member's others, see <see cref="PasskeyName.Suggest"/>.
    /// </summary>
    public async Task<PasskeyAdded> AddAsync(CurrentMember member, string credential, string? userAgent, CancellationToken cancellation = default)
    {
        PasskeyAttestationResult result;
        try
        {
            result = await signIn.PerformPasskeyAttestationAsync(credential);
        }
        catch (InvalidOperationException)
        {
            // So Identity says that it has asked nothing; whatever is wrong with the answer itself comes as a result.
            return PasskeyAdded.Late;
        }
        if (!result.Succeeded)
            return PasskeyAdded.Refused;

        await using var transaction = await shared.Database.BeginTransactionAsync(cancellation);
        // The account's row makes additions wait for one another: two at once cannot exceed the most. Somebody else may have signed in at this browser since it was asked.
        if (await shared.LockAccountAsync(member.Id, cancellation) is not { } id || result.UserEntity.Id != id.ToString() || await accounts.FindByIdAsync(id.ToString()) is not { } account)
            return PasskeyAdded.Refused;
        var taken = await shared.PasskeysOf(member.Id).AsNoTracking().Select(row => row.Data.Name).ToListAsync(cancellation);
        if (taken.Count >= Most)
            return PasskeyAdded.TooMany;
        result.Passkey.Name = PasskeyName.Suggest(userAgent, result.Passkey.Transports ?? [], taken);
        if (!(await accounts.AddOrUpdatePasskeyAsync(account, result.Passkey)).Succeeded)
            return PasskeyAdded.Refused;
        log.Add(shared, member, ActivityKind.PasskeyAdded, subject: result.Passkey.Name);
        await shared.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        // It may have been the second factor that the workspace demands.
        await sessions.TellAsync(member, cancellation);
        return PasskeyAdded.Added;
    }

    /// <summary>Gives a passkey another name, one that <see cref="FieldLimits.IsName"/>; false when the member has no such passkey.</summary>
    public async Task<bool> RenameAsync(CurrentMember member, string id, string name, CancellationToken cancellation = default)
    {
        if (Credential(id) is not { } credential)
            return false;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        if (await db.PasskeysOf(member.Id).SingleOrDefaultAsync(row => row.CredentialId == credential, cancellation) is not { } passkey)
            return false;
        passkey.Data.Name = name;
        await db.SaveChangesAsync(cancellation);
        return true;
    }

    /// <summary>Forgets a passkey for good; false when the member has no such passkey.</summary>
    public async Task<bool> RemoveAsync(CurrentMember member, string id, CancellationToken cancellation = default)
    {
        if (Credential(id) is not { } credential)
            return false;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var found = db.PasskeysOf(member.Id).Where(row => row.CredentialId == credential);
        var name = await found.Select(row => row.Data.Name).FirstOrDefaultAsync(cancellation);
        if (await found.ExecuteDeleteAsync(cancellation) == 0)
            return false;
        log.Add(db, member, ActivityKind.PasskeyRemoved, subject: name ?? "");
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        await sessions.TellAsync(member, cancellation);
        return true;
    }

    static byte[]? Credential(string id) => Base64Url.IsValid(id) ? Base64Url.DecodeFromChars(id) : null;
}
