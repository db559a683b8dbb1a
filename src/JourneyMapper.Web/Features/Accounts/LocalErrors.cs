using JourneyMapper.Web.Shared;
using Microsoft.AspNetCore.Identity;
using Text = JourneyMapper.Web.Resources.Accounts;

namespace JourneyMapper.Web.Features.Accounts;

/// <summary>The refusals of ASP.NET Core Identity that can happen here, in the reader's language.</summary>
sealed class LocalErrors : IdentityErrorDescriber
{
    /// <summary>Too many passwords are hashed at this moment.</summary>
    public static IdentityError Busy => new() { Code = nameof(Busy), Description = Text.SignInBusy };

    public override IdentityError PasswordTooShort(int length) => new() { Code = nameof(PasswordTooShort), Description = Text.PasswordTooShort.With(length) };

    public override IdentityError PasswordMismatch() => new() { Code = nameof(PasswordMismatch), Description = Text.WrongCurrentPassword };

    public override IdentityError DuplicateUserName(string userName) => new() { Code = nameof(DuplicateUserName), Description = Text.EmailTaken };

    public override IdentityError InvalidUserName(string? userName) => new() { Code = nameof(InvalidUserName), Description = Text.EmailInvalid };

    public override IdentityError ConcurrencyFailure() => new() { Code = nameof(ConcurrencyFailure), Description = Text.ChangedMeanwhile };

    public override IdentityError DefaultError() => new() { Code = nameof(DefaultError), Description = Text.SomethingWrong };
}
