using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Json;

namespace JourneyMapper.Web.Startup;

static class Logs
{
    const string Readable = "[{Timestamp:HH:mm:ss} {Level:u3}] {Message:lj} {RequestId}{NewLine}{Exception}";

    /// <summary>Logs to the console: readable in development, elsewhere one JSON object a line. Levels come from the section <c>Serilog</c>.</summary>
    public static void AddLogs(this WebApplicationBuilder builder)
    {
        var logs = new LoggerConfiguration()
            .ReadFrom.Configuration(builder.Configuration)
            .Enrich.With<WithoutPaths>()
            .Filter.ByExcluding(SaidOnTheConsole);
        if (builder.Environment.IsDevelopment())
            logs.WriteTo.Console(outputTemplate: Readable, formatProvider: System.Globalization.CultureInfo.InvariantCulture);
        else
            logs.WriteTo.Console(new JsonFormatter(renderMessage: true));
        Log.Logger = logs.CreateLogger();
        builder.Logging.ClearProviders().AddSerilog(dispose: true);
    }

    // A start that fails ends with one sentence instead of a trace, see StartupFailure.
    static bool SaidOnTheConsole(LogEvent entry) =>
        entry.Exception is { } exception && StartupFailure.Explain(exception) is not null
        && entry.Properties.TryGetValue(Constants.SourceContextPropertyName, out var source)
        && source is ScalarValue { Value: "Microsoft.Extensions.Hosting.Internal.Host" };

    // The path of an invitation is a secret; the log of requests has the route's pattern.
    sealed class WithoutPaths : ILogEventEnricher
    {
        public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory) => logEvent.RemovePropertyIfPresent("RequestPath");
    }
}
