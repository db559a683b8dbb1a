using System.Security.Claims;
using System.Threading.RateLimiting;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Api;

/// <summary>Counts the requests of each token, whichever address they come from.</summary>
sealed class TokenRate : IAsyncDisposable
{
    /// <summary>So many requests are answered in a minute.</summary>
    public const int PerMinute = 60;

    readonly PartitionedRateLimiter<string> limiter = PartitionedRateLimiter.Create<string, string>(
        token => RateLimitPartition.GetFixedWindowLimiter(token, _ => new() { PermitLimit = PerMinute, Window = TimeSpan.FromMinutes(1) }), StringComparer.Ordinal);

    /// <summary>Lets an endpoint answer, or refuses in its place and says when to come again.</summary>
    public static async ValueTask<object?> LimitAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var rate = http.RequestServices.GetRequiredService<TokenRate>();
        using var lease = rate.Count(http.User.FindFirstValue(TokenAuthentication.TokenClaim) ?? "");
        if (lease.IsAcquired)
            return await next(context);
        RetryAfter.Tell(http.Response, lease);
        return ApiProblems.Of(StatusCodes.Status429TooManyRequests);
    }

    /// <summary>Counts a request; the lease says whether it may be answered.</summary>
    /// <param name="token">Names what it came with, without telling it.</param>
    public RateLimitLease Count(string token) => limiter.AttemptAcquire(token);

    public ValueTask DisposeAsync() => limiter.DisposeAsync();
}
