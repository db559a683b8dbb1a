using System.Collections.Concurrent;
using System.Net;
using JourneyMapper.Web.Tests.Features.Accounts;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Serilog.Core;
using Serilog.Events;
using Serilog.Filters;

namespace JourneyMapper.Web.Tests.Startup;

/// <summary>What the log tells about requests.</summary>
public sealed class RequestLogTests
{
    [Fact]
    public async Task A_request_is_logged_by_its_route_with_status_and_time_and_nothing_that_was_asked_for()
    {
        var log = await LogOfAsync("/account/invitation/a-secret-of-somebody?note=private");
        var request = log.Where(IsRequest).ShouldHaveSingleItem();
        request.Level.ShouldBe(LogEventLevel.Information);
        request.RenderMessage(null).ShouldMatch(@"^GET /account/invitation/\{Secret\} 200 in \d+\.\d ms$");
        foreach (var entry in log)
        {
            var everything = entry.RenderMessage(null) + string.Join(' ', entry.Properties.Values) + entry.Exception;
            everything.ShouldNotContain("a-secret-of-somebody");
            everything.ShouldNotContain("private");
        }
    }

    [Theory]
    [InlineData("/nothing-here", "(none)", HttpStatusCode.NotFound)]
    [InlineData("/health/live", "/health/live", HttpStatusCode.OK)]
    [InlineData("/css/app.css", "css/app.css", HttpStatusCode.OK)]
    public async Task A_request_has_the_status_and_the_route_of_what_was_asked_for(string path, string route, HttpStatusCode status)
    {
        var request = (await LogOfAsync(path, LogEventLevel.Debug)).Where(IsRequest).ShouldHaveSingleItem();
        request.Properties["Route"].ShouldBe(new ScalarValue(route));
        request.Properties["StatusCode"].ShouldBe(new ScalarValue((int)status));
    }

    [Theory]
    [InlineData("/css/app.css")]
    [InlineData("/fonts/screen.css")]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Files_and_health_checks_are_logged_for_debugging_only(string path)
    {
        (await LogOfAsync(path)).ShouldNotContain(entry => IsRequest(entry));
        (await LogOfAsync(path, LogEventLevel.Debug)).Where(IsRequest).ShouldHaveSingleItem().Level.ShouldBe(LogEventLevel.Debug);
    }

    static bool IsRequest(LogEvent entry) => Matching.FromSource("Serilog.AspNetCore.RequestLoggingMiddleware")(entry);

    static async Task<IReadOnlyCollection<LogEvent>> LogOfAsync(string path, LogEventLevel level = LogEventLevel.Information)
    {
        var log = new KeptLog();
        await using var app = await AccountsApp.WithWorkspacesAsync(("Serilog:MinimumLevel:Default", level.ToString()));
        // Disposed with the application that it is made from.
        var logged = app.WithWebHostBuilder(builder => builder.ConfigureServices(services => services.AddSingleton<ILogEventSink>(log)));
        using var client = logged.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative));
        // The line is written after the answer was sent.
        for (var i = 0; i < 50 && level == LogEventLevel.Debug && !log.Entries.Any(IsRequest); i++)
            await Task.Delay(100);
        await logged.DisposeAsync();
        return log.Entries;
    }

    sealed class KeptLog : ILogEventSink
    {
        public ConcurrentQueue<LogEvent> Entries { get; } = new();

        public void Emit(LogEvent logEvent) => Entries.Enqueue(logEvent);
    }
}
