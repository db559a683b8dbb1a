using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Queries;
using JourneyMapper.Web.Features.Accounts.Activities;
using JourneyMapper.Web.Features.Accounts.Passkeys;
using JourneyMapper.Web.Features.Accounts.SecondFactor;
using JourneyMapper.Web.Features.Accounts.SingleSignOn;
using JourneyMapper.Web.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Accounts;

/// <summary>How an attempt to sign in ended.</summary>
public enum SignInOutcome
{
    SignedIn,
    Refused,

    /// <summary>The password is right, and the second factor is asked for: at <see cref="SecondFactor.SecondStepPage"/>.</summary>
    NeedsSecondStep,

    /// <summary>Too many others sign in at this moment.</summary>
    Busy,

    /// <summary>The browser asked for a passkey more than five minutes ago, or the password was given too long ago, or neither ever was.</summary>
    Late,
}

/// <summary>Signs members in and out of this browser.</summary>
public sealed partial class SignIn(
    JourneyDbContext db, SignInManager<Account> signIn, UserManager<Account> accounts, IPasswordHasher<Account> hasher, Sessions sessions, SignInThrottle throttle, PasswordGate gate, RefusedSignIns refusals,
    SecondStep step, SecondFactorCodes codes, SecondFactorDemand demand, IdentityProvider provider, ILogger<SignIn> logger)
{
    public const string Path = "/account/sign-in";
    public const string ReturnUrlParameter = "returnUrl";

    // Hashing for an unknown e-mail, too, makes both refusals take the same time.
    static readonly Account Nobody = new();
    static string? nobodysHash;

    /// <summary>
    /// Checks a password. An unknown e-mail, a wrong password and an attempt that came too early answer alike: that of an account that exists differs in nothing, and the wait is counted for each
    /// e-mail that is typed.
    /// </summary>
    public async Task<SignInOutcome> WithPasswordAsync(string email, string password)
    {
        var account = await accounts.FindByNameAsync(email);
        var outcome = await CheckAsync(email, account, password);
        if (outcome != SignInOutcome.SignedIn)
            return outcome;
        if (!await demand.NeedsSecondStepAsync(account!, signIn.Context.RequestAborted))
            return await EnterAsync(account!, SessionStart.ByPassword);
        await step.BeginAsync(signIn.Context, account!);
        return SignInOutcome.NeedsSecondStep;
    }

    /// <summary>Signs in whom the identity provider has named. Unless it vouches for a second factor, that is asked for as after a password.</summary>
    /// <param name="account">Theirs.</param>
    /// <param name="identity">What the provider says of them.</param>
    /// <param name="workspace">Where they come; null for where they were last.</param>
    public async Task<SignInOutcome> WithProviderAsync(Account account, ProviderIdentity identity, Guid? workspace = null)
    {
        // Where the provider does not say when they have proved who they are, that may have been long ago.
        if (identity.HasSecondFactor || !await demand.NeedsSecondStepAsync(account, signIn.Context.RequestAborted))
            return await EnterAsync(account, new(SignInMethod.SingleSignOn, IsFromProvider: true, identity.AuthenticatedAt ?? DateTimeOffset.UnixEpoch, identity.HasSecondFactor), workspace);
        await step.BeginAsync(signIn.Context, account, isFromProvider: true);
        return SignInOutcome.NeedsSecondStep;
    }

    /// <summary>Signs in who has followed a link of whoever runs the server, see <see cref="Recovery.SignInLinks"/>.</summary>
    public Task<SignInOutcome> WithLinkAsync(Account account) => EnterAsync(account, new(SignInMethod.Restored));

    /// <summary>Checks what is typed after a right password. Wrong codes make wait as wrong passwords do.</summary>
    /// <param name="code">A code of the authenticator app, or a recovery code.</param>
    /// <param name="isRecovery">Which of them.</param>
    public async Task<SignInOutcome> WithCodeAsync(string code, bool isRecovery)
    {
        if (await step.FindAsync(signIn.Context) is not { UserName: { } name } account)
            return SignInOutcome.Late;
        if (!await IsRightCodeAsync(account, name, code, isRecovery))
            return SignInOutcome.Refused;
        var isFromProvider = await SecondStep.IsFromProviderAsync(signIn.Context);
        await SecondStep.EndAsync(signIn.Context);
        return await EnterAsync(account, new(SignInMethod.SecondFactor, isFromProvider));
    }

    /// <summary>Whether the member who is signed in proves with a code, beside the password, that it is them, as at the sign-in, and has an app for it; null where no code is asked for.</summary>
    public async Task<bool?> NeedsCodeAsync() =>
        await accounts.GetUserAsync(signIn.Context.User) is { } account && await demand.NeedsSecondStepAsync(account, signIn.Context.RequestAborted) ? account.TwoFactorEnabled : null;

    /// <summary>Lets the member who is signed in prove that it is them, see <see cref="Sessions.IsConfirmedAsync"/>.</summary>
    /// <param name="password">Their password.</param>
    /// <param name="code">Of whoever has a second factor, a code of the app, or a recovery code.</param>
    public async Task<SignInOutcome> ConfirmAsync(string password, string code)
    {
        if (await accounts.GetUserAsync(signIn.Context.User) is not { UserName: { } name } account)
            return SignInOutcome.Refused;
        var outcome = await CheckAsync(name, account, password);
        if (outcome == SignInOutcome.SignedIn && await demand.NeedsSecondStepAsync(account, signIn.Context.RequestAborted) && !await IsRightCodeAsync(account, name, code, code.Any(char.IsAsciiLetter)))
            outcome = SignInOutcome.NeedsSecondStep;
        if (outcome == SignInOutcome.SignedIn)
        {
            // Also says the account's stamp, which has changed where a hash was made anew for more rounds.
            if (await sessions.ConfirmAsync(signIn.Context.User, signIn.Context.RequestAborted) is not { } session)
                return SignInOutcome.Refused;
            await RenewAsync(account, session);
        }

        return outcome;
    }

    async Task<bool> IsRightCodeAsync(Account account, string name, string code, bool isRecovery)
    {
        var (typed, network) = (accounts.NormalizeName(name) ?? "", NetworkAddress.Of(signIn.Context));
        var isFamiliar = await sessions.IsKnownAsync(account.Id, network, signIn.Context.RequestAborted);
        if (throttle.BeginCode(typed, network, isFamiliar) && (isRecovery ? await codes.RedeemRecoveryAsync(account, code, network) : await codes.RedeemAsync(account, code)))
        {
            throttle.CodeSucceeded(typed, network, isFamiliar);
            return true;
        }

        LogRefused(SignInOutcome.NeedsSecondStep);
        refusals.Note(account.Id, network);
        return false;
    }

    async Task<SignInOutcome> CheckAsync(string email, Account? account, string password)
    {
        if (provider.IsOnlyWayIn)
            return SignInOutcome.Refused;
        var cancellation = signIn.Context.RequestAborted;
        var (typed, network) = (accounts.NormalizeName(email) ?? "", NetworkAddress.Of(signIn.Context));
        var isFamiliar = await sessions.IsKnownAsync(account?.Id ?? Guid.Empty, network, cancellation);
        SignInOutcome outcome;
        using (var place = await gate.EnterAsync(cancellation))
            outcome = place is null ? SignInOutcome.Busy
                : throttle.Begin(typed, network, isFamiliar) && await IsRightAsync(account, password) ? SignInOutcome.SignedIn
                : SignInOutcome.Refused;
        if (outcome == SignInOutcome.SignedIn)
            throttle.Succeeded(typed, network, isFamiliar);
        else
            LogRefused(outcome);
        if (outcome == SignInOutcome.Refused && account is not null)
            refusals.Note(account.Id, network);
        return outcome;
    }

    async Task<bool> IsRightAsync(Account? account, string password)
    {
        if (account is not null)
            return await accounts.CheckPasswordAsync(account, password);
        hasher.VerifyHashedPassword(Nobody, nobodysHash ??= hasher.HashPassword(Nobody, "none"), password);
        return false;
    }

    /// <summary>What to ask a device for, as JSON of the Web Authentication API: any passkey for this address, so that it tells nothing about accounts.</summary>
    public Task<string> PasskeyOptionsAsync() => signIn.MakePasskeyRequestOptionsAsync(user: null);

    /// <summary>Checks a device's answer to <see cref="PasskeyOptionsAsync"/>. However many wrong passwords were tried, a passkey does not wait.</summary>
    /// <param name="credential">JSON of the Web Authentication API.</param>
    public async Task<SignInOutcome> WithPasskeyAsync(string credential)
    {
        var (outcome, account) = await CheckPasskeyAsync(credential);
        if (account is not null && provider.IsOnlyWayIn && !await IsKnownAsync(account))
            (outcome, account) = (SignInOutcome.Refused, null);
        if (account is null)
        {
            LogRefused(outcome);
            return outcome;
        }

        var isFromProvider = await SecondStep.IsFromProviderAsync(signIn.Context) || await sessions.IsFromProviderAsync(signIn.Context.User, signIn.Context.RequestAborted);
        return await EnterAsync(account, new(SignInMethod.Passkey, isFromProvider));
    }

    // Beside the provider a passkey is a second factor: of whom it has named just now, or who is signed in.
    async Task<bool> IsKnownAsync(Account account) => await step.FindAsync(signIn.Context) is { } begun ? begun.Id == account.Id : (await accounts.GetUserAsync(signIn.Context.User))?.Id == account.Id;

    /// <summary>Signs a member in whose identity is certain, and speaks their language from now on.</summary>
    /// <param name="member">With their account.</param>
    /// <param name="start">How it became certain.</param>
    public async Task AsAsync(Member member, SessionStart? start = null)
    {
        await WriteAsync(member, await sessions.BeginAsync(member, signIn.Context, start));
        Languages.Remember(signIn.Context, member.Language);
    }

    /// <summary>Writes this browser's cookie anew when something has changed that it says of the member. The session goes on.</summary>
    /// <param name="member">With their account.</param>
    public Task RenewAsync(Member member) => Sessions.IdOf(signIn.Context.User) is { } session ? WriteAsync(member, session) : Task.CompletedTask;

    /// <summary>As <see cref="RenewAsync(Member)"/>, for who is signed in by an account.</summary>
    public Task RenewAsync(Account account) => Sessions.IdOf(signIn.Context.User) is { } session ? RenewAsync(account, session) : Task.CompletedTask;

    /// <summary>As <see cref="RenewAsync(Account)"/>, where the session goes on under another id.</summary>
    /// <param name="account">Whose it is.</param>
    /// <param name="session">The id from now on.</param>
    public async Task RenewAsync(Account account, Guid session)
    {
        if (CurrentMember.From(signIn.Context.User) is { } here
            && await db.Members.Include(row => row.Account).SingleOrDefaultAsync(row => row.Id == here.Id && row.AccountId == account.Id, signIn.Context.RequestAborted) is { } member)
            await WriteAsync(member, session);
    }

    /// <summary>Goes on in another workspace of whoever is signed in; false when they are no member of it. Pages that are open elsewhere stay in theirs.</summary>
    /// <param name="workspace">Where to.</param>
    public async Task<bool> SwitchAsync(Guid workspace)
    {
        var cancellation = signIn.Context.RequestAborted;
        if (CurrentMember.From(signIn.Context.User) is not { } here || Sessions.IdOf(signIn.Context.User) is not { } session
            || await db.Members.SameAccount(here.Id).Include(member => member.Account).AsNoTracking().SingleOrDefaultAsync(member => member.WorkspaceId == workspace, cancellation) is not { } there)
            return false;
        await sessions.MoveAsync(session, there, NetworkAddress.Of(signIn.Context), cancellation);
        await WriteAsync(there, session);
        Languages.Remember(signIn.Context, there.Language);
        return true;
    }

    // Comes where they were last, unless it is said where.
    async Task<SignInOutcome> EnterAsync(Account account, SessionStart start, Guid? workspace = null)
    {
        var member = await db.Members.Include(row => row.Account).AsNoTracking().Where(row => row.AccountId == account.Id && (workspace == null || row.WorkspaceId == workspace)).LastUsed().FirstOrDefaultAsync(signIn.Context.RequestAborted);
        if (member is null)
            return SignInOutcome.Refused;
        await AsAsync(member, start);
        return SignInOutcome.SignedIn;
    }

    Task WriteAsync(Member member, Guid session) => signIn.SignInWithClaimsAsync(
        member.Account ?? throw new ArgumentException("Without their account nobody is signed in.", nameof(member)), isPersistent: true, MemberClaims.Of(member, session));

    // Unlike a password, a passkey cannot be guessed: an answer that proves nothing counts against nobody's account.
    async Task<(SignInOutcome Outcome, Account? Account)> CheckPasskeyAsync(string credential)
    {
        PasskeyAssertionResult<Account> result;
        try
        {
            result = await signIn.PerformPasskeyAssertionAsync(credential);
        }
        catch (InvalidOperationException)
        {
            // So Identity says that it has asked nothing; whatever is wrong with the answer itself comes as a result.
            return (SignInOutcome.Late, null);
        }
        if (!result.Succeeded)
        {
            await NoteRefusedAsync(credential);
            return (SignInOutcome.Refused, null);
        }

        // The passkey counts its uses, which is how a copy of it is noticed.
        var kept = await accounts.AddOrUpdatePasskeyAsync(result.User, result.Passkey);
        return kept.Succeeded ? (SignInOutcome.SignedIn, result.User) : (SignInOutcome.Refused, null);
    }

    // A device names the account that it answers for; who forges that has to know its id.
    async Task NoteRefusedAsync(string credential)
    {
        if (PasskeyAnswer.AccountOf(credential) is { } id && await accounts.FindByIdAsync(id.ToString()) is { } account)
            refusals.Note(account.Id, NetworkAddress.Of(signIn.Context));
    }

    /// <summary>Signs this browser out; all its open pages end.</summary>
    public async Task OutAsync()
    {
        await sessions.EndAsync(signIn.Context.User);
        await signIn.SignOutAsync();
    }

    /// <summary>Keeps only addresses of this application: anything else leads to the first page.</summary>
    public static string LocalUrl(string? url) =>
        url is ['/', ..] && !(url is [_, '/' or '\\', ..]) && !url.Any(char.IsControl) ? url : "/";

    [LoggerMessage(EventId = 3100, Level = LogLevel.Information, Message = "A sign-in was refused: {Outcome}")]
    partial void LogRefused(SignInOutcome outcome);
}
