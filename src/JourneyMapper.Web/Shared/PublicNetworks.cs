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

    /// <summary>
    /// Connects to addresses of the internet only. Where a name leads is looked up for each connection and decided on before it is made: a name that leads to the internet when somebody enters it may
    /// lead into a private network later.
    /// </summary>
    /// <param name="toOthers">Whether other addresses are connected to, too.</param>
    public static Func<SocketsHttpConnectionContext, CancellationToken, ValueTask<Stream>> Connect(bool toOthers) => async (context, cancellation) =>
    {
        var found = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellation);
        IPAddress[] allowed = toOthers ? found : [.. found.Where(Contains)];
        if (allowed.Length == 0)
            throw new PrivateNetworkException();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    };
}

/// <summary>A name leads to a private network; the reason of an <see cref="HttpRequestException"/>.</summary>
sealed class PrivateNetworkException() : IOException("The name leads to a private network.");
