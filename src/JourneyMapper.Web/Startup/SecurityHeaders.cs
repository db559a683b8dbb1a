using JourneyMapper.Web.Shared;
using Microsoft.AspNetCore.StaticAssets;

namespace JourneyMapper.Web.Startup;

/// <summary>What browsers shall refuse to do with these pages.</summary>
static class SecurityHeaders
{
    // 'unsafe-inline' for style attributes only: components place and colour things with them. Scripts and style elements come from files.
    const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; " +
        "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'self'; object-src 'none'; " +
        "require-trusted-types-for 'script'; trusted-types default; frame-ancestors ";

    const string Permissions = "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()";

    static readonly string[] Texts = ["text/css", "text/javascript", "image/svg+xml"];

    /// <summary>Once reached by https, browsers come by https alone for a year (RFC 6797; OWASP asks for as long).</summary>
    /// <param name="services">Where they are added.</param>
    /// <param name="configuration">Says in <c>JourneyMapper:HstsSubdomains</c> whether hosts below this one have https, too.</param>
    public static void AddSecurityHeaders(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddHsts(options => (options.MaxAge, options.IncludeSubDomains) = (TimeSpan.FromDays(365), configuration.GetValue("JourneyMapper:HstsSubdomains", defaultValue: false)));
        // What is wrong with a request is answered, also in development: it is no fault of the application.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = false);
    }

    public static void UseSecurityHeaders(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
            app.UseHsts();
        app.Use((context, next) =>
        {
            // At the end, since the page for an error starts with the headers cleared.
            context.Response.OnStarting(() =>
            {
                var headers = context.Response.Headers;
                var guests = context.Features.Get<GuestPage>();
                headers.ContentSecurityPolicy = Policy + (guests?.FrameAncestors ?? GuestPage.Nobody);
                headers.XContentTypeOptions = "nosniff";
                // Files of the application are UTF-8, and are served by the ends of their names.
                if (headers.ContentType is [{ } type] && Texts.Contains(type, StringComparer.Ordinal) && context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
                    headers.ContentType = $"{type}; charset=utf-8";
                // A page whose own address is a secret says so itself.
                if (guests is not null)
                    headers["Referrer-Policy"] = "no-referrer";
                else
                    headers.TryAdd("Referrer-Policy", "same-origin");
                headers["Permissions-Policy"] = Permissions;
                headers["Cross-Origin-Opener-Policy"] = "same-origin";
                headers["Cross-Origin-Embedder-Policy"] = "require-corp";
                // What guests see may be shown within other sites.
                headers["Cross-Origin-Resource-Policy"] = guests is null ? "same-origin" : "cross-origin";
                return Task.CompletedTask;
            });
            return next(context);
        });
    }
}
