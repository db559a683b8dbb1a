using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace JourneyMapper.Benchmarks.Running;

/// <summary>The least that two people can share: a button that commits a row, and a number that all others are sent over SignalR.</summary>
static class BroadcastPage
{
    // SignalR's JSON protocol by hand: a handshake, then messages that end with the record separator.
    const string Html = """
        <!doctype html><title>Broadcast</title><body><button>Drop</button><output>0</output><script>
        const end = '\u001e', line = new WebSocket(`ws://${location.host}/hub`);
        line.onopen = () => line.send(JSON.stringify({ protocol: 'json', version: 1 }) + end);
        line.onmessage = event => {
          document.body.dataset.ready = 'true';
          for (const text of event.data.split(end).filter(Boolean)) {
            const message = JSON.parse(text);
            if (message.target === 'Dropped') document.querySelector('output').textContent = message.arguments[0];
          }
        };
        document.querySelector('button').onpointerup = () => line.send(JSON.stringify({ type: 1, target: 'Drop', arguments: [] }) + end);
        </script>
        """;

    public static async Task<Served> StartAsync(string connectionString)
    {
        var database = NpgsqlDataSource.Create(connectionString);
        await using (var command = database.CreateCommand("CREATE TABLE drops (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at timestamptz NOT NULL)"))
            await command.ExecuteNonQueryAsync();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(database);
        builder.Services.AddSignalR();
        var server = builder.Build();
        server.MapGet("/", () => Results.Content(Html, "text/html"));
        server.MapHub<Drops>("/hub");
        await server.StartAsync();
        return new(server, database);
    }

    /// <summary>It, while it runs.</summary>
    public sealed class Served(WebApplication server, NpgsqlDataSource database) : IAsyncDisposable
    {
        /// <summary>Where the page is.</summary>
        public Uri Address { get; } = new(server.Urls.Single());

        /// <summary>Opens it in a new tab and waits until it is connected.</summary>
        public async Task<IPage> OpenAsync(IBrowserContext window)
        {
            var page = await window.NewPageAsync();
            await page.GotoAsync(Address.AbsoluteUri);
            await page.Locator("body[data-ready]").WaitForAsync();
            return page;
        }

        public async ValueTask DisposeAsync()
        {
            await server.DisposeAsync();
            await database.DisposeAsync();
        }
    }

    sealed class Drops(NpgsqlDataSource database) : Hub
    {
        public async Task Drop()
        {
            await using var command = database.CreateCommand("INSERT INTO drops (at) VALUES (now()) RETURNING id");
            var id = (long)(await command.ExecuteScalarAsync() ?? 0L);
            await Clients.Others.SendAsync("Dropped", id);
        }
    }
}
