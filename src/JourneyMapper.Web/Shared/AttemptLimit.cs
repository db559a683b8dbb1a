using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace JourneyMapper.Web.Shared;

/// <summary>How often somebody may try to get in, with a password as with an access token.</summary>
/// <param name="PerMinute">Attempts that one network has in a minute.</param>
sealed record AttemptLimit(int PerMinute)
{
    /// <summary>Counts a request with the others of its network.</summary>
    public RateLimitPartition<string> Of(HttpContext context) =>
        RateLimitPartition.GetFixedWindowLimiter(Network(context.Connection.RemoteIpAddress), _ => new() { PermitLimit = PerMinute, Window = TimeSpan.FromMinutes(1) });

    // One household has 2^64 addresses of IPv6: its network counts as one.
    static string Network(IPAddress? address) => address switch
    {
        null => "unknown",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.ToString(),
    };
}
