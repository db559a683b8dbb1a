using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using JourneyMapper.Browser.Tests.Running;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Testing;
using JourneyMapper.Web.Shared;
using Npgsql;

namespace JourneyMapper.Browser.Tests.Faults;

/// <summary>
/// Nodes on one database, and programs that edit maps on them all the time, while a release takes the place of the one before. In the end each confirmed edit has to be there once, and no program may have
/// noticed anything.
/// </summary>
sealed class UpgradeRun : IAsyncDisposable
{
    const int Journeys = 4;
    const int Tokens = 3;

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    // Longer than any request takes.
    static readonly TimeSpan Draining = TimeSpan.FromSeconds(3);

    readonly Dictionary<string, string> settings;
    readonly List<Server> servers = [];
    readonly List<Journey> journeys = [];
    readonly List<EditingProgram> programs = [];
    readonly HttpClient witness = new() { Timeout = TimeSpan.FromSeconds(20) };
    readonly CancellationTokenSource enough = new();
    Server[] ways = [];
    List<Task> editing = [];
    Guid workspace;
    Guid witnessed;
    int words;

    UpgradeRun(string connectionString)
    {
        Database = NpgsqlDataSource.Create(connectionString);
        settings = new(StringComparer.Ordinal)
        {
            ["ConnectionStrings__JourneyMapper"] = connectionString,
            ["JourneyMapper__Setup__Email"] = "owner@example.org",
            ["JourneyMapper__Setup__Password"] = "a sentence that is easy to remember",
        };
    }

    /// <summary>The database of all nodes.</summary>
    public NpgsqlDataSource Database { get; }

    /// <summary>How often a request was answered by 5xx, or not at all.</summary>
    public int Failures => programs.Sum(program => program.Failures);

    /// <summary>Starts the first node on an empty database, and programs that edit four maps on it.</summary>
    /// <param name="count">How many programs.</param>
    /// <param name="previous">The folder of another build, which the first node is of; null: this one.</param>
    public static async Task<UpgradeRun> StartAsync(int count, string? previous = null)
    {
        var run = new UpgradeRun(await TestPostgres.NewDatabaseAsync());
        try
        {
            var first = await run.StartNodeAsync(previous);
            await run.PrepareAsync(count);
            run.ways = [.. Enumerable.Repeat(first, count)];
            run.editing = run.programs.ConvertAll(program => Task.Run(() => program.RunAsync(run.enough.Token)));
            return run;
        }
        catch
        {
            await run.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts a node; programs are led to it by <see cref="Lead"/>.</summary>
    public async Task<Server> StartNodeAsync(string? other = null)
    {
        var server = await Server.StartAsync(settings, other: other);
        servers.Add(server);
        return server;
    }

    /// <summary>The node that was started first.</summary>
    public Server First => servers[0];

    /// <summary>Leads programs to nodes in turns.</summary>
    public void Lead(params Server[] to)
    {
        for (var i = 0; i < ways.Length; i++)
            ways[i] = to[i % to.Length];
    }

    /// <summary>Ends a node as an operator does: nobody is led to it any more, then it is asked to end.</summary>
    public static async Task<int> DrainAsync(Server server)
    {
        await Task.Delay(Draining);
        return await server.StopAsync();
    }

    /// <summary>Edits on one node.</summary>
    /// <returns>How long it took until another one answered with it.</returns>
    public async Task<TimeSpan> SeenAsync(Server here, Server there)
    {
        var (action, path) = (string.Create(CultureInfo.InvariantCulture, $"Witnessed {++words}"), $"/api/v1/journeys/{journeys[0].Id}/touchpoints/{witnessed}");
        using (var answer = await witness.PatchAsJsonAsync(new Uri(here.Address, path), new { action }))
            answer.EnsureSuccessStatusCode();
        for (var begun = Stopwatch.GetTimestamp(); ; await Task.Delay(20))
        {
            if ((await witness.GetFromJsonAsync<JsonElement>(new Uri(there.Address, path))).GetProperty("action").GetString() == action)
                return Stopwatch.GetElapsedTime(begun);
            if (Stopwatch.GetElapsedTime(begun) > Patience)
                throw new TimeoutException("An edit on one node is not seen on the other.");
        }
    }

    /// <summary>Lets the programs see their last edits through, and compares.</summary>
    public async Task<CrashReport> FinishAsync()
    {
        await enough.CancelAsync();
        await Task.WhenAll(editing);
        await Task.Delay(TimeSpan.FromSeconds(2));
        var (comparison, report, store) = (new JournalComparison(), new CrashReport(), new JourneyStore(JourneyDatabase.Contexts(Database), TimeProvider.System));
        foreach (var journey in journeys)
            await comparison.ReplayAsync(store, workspace, journey);
        comparison.Find(programs.SelectMany(program => program.Sent));
        report.Edits.AddRange(programs.SelectMany(program => program.Sent));
        (report.Lost, report.Doubled) = (comparison.Lost, comparison.Doubled);
        report.Problems.AddRange([.. comparison.Problems, .. programs.SelectMany(program => program.Surprises)]);
        return report;
    }

    public async ValueTask DisposeAsync()
    {
        await enough.CancelAsync();
        foreach (var server in servers)
            await server.DisposeAsync();
        foreach (var program in programs)
            program.Dispose();
        witness.Dispose();
        enough.Dispose();
        await Database.DisposeAsync();
    }

    // By what the first node's release has, too: SQL of old columns, and its own interface.
    async Task PrepareAsync(int count)
    {
        var member = await ScalarAsync<Guid>("""SELECT "Id" FROM "Members" """);
        workspace = await ScalarAsync<Guid>("""SELECT "WorkspaceId" FROM "Members" """);
        witness.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await NewTokenAsync(member));
        for (var number = 0; number < count; number++)
        {
            if (number < Journeys)
                journeys.Add(await NewJourneyAsync(number));
            var tokens = new List<string>();
            for (var token = 0; token < Tokens; token++)
                tokens.Add(await NewTokenAsync(member));
            var one = number;
            programs.Add(new(() => ways[one].Address, tokens, journeys[number % Journeys].Id, number));
        }

        using var answer = await witness.PostAsJsonAsync(new Uri(First.Address, $"/api/v1/journeys/{journeys[0].Id}/touchpoints"), new { stage = "awareness", name = "Witness" });
        witnessed = (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
    }

    async Task<Journey> NewJourneyAsync(int number)
    {
        var title = string.Create(CultureInfo.InvariantCulture, $"Journey {number}");
        using var answer = await witness.PostAsJsonAsync(new Uri(First.Address, "/api/v1/journeys"), new { title });
        return new() { Id = (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid(), Title = title };
    }

    async Task<string> NewTokenAsync(Guid member)
    {
        var text = TokenText.New();
        await ScalarAsync<Guid>("""
            INSERT INTO "AccessTokens" ("Id", "MemberId", "Name", "Scopes", "SecretHash", "Hint", "CreatedAt", "ExpiresAt")
            VALUES (gen_random_uuid(), $1, 'Load', $2, $3, $4, now(), now() + interval '1 day') RETURNING "Id"
            """, member, new[] { TokenScopes.Journeys.Read, TokenScopes.Journeys.Write }, TokenText.Hash(text)!, TokenText.Hint(text));
        return text;
    }

    async Task<T> ScalarAsync<T>(string sql, params object[] values)
    {
        await using var command = Database.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        return (T)(await command.ExecuteScalarAsync())!;
    }
}
