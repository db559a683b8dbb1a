using System.Linq.Expressions;
using System.Security.Claims;
using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Queries;
using JourneyMapper.Web.Features.Accounts.Activities;
using JourneyMapper.Web.Features.Accounts.Members;
using JourneyMapper.Web.Features.Accounts.SecondFactor;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Accounts.SingleSignOn;

/// <summary>
/// What becomes of somebody whom the identity provider has named: they are found by issuer and subject, never by e-mail alone; they join, get the role that their claims say, and sign in as all others do.
/// See decision 62.
/// </summary>
public sealed partial class SingleSignOnService(
    IDbContextFactory<JourneyDbContext> contexts, JourneyDbContext db, UserManager<Account> accounts, SignIn signIn, Sessions sessions, Invitations invitations, MemberAdministration administration,
    IdentityProvider provider, RefusedSignIns refusals, MemberTopic topic, ActivityLog log, TimeProvider clock, ILogger<SingleSignOnService> logger)
{
    // Clocks of two machines differ.
    static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(1);

    /// <summary>Whether an account is linked with one at the provider.</summary>
    public async Task<bool> IsLinkedAsync(Account account, CancellationToken cancellation = default)
    {
        // Cards of a page ask at the same time.
        await using var own = await contexts.CreateDbContextAsync(cancellation);
        return await own.UserLogins.AnyAsync(row => row.UserId == account.Id, cancellation);
    }

    /// <summary>Does what was asked for; says where the browser is led to.</summary>
    /// <param name="http">The request that the provider has led back to.</param>
    /// <param name="told">What the provider says, checked.</param>
    /// <param name="properties">What was asked of it.</param>
    public async Task<string> FinishAsync(HttpContext http, ClaimsPrincipal told, AuthenticationProperties properties)
    {
        var request = SingleSignOnRequest.Read(properties);
        if (ProviderIdentity.Read(told, provider.Options) is not { } identity)
            return Refuse(request, SingleSignOnProblem.Failed);
        // The provider's answer is looked at before anybody is asked who sits there.
        if ((await http.AuthenticateAsync(IdentityConstants.ApplicationScheme)).Principal is { } here)
            http.User = here;
        return request.Purpose switch
        {
            SingleSignOnPurpose.Link => await LinkAsync(http, identity, request),
            SingleSignOnPurpose.Confirm => await ConfirmAsync(http, identity, request),
            _ => await SignInAsync(http, identity, request),
        };
    }

    /// <summary>Ends the link of the account that is signed in.</summary>
    /// <returns>False where they would have no way in any more.</returns>
    public async Task<bool> UnlinkAsync(CurrentMember member, CancellationToken cancellation = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (provider.IsOnlyWayIn || await db.LockAccountAsync(member.Id, cancellation) is not { } id
            || !await db.Accounts.AnyAsync(row => row.Id == id && (row.PasswordHash != null || db.UserPasskeys.Any(passkey => passkey.UserId == id)), cancellation))
            return false;
        if (await db.IdentitiesOf(member.Id).ExecuteDeleteAsync(cancellation) > 0)
            log.Add(db, member, ActivityKind.IdentityUnlinked, subject: ActivityRow.Short(provider.Name));
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    async Task<string> LinkAsync(HttpContext http, ProviderIdentity identity, SingleSignOnRequest request)
    {
        var cancellation = http.RequestAborted;
        if (CurrentMember.From(http.User) is not { } member || Sessions.IdOf(http.User) is not { } session || session != request.Session || !await sessions.IsConfirmedAsync(http.User, cancellation))
            return Refuse(request, SingleSignOnProblem.Failed);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.LockIdentityAsync(identity.Issuer, identity.Subject, cancellation);
        if (await accounts.GetUserAsync(http.User) is not { } account)
            return Refuse(request, SingleSignOnProblem.Failed);
        if (await accounts.FindByLoginAsync(identity.Issuer, identity.Subject) is { } linked)
            return linked.Id == account.Id ? Linked : Refuse(request, SingleSignOnProblem.LinkedElsewhere);
        // One account is one person: another one of the same provider takes the place of the first.
        await db.IdentitiesOf(member.Id).ExecuteDeleteAsync(cancellation);
        await AddAsync(account, identity);
        log.Add(db, member, ActivityKind.IdentityLinked, subject: ActivityRow.Short(provider.Name));
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return Linked;
    }

    async Task<string> ConfirmAsync(HttpContext http, ProviderIdentity identity, SingleSignOnRequest request)
    {
        if (Sessions.IdOf(http.User) is not { } session || session != request.Session || await accounts.GetUserAsync(http.User) is not { } account
            || await accounts.FindByLoginAsync(identity.Issuer, identity.Subject) is not { } linked || linked.Id != account.Id || !(identity.AuthenticatedAt >= request.AskedAt - Tolerance))
            return Refuse(request, SingleSignOnProblem.NotConfirmed);
        if (await sessions.ConfirmAsync(http.User, http.RequestAborted) is not { } confirmed)
            return Refuse(request, SingleSignOnProblem.NotConfirmed);
        await signIn.RenewAsync(account, confirmed);
        return request.ReturnUrl;
    }

    async Task<string> SignInAsync(HttpContext http, ProviderIdentity identity, SingleSignOnRequest request)
    {
        var cancellation = http.RequestAborted;
        if (await ProviderWorkspace.FindAsync(db, provider.Options, cancellation) is not { } workspace)
            return Refuse(request, SingleSignOnProblem.NoWorkspace);
        var (account, joined, problem) = await FindOrJoinAsync(http, identity, request, workspace);
        if (account is null)
            return Refuse(request, problem);
        if (await ApplyRoleAsync(account, identity, workspace.Id, cancellation) is { } refused)
        {
            refusals.Note(account.Id, NetworkAddress.Of(http));
            return Refuse(request, refused);
        }

        return await signIn.WithProviderAsync(account, identity, joined) switch
        {
            SignInOutcome.SignedIn => joined is not null && request.Invitation is not null ? "/" : request.ReturnUrl,
            SignInOutcome.NeedsSecondStep => SecondStepPage.AddressFor(request.ReturnUrl),
            _ => Refuse(request, SingleSignOnProblem.NoRole),
        };
    }

    // Whoever is found, or becomes a member, with the workspace that they have joined with it.
    async Task<(Account? Account, Guid? Joined, SingleSignOnProblem Problem)> FindOrJoinAsync(HttpContext http, ProviderIdentity identity, SingleSignOnRequest request, Workspace workspace)
    {
        var cancellation = http.RequestAborted;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        // Two tabs in which somebody comes for the first time would make two accounts.
        await db.LockIdentityAsync(identity.Issuer, identity.Subject, cancellation);
        var account = await accounts.FindByLoginAsync(identity.Issuer, identity.Subject);
        var isNew = account is null;
        IReadOnlyList<Guid> told = [];
        if (account is null && identity.Email is { } email && await accounts.FindByNameAsync(email) is { } other)
        {
            if (!provider.Options.LinkVerifiedEmail || identity.IsEmailVerified != true || await db.UserLogins.AnyAsync(row => row.UserId == other.Id, cancellation))
                return (null, null, SingleSignOnProblem.EmailTaken);
            (account, isNew) = (other, false);
            told = await TakeOverAsync(http, account, identity);
        }

        if (account is null && (identity.Email is null || identity.IsEmailVerified == false))
            return (null, null, SingleSignOnProblem.NoEmail);
        account ??= Account.New(identity.Email!);
        var (joined, problem) = await JoinAsync(http, account, isNew, identity, request, workspace);
        if (problem is { } why && !(joined is null && await db.Members.AnyAsync(row => row.AccountId == account.Id, cancellation)))
            return (null, null, why);
        if (!isNew)
            await FollowEmailAsync(account, identity);
        await db.SaveChangesAsync(cancellation);
        if (told.Count > 0)
            await topic.CommitAsync(db, told, cancellation);
        else
            await transaction.CommitAsync(cancellation);
        return (account, joined, default);
    }

    // The workspace that they have become a member of; or why they have not, unless they are that already.
    async Task<(Guid? Workspace, SingleSignOnProblem? Problem)> JoinAsync(HttpContext http, Account account, bool isNew, ProviderIdentity identity, SingleSignOnRequest request, Workspace workspace)
    {
        var cancellation = http.RequestAborted;
        var name = identity.Name ?? account.Email!.Split('@')[0];
        name = name.Length > FieldLimits.Name ? name[..FieldLimits.Name] : name;
        // Who has an account follows an invitation with it, once they are signed in.
        if (isNew && request.Invitation is { } secret)
        {
            if (await invitations.FindWorkspaceAsync(secret, cancellation) == workspace.Id && HasNoRole(identity))
                return (null, SingleSignOnProblem.NoRole);
            if (await invitations.AddAsync(secret, account, name, Languages.Current, cancellation) is { } invited)
            {
                await CreateAsync(account, identity);
                await db.AdmitIdentitiesAsync(invited.WorkspaceId, invited.Id, cancellation);
                return (invited.WorkspaceId, null);
            }
        }

        if (!isNew && await db.Members.AnyAsync(row => row.AccountId == account.Id && row.WorkspaceId == workspace.Id, cancellation))
            return (null, null);
        if (await db.BarredIdentities.AnyAsync(Barred(workspace.Id, identity), cancellation))
            return (null, SingleSignOnProblem.Removed);
        if ((identity.Role ?? provider.Options.NewMembers) is not { } role)
            return (null, SingleSignOnProblem.NoRole);
        if (isNew)
            await CreateAsync(account, identity);
        var member = new Member { WorkspaceId = workspace.Id, AccountId = account.Id, DisplayName = name, Role = role, Language = Languages.Current };
        db.Members.Add(member);
        log.Add(db, new(member.Id, workspace.Id, name, role) { Address = NetworkAddress.Of(http) }, ActivityKind.JoinedByProvider, value: role);
        return (workspace.Id, null);
    }

    async Task CreateAsync(Account account, ProviderIdentity identity)
    {
        Expect(await accounts.CreateAsync(account));
        await AddAsync(account, identity);
    }

    async Task AddAsync(Account account, ProviderIdentity identity) => Expect(await accounts.AddLoginAsync(account, new(identity.Issuer, identity.Subject, provider.Name)));

    // Nobody has made sure that whoever made this account has the e-mail that they typed: whatever lets them in, or their programs, ends.
    async Task<IReadOnlyList<Guid>> TakeOverAsync(HttpContext http, Account account, ProviderIdentity identity)
    {
        var (cancellation, now) = (http.RequestAborted, clock.GetUtcNow());
        (account.PasswordHash, account.TwoFactorEnabled) = (null, false);
        Expect(await accounts.UpdateSecurityStampAsync(account));
        await SecondFactorService.ForgetAsync(db, account.Id, withRecoveryCodes: true);
        await db.UserPasskeys.Where(row => row.UserId == account.Id).ExecuteDeleteAsync(cancellation);
        await db.SessionsOf(account.Id).ExecuteDeleteAsync(cancellation);
        var own = db.Members.Where(row => row.AccountId == account.Id).Select(row => row.Id);
        await db.AccessTokens.Where(row => row.RevokedAt == null && own.Contains(row.MemberId)).ExecuteUpdateAsync(set => set.SetProperty(row => row.RevokedAt, now), cancellation);
        await db.CalendarFeeds.Where(row => own.Contains(row.MemberId)).ExecuteDeleteAsync(cancellation);
        await AddAsync(account, identity);
        foreach (var member in await db.Members.AsNoTracking().Where(row => row.AccountId == account.Id).ToListAsync(cancellation))
            log.Add(db, new(member.Id, member.WorkspaceId, member.DisplayName, member.Role) { Address = NetworkAddress.Of(http) }, ActivityKind.IdentityLinked, subject: ActivityRow.Short(provider.Name));
        return await db.WorkspacesOfAsync(account.Id, cancellation);
    }

    // The provider has made sure of it, and nobody else has it.
    async Task FollowEmailAsync(Account account, ProviderIdentity identity)
    {
        if (identity is not { Email: { } email, IsEmailVerified: true } || string.Equals(account.Email, email, StringComparison.OrdinalIgnoreCase) || await accounts.FindByNameAsync(email) is not null)
            return;
        (account.UserName, account.Email) = (email, email);
        Expect(await accounts.UpdateAsync(account));
    }

    // The provider decides anew with each sign-in, where it does at all.
    async Task<SingleSignOnProblem?> ApplyRoleAsync(Account account, ProviderIdentity identity, Guid workspace, CancellationToken cancellation)
    {
        if (provider.Options.RoleClaim is null
            || await db.Members.AsNoTracking().Where(row => row.AccountId == account.Id && row.WorkspaceId == workspace).Select(row => (Guid?)row.Id).FirstOrDefaultAsync(cancellation) is not { } member)
            return null;
        if ((identity.Role ?? provider.Options.NewMembers) is { } role)
            await administration.ApplyRoleAsync(workspace, member, role, cancellation);
        // Somebody has to be able to let others in.
        else if (!await administration.IsLastOwnerAsync(workspace, member, cancellation))
            return SingleSignOnProblem.NoRole;
        return null;
    }

    bool HasNoRole(ProviderIdentity identity) => provider.Options.RoleClaim is not null && identity.Role is null && provider.Options.NewMembers is null;

    static Expression<Func<BarredIdentityRow, bool>> Barred(Guid workspace, ProviderIdentity identity)
    {
        var hash = BarredIdentityRow.Hash(identity.Issuer, identity.Subject);
        return row => row.WorkspaceId == workspace && row.IdentityHash == hash;
    }

    static string Linked => $"{AccountEndpoints.Account}?saved={SingleSignOnEndpoints.Linked}";

    string Refuse(SingleSignOnRequest request, SingleSignOnProblem problem)
    {
        LogRefused(problem);
        return request.AddressOf(problem);
    }

    static void Expect(IdentityResult result)
    {
        if (!result.Succeeded)
            throw new InvalidOperationException($"An account was not stored: {string.Join(", ", result.Errors.Select(error => error.Code))}.");
    }

    [LoggerMessage(EventId = 3151, Level = LogLevel.Information, Message = "Somebody whom the identity provider has named was not let in: {Problem}")]
    partial void LogRefused(SingleSignOnProblem problem);
}
