namespace JourneyMapper.Web.Shared;

/// <summary>From where somebody comes.</summary>
static class NetworkAddress
{
    /// <summary>As it is written down and compared: of IPv4 without the form of IPv6 around it; empty where it is not known.</summary>
    public static string Of(HttpContext http) => http.Connection.RemoteIpAddress is { } address ? (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString() : "";
}
