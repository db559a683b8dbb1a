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
}

/// <summary>Signs members in and out of this browser.</summary>
public sealed partial class SignIn(SignInManager<Member> signIn, UserManager<Member> members, IPasswordHasher<Member> hasher, ILogger<SignIn> logger)
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

    /// <summary>Signs a member in whose identity is certain, and speaks their language from now on.</summary>
    public async Task AsAsync(Member member)
    {
        await signIn.SignInAsync(member, isPersistent: true);
        Languages.Remember(signIn.Context, member.Language);
    }

    public Task OutAsync() => signIn.SignOutAsync();

    /// <summary>Keeps only addresses of this application: anything else leads to the first page.</summary>
    public static string LocalUrl(string? url) =>
        url is ['/', ..] && !(url is [_, '/' or '\\', ..]) && !url.Any(char.IsControl) ? url : "/";

    [LoggerMessage(EventId = 3100, Level = LogLevel.Information, Message = "A sign-in was refused: {Outcome}")]
    partial void LogRefused(SignInOutcome outcome);
}
