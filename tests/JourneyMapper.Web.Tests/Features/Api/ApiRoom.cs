using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Accounts.Tokens;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Tests.Features.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyMapper.Web.Tests.Features.Api;

/// <summary>The whole application behind its real server, and one touchpoint that has two KPIs for each test.</summary>
public sealed class ApiRoom : IAsyncLifetime
{
    public const string Measurements = "/api/v1/measurements";
    public const string Touchpoints = "/api/v1/touchpoints";
    public const string Conversion = "conversion-rate";
    public const string Nps = "net-promoter-score";

    readonly (string Key, string Value)[] settings;
    AccountsApp app = null!;
    int members;

    public ApiRoom()
        : this(Array.Empty<(string Key, string Value)>())
    {
    }

    internal ApiRoom(params (string Key, string Value)[] settings) => this.settings = settings;

    public IServiceProvider Services => app.Services;

    public async ValueTask InitializeAsync()
    {
        app = await AccountsApp.WithWorkspacesAsync(settings);
        // Only the real one refuses bodies that are too large.
        app.UseKestrel(0);
        app.StartServer();
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    public Task<JourneyDbContext> OpenDatabaseAsync() => app.OpenDatabaseAsync();

    public Task<CurrentMember> NewMemberAsync(Role role = Role.Editor, Guid? workspace = null) => app.AddMemberAsync($"member{Interlocked.Increment(ref members)}", role, workspace);

    /// <summary>A token that opens everything, or these scopes only.</summary>
    public async Task<string> NewTokenAsync(CurrentMember member, params IReadOnlyList<string> scopes) =>
        (await Services.GetRequiredService<AccessTokenService>().CreateAsync(member, Guid.CreateVersion7(), "Reports", 30, scopes.Count > 0 ? scopes : TokenScopes.All)).ShouldBeOfType<TokenCreated.Done>().Text;

    /// <summary>A program with the token of a new editor.</summary>
    public async Task<HttpClient> NewProgramAsync() => Program(await NewTokenAsync(await NewMemberAsync()));

    public HttpClient Program(string? token, string scheme = "Bearer")
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = app.ClientOptions.BaseAddress };
        if (token is not null)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(scheme, token);
        return client;
    }

    /// <summary>Where the application answers.</summary>
    public Uri Address => app.ClientOptions.BaseAddress;

    /// <summary>A copy of the first sample, made by a member.</summary>
    public async Task<Journey> NewSampleAsync(CurrentMember member)
    {
        var journey = Samples.All[0].Create(CultureInfo.GetCultureInfo("en"));
        await Services.GetRequiredService<JourneyStore>().CreateAsync(member.Workspace, member.Id, journey);
        return journey;
    }

    /// <summary>A touchpoint on a map of its own.</summary>
    public async Task<Touchpoint> NewTouchpointAsync(Guid? workspace = null, string name = "Store")
    {
        var touchpoint = new Touchpoint { Id = Guid.CreateVersion7(), Stage = Stage.Decision, Name = name, Rank = Rank.Between(null, null), Kpis = [new(Conversion, 3, 1), new(Nps, 30, 5)] };
        await Services.StoreAsync(new Journey { Id = Guid.CreateVersion7(), Title = "Buying a road bike", Touchpoints = [touchpoint] }, workspace);
        return touchpoint;
    }

    public async Task<IReadOnlyDictionary<(string Kpi, DateOnly On), decimal>> StoredAsync(Guid touchpoint)
    {
        await using var db = await OpenDatabaseAsync();
        return await db.Measurements.Where(row => row.TouchpointId == touchpoint).ToDictionaryAsync(row => (row.Kpi, row.On), row => row.Value);
    }

    public static object Row(Guid touchpoint, string kpi, string on, decimal value) => new { touchpoint, kpi, on, value };

    public static object Body(string existing, params object[] measurements) => new { existing, measurements };

    public static Task<HttpResponseMessage> PostAsync(HttpClient program, object body) => PostTextAsync(program, JsonSerializer.Serialize(body));

    public static Task<HttpResponseMessage> PostTextAsync(HttpClient program, string body, string type = "application/json") =>
        program.PostAsync(new Uri(Measurements, UriKind.Relative), new StringContent(body, Encoding.UTF8, type));

    /// <summary>What an answer says, as status and JSON.</summary>
    public static async Task<(int Status, JsonElement Json)> ReadAsync(Task<HttpResponseMessage> answer)
    {
        using var response = await answer;
        var text = await response.Content.ReadAsStringAsync();
        response.Content.Headers.ContentType!.MediaType.ShouldBe(response.IsSuccessStatusCode ? "application/json" : "application/problem+json", text);
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        return ((int)response.StatusCode, JsonSerializer.Deserialize<JsonElement>(text));
    }

    /// <summary>Counts of created, replaced, unchanged and skipped values.</summary>
    public static int[] Counts(JsonElement json) => [.. new[] { "created", "replaced", "unchanged", "skipped" }.Select(name => json.GetProperty(name).GetInt32())];

    /// <summary>Index, field and code of each row that an answer complains of.</summary>
    public static IReadOnlyList<(int, string?, string?)> Errors(JsonElement json) =>
        [.. json.GetProperty("errors").EnumerateArray().Select(error => (error.GetProperty("index").GetInt32(), error.GetProperty("field").GetString(), error.GetProperty("code").GetString()))];
}
