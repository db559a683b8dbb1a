using System.Net;
using System.Net.Sockets;
using JourneyMapper.Web.Shared;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace JourneyMapper.Web.Startup;

/// <summary>Believes those reverse proxies that <c>JourneyMapper:TrustedProxies</c> names, and nobody else, who asks and whether by https.</summary>
static class TrustedProxies
{
    /// <summary>Reads whom to believe; <c>UseForwardedHeaders</c> does so.</summary>
    /// <exception cref="StartupException">The setting has something else than addresses and networks, or ASP.NET Core was told to believe everybody.</exception>
    public static void AddTrustedProxies(this WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        if (string.Equals(configuration["FORWARDEDHEADERS_ENABLED"], bool.TrueString, StringComparison.OrdinalIgnoreCase))
            throw new StartupException("ASPNETCORE_FORWARDEDHEADERS_ENABLED believes whoever sends the headers of a proxy: remove it, and name the proxies in JourneyMapper:TrustedProxies.");
        IPNetwork[] trusted =
        [
            .. from value in configuration.GetSection("JourneyMapper:TrustedProxies").GetChildren().Select(child => child.Value).Prepend(configuration["JourneyMapper:TrustedProxies"])
               from name in value?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? []
               select Read(name),
        ];
        builder.Services.Configure<ForwardedHeadersOptions>(options =>
        {
            // Without known ones the headers of all would count.
            options.ForwardedHeaders = trusted.Length > 0 ? ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto : ForwardedHeaders.None;
            // As far as the chain is known: the first who is not a known proxy is who asks.
            options.ForwardLimit = null;
            // Loopback is among the known ones unless taken out: any program on the machine could say who it is.
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var network in trusted)
                options.KnownIPNetworks.Add(network);
        });
    }

    static IPNetwork Read(string name) => name.Split('/') switch
    {
        [var single] when Address(single) is { } address => new(address, address.GetAddressBytes().Length * 8),
        [var prefix, _] when Address(prefix) is not null && IPNetwork.TryParse(name, out var network) => network,
        _ => throw new StartupException($"JourneyMapper:TrustedProxies has '{name}', which is neither an address such as 10.0.0.2 nor a network such as 172.16.0.0/12."),
    };

    // Only as people write them: 10.1 would be read as 10.0.0.1.
    static IPAddress? Address(string text) =>
        !IPAddress.TryParse(text, out var address) ? null
        : address.IsIPv4MappedToIPv6 ? address.MapToIPv4()
        : address.AddressFamily == AddressFamily.InterNetworkV6 || text.Count(letter => letter == '.') == 3 ? address
        : null;
}
