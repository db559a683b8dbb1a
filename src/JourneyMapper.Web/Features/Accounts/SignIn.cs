using JourneyMapper.Data.Accounts;
using JourneyMapper.Web.Shared;
using Microsoft.AspNetCore.Identity;

namespace JourneyMapper.Web.Features.Accounts;

/// <summary>How an attempt to sign in ended.</summary>
public enum SignInOutcome
{
    SignedIn,
    Refused,
    LockedOut,

    /// <summary>The browser asked for a passkey more than five minutes ago, or never did.</summary>
    Late,
}

/// <summary>Signs members in and out of this browser.</summary>
public sealed partial class SignIn(SignInManager<Member> signIn, UserManager<Member> members, IPasswordHasher<Member> hasher, Sessions sessions, ILogger<SignIn> logger)
{
    public const string Path = "/account/sign-in";
    public const string ReturnUrlParameter = "returnUrl";

    // Hashing for an unknown e-mail, too, makes both refusals take the same time.
    static readonly Member Nobody = new() { WorkspaceId = Guid.Empty, DisplayName = "", Role = Role.Viewer, Language = "en" };
    static string? nobodysHash;

    /// <summary>Checks a password; five wrong ones in a row close the account for a quarter of an hour.</summary>
    public async Task<SignInOutcome> WithPasswordAsync(string email, string password)
    {
        if (await members.FindByNameAsync(email) is not { } member)
        {
            hasher.VerifyHashedPassword(Nobody, nobodysHash ??= hasher.HashPassword(Nobody, "none"), password);
            LogRefused(SignInOutcome.Refused);
            return SignInOutcome.Refused;
        }
        var result = await signIn.CheckPasswordSignInAsync(member, password, lockoutOnFailure: true);
        if (!result.Succeeded)
        {
            var outcome = result.IsLockedOut ? SignInOutcome.LockedOut : SignInOutcome.Refused;
            LogRefused(outcome);
            return outcome;
        }
        await AsAsync(member);
        return SignInOutcome.SignedIn;
    }

    /// <summary>What to ask a device for, as JSON of the Web Authentication API: any passkey for this address, so that it tells nothing about accounts.</summary>
    public Task<string> PasskeyOptionsAsync() => signIn.MakePasskeyRequestOptionsAsync(user: null);

    /// <summary>Checks a device's answer to <see cref="PasskeyOptionsAsync"/>. An account that is closed for wrong passwords is closed for passkeys, too.</summary>
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
        await signIn.SignInAsync(member, isPersistent: true);
        Languages.Remember(signIn.Context, member.Language);
    }

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
        if (await members.IsLockedOutAsync(result.User))
            return (SignInOutcome.LockedOut, null);
        // The passkey counts its uses, which is how a copy of it is noticed.
        var kept = await members.AddOrUpdatePasskeyAsync(result.User, result.Passkey);
        if (kept.Succeeded)
            kept = await members.ResetAccessFailedCountAsync(result.User);
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
