using System.Net;
using JourneyMapper.Web.Shared;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace JourneyMapper.Web.Startup;

/// <summary>
/// By which names the application may be asked. Any name of somebody else's can be made to lead here, and then pages of that name are on the same host as these (DNS rebinding); and what an answer says of
/// its own address is what the request says. ASP.NET Core's host filtering refuses other names with 400.
/// </summary>
static partial class AllowedHosts
{
    /// <summary>The setting of ASP.NET Core.</summary>
    public const string Setting = "AllowedHosts";

    const string Any = "*";

    // Health checks and whoever sits at the machine.
    static readonly string[] Here = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>Allows the name of the public address and those of this machine, unless the setting says otherwise.</summary>
    public static void AddAllowedHosts(this WebApplicationBuilder builder)
    {
        if (builder.Configuration[Setting] is { Length: > 0 } || PublicAddress.Read(builder.Configuration["JourneyMapper:PublicAddress"]) is not { Root: var root })
            return;
        builder.Services.Configure<HostFilteringOptions>(options => options.AllowedHosts = [root.HostNameType == UriHostNameType.Dns ? root.IdnHost : root.Host, .. Here]);
    }

    /// <summary>Says where others reach an application that answers to any name.</summary>
    public static void WarnOfAnyHost(this WebApplication app) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        if (!app.Environment.IsDevelopment() && AnswersToAny(app.Configuration) && IsReachable(addresses, app.Configuration))
            LogAnyHost(app.Logger);
    });

    /// <summary>Whether no name is refused.</summary>
    internal static bool AnswersToAny(IConfiguration configuration) => configuration[Setting] is { Length: > 0 } names
        ? names.Split(';', StringSplitOptions.TrimEntries).Contains(Any)
        : configuration["JourneyMapper:PublicAddress"] is not { Length: > 0 };

    /// <summary>Whether anybody beyond this machine reaches it: it listens for them, has a certificate for them, or stands behind a proxy that does.</summary>
    internal static bool IsReachable(IEnumerable<string> addresses, IConfiguration configuration) =>
        configuration["JourneyMapper:PublicAddress"] is { Length: > 0 } || configuration.GetSection("JourneyMapper:TrustedProxies") is { } proxies && (proxies.Value is { Length: > 0 } || proxies.GetChildren().Any())
        || addresses.Any(address => BindingAddress.Parse(address) is var bound && (bound.Scheme == Uri.UriSchemeHttps || !IsHere(bound.Host)));

    static bool IsHere(string host) => string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase) || host.StartsWith("unix:/", StringComparison.Ordinal)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    [LoggerMessage(EventId = 3160, Level = LogLevel.Warning, Message = "JourneyMapper answers to any host name: set JourneyMapper:PublicAddress, or name those by which it is reached in AllowedHosts")]
    static partial void LogAnyHost(ILogger logger);
}
