using JourneyMapper.Data.Accounts;

namespace JourneyMapper.Web.Features.Accounts.SingleSignOn;

/// <summary>The identity provider that members sign in at, if there is one.</summary>
/// <param name="options">Null: there is none.</param>
public sealed class IdentityProvider(SingleSignOnOptions? options)
{
    /// <summary>Whether there is one.</summary>
    public bool IsConfigured => options is not null;

    /// <summary>What people call it; empty where there is none.</summary>
    public string Name => options?.Name ?? "";

    /// <summary>Whether it alone lets people in: passwords do not, nor does a passkey by itself.</summary>
    public bool IsOnlyWayIn => options is { PasswordsOff: true };

    /// <summary>Whether somebody may be asked for their password: also before it is known who it is, since a form that was sent has to be on its page from the beginning.</summary>
    public bool TakesPasswordOf(Account? account) => !IsOnlyWayIn && account is not { PasswordHash: null };

    /// <summary>How it is set up.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public SingleSignOnOptions Options => options ?? throw new InvalidOperationException("No identity provider is set up.");
}
