using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using JourneyMapper.Browser.Tests.Running;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Testing;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace JourneyMapper.Benchmarks.Running;

/// <summary>The application in a process of its own, its owner with as many circuits as wanted, and how much of its heap is live.</summary>
sealed partial class CircuitServer : IAsyncDisposable
{
    const string Email = "owner@example.org";
    const string Password = "a sentence that is easy to remember";

    readonly Server server;
    readonly NpgsqlDataSource database;
    readonly JourneyStore store;
    // By hand: a cookie for encrypted connections only is sent to localhost by browsers, and not by CookieContainer.
    readonly Dictionary<string, string> cookies = new(StringComparer.Ordinal);
    readonly HttpClient client;
    readonly int heapPort;
    Member owner = null!;

    CircuitServer(Server server, string connectionString, int heapPort)
    {
        this.server = server;
        this.heapPort = heapPort;
        database = NpgsqlDataSource.Create(connectionString);
        store = new(JourneyDatabase.Contexts(database), TimeProvider.System);
        client = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = server.Address };
    }

    /// <summary>Starts it on a database, empty or of another node.</summary>
    public static async Task<CircuitServer> StartAsync(string connectionString)
    {
        var heapPort = FreePort();
        var process = await Server.StartAsync(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ConnectionStrings__JourneyMapper"] = connectionString,
            ["JourneyMapper__Setup__Email"] = Email,
            ["JourneyMapper__Setup__Password"] = Password,
            // All circuits are one member's.
            ["JourneyMapper__Circuits__AtOnce"] = "1000",
            ["JourneyMapper__Circuits__NewInMinute"] = "100000",
            ["DOTNET_STARTUP_HOOKS"] = typeof(CircuitServer).Assembly.Location,
            ["JOURNEYMAPPER_HEAP_PORT"] = heapPort.ToString(CultureInfo.InvariantCulture),
            // Rented arrays that a pool keeps are nobody's, and how many it keeps is chance.
            ["DOTNET_SYSTEM_BUFFERS_SHAREDARRAYPOOL_MAXPARTITIONCOUNT"] = "1",
            ["DOTNET_SYSTEM_BUFFERS_SHAREDARRAYPOOL_MAXARRAYSPERPARTITION"] = "1",
        });
        var started = new CircuitServer(process, connectionString, heapPort);
        try
        {
            await using var db = await JourneyDatabase.Contexts(started.database).CreateDbContextAsync();
            started.owner = await db.Members.AsNoTracking().SingleAsync();
            await started.SignInAsync();
            return started;
        }
        catch
        {
            await started.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stores a journey.</summary>
    public Task AddAsync(Journey journey) => store.CreateAsync(owner.WorkspaceId, owner.Id, journey);

    /// <summary>A journey as the database has it.</summary>
    public async Task<Journey> StoredAsync(Guid journey) =>
        await store.FindAsync(Reader.Application(owner.WorkspaceId), journey) ?? throw new InvalidOperationException("The journey is gone.");

    /// <summary>Opens the map of a journey.</summary>
    public Task<Circuit> OpenMapAsync(Guid journey) => Circuit.OpenAsync(client, new Uri(server.Address, $"/journeys/{journey}"), withBoard: true);

    /// <summary>How many bytes of its heap are live.</summary>
    public async Task<long> HeapAsync()
    {
        using var hook = new TcpClient();
        await hook.ConnectAsync(IPAddress.Loopback, heapPort);
        using var reader = new StreamReader(hook.GetStream());
        return long.Parse(await reader.ReadToEndAsync(), CultureInfo.InvariantCulture);
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await server.DisposeAsync();
        await database.DisposeAsync();
    }

    async Task SignInAsync()
    {
        var path = new Uri("/account/sign-in", UriKind.Relative);
        using var page = await client.GetAsync(path);
        Keep(page);
        // Each form of the page has the same ones.
        Dictionary<string, string> fields = new(StringComparer.Ordinal) { ["Input.Email"] = Email, ["Input.Password"] = Password };
        foreach (Match field in HiddenField().Matches(await page.Content.ReadAsStringAsync()))
            fields[field.Groups["name"].Value] = WebUtility.HtmlDecode(field.Groups["value"].Value);
        using var form = new FormUrlEncodedContent(fields);
        using var answer = await client.PostAsync(path, form);
        Keep(answer);
        if (answer.StatusCode != HttpStatusCode.Found)
            throw new InvalidOperationException($"Nobody is signed in: {answer.StatusCode}.");
    }

    void Keep(HttpResponseMessage answer)
    {
        if (answer.Headers.TryGetValues("Set-Cookie", out var set))
            foreach (var cookie in set.Select(text => text.Split(';')[0].Split('=', 2)))
                cookies[cookie[0]] = cookie[1];
        client.DefaultRequestHeaders.Remove(Circuit.CookieHeader);
        client.DefaultRequestHeaders.Add(Circuit.CookieHeader, string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"")]
    private static partial Regex HiddenField();
}
