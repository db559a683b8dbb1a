using System.Globalization;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Extensions.Hosting;
using Serilog.Filters;
using Serilog.Formatting.Compact;

namespace JourneyMapper.Web.Startup;

/// <summary>The log on the console: readable in development, elsewhere one compact JSON object a line.</summary>
static class Logs
{
    const string Readable = "[{Timestamp:HH:mm:ss} {Level:u3}] {Message:lj} {RequestId}{NewLine}{Exception}";

    /// <summary>
    /// The bootstrap logger: <see cref="Log.Logger"/> writes what happens before the application is built and after it is disposed, such as a
    /// start that fails or the private database that ends. Until <see cref="AddLogs"/> it knows no setting.
    /// </summary>
    public static void Bootstrap() => Log.Logger = new LoggerConfiguration().WriteTo.Console(new RenderedCompactJsonFormatter()).CreateBootstrapLogger();

    /// <summary>Configures both the bootstrap logger and the application's own; levels come from the section <c>Serilog</c>.</summary>
    public static void AddLogs(this WebApplicationBuilder builder)
    {
        if (Log.Logger is ReloadableLogger bootstrap)
            bootstrap.Reload(logs => Configure(logs, builder));
        // The static logger is the process's and the other one the application's, of which tests run several in one process.
        builder.Services.AddSerilog((services, logs) => Configure(logs, builder).ReadFrom.Services(services), preserveStaticLogger: true);
    }

    static LoggerConfiguration Configure(LoggerConfiguration logs, WebApplicationBuilder builder)
    {
        logs.ReadFrom.Configuration(builder.Configuration)
            .Enrich.FromLogContext()
            .Enrich.With<WithoutPaths>()
            .Filter.ByExcluding(SaidByStartupFailure);
        return builder.Environment.IsDevelopment()
            // Whoever reads the console has the sentence of StartupFailure before them already.
            ? logs.Filter.ByExcluding(Matching.FromSource(typeof(StartupFailure).FullName!))
                .WriteTo.Console(outputTemplate: Readable, formatProvider: CultureInfo.InvariantCulture)
            : logs.WriteTo.Console(new RenderedCompactJsonFormatter());
    }

    // A start that fails ends with one sentence instead of the host's trace.
    static bool SaidByStartupFailure(LogEvent entry) =>
        entry.Exception is { } exception && StartupFailure.Explain(exception) is not null
        && Matching.FromSource("Microsoft.Extensions.Hosting.Internal.Host")(entry);

    // The path of an invitation is a secret; the log of requests has the route's pattern.
    sealed class WithoutPaths : ILogEventEnricher
    {
        public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory) => logEvent.RemovePropertyIfPresent("RequestPath");
    }
}
