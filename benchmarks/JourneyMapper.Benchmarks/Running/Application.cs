using JourneyMapper.Browser.Tests.Running;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Testing;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace JourneyMapper.Benchmarks.Running;

/// <summary>The application in a process of its own, as in production, and its owner in front of a browser.</summary>
sealed class Application : IAsyncDisposable
{
    const string Email = "owner@example.org";
    const string Password = "a sentence that is easy to remember";
    const int Width = 1440;
    const int Height = 900;

    readonly Server server;
    readonly Browser.Tests.Running.Browser browser;
    readonly NpgsqlDataSource database;
    readonly Member owner;

    Application(Server server, Browser.Tests.Running.Browser browser, NpgsqlDataSource database, Member owner) =>
        (this.server, this.browser, this.database, this.owner) = (server, browser, database, owner);

    /// <summary>Where it answers.</summary>
    public Uri Address => server.Address;

    /// <summary>How much of the processors it has used.</summary>
    public TimeSpan ProcessorTime => server.ProcessorTime;

    public static async Task<Application> StartAsync(string connectionString)
    {
        var process = await Server.StartAsync(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ConnectionStrings__JourneyMapper"] = connectionString,
            ["JourneyMapper__Setup__Email"] = Email,
            ["JourneyMapper__Setup__Password"] = Password,
        });
        try
        {
            var pool = NpgsqlDataSource.Create(connectionString);
            await using var db = await JourneyDatabase.Contexts(pool).CreateDbContextAsync();
            return new(process, await Browser.Tests.Running.Browser.StartAsync(), pool, await db.Members.AsNoTracking().SingleAsync());
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stores a journey in the owner's workspace.</summary>
    /// <returns>The address of its map.</returns>
    public async Task<Uri> AddAsync(Journey journey)
    {
        await new JourneyStore(JourneyDatabase.Contexts(database), TimeProvider.System).CreateAsync(owner.WorkspaceId, owner.Id, journey);
        return new Uri(Address, $"/journeys/{journey.Id}");
    }

    /// <summary>A window of the signed-in owner.</summary>
    /// <param name="address">Where the application is found, if not at its own address.</param>
    public async Task<IBrowserContext> SignInAsync(Uri? address = null)
    {
        var context = await NewWindowAsync(address ?? Address);
        await context.SignInAsync(Email, Password);
        return context;
    }

    /// <summary>A window of somebody who is not signed in.</summary>
    public Task<IBrowserContext> NewWindowAsync(Uri address) => browser.NewContextAsync(address, Width, Height);

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        await server.DisposeAsync();
        await database.DisposeAsync();
    }
}
