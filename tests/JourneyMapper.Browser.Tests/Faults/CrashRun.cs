using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using JourneyMapper.Browser.Tests.Running;
using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Testing;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace JourneyMapper.Browser.Tests.Faults;

/// <summary>What is killed, or stands still for a while.</summary>
enum Victim
{
    /// <summary>The application alone.</summary>
    Application,

    /// <summary>PostgreSQL alone, which the application starts again.</summary>
    Database,

    /// <summary>Both in the same moment, as a power cut does but for what the disk has not yet stored.</summary>
    Both,

    /// <summary>PostgreSQL stands still, as on a disk that does not answer, and goes on where it was: longer than a statement may take.</summary>
    FrozenDatabase,

    /// <summary>Both stand still, as on a machine that is suspended, and go on where they were: longer than a browser waits for a sign of life.</summary>
    FrozenMachine,
}

/// <summary>
/// The application with its private PostgreSQL, several programs that edit maps over its API, and a browser that shows one of the maps. At random moments something of it is killed (SIGKILL); the
/// application is started again as a service manager does. Or it stands still and goes on. In the end each confirmed edit has to be there once, and the journal has to lead to the rows.
/// </summary>
sealed class CrashRun : IAsyncDisposable
{
    const string Email = "owner@example.org";
    const string Password = "a sentence that is easy to remember";
    const string Witness = "Witness";
    const int Journeys = 4;
    const int Tokens = 3;

    // From the moment when all works again until something is killed, in milliseconds.
    const int LongestPeace = 4000;

    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    // Statements and browsers wait for 30 s.
    static readonly TimeSpan Standstill = TimeSpan.FromSeconds(35);

    readonly TestFolder folder = new();
    readonly Dictionary<string, string> settings;
    readonly Random random;
    readonly List<Journey> journeys = [];
    readonly List<EditingProgram> programs = [];
    readonly HttpClient witness = new() { Timeout = TimeSpan.FromSeconds(20) };
    readonly NpgsqlDataSource database;
    readonly JourneyStore store;
    Server server = null!;
    Guid workspace;
    IBrowserContext? window;
    int recoveries;

    CrashRun(int seed)
    {
        random = new(seed);
        settings = new(StringComparer.Ordinal)
        {
            ["JourneyMapper__DataDirectory"] = folder.Path,
            ["JourneyMapper__Setup__Email"] = Email,
            ["JourneyMapper__Setup__Password"] = Password,
        };
        // Not from a pool: it would hand out connections to a server that is gone.
        database = NpgsqlDataSource.Create($"Host={Path.Combine(folder.Path, "postgres", "socket")};Username=journeymapper;Database=journeymapper;Pooling=false");
        Contexts = JourneyDatabase.Contexts(database);
        store = new(Contexts, TimeProvider.System);
    }

    IDbContextFactory<JourneyDbContext> Contexts { get; }

    /// <summary>Starts the application, and programs that will edit four maps.</summary>
    public static async Task<CrashRun> StartAsync(Running.Browser browser, int programs, int seed)
    {
        var run = new CrashRun(seed);
        try
        {
            run.server = await Server.StartAsync(run.settings);
            await run.PrepareAsync(programs);
            run.window = await browser.NewContextAsync(run.server.Address, 1440, 900);
            await run.window.SignInAsync(Email, Password);
            return run;
        }
        catch
        {
            await run.DisposeAsync();
            throw;
        }
    }

