using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace JourneyMapper.Testing;

/// <summary>Somebody with an account at a <see cref="TestIdentityProvider"/>.</summary>
/// <param name="Subject">Their id there.</param>
/// <param name="Email">Their e-mail; null for none.</param>
public sealed record TestIdentity(string Subject, string? Email)
{
    /// <summary>What the provider says of the e-mail; null: nothing.</summary>
    public bool? IsEmailVerified { get; init; } = true;

    /// <summary>What they are called.</summary>
    public string? Name { get; init; }

    /// <summary>Their groups, the claim "groups".</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>How they have proved who they are, the claim "amr".</summary>
    public IReadOnlyList<string> Methods { get; init; } = [];

    /// <summary>When they have done so; null: the provider does not say.</summary>
    public DateTimeOffset? AuthenticatedAt { get; init; }
}

/// <summary>
/// A real OpenID Connect provider on this machine, OpenIddict's server, with one client. Whoever comes is signed in at once as the <see cref="Next"/> one.
/// </summary>
public sealed class TestIdentityProvider : IAsyncDisposable
{
    /// <summary>The client's id.</summary>
    public const string Client = "journeymapper";

    /// <summary>The client's secret.</summary>
    public const string Secret = "a secret of the provider's";

    readonly WebApplication app;
    readonly ConcurrentDictionary<string, bool> usedCodes = new(StringComparer.Ordinal);

    TestIdentityProvider(WebApplication app) => this.app = app;

    /// <summary>The issuer.</summary>
    public Uri Address => new(app.Urls.First());

    /// <summary>Who signs in next; null: they turn back.</summary>
    public TestIdentity? Next { get; set; }

    /// <summary>What stands in the next ID tokens in the place of the nonce that was asked for; null: that.</summary>
    public string? WrongNonce { get; set; }

    /// <summary>Whether the claims come from the endpoint of user information alone.</summary>
    public bool TellsLater { get; set; }

    /// <summary>Whether whoever comes is shown a page with a button first.</summary>
    public bool ShowsPage { get; set; }

    /// <summary>What the last request for a sign-in asked for.</summary>
    public OpenIddictRequest? LastRequest { get; private set; }

    /// <summary>How many browsers have signed out.</summary>
    public int SignedOut { get; private set; }

    /// <summary>The settings of an application that uses it.</summary>
    public (string Key, string Value)[] Settings => [("JourneyMapper:SignOn:Authority", Address.AbsoluteUri), ("JourneyMapper:SignOn:Client", Client), ("JourneyMapper:SignOn:Secret", Secret), ("JourneyMapper:SignOn:Name", "Example ID")];

    /// <summary>Starts one.</summary>
    public static async Task<TestIdentityProvider> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        TestIdentityProvider provider = null!;
        builder.Services.AddOpenIddict().AddServer(server => Configure(server, () => provider));
        var app = builder.Build();
        app.UseAuthentication();
        app.MapMethods("/authorize", ["GET", "POST"], http => provider.AuthorizeAsync(http));
        app.MapMethods("/userinfo", ["GET", "POST"], http => provider.TellAsync(http));
        app.MapMethods("/logout", ["GET", "POST"], http => provider.SignOutAsync(http));
        provider = new(app);
        await app.StartAsync();
        return provider;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    static void Configure(OpenIddictServerBuilder server, Func<TestIdentityProvider> provider)
    {
        server.SetAuthorizationEndpointUris("authorize").SetTokenEndpointUris("token").SetUserInfoEndpointUris("userinfo").SetEndSessionEndpointUris("logout");
        server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange().RegisterScopes(Scopes.Email, Scopes.Profile);
        server.AddEphemeralEncryptionKey().AddEphemeralSigningKey();
        // Without a database: what it would look up there is checked below.
        server.EnableDegradedMode();
        server.UseAspNetCore().EnableAuthorizationEndpointPassthrough().EnableUserInfoEndpointPassthrough().EnableEndSessionEndpointPassthrough().DisableTransportSecurityRequirement();
        server.AddEventHandler<ValidateAuthorizationRequestContext>(handler => handler.UseInlineHandler(context =>
        {
            if (context.ClientId != Client)
                context.Reject(Errors.InvalidClient, "This client is not known.");
            return default;
        }));
        server.AddEventHandler<ValidateTokenRequestContext>(handler => handler.UseInlineHandler(context =>
        {
            if (context.ClientId != Client || context.ClientSecret != Secret)
                context.Reject(Errors.InvalidClient, "This client is not known.");
            else if (context.Request.Code is not { } code || !provider().usedCodes.TryAdd(code, value: true))
                context.Reject(Errors.InvalidGrant, "The code was used.");
            return default;
        }));
        server.AddEventHandler<ValidateEndSessionRequestContext>(handler => handler.UseInlineHandler(context =>
        {
            if (context.ClientId != Client)
                context.Reject(Errors.InvalidClient, "This client is not known.");
            return default;
        }));
        server.AddEventHandler<GenerateTokenContext>(handler => handler.UseInlineHandler(context =>
        {
            if (context.TokenType == TokenTypeIdentifiers.IdentityToken && provider().WrongNonce is { } nonce)
                context.Principal.SetClaim(Claims.Nonce, nonce);
            return default;
        }).SetOrder(int.MinValue + 100));
    }

