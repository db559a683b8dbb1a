using Microsoft.AspNetCore.StaticAssets;
using Serilog;
using Serilog.Events;

namespace JourneyMapper.Web.Startup;

/// <summary>One line a request, by the route's pattern: nothing in it tells who asked for what.</summary>
static class RequestLog
{
    // Files, the circuit's connection and questions of a health check would drown the rest.
    static readonly string[] QuietPaths = ["/_blazor", "/fonts", "/guide/pictures", "/health"];

    /// <summary>Where the endpoint is kept that a page of <see cref="ErrorPages"/> answers for.</summary>
    public static readonly object OriginalRoute = new();

    public static void UseRequestLog(this WebApplication app) => app.UseSerilogRequestLogging(options =>
    {
        // Otherwise the static logger, which has the bootstrap's place.
        options.Logger = app.Services.GetRequiredService<Serilog.ILogger>();
        options.MessageTemplate = "{RequestMethod:l} {Route:l} {StatusCode} in {Elapsed:0.0} ms";
        // Serilog's own properties have the path.
        options.GetMessageTemplateProperties = (context, _, elapsed, status) =>
        [
            new("RequestMethod", new ScalarValue(context.Request.Method)),
            new("Route", new ScalarValue(Route(context))),
            new("StatusCode", new ScalarValue(status)),
            new("Elapsed", new ScalarValue(elapsed)),
        ];
        options.GetLevel = (context, _, exception) =>
            IsQuiet(context) ? LogEventLevel.Debug
            : exception is not null || context.Response.StatusCode >= StatusCodes.Status500InternalServerError ? LogEventLevel.Error
            : LogEventLevel.Information;
    });

    /// <summary>Whether a request is of no interest to whoever looks for what people do. Before routing, files are not known as such.</summary>
    public static bool IsQuiet(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null
        || Array.Exists(QuietPaths, quiet => context.Request.Path.StartsWithSegments(quiet, StringComparison.Ordinal));

    static string Route(HttpContext context) =>
        (context.Items.TryGetValue(OriginalRoute, out var asked) ? asked : context.GetEndpoint()) is RouteEndpoint { RoutePattern.RawText: { } pattern } ? pattern : "(none)";
}
