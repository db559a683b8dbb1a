using Microsoft.Net.Http.Headers;

namespace JourneyMapper.Web.Startup;

/// <summary>
/// Lets pages of other sites open no circuit. Browsers send a WebSocket's handshake to any site without asking that site first; the origin that they
/// name with it is all that tells (RFC 6455, section 10.2). Cookies keep to their site already; this holds also where a browser does not honour that.
/// </summary>
static class OriginCheck
{
    static readonly PathString Hub = new("/_blazor");

    public static void UseOriginCheck(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.Request.Path.StartsWithSegments(Hub, StringComparison.Ordinal) && !IsOwn(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }

        return next(context);
    });

    // Programs that are no browsers name none. The scheme is not compared: behind a proxy that nobody trusts it is not known.
    static bool IsOwn(HttpRequest request) =>
        request.Headers[HeaderNames.Origin] is not [{ Length: > 0 } origin]
        || (Uri.TryCreate(origin, UriKind.Absolute, out var page) && string.Equals(page.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase));
}