    async Task AuthorizeAsync(HttpContext http)
    {
        LastRequest = http.GetOpenIddictServerRequest() ?? throw new InvalidOperationException("This is no request of OpenID Connect.");
        if (ShowsPage && HttpMethods.IsGet(http.Request.Method))
        {
            http.Response.ContentType = "text/html; charset=utf-8";
            var hidden = http.Request.Query.Select(field => $"<input type='hidden' name='{HtmlEncoder.Default.Encode(field.Key)}' value='{HtmlEncoder.Default.Encode(field.Value.ToString())}'>");
            await http.Response.WriteAsync($"<!DOCTYPE html><html lang='en'><title>Example ID</title><form method='post' action='/authorize'>{string.Concat(hidden)}<button>Continue</button></form></html>");
            return;
        }

        if (Next is not { } next)
        {
            await http.ForbidAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme, new(new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                [OpenIddictServerAspNetCoreConstants.Properties.Error] = Errors.AccessDenied,
                [OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription] = "<b>They have turned back.</b>",
            }));
            return;
        }

        var identity = new ClaimsIdentity(TokenValidationParameters.DefaultAuthenticationType, Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, next.Subject);
        if (!TellsLater)
            foreach (var (name, value) in ClaimsOf(next))
                Set(identity, name, value);
        foreach (var method in next.Methods)
            identity.AddClaim(new(Claims.AuthenticationMethodReference, method));
        if (next.AuthenticatedAt is { } at)
            identity.AddClaim(new(Claims.AuthenticationTime, at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), ClaimValueTypes.Integer64));
        identity.SetScopes(LastRequest.GetScopes());
        identity.SetDestinations(static _ => [Destinations.IdentityToken, Destinations.AccessToken]);
        await http.SignInAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme, new(identity));
    }

    async Task TellAsync(HttpContext http)
    {
        var told = Next is { } next && TellsLater ? ClaimsOf(next) : [];
        await http.Response.WriteAsJsonAsync(told.Append(("sub", Next?.Subject ?? "")).ToDictionary(claim => claim.Item1, claim => claim.Item2, StringComparer.Ordinal));
    }

    async Task SignOutAsync(HttpContext http)
    {
        SignedOut++;
        await http.SignOutAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme, new() { RedirectUri = "/" });
    }

    static IEnumerable<(string, object)> ClaimsOf(TestIdentity identity)
    {
        if (identity.Email is { } email)
            yield return (Claims.Email, email);
        if (identity.IsEmailVerified is { } isVerified)
            yield return (Claims.EmailVerified, isVerified);
        if (identity.Name is { } name)
            yield return (Claims.Name, name);
        if (identity.Groups.Count > 0)
            yield return ("groups", identity.Groups);
    }

    static void Set(ClaimsIdentity identity, string name, object value)
    {
        if (value is IReadOnlyList<string> several)
            identity.AddClaims(several.Select(one => new Claim(name, one)));
        else
            identity.SetClaim(name, value is bool isTrue ? (isTrue ? "true" : "false") : (string)value);
    }
}
