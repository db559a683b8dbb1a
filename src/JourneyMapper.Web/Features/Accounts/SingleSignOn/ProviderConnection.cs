using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace JourneyMapper.Web.Features.Accounts.SingleSignOn;

/// <summary>
/// How the identity provider is spoken with: the authorization code flow of OpenID Connect with PKCE, state and nonce. No token is kept: what an ID token says is read once, at <see cref="SingleSignOnService"/>.
/// </summary>
static partial class ProviderConnection
{
    /// <summary>The name of the scheme.</summary>
    public const string Scheme = "sign-on";

    /// <summary>Where the provider leads back to after a sign-in: it has to know this address.</summary>
    public const string Callback = "/account/sign-on/callback";

    /// <summary>The same after a sign-out.</summary>
    public const string SignedOut = "/account/sign-on/signed-out";

    /// <summary>What the names of its cookies begin with.</summary>
    public const string CookieStart = "sign-on-";

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    static readonly TimeSpan MostOfSignIn = TimeSpan.FromMinutes(15);

    /// <summary>Sets the scheme up.</summary>
    public static void Configure(OpenIdConnectOptions options, SingleSignOnOptions settings)
    {
        options.Authority = settings.Authority.OriginalString;
        options.RequireHttpsMetadata = settings.Authority.Scheme == Uri.UriSchemeHttps;
        (options.ClientId, options.ClientSecret) = (settings.Client, settings.Secret);
        (options.CallbackPath, options.SignedOutCallbackPath, options.RemoteSignOutPath) = (Callback, SignedOut, PathString.Empty);
        // Nobody signs in by the scheme itself: the handler below takes the place of that.
        options.SignInScheme = IdentityConstants.ExternalScheme;
        options.Scope.Clear();
        foreach (var scope in settings.Scope)
            options.Scope.Add(scope);
        options.ResponseType = OpenIdConnectResponseType.Code;
        // A form that another site sends would come without cookies; an address that it leads to has those that are lax.
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        // Of all paths, as the prefix demands that cookies have over https.
        foreach (var cookie in (CookieBuilder[])[options.CorrelationCookie, options.NonceCookie])
            (cookie.SameSite, cookie.SecurePolicy, cookie.Path) = (SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest, "/");
        (options.CorrelationCookie.Name, options.NonceCookie.Name) = ($"{CookieStart}state.", $"{CookieStart}nonce.");
        (options.UsePkce, options.SaveTokens, options.MapInboundClaims) = (true, false, false);
        (options.BackchannelTimeout, options.RemoteAuthenticationTimeout) = (Patience, MostOfSignIn);
        options.TokenValidationParameters.ValidAlgorithms =
        [
            SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
            SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
        ];
        ReadClaims(options, settings);
        options.Events = new()
        {
            OnTicketReceived = FinishAsync,
            OnAccessDenied = context => RefuseAsync(context, SingleSignOnProblem.Cancelled, context.Properties),
            OnRemoteFailure = context => RefuseAsync(context, SingleSignOnProblem.Failed, context.Properties, context.Failure),
            OnRedirectToIdentityProviderForSignOut = context =>
            {
                // There is no ID token to hint with.
                context.ProtocolMessage.ClientId = settings.Client;
                return Task.CompletedTask;
            },
        };
    }

    // Some providers tell the rest at an address of its own; the handler sees to it that it is about the same person.
    static void ReadClaims(OpenIdConnectOptions options, SingleSignOnOptions settings)
    {
        options.GetClaimsFromUserInfoEndpoint = true;
        // Left out otherwise.
        foreach (var claim in (string[])["iss", "acr"])
            options.ClaimActions.Remove(claim);
        foreach (var claim in (string[])["email_verified", "preferred_username", .. settings.RoleClaim is { } role ? (string[])[role] : []])
            options.ClaimActions.MapJsonKey(claim, claim);
    }

    static async Task FinishAsync(TicketReceivedContext context)
    {
        var service = context.HttpContext.RequestServices.GetRequiredService<SingleSignOnService>();
        context.HandleResponse();
        context.Response.Redirect(await service.FinishAsync(context.HttpContext, context.Principal!, context.Properties!));
    }

    static Task RefuseAsync(HandleRequestContext<RemoteAuthenticationOptions> context, SingleSignOnProblem problem, AuthenticationProperties? properties, Exception? failure = null)
    {
        LogFailed(context.HttpContext.RequestServices.GetRequiredService<ILogger<SingleSignOnService>>(), problem, Reason(failure));
        context.HandleResponse();
        context.Response.Redirect(SingleSignOnRequest.Read(properties).AddressOf(problem));
        return Task.CompletedTask;
    }

    // What the provider, or whoever plays it, says may hold anything: of it the log has the error's code alone.
    static string Reason(Exception? failure) => failure switch
    {
        null => "",
        _ when failure.Data["error"] is string error && ErrorCode().IsMatch(error) => error,
        _ => (failure.InnerException ?? failure).GetType().Name,
    };

    [GeneratedRegex("^[a-z_]{1,40}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ErrorCode();

    [LoggerMessage(EventId = 3150, Level = LogLevel.Warning, Message = "The identity provider has let nobody in: {Problem} ({Reason:l})")]
    private static partial void LogFailed(ILogger logger, SingleSignOnProblem problem, string reason);
}