    /// <summary>Kills one victim after the other while the programs edit, and compares in the end.</summary>
    /// <param name="victims">In the order in which they are killed.</param>
    /// <param name="onKill">Is told how many were killed so far, and which.</param>
    public async Task<CrashReport> KillAsync(IReadOnlyCollection<Victim> victims, Action<int, Victim>? onKill = null)
    {
        var report = new CrashReport();
        var page = await window!.NewPageAsync();
        await page.GotoAsync($"/journeys/{journeys[0].Id}");
        await page.Locator(".board[data-ready]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        using var enough = new CancellationTokenSource();
        var editing = programs.ConvertAll(program => Task.Run(() => program.RunAsync(enough.Token)));
        foreach (var victim in victims)
        {
            await Task.Delay(random.Next(LongestPeace));
            // Who stands still is not slow to recover before they go on.
            if (victim is Victim.FrozenDatabase or Victim.FrozenMachine)
                await FreezeAsync(victim);
            var killed = Stopwatch.GetTimestamp();
            if (victim is Victim.Application or Victim.Database or Victim.Both)
                await KillAsync(victim);
            var (application, seen) = await RecoverAsync(page, killed);
            report.Recoveries.Add(new(victim, application, seen));
            onKill?.Invoke(report.Recoveries.Count, victim);
        }

        await enough.CancelAsync();
        await Task.WhenAll(editing);
        // Requests that a program has given up may still be carried out.
        await Task.Delay(TimeSpan.FromSeconds(2));
        var comparison = new JournalComparison();
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
        if (window is not null)
            await window.DisposeAsync();
        foreach (var program in programs)
            program.Dispose();
        witness.Dispose();
        await database.DisposeAsync();
        if (server is not null)
            await server.DisposeAsync();
        folder.Dispose();
    }

    async Task PrepareAsync(int count)
    {
        Guid owner;
        await using (var db = await Contexts.CreateDbContextAsync())
        {
            var member = await db.Members.AsNoTracking().SingleAsync();
            (workspace, owner) = (member.WorkspaceId, member.Id);
            foreach (var number in Enumerable.Range(0, count))
            {
                if (number < Journeys)
                    journeys.Add(Start(number));
                programs.Add(new(() => server.Address, [.. Enumerable.Range(0, Tokens).Select(_ => NewToken(db, owner))], journeys[number % Journeys].Id, number));
            }

            witness.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", NewToken(db, owner));
            await db.SaveChangesAsync();
        }

        witness.BaseAddress = server.Address;
        foreach (var journey in journeys)
            await store.CreateAsync(workspace, owner, journey);
    }

    static string NewToken(JourneyDbContext db, Guid member)
    {
        var text = TokenText.New();
        db.AccessTokens.Add(new()
        {
            MemberId = member,
            Name = "Load",
            Scopes = [TokenScopes.Journeys.Write],
            SecretHash = TokenText.Hash(text)!,
            Hint = TokenText.Hint(text),
            CreatedAt = DateTimeOffset.UtcNow,
            ExpiresAt = DateTimeOffset.UtcNow.AddDays(1),
        });
        return text;
    }

    static Journey Start(int number) =>
        ((Outcome<Journey>.Applied)new Journey { Id = Guid.CreateVersion7(), Title = string.Create(CultureInfo.InvariantCulture, $"Journey {number}") }
            .Apply(JourneyKinds.Touchpoint.Add(new() { Id = Guid.CreateVersion7(), Stage = Stage.Awareness, Name = Witness }, Place.AtEnd))).After
        with
        { Revision = 0, ContentRevision = 0 };

    async Task KillAsync(Victim victim)
    {
        switch (victim)
        {
            case Victim.Application:
                await server.CrashAsync();
                break;
            case Victim.Database:
                using (var postgres = Process.GetProcessById(DatabaseProcess()))
                    postgres.Kill();
                break;
            default:
                await server.KillAsync();
                break;
        }
    }

    async Task FreezeAsync(Victim victim)
    {
        int[] still = [.. Family(DatabaseProcess()), .. victim == Victim.FrozenMachine ? [server.ProcessId] : Array.Empty<int>()];
        await SignalAsync("-STOP", still);
        await Task.Delay(Standstill);
        await SignalAsync("-CONT", still);
    }

    static async Task SignalAsync(string signal, int[] processes)
    {
        using var kill = Process.Start("kill", [signal, .. processes.Select(id => id.ToString(CultureInfo.InvariantCulture))]);
        await kill.WaitForExitAsync();
    }

    // PostgreSQL has a process for each connection, all of them children of the first. In /proc/…/stat, what comes after the name in brackets begins with the state and the parent.
    static IEnumerable<int> Family(int parent) => Process.GetProcesses().Select(process => process.Id).Where(id => id == parent || ParentOf(id) == parent);

    static int? ParentOf(int process)
    {
        try
        {
            return int.Parse(File.ReadAllText($"/proc/{process}/stat").Split(") ")[^1].Split(' ')[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            // It has ended meanwhile.
            return null;
        }
    }

    int DatabaseProcess() =>
        int.Parse(File.ReadLines(Directory.EnumerateFiles(Path.Combine(folder.Path, "postgres"), "postmaster.pid", SearchOption.AllDirectories).Single()).First(), CultureInfo.InvariantCulture);

    /// <summary>Starts what does not start by itself, and waits until an edit is taken and the browser shows it, in which nobody has done anything.</summary>
    /// <returns>How long after the death the edit was taken, and shown.</returns>
    async Task<(TimeSpan Application, TimeSpan Seen)> RecoverAsync(IPage page, long killed)
    {
        if (server.HasEnded)
        {
            var port = server.Address.Port;
            await server.DisposeAsync();
            server = await Server.StartAsync(settings, port);
        }

        var name = string.Create(CultureInfo.InvariantCulture, $"{Witness} {++recoveries}");
        while (!await WriteAsync(name))
        {
            if (Stopwatch.GetElapsedTime(killed) > Patience)
                throw new TimeoutException($"The application takes no edit {Patience.TotalSeconds} s after a death:\n{server.Output}");
            await Task.Delay(50);
        }

        var taken = Stopwatch.GetElapsedTime(killed);
        await page.GetByRole(AriaRole.Listitem, new() { Name = name, Exact = true }).WaitForAsync(new() { Timeout = (float)Patience.TotalMilliseconds });
        return (taken, Stopwatch.GetElapsedTime(killed));
    }

    async Task<bool> WriteAsync(string name)
    {
        try
        {
            using var answer = await witness.PatchAsJsonAsync(new Uri($"/api/v1/journeys/{journeys[0].Id}/touchpoints/{journeys[0].Touchpoints[0].Id}", UriKind.Relative), new { name });
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException or IOException)
        {
            return false;
        }
    }
}
