using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Web.Features.Accounts.Activities;
using JourneyMapper.Web.Features.Accounts.Members;
using JourneyMapper.Web.Features.Accounts.Passkeys;
using JourneyMapper.Web.Features.Accounts.PersonalData;
using JourneyMapper.Web.Features.Accounts.Recovery;
using JourneyMapper.Web.Features.Accounts.Retention;
using JourneyMapper.Web.Features.Accounts.SecondFactor;
using JourneyMapper.Web.Features.Accounts.SingleSignOn;
using JourneyMapper.Web.Features.Accounts.Tokens;
using JourneyMapper.Web.Features.Accounts.Workspaces;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption.ConfigurationModel;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JourneyMapper.Web.Features.Accounts;

static class AccountServices
{
    /// <summary>The name of the cookie of a sign-in.</summary>
    public const string MemberCookie = "member";

    /// <summary>The name of the cookie in which Identity keeps what it asked of a device.</summary>
    public const string PasskeyCookieName = "passkey";

    /// <summary>The name of the cookie that antiforgery tokens of forms are compared with.</summary>
    public const string AntiforgeryCookie = "antiforgery";

    static readonly TimeSpan RightsChecked = TimeSpan.FromSeconds(30);

    /// <summary>Adds members, their sign-in and their rights.</summary>
    public static void AddAccounts(this IServiceCollection services, IConfiguration configuration)
    {
        var limits = SessionOptions.Read(configuration);
        services.AddSingleton(limits);
        services.AddIdentityCore<Account>(Rules)
            .AddUserStore<ProtectedUserStore>()
            .AddSignInManager()
            .AddDefaultTokenProviders()
            .AddErrorDescriber<LocalErrors>()
            .AddPasswordValidator<PasswordRules>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies(cookies =>
        {
            cookies.ApplicationCookie!.Configure(cookie => Cookie(cookie, limits));
            cookies.TwoFactorUserIdCookie!.Configure(PasskeyCookie);
        });
        services.AddAuthentication().AddCookie(SecondStep.Scheme, SecondStep.Cookie);
        var provider = SingleSignOnOptions.Read(configuration);
        services.AddSingleton(new IdentityProvider(provider));
        if (provider is not null)
            services.AddAuthentication().AddOpenIdConnect(ProviderConnection.Scheme, options => ProviderConnection.Configure(options, provider));
        services.Configure<IdentityPasskeyOptions>(PasskeyRules);
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = PasswordHashing.Rounds);
        services.AddAntiforgery(options => (options.Cookie.Name, options.Cookie.SecurePolicy) = (AntiforgeryCookie, CookieSecurePolicy.SameAsRequest));
        services.Configure<SecurityStampValidatorOptions>(options => (options.ValidationInterval, options.OnRefreshingPrincipal) = (RightsChecked, Sessions.KeepAsync));
        services.AddNews<MemberTopic>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<Sessions>(provider, TimeProvider.System));
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddScoped<AuthenticationStateProvider, MemberAuthenticationState>();
        services.AddScoped<CircuitHandler, MemberCircuit>();
        services.AddCascadingAuthenticationState();
        services.AddCascadingMember();
        services.AddHttpContextAccessor();
        services.AddTransient<IClaimsTransformation, RequestClaims>();

        services.AddSingleton<IConfigureOptions<KeyManagementOptions>, StoredKeysSetup>();
        services.AddDataProtection().SetApplicationName("JourneyMapper").UseCryptographicAlgorithms(new AuthenticatedEncryptorConfiguration { EncryptionAlgorithm = EncryptionAlgorithm.AES_256_GCM }).ProtectKeys(configuration);

        services.AddScoped<WorkspaceSetup>();
        services.AddSingleton<SetupState>();
        services.AddSingleton<SetupCode>();
        services.AddSingleton<SignInThrottle>();
        services.AddSingleton<PasswordGate>();
        services.AddScoped<SignIn>();
        services.AddScoped<SecondStep>();
        services.AddScoped<SecondFactorCodes>();
        services.AddScoped<SecondFactorService>();
        services.AddSingleton<SecondFactorDemand>();
        services.AddScoped<SingleSignOnService>();
        services.AddScoped<PasswordLinks>();
        services.AddScoped<SignInLinks>();
        services.AddScoped<OwnerRestoration>();
        services.AddSingleton<PasswordMail>();
        services.AddHostedService(provider => provider.GetRequiredService<PasswordMail>());
        services.Configure<DataProtectionTokenProviderOptions>(options => options.TokenLifespan = PasswordLinks.Lifetime);
        services.AddScoped<Invitations>();
        services.AddSingleton(WorkspaceOptions.Read(configuration));
        services.AddSingleton<OwnWorkspaces>();
        services.AddScoped<AccountService>();
        services.AddScoped<PasskeyService>();
        services.AddSingleton(provider => new AccessTokenService(provider.GetRequiredService<IDbContextFactory<JourneyDbContext>>(), provider.GetRequiredService<ActivityLog>(), TimeProvider.System));
        services.AddSingleton<MemberAdministration>();
        services.AddSingleton<ActivityLog>();
        services.AddSingleton<ActivityList>();
        services.AddSingleton<MemberErasure>();
        services.AddSingleton<WorkspaceRetention>();
        services.AddSingleton<RetentionUpkeep>();
        services.AddHostedService(provider => provider.GetRequiredService<RetentionUpkeep>());
        services.AddSingleton<RefusedSignIns>();
        services.AddHostedService(provider => provider.GetRequiredService<RefusedSignIns>());
        services.AddHostedService<AccountUpkeep>();
    }

    static void Rules(IdentityOptions options)
    {
        // Length is what makes a password strong (NIST SP 800-63B); demands for signs and digits only make it predictable.
        options.Password.RequiredLength = PasswordRules.ShortestLength;
        options.Password.RequireDigit = false;
        options.Password.RequireLowercase = false;
        options.Password.RequireUppercase = false;
        options.Password.RequireNonAlphanumeric = false;
        options.Password.RequiredUniqueChars = 1;
        // Whoever tries passwords waits, see SignInThrottle: a lock would let anybody shut anybody out.
        options.Lockout.AllowedForNewUsers = false;
        // The user name is the e-mail, which is checked where it enters and may hold any letter.
        options.User.AllowedUserNameCharacters = "";
    }

    static void Cookie(CookieAuthenticationOptions options, SessionOptions limits)
    {
        options.Cookie.Name = MemberCookie;
        options.Cookie.HttpOnly = true;
        // Lax rather than Strict: a link in a mail leads to the journey and not to the sign-in page.
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = limits.Idle;
        options.SlidingExpiration = true;
        options.LoginPath = SignIn.Path;
        options.ReturnUrlParameter = SignIn.ReturnUrlParameter;
        options.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
        options.Events.OnSigningIn = context =>
        {
            FormerCookie.Note(context.Properties.Items);
            return Task.CompletedTask;
        };
        options.Events.OnValidatePrincipal = async context =>
        {
            var isFormer = context.HttpContext.Features.Get<FormerCookie>() is not null;
            // Another host of the same domain can put a cookie of that name here: that of a sign-in of its own.
            if (isFormer && !FormerCookie.Allows(context.Properties.Items))
            {
                context.RejectPrincipal();
                return;
            }

            if (NeedsNobody(context.HttpContext))
                return;
            // With each page: half a minute more of a removed member's rights is much.
            if (context.Principal is { } principal)
            {
                var sessions = context.HttpContext.RequestServices.GetRequiredService<Sessions>();
                if (await sessions.AdmitAsync(principal, context.HttpContext) is not { } current)
                {
                    context.RejectPrincipal();
                    await context.HttpContext.SignOutAsync(context.Scheme.Name);
                    return;
                }

                context.ReplacePrincipal(current);
            }

            await SecurityStampValidator.ValidatePrincipalAsync(context);
            if (!isFormer || context.Principal is null)
                return;
            FormerCookie.Note(context.Properties.Items);
            context.ShouldRenew = true;
        };
    }

    // The domain is that of the request, which browsers compare with the page's.
    static void PasskeyRules(IdentityPasskeyOptions options)
    {
        // Who signs in is asked of the device and not of the person, so it has to remember for whom the passkey is.
        options.ResidentKeyRequirement = "required";
        // It stands for the password: a device that somebody left unlocked is not enough.
        options.UserVerificationRequirement = "required";
    }

    // Identity keeps here, for five minutes, what it asked of a device; who has a second factor to give is kept in the cookie of SecondStep.
    static void PasskeyCookie(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = PasskeyCookieName;
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
    }

    // Files, the health check and the page that says that the database is gone must not ask the database who is there.
    static bool NeedsNobody(HttpContext context) =>
        context.Features.Get<IExceptionHandlerFeature>() is not null
        || (HttpMethods.IsGet(context.Request.Method)
            && context.GetEndpoint()?.Metadata is { } endpoint
            && endpoint.GetMetadata<IAllowAnonymous>() is not null
            && endpoint.GetMetadata<ComponentTypeMetadata>() is null);
}
