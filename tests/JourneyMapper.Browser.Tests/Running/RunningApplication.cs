using System.Globalization;
using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Accounts;
using JourneyMapper.Web.Features.Accounts.Members;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;
using Npgsql;

[assembly: AssemblyFixture(typeof(JourneyMapper.Browser.Tests.Running.RunningApplication))]

namespace JourneyMapper.Browser.Tests.Running;

/// <summary>One application, one database and one browser for all tests: each test brings its own people and journeys.</summary>
public sealed class RunningApplication : IAsyncLifetime
{
    /// <summary>The collection of tests that look at the whole workspace.</summary>
    public const string Collection = "workspace";

    /// <summary>The collection of tests of the map.</summary>
    public const string BoardCollection = "board";

    /// <summary>The collection of tests of what all pages share.</summary>
    public const string UiCollection = "pages";

    /// <summary>The collection of tests that type into panels.</summary>
    public const string TypingCollection = "typing";

    /// <summary>The collection of tests that type onto the map.</summary>
    public const string EntryCollection = "entry";

    /// <summary>The collection of tests of large maps.</summary>
    public const string LargeCollection = "large maps";

    /// <summary>The collection of tests that tolerate no others beside them.</summary>
    public const string AloneCollection = "alone";

    const string OwnerEmail = "owner@example.org";
    const string Password = "a sentence that is easy to remember";

    readonly Dictionary<string, string> settings = new(StringComparer.Ordinal)
    {
        ["JourneyMapper__Setup__Email"] = OwnerEmail,
        ["JourneyMapper__Setup__Password"] = Password,
    };

    NpgsqlDataSource database = null!;
    IDbContextFactory<JourneyDbContext> contexts = null!;
    Server server = null!;
    Browser browser = null!;

    /// <summary>Whoever set it up.</summary>
    public Person Owner { get; private set; } = null!;

    /// <summary>Where it answers.</summary>
    public Uri Address => server.Address;

    /// <summary>The workspace of the owner and of all new members.</summary>
    public Guid Workspace { get; private set; }

    /// <summary>What the server has printed so far.</summary>
    public string ServerOutput => server.Output;

    internal Browser Browser => browser;

    public async ValueTask InitializeAsync()
    {
        var connectionString = await TestPostgres.NewDatabaseAsync();
        settings["ConnectionStrings__JourneyMapper"] = connectionString;
        server = await Server.StartAsync(settings);
        browser = await Browser.StartAsync();
        database = NpgsqlDataSource.Create(connectionString);
        contexts = JourneyDatabase.Contexts(database);
        await using var db = await contexts.CreateDbContextAsync();
        var owner = await db.Members.AsNoTracking().SingleAsync();
        Owner = new(owner.Id, owner.DisplayName, OwnerEmail, Password, owner.Role);
        Workspace = owner.WorkspaceId;
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        await server.DisposeAsync();
        await database.DisposeAsync();
    }

    /// <summary>Takes the server away, until <see cref="StartAgainAsync"/>.</summary>
    public async Task StopAsync() => (await server.StopAsync()).ShouldBe(0);

