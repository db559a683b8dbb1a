using System.Collections.Concurrent;
using System.Text;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Testing;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Tests.Features.Accounts;
using JourneyMapper.Web.Tests.Live;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace JourneyMapper.Web.Tests.Startup;

/// <summary>Traces and metrics go to a collector if one is named, and nowhere else.</summary>
public sealed class OtlpExportTests
{
    [Fact]
    public async Task Without_a_collector_nothing_is_collected()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        app.Services.GetService<TracerProvider>().ShouldBeNull();
        app.Services.GetService<MeterProvider>().ShouldBeNull();
    }

    [Fact]
    public async Task A_collector_receives_traces_and_metrics_without_anything_personal()
    {
        await using var collector = await Collector.StartAsync();
        await using var app = await AccountsApp.WithWorkspacesAsync(("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"));
        var mia = await app.AddMemberAsync("mia", Role.Editor);
        using var visitor = app.Visit();
        (await visitor.SignInAsync("mia")).Dispose();
        (await visitor.GetAsync("/account/invitation/a-secret-of-somebody?note=private-words")).Dispose();
        var journey = new Journey { Id = Guid.NewGuid(), Title = "Somebody’s own title" };
        await app.Services.StoreAsync(journey);
        var room = (await app.Services.GetRequiredService<JourneyRooms>().OpenAsync(JourneyDatabase.Reader, journey.Id)).ShouldNotBeNull();
        (await room.SubmitAsync(Edits.Add("Somebody’s own touchpoint"), mia)).ShouldBeOfType<Outcome<Journey>.Applied>();
        app.Services.GetRequiredService<TracerProvider>().ForceFlush().ShouldBeTrue();
        app.Services.GetRequiredService<MeterProvider>().ForceFlush().ShouldBeTrue();

        // Protobuf keeps texts as they are.
        var traces = collector.Received("/v1/traces");
        traces.ShouldContain("/account/invitation/{Secret}");
        traces.ShouldContain("INSERT INTO");
        traces.ShouldContain("journeymapper.edit.kind");
        var metrics = collector.Received("/v1/metrics");
        foreach (var metric in new[] { "journeymapper.edits.submitted", "journeymapper.edits.committed", "http.server.request.duration", "db.client.operation.duration", "dotnet.gc.collections" })
            metrics.ShouldContain(metric);
        foreach (var personal in new[] { "a-secret-of-somebody", "private-words", "Somebody’s own", AccountsApp.Email("mia"), AccountsApp.Email("mia").ToUpperInvariant(), AccountsApp.Password })
        {
            traces.ShouldNotContain(personal);
            metrics.ShouldNotContain(personal);
        }
    }

    /// <summary>Keeps what it is sent.</summary>
    sealed class Collector : IAsyncDisposable
    {
        readonly ConcurrentQueue<(string Path, string Body)> received = new();
        readonly WebApplication app;

        Collector()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            app = builder.Build();
            app.MapPost("{**path}", async (HttpRequest request) =>
            {
                using var body = new MemoryStream();
                await request.Body.CopyToAsync(body);
                received.Enqueue((request.Path.ToString(), Encoding.UTF8.GetString(body.ToArray())));
            });
        }

        public string Address => app.Urls.Single();

        public static async Task<Collector> StartAsync()
        {
            var collector = new Collector();
            await collector.app.StartAsync();
            return collector;
        }

        public string Received(string path) => string.Concat(received.Where(sent => sent.Path == path).Select(sent => sent.Body));

        public ValueTask DisposeAsync() => app.DisposeAsync();
    }
}
