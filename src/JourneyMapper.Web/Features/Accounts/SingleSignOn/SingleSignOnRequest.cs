using System.Globalization;
using JourneyMapper.Web.Features.Accounts.Devices;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;

namespace JourneyMapper.Web.Features.Accounts.SingleSignOn;

/// <summary>What somebody is sent to the identity provider for.</summary>
public enum SingleSignOnPurpose
{
    SignIn,

    /// <summary>To link the account that they are signed in with.</summary>
    Link,

    /// <summary>To prove again who they are, see <see cref="Sessions.IsConfirmedAsync"/>.</summary>
    Confirm,
}

/// <summary>What was asked of the identity provider; it travels there and back in the state, encrypted and signed.</summary>
/// <param name="Purpose">What for.</param>
/// <param name="ReturnUrl">Where it leads in the end: an address of this application.</param>
/// <param name="AskedAt">When, UTC.</param>
/// <param name="Session">The session in which it was asked; null where nobody was signed in.</param>
/// <param name="Invitation">The secret of the invitation that is followed; null for none.</param>
sealed record SingleSignOnRequest(SingleSignOnPurpose Purpose, string ReturnUrl, DateTimeOffset AskedAt, Guid? Session = null, string? Invitation = null)
{
    /// <summary>The word in an address that names a <see cref="SingleSignOnProblem"/>.</summary>
    public const string ProblemParameter = "problem";

    /// <summary>As it is handed to the provider.</summary>
    public AuthenticationProperties Write()
    {
        var properties = Purpose == SingleSignOnPurpose.Confirm
            // Whoever sits at a browser that was left open may still be signed in there.
            ? new OpenIdConnectChallengeProperties { Prompt = "login", MaxAge = TimeSpan.Zero }
            : new AuthenticationProperties();
        // Not the one of ASP.NET Core, which is gone by the time that the answer is looked at.
        properties.Items[nameof(ReturnUrl)] = ReturnUrl;
        properties.Items[nameof(Purpose)] = Purpose.ToString();
        properties.Items[nameof(AskedAt)] = AskedAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        properties.Items[nameof(Session)] = Session?.ToString();
        properties.Items[nameof(Invitation)] = Invitation;
        return properties;
    }

    /// <summary>As it has come back; where nothing has, somebody wants to sign in.</summary>
    public static SingleSignOnRequest Read(AuthenticationProperties? properties) => new(
        Enum.TryParse<SingleSignOnPurpose>(properties?.GetString(nameof(Purpose)), out var purpose) ? purpose : SingleSignOnPurpose.SignIn,
        SignIn.LocalUrl(properties?.GetString(nameof(ReturnUrl))),
        DateTimeOffset.FromUnixTimeSeconds(long.TryParse(properties?.GetString(nameof(AskedAt)), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : 0),
        Guid.TryParse(properties?.GetString(nameof(Session)), out var session) ? session : null,
        properties?.GetString(nameof(Invitation)) is { Length: > 0 } invitation ? invitation : null);

    /// <summary>The page that says why it has come to nothing.</summary>
    public string AddressOf(SingleSignOnProblem problem) => Purpose switch
    {
        SingleSignOnPurpose.Link => $"{AccountEndpoints.Account}?{ProblemParameter}={problem}#identity",
        SingleSignOnPurpose.Confirm => $"/{ConfirmPage.AddressToReturn(ReturnUrl)}&{ProblemParameter}={problem}",
        _ => $"{SignIn.Path}?{ProblemParameter}={problem}&{SignIn.ReturnUrlParameter}={Uri.EscapeDataString(ReturnUrl)}",
    };
}