    /// <summary>Takes the database away from the server for as long as some steps take.</summary>
    public async Task WithoutDatabaseAsync(Func<Task> steps)
    {
        var name = new NpgsqlConnectionStringBuilder(database.ConnectionString).Database!;
        await using var elsewhere = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(settings["ConnectionStrings__JourneyMapper"]) { Database = "postgres" }.ConnectionString);
        await ExecuteAsync($"ALTER DATABASE \"{name}\" ALLOW_CONNECTIONS false");
        await ExecuteAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}' AND backend_type = 'client backend'");
        try
        {
            await steps();
        }
        finally
        {
            await ExecuteAsync($"ALTER DATABASE \"{name}\" ALLOW_CONNECTIONS true");
            NpgsqlConnection.ClearAllPools();
        }

        async Task ExecuteAsync(string sql)
        {
            await using var command = elsewhere.CreateCommand(sql);
            await command.ExecuteNonQueryAsync();
        }
    }

    /// <summary>Lets whoever reads a table wait until the answer is disposed of.</summary>
    public async Task<IAsyncDisposable> HoldTableAsync(string table)
    {
        var connection = await database.OpenConnectionAsync();
        await connection.BeginTransactionAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"LOCK TABLE \"{table}\"";
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    /// <summary>Starts the server again where it was.</summary>
    public async Task StartAgainAsync()
    {
        var port = server.Address.Port;
        await server.DisposeAsync();
        server = await Server.StartAsync(settings, port);
    }

    /// <summary>Starts another node on the same database.</summary>
    /// <param name="more">Settings that it has beside those of all.</param>
    internal Task<Server> StartNodeAsync(params IEnumerable<(string Key, string Value)> more) =>
        Server.StartAsync(settings.Concat(more.Select(setting => KeyValuePair.Create(setting.Key.Replace(":", "__", StringComparison.Ordinal), setting.Value))).ToDictionary(StringComparer.Ordinal));

    /// <summary>Makes an account, as if an invitation had been followed.</summary>
    public async Task<Person> NewMemberAsync(Role role = Role.Editor, string language = "en", string? name = null)
    {
        var id = Guid.NewGuid();
        var person = new Person(id, name ?? $"Member {id.ToString("N", CultureInfo.InvariantCulture)[..6]}", $"{id:N}@example.org", Password, role);
        var account = Account.New(person.Email);
        (account.NormalizedUserName, account.NormalizedEmail) = (person.Email.ToUpperInvariant(), person.Email.ToUpperInvariant());
        account.SecurityStamp = Guid.NewGuid().ToString();
        account.PasswordHash = PasswordHashing.New<Account>().HashPassword(account, Password);
        await using var db = await contexts.CreateDbContextAsync();
        db.Members.Add(new() { Id = id, WorkspaceId = Workspace, Account = account, DisplayName = person.Name, Role = role, Language = language });
        await db.SaveChangesAsync();
        return person;
    }

    /// <summary>Takes a member's account away, as an owner does on another node.</summary>
    public async Task RemoveAsync(Person member) =>
        (await new MemberAdministration(contexts, new(), new(contexts, TimeProvider.System), TimeProvider.System).RemoveAsync(new(Owner.Id, Workspace, Owner.Name, Role.Owner), member.Id)).ShouldBe(Administered.Done);

    /// <summary>Stores a journey made from a sample, the road bike unless another is named, under a title of its own.</summary>
    public Task<Journey> NewJourneyFromSampleAsync(string language = "en", int sample = 0)
    {
        var journey = Samples.All[sample].Create(CultureInfo.GetCultureInfo(language));
        return NewJourneyAsync(journey with { Title = $"{journey.Title} {journey.Id.ToString("N", CultureInfo.InvariantCulture)[^6..]}" });
    }

    /// <summary>Stores the road bike as if it had been audited and measured for a year, under a title of its own.</summary>
    public async Task<Journey> NewMeasuredJourneyAsync()
    {
        var made = Samples.All[0].Create(CultureInfo.GetCultureInfo("en"), DateOnly.FromDateTime(DateTime.UtcNow), Owner.Id);
        made = made with { Journey = made.Journey with { Title = $"Measured {made.Journey.Id:N}" } };
        await new JourneyStore(contexts, TimeProvider.System).CreateAsync(Workspace, Owner.Id, made);
        return made.Journey;
    }

    /// <summary>Stores a journey with what is known of it.</summary>
    public Task NewJourneyAsync(NewJourney made) => new JourneyStore(contexts, TimeProvider.System).CreateAsync(Workspace, Owner.Id, made);

    /// <summary>Stores a journey.</summary>
    public async Task<Journey> NewJourneyAsync(Journey journey)
    {
        await new JourneyStore(contexts, TimeProvider.System).CreateAsync(Workspace, Owner.Id, journey);
        return journey;
    }

    /// <summary>A journey as the database has it.</summary>
    public async Task<Journey> StoredAsync(Guid journey) =>
        (await new JourneyStore(contexts, TimeProvider.System).FindAsync(Reader.Application(Workspace), journey)).ShouldNotBeNull();
}

/// <summary>Tests that look at the whole workspace, one after the other. All other collections run beside it and beside each other: they bring their own people and journeys, and mostly wait.</summary>
[CollectionDefinition(RunningApplication.Collection)]
public sealed class BrowserCollection;

/// <summary>Tests of the map.</summary>
[CollectionDefinition(RunningApplication.BoardCollection)]
public sealed class BoardCollection;

/// <summary>Tests of dialogs, forms and early input.</summary>
[CollectionDefinition(RunningApplication.UiCollection)]
public sealed class UiCollection;

/// <summary>Tests that type at human speed and over slow lines into panels.</summary>
[CollectionDefinition(RunningApplication.TypingCollection)]
public sealed class TypingCollection;

/// <summary>Tests that type at human speed and over slow lines onto the map.</summary>
[CollectionDefinition(RunningApplication.EntryCollection)]
public sealed class EntryCollection;

/// <summary>Tests of maps that take long to draw.</summary>
[CollectionDefinition(RunningApplication.LargeCollection)]
public sealed class LargeCollection;

/// <summary>Tests that take the application or its database away from under everybody: when all others are through.</summary>
[CollectionDefinition(RunningApplication.AloneCollection, DisableParallelization = true)]
public sealed class AloneCollection;
