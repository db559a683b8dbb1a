using JourneyMapper.Web.Shared;
using Npgsql;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace JourneyMapper.Web.Startup;

/// <summary>Sends traces and metrics to an OpenTelemetry collector, if there is one.</summary>
static class OtlpExport
{
    const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Exports over OTLP when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set; without it nothing is collected. OpenTelemetry reads its own variables.</summary>
    public static void AddOtlpExport(this WebApplicationBuilder builder)
    {
        if (string.IsNullOrWhiteSpace(builder.Configuration[Endpoint]))
            return;
        builder.Services.AddOpenTelemetry()
            // The environment last: OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES win.
            .ConfigureResource(resource => resource.AddService("journeymapper").AddEnvironmentVariableDetector())
            .WithTracing(traces => traces
                .AddSource(Telemetry.Name)
                .AddNpgsql()
                .AddAspNetCoreInstrumentation(options =>
                {
                    options.Filter = context => !RequestLog.IsQuiet(context);
                    options.EnrichWithHttpRequest = (activity, _) => RemovePersonalTags(activity);
                }))
            .WithMetrics(metrics => metrics
                .AddMeter(Telemetry.Name)
                .AddNpgsqlInstrumentation()
                .AddAspNetCoreInstrumentation()
                .AddRuntimeInstrumentation())
            .UseOtlpExporter();
    }

    // The path of an invitation is a secret, and what is searched for somebody's text; http.route stays.
    static void RemovePersonalTags(System.Diagnostics.Activity activity) =>
        activity.SetTag("url.path", null).SetTag("url.query", null).SetTag("user_agent.original", null);
}
