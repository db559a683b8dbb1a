using System.Threading.RateLimiting;
using JourneyMapper.Web.Features.Accounts;
using JourneyMapper.Web.Shared;
using Microsoft.Net.Http.Headers;

namespace JourneyMapper.Web.Startup;

/// <summary>Bounds the circuits of each member, or where nobody is signed in of each address: so many connected at once, and so many new ones in a minute. More are refused with 429.</summary>
/// <param name="options">How many.</param>
sealed class CircuitLimits(CircuitOptions options) : IAsyncDisposable
{
    static readonly PathString Hub = new("/_blazor"), Negotiation = new("/_blazor/negotiate");

    readonly PartitionedRateLimiter<string> connected = PartitionedRateLimiter.Create<string, string>(
        who => RateLimitPartition.GetConcurrencyLimiter(who, _ => new() { PermitLimit = options.AtOnce, QueueLimit = 0 }), StringComparer.Ordinal);

    readonly PartitionedRateLimiter<string> begun = PartitionedRateLimiter.Create<string, string>(
        who => RateLimitPartition.GetSlidingWindowLimiter(who, _ => new() { PermitLimit = options.NewInMinute, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6 }), StringComparer.Ordinal);

    /// <summary>Lets a request to the hub go on, or refuses it.</summary>
    public async Task AdmitAsync(HttpContext context, RequestDelegate next)
    {
        var who = CurrentMember.From(context.User)?.Id.ToString() ?? NetworkAddress.Of(context);
        // Before it begins: a browser whose WebSocket is refused goes on without one.
        var isFull = IsNew(context.Request) && connected.GetStatistics(who) is { CurrentAvailablePermits: 0 };
        using var newcomer = !isFull && IsNew(context.Request) ? begun.AttemptAcquire(who) : null;
        // A WebSocket is one request for as long as it is open.
        using var place = IsWebSocket(context.Request) ? connected.AttemptAcquire(who) : null;
        if (!isFull && newcomer is not { IsAcquired: false } && place is not { IsAcquired: false })
        {
            await next(context);
            return;
        }

        context.RequestServices.GetRequiredService<Telemetry>().CircuitRefused();
        if (newcomer is { IsAcquired: false })
            RetryAfter.Tell(context.Response, newcomer);
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        // For a script, which needs no page that says so.
        await context.Response.WriteAsync("Too many pages are open.", context.RequestAborted);
    }

    /// <summary>Whether a request is one to the hub.</summary>
    public static bool IsAbout(HttpRequest request) => request.Path.StartsWithSegments(Hub, StringComparison.Ordinal);

    public async ValueTask DisposeAsync()
    {
        await connected.DisposeAsync();
        await begun.DisposeAsync();
    }

    // A WebSocket may come without having negotiated, and then has no id.
    static bool IsNew(HttpRequest request) => request.Path == Negotiation || (request.Path == Hub && !request.Query.ContainsKey("id"));

    // Over HTTP/1.1 (RFC 6455) and HTTP/2 (RFC 8441).
    static bool IsWebSocket(HttpRequest request) => request.Path == Hub
        && (string.Equals(request.Headers[HeaderNames.Upgrade], "websocket", StringComparison.OrdinalIgnoreCase) || HttpMethods.IsConnect(request.Method));
}

static class CircuitLimitsSetup
{
    public static void UseCircuitLimits(this WebApplication app) =>
        app.UseWhen(context => CircuitLimits.IsAbout(context.Request), hub => hub.Use((context, next) => context.RequestServices.GetRequiredService<CircuitLimits>().AdmitAsync(context, next)));
}
