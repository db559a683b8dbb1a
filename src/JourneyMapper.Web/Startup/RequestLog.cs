using System.Diagnostics;
using Microsoft.AspNetCore.StaticAssets;

namespace JourneyMapper.Web.Startup;

/// <summary>One line a request, by the route's pattern: nothing in it tells who asked for what.</summary>
static partial class RequestLog
{
    // Files, the circuit's connection and questions of a health check would drown the rest.
    static readonly string[] QuietPaths = ["/_blazor", "/fonts", "/health"];

    public static void UseRequestLog(this WebApplication app)
    {
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("JourneyMapper.Requests");
        app.Use(async (context, next) =>
        {
            var (begin, method) = (Stopwatch.GetTimestamp(), context.Request.Method);
            try
            {
                await next(context);
            }
            finally
            {
                var level = IsQuiet(context) ? LogLevel.Debug : LogLevel.Information;
                if (logger.IsEnabled(level))
                    Requested(logger, level, method, Route(context), context.Response.StatusCode, Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
            }
        });
    }

    static bool IsQuiet(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null
        || Array.Exists(QuietPaths, quiet => context.Request.Path.StartsWithSegments(quiet, StringComparison.Ordinal));

    static string Route(HttpContext context) =>
        (context.Items.TryGetValue(OriginalRoute, out var asked) ? asked : context.GetEndpoint()) is RouteEndpoint { RoutePattern.RawText: { } pattern } ? pattern : "(none)";

    /// <summary>Where the endpoint is kept that a page of <see cref="ErrorPages"/> answers for.</summary>
    public static readonly object OriginalRoute = new();

    [LoggerMessage(EventId = 3010, Message = "{Method:l} {Route:l} {Status} in {Milliseconds:0.0} ms")]
    static partial void Requested(ILogger logger, LogLevel level, string method, string route, int status, double milliseconds);
}
