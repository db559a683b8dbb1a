using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Security.Claims;
using JourneyMapper.Data.Accounts;

namespace JourneyMapper.Web.Features.Accounts.SingleSignOn;

/// <summary>Whom the identity provider says that somebody is, as far as it counts here.</summary>
/// <param name="Issuer">The provider.</param>
/// <param name="Subject">Their id there, which never changes and is never given to anybody else.</param>
/// <param name="Email">Their e-mail; null where the provider says none that could be one.</param>
/// <param name="IsEmailVerified">Whether the provider has made sure of it; null where it does not say.</param>
/// <param name="Name">What they are called; null where the provider does not say.</param>
/// <param name="Role">What they are by <see cref="SingleSignOnOptions.RoleClaim"/>; null where it names no role.</param>
/// <param name="HasSecondFactor">Whether the provider has asked for a second factor.</param>
/// <param name="AuthenticatedAt">When they last proved there who they are; null where the provider does not say.</param>
public sealed record ProviderIdentity(
    string Issuer, string Subject, string? Email, bool? IsEmailVerified, string? Name, Role? Role, bool HasSecondFactor, DateTimeOffset? AuthenticatedAt)
{
    // OpenID Connect Core, section 2.
    const int LongestSubject = 255;

    /// <summary>Reads the claims of an ID token that was checked; null where they do not say who it is.</summary>
    public static ProviderIdentity? Read(ClaimsPrincipal principal, SingleSignOnOptions options)
    {
        // Its discovery document may not speak for another issuer than the one that is configured.
        if (principal.FindFirstValue("iss") is not { } issuer || issuer.TrimEnd('/') != options.Authority.OriginalString.TrimEnd('/') || principal.FindFirstValue("sub") is not { Length: > 0 and <= LongestSubject } subject)
            return null;
        return new(
            issuer,
            subject,
            principal.FindFirstValue("email")?.Trim() is { Length: <= FieldLimits.Email } email && new EmailAddressAttribute().IsValid(email) && email.Length > 0 ? email : null,
            bool.TryParse(principal.FindFirstValue("email_verified"), out var isVerified) ? isVerified : null,
            (principal.FindFirstValue("name") ?? principal.FindFirstValue("preferred_username"))?.Trim() is { Length: > 0 } name ? name : null,
            options.RoleClaim is { } claim ? options.RoleOf([.. principal.FindAll(claim).Select(found => found.Value)]) : null,
            principal.FindAll("amr").Concat(principal.FindAll("acr")).Any(found => options.SecondFactor.Contains(found.Value, StringComparer.Ordinal)),
            long.TryParse(principal.FindFirstValue("auth_time"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < int.MaxValue ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null);
    }
}
