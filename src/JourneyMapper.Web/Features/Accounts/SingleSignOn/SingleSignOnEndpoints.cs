using System.Security.Cryptography;
using JourneyMapper.Web.Features.Accounts.Devices;
using JourneyMapper.Web.Features.Accounts.SecondFactor;
using JourneyMapper.Web.Shared;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;

namespace JourneyMapper.Web.Features.Accounts.SingleSignOn;

/// <summary>
/// The ways to the identity provider and back. They are links and no forms: the Content-Security-Policy lets forms lead nowhere but here, also by a redirect, and where a provider leads on to is not known.
/// </summary>
static partial class SingleSignOnEndpoints
{
    public const string Enter = "/account/sign-on";
    public const string Confirm = "/account/sign-on/confirm";
    public const string Link = "/account/sign-on/link";
    public const string Unlink = "/account/sign-on/unlink";
    public const string Out = "/account/sign-on/out";

    /// <summary>The word in the account page's address after the account was linked.</summary>
    public const string Linked = "identity-linked";

    /// <summary>The same after that was ended.</summary>
    public const string Unlinked = "identity-unlinked";

    /// <summary>The word in the sign-in page's address after somebody has signed out who may still be signed in at the provider.</summary>
    public const string StillThere = "still-there";

    const string InvitationParameter = "invitation";
    const string TicketParameter = "ticket";

    static readonly TimeSpan TicketLifetime = TimeSpan.FromMinutes(30);

    public static void MapSingleSignOn(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Enter, EnterAsync).AllowAnonymous();
        endpoints.MapGet(Confirm, ConfirmAsync).WithMetadata(new OpenWithoutSecondFactorAttribute());
        endpoints.MapGet(Link, LinkAsync);
        endpoints.MapPost(Unlink, UnlinkAsync);
        endpoints.MapGet(Out, OutAsync).AllowAnonymous();
        // Answered by the scheme, before they come to an endpoint: those are here to be addresses at all.
        endpoints.MapGet(ProviderConnection.Callback, () => TypedResults.NotFound());
        endpoints.MapGet(ProviderConnection.SignedOut, () => TypedResults.NotFound()).AllowAnonymous();
    }

    /// <summary>The address that leads to the provider, to sign in there.</summary>
    /// <param name="returnUrl">Where it leads in the end.</param>
    /// <param name="invitation">The secret of the invitation that is followed.</param>
    public static string AddressOf(string? returnUrl, string? invitation = null) =>
        $"{Enter}?{SignIn.ReturnUrlParameter}={Uri.EscapeDataString(SignIn.LocalUrl(returnUrl))}{(invitation is null ? "" : $"&{InvitationParameter}={Uri.EscapeDataString(invitation)}")}";

    /// <summary>The address that leads to the provider, to link the account of a session. It is good for that session alone: another site cannot have somebody link their account with its own.</summary>
    public static string LinkAddressOf(Guid session, IDataProtectionProvider protection) =>
        $"{Link}?{TicketParameter}={Uri.EscapeDataString(ProtectorOf(protection).Protect(session.ToString(), TicketLifetime))}";

    static Task<IResult> EnterAsync(string? returnUrl, string? invitation, HttpContext http, IdentityProvider provider, TimeProvider clock, ILogger<SingleSignOnService> logger) =>
        ChallengeAsync(new(SingleSignOnPurpose.SignIn, SignIn.LocalUrl(returnUrl), clock.GetUtcNow(), Invitation: invitation?.Length == Shared.Secret.Length ? invitation : null), http, provider, logger);

    static Task<IResult> ConfirmAsync(string? returnUrl, HttpContext http, IdentityProvider provider, TimeProvider clock, ILogger<SingleSignOnService> logger) =>
        ChallengeAsync(new(SingleSignOnPurpose.Confirm, SignIn.LocalUrl(returnUrl), clock.GetUtcNow(), Sessions.IdOf(http.User)), http, provider, logger);

    static async Task<IResult> LinkAsync(
        string? ticket, HttpContext http, IdentityProvider provider, Sessions sessions, IDataProtectionProvider protection, TimeProvider clock, ILogger<SingleSignOnService> logger)
    {
        if (!provider.IsConfigured)
            return TypedResults.NotFound();
        if (!await sessions.IsConfirmedAsync(http.User, http.RequestAborted))
            return TypedResults.LocalRedirect($"/{ConfirmPage.AddressFor("identity")}");
        return Sessions.IdOf(http.User) is { } session && IsFor(session, ticket, protection)
            ? await ChallengeAsync(new(SingleSignOnPurpose.Link, AccountEndpoints.Account, clock.GetUtcNow(), session), http, provider, logger)
            : TypedResults.LocalRedirect($"{AccountEndpoints.Account}#identity");
    }

    static async Task<IResult> UnlinkAsync(IFormCollection _, HttpContext http, SingleSignOnService service, Sessions sessions)
    {
        if (CurrentMember.From(http.User) is not { } member)
            return TypedResults.NotFound();
        if (!await sessions.IsConfirmedAsync(http.User, http.RequestAborted))
            return TypedResults.LocalRedirect($"/{ConfirmPage.AddressFor("identity")}");
        return await service.UnlinkAsync(member, http.RequestAborted) ? TypedResults.LocalRedirect($"{AccountEndpoints.Account}?saved={Unlinked}") : TypedResults.BadRequest();
    }

    static Task<IResult> OutAsync(HttpContext http, IdentityProvider provider, ILogger<SingleSignOnService> logger) =>
        LeadAsync(http, provider, SignIn.Path, () => http.SignOutAsync(ProviderConnection.Scheme, new() { RedirectUri = SignIn.Path }), logger);

    static Task<IResult> ChallengeAsync(SingleSignOnRequest request, HttpContext http, IdentityProvider provider, ILogger logger) =>
        LeadAsync(http, provider, request.AddressOf(SingleSignOnProblem.Away), () => http.ChallengeAsync(ProviderConnection.Scheme, request.Write()), logger);

    // To lead there, it has to be asked first where that is.
    static async Task<IResult> LeadAsync(HttpContext http, IdentityProvider provider, string otherwise, Func<Task> lead, ILogger logger)
    {
        if (!provider.IsConfigured)
            return TypedResults.NotFound();
        try
        {
            await lead();
            return TypedResults.Empty;
        }
        catch (Exception exception) when (!http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
        {
            LogAway(logger, (exception.InnerException ?? exception).GetType().Name);
            return TypedResults.LocalRedirect(otherwise);
        }
    }

    static bool IsFor(Guid session, string? ticket, IDataProtectionProvider protection)
    {
        try
        {
            return ticket is not null && ProtectorOf(protection).Unprotect(ticket) == session.ToString();
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    static ITimeLimitedDataProtector ProtectorOf(IDataProtectionProvider protection) => protection.CreateProtector("link identity").ToTimeLimitedDataProtector();

    [LoggerMessage(EventId = 3152, Level = LogLevel.Warning, Message = "The identity provider does not answer ({Reason:l})")]
    private static partial void LogAway(ILogger logger, string reason);
}
