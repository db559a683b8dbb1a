using System.Net;
using System.Net.Sockets;

namespace JourneyMapper.Web.Shared;

/// <summary>Tells addresses of the internet from those that only the application's own surroundings reach: requests that people have it send must not go to those.</summary>
static class PublicNetworks
{
    // IANA's registries of special-purpose addresses for IPv4 and IPv6, as far as they are not globally reachable.
    static readonly IPNetwork[] Others =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15",
            "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "::/127", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "3fff::/20", "5f00::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        }.Select(network => IPNetwork.Parse(network)),
    ];

    static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");

    static readonly IPNetwork Tunnelled = IPNetwork.Parse("2002::/16");

    /// <summary>Whether an address is one of the internet.</summary>
    public static bool Contains(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            return Contains(address.MapToIPv4());
        if (address.AddressFamily == AddressFamily.InterNetworkV6)
        {
            // Behind these stands an address of IPv4.
            var bytes = address.GetAddressBytes();
            if (Translated.Contains(address))
                return Contains(new IPAddress(bytes.AsSpan(12, 4)));
            if (Tunnelled.Contains(address))
                return Contains(new IPAddress(bytes.AsSpan(2, 4)));
        }

        return !Array.Exists(Others, network => network.BaseAddress.AddressFamily == address.AddressFamily && network.Contains(address));
    }
}
