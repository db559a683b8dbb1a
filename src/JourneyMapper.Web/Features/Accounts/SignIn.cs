using System.Security.Claims;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Web.Features.Accounts.SecondFactor;
using JourneyMapper.Web.Shared;
using Microsoft.AspNetCore.Identity;

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
    SignInManager<Member> signIn, UserManager<Member> members, IPasswordHasher<Member> hasher, Sessions sessions, SignInThrottle throttle, PasswordGate gate, SecondStep step, SecondFactorCodes codes,
    SecondFactorDemand demand, ILogger<SignIn> logger)
{
    public const string Path = "/account/sign-in";
    public const string ReturnUrlParameter = "returnUrl";

    // Hashing for an unknown e-mail, too, makes both refusals take the same time.
    static readonly Member Nobody = new() { WorkspaceId = Guid.Empty, DisplayName = "", Role = Role.Viewer, Language = "en" };
    static string? nobodysHash;

    /// <summary>
    /// Checks a password. An unknown e-mail, a wrong password and an attempt that came too early answer alike: that of an account that exists differs in nothing, and the wait is counted for each
    /// e-mail that is typed.
    /// </summary>
    public async Task<SignInOutcome> WithPasswordAsync(string email, string password)
    {
        var member = await members.FindByNameAsync(email);
        var outcome = await CheckAsync(email, member, password);
        if (outcome != SignInOutcome.SignedIn)
            return outcome;
        if (await demand.NeedsSecondStepAsync(member!, signIn.Context.RequestAborted))
        {
            await step.BeginAsync(signIn.Context, member!);
            return SignInOutcome.NeedsSecondStep;
        }

        await AsAsync(member!);
        return outcome;
    }

    /// <summary>Checks what is typed after a right password. Wrong codes make wait as wrong passwords do.</summary>
    /// <param name="code">A code of the authenticator app, or a recovery code.</param>
    /// <param name="isRecovery">Which of them.</param>
    public async Task<SignInOutcome> WithCodeAsync(string code, bool isRecovery)
    {
        if (await step.FindAsync(signIn.Context) is not { UserName: { } name } member)
            return SignInOutcome.Late;
        var (account, network) = (members.NormalizeName(name) ?? "", Sessions.AddressOf(signIn.Context));
        var isFamiliar = await sessions.IsKnownAsync(member.Id, network, signIn.Context.RequestAborted);
        if (!throttle.BeginCode(account, network, isFamiliar) || !(isRecovery ? await codes.RedeemRecoveryAsync(member, code) : await codes.RedeemAsync(member, code)))
        {
            LogRefused(SignInOutcome.NeedsSecondStep);
            return SignInOutcome.Refused;
        }

        throttle.CodeSucceeded(account, network);
        await SecondStep.EndAsync(signIn.Context);
        await AsAsync(member);
        return SignInOutcome.SignedIn;
    }

    /// <summary>Lets the member who is signed in prove by the password that it is them, see <see cref="Sessions.IsConfirmedAsync"/>.</summary>
    public async Task<SignInOutcome> ConfirmAsync(string password)
    {
        if (await members.GetUserAsync(signIn.Context.User) is not { UserName: { } name } member)
            return SignInOutcome.Refused;
        var outcome = await CheckAsync(name, member, password);
        if (outcome == SignInOutcome.SignedIn)
        {
            await sessions.ConfirmAsync(signIn.Context.User, signIn.Context.RequestAborted);
            // A hash that was made anew for more rounds has changed the account's stamp.
            await RenewAsync(member);
        }

        return outcome;
    }

    async Task<SignInOutcome> CheckAsync(string email, Member? member, string password)
    {
        var cancellation = signIn.Context.RequestAborted;
        var (account, network) = (members.NormalizeName(email) ?? "", Sessions.AddressOf(signIn.Context));
        var isFamiliar = await sessions.IsKnownAsync(member?.Id ?? Guid.Empty, network, cancellation);
        SignInOutcome outcome;
        using (var place = await gate.EnterAsync(cancellation))
            outcome = place is null ? SignInOutcome.Busy
                : throttle.Begin(account, network, isFamiliar) && await IsRightAsync(member, password) ? SignInOutcome.SignedIn
                : SignInOutcome.Refused;
        if (outcome == SignInOutcome.SignedIn)
            throttle.Succeeded(account, network, isFamiliar);
        else
            LogRefused(outcome);
        return outcome;
    }

    async Task<bool> IsRightAsync(Member? member, string password)
    {
        if (member is not null)
            return await members.CheckPasswordAsync(member, password);
        hasher.VerifyHashedPassword(Nobody, nobodysHash ??= hasher.HashPassword(Nobody, "none"), password);
        return false;
    }

    /// <summary>What to ask a device for, as JSON of the Web Authentication API: any passkey for this address, so that it tells nothing about accounts.</summary>
    public Task<string> PasskeyOptionsAsync() => signIn.MakePasskeyRequestOptionsAsync(user: null);

    /// <summary>Checks a device's answer to <see cref="PasskeyOptionsAsync"/>. However many wrong passwords were tried, a passkey does not wait.</summary>
    /// <param name="credential">JSON of the Web Authentication API.</param>
    public async Task<SignInOutcome> WithPasskeyAsync(string credential)
    {
        var (outcome, member) = await CheckPasskeyAsync(credential);
        if (member is null)
            LogRefused(outcome);
        else
            await AsAsync(member);
        return outcome;
    }

    /// <summary>Signs a member in whose identity is certain, and speaks their language from now on.</summary>
    public async Task AsAsync(Member member)
    {
        var session = await sessions.BeginAsync(member, signIn.Context);
        await signIn.SignInWithClaimsAsync(member, isPersistent: true, [new(Sessions.Claim, session.ToString())]);
        Languages.Remember(signIn.Context, member.Language);
    }

    /// <summary>Writes this browser's cookie anew when something has changed that it says of the member. The session goes on.</summary>
    public Task RenewAsync(Member member) =>
        signIn.SignInWithClaimsAsync(member, isPersistent: true, [.. signIn.Context.User.FindAll(Sessions.Claim).Select(claim => new Claim(Sessions.Claim, claim.Value))]);

    // Unlike a password, a passkey cannot be guessed: an answer that proves nothing counts against nobody's account.
    async Task<(SignInOutcome Outcome, Member? Member)> CheckPasskeyAsync(string credential)
    {
        PasskeyAssertionResult<Member> result;
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
            return (SignInOutcome.Refused, null);
        // The passkey counts its uses, which is how a copy of it is noticed.
        var kept = await members.AddOrUpdatePasskeyAsync(result.User, result.Passkey);
        return kept.Succeeded ? (SignInOutcome.SignedIn, result.User) : (SignInOutcome.Refused, null);
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
