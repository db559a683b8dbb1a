using JourneyMapper.Web.Shared;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace JourneyMapper.Web.Startup;

static partial class Address
{
    internal const string Default = "http://localhost:5080";

    // Every way in which ASP.NET Core is told where to listen.
    static readonly string[] Settings = [WebHostDefaults.ServerUrlsKey, WebHostDefaults.HttpPortsKey, WebHostDefaults.HttpsPortsKey];

    /// <summary>Listens on port 5080 of this machine alone unless the configuration says otherwise.</summary>
    public static void AddAddress(this WebApplicationBuilder builder)
    {
        if (Settings.All(setting => string.IsNullOrEmpty(builder.Configuration[setting])) && !builder.Configuration.GetSection("Kestrel:Endpoints").Exists())
            builder.WebHost.UseUrls(Default);
        // The files of packages and of wwwroot are found beside the sources too when the environment is not "Development".
        builder.WebHost.UseStaticWebAssets();
    }

    /// <summary>Says where it listens as soon as it does: to a person at the console, or as a line of the log.</summary>
    public static void AnnounceAddress(this WebApplication app) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        foreach (var address in app.Services.GetRequiredService<Microsoft.AspNetCore.Hosting.Server.IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [])
        {
            if (app.Environment.IsProduction())
                LogListening(app.Logger, address);
            else
                Console.WriteLine($"JourneyMapper listens on {address}");
        }
    });

    [LoggerMessage(EventId = 3000, Level = LogLevel.Information, Message = "JourneyMapper listens on {Address:l}")]
    static partial void LogListening(ILogger logger, string address);
}
