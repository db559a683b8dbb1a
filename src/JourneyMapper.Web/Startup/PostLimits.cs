using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Startup;

/// <summary>Slows down whoever tries passwords or invitations: see <see cref="LimitPostsAttribute"/>.</summary>
static class PostLimits
{
    const int DefaultPerMinute = 30;

    /// <summary>Allows each address <c>JourneyMapper:SignInAttemptsPerMinute</c> forms a minute (30 unless set).</summary>
    public static void AddPostLimits(this IServiceCollection services, IConfiguration configuration)
    {
        var perMinute = configuration.GetValue("JourneyMapper:SignInAttemptsPerMinute", DefaultPerMinute);
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = (context, _) =>
            {
                if (context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
                    context.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
                return ValueTask.CompletedTask;
            };
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => IsLimited(context)
                ? RateLimitPartition.GetFixedWindowLimiter(Network(context.Connection.RemoteIpAddress), _ => new() { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1) })
                : RateLimitPartition.GetNoLimiter(""));
        });
    }

    static bool IsLimited(HttpContext context) =>
        HttpMethods.IsPost(context.Request.Method) && context.GetEndpoint()?.Metadata.GetMetadata<LimitPostsAttribute>() is not null;

    // One household has 2^64 addresses of IPv6: its network counts as one.
    static string Network(IPAddress? address) => address switch
    {
        null => "unknown",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.ToString(),
    };
}
