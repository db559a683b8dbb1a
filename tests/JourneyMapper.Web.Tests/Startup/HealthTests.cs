using System.Diagnostics;
using System.Net;
using System.Xml.Linq;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Testing;
using JourneyMapper.Web.Startup;
using JourneyMapper.Web.Tests.Features.Accounts;
using JourneyMapper.Web.Tests.Support;
using Npgsql;

namespace JourneyMapper.Web.Tests.Startup;

public sealed class HealthTests
{
    static readonly string Version = XDocument.Load(Path.Combine(Repository.Root, "Directory.Build.props")).Descendants("Version").Single().Value;

    [Fact]
    public async Task A_running_application_is_live_and_ready()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        using var visitor = app.Visit();
        (await visitor.StatusOfAsync("/health/live")).ShouldBe(HttpStatusCode.OK);
        (await visitor.StatusOfAsync("/health/ready")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Anybody_may_ask_which_version_runs()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        using var visitor = app.Visit();
        using var health = await visitor.GetAsync("/health");
        health.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        (await health.Content.ReadAsStringAsync()).ShouldBe($$"""{"status":"ready","version":"{{Version}}"}""");
    }

    [Fact]
    public async Task The_menu_of_a_member_shows_the_version()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        await app.AddMemberAsync("mia", Role.Editor);
        using var visitor = app.Visit();
        (await visitor.SignInAsync("mia")).Dispose();
        (await visitor.ReadAsync("/account")).QuerySelector(".user-menu")!.TextContent.ShouldContain($"JourneyMapper {Version}");
    }

    [Fact]
    public async Task Without_its_database_it_is_live_but_not_ready_and_pages_say_that_something_is_wrong()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        await app.AddMemberAsync("mia", Role.Editor);
        using var visitor = app.Visit();
        (await visitor.SignInAsync("mia")).Dispose();
        await DropDatabaseAsync(app.ConnectionString);

        (await visitor.StatusOfAsync("/health/live")).ShouldBe(HttpStatusCode.OK);
        using var ready = await visitor.GetAsync("/health/ready");
        ready.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await ready.Content.ReadAsStringAsync()).ShouldBe("database unreachable");
        (await visitor.StatusOfAsync("/health")).ShouldBe(HttpStatusCode.ServiceUnavailable);
        using var page = await visitor.GetAsync("/account");
        page.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        (await Visitor.ReadAsync(page)).QuerySelector("h1")!.TextContent.ShouldBe("Something went wrong");
    }

    [Fact]
    public async Task A_database_that_hangs_is_told_within_two_seconds_and_is_ready_again_afterwards()
    {
        using var line = new PausableLine((await JourneyDatabase.NewAsync()).ConnectionString);
        await using var app = AccountsApp.On(line.ConnectionString);
        using var visitor = app.Visit();
        (await visitor.StatusOfAsync("/health/ready")).ShouldBe(HttpStatusCode.OK);
        line.Pause();
        var begin = Stopwatch.GetTimestamp();
        (await visitor.StatusOfAsync("/health/ready")).ShouldBe(HttpStatusCode.ServiceUnavailable);
        Stopwatch.GetElapsedTime(begin).ShouldBeLessThan(TimeSpan.FromSeconds(2));
        line.Resume();
        await Eventually(async () => await visitor.StatusOfAsync("/health/ready") == HttpStatusCode.OK);
    }

    [Fact]
    public void A_disk_is_short_of_space_when_less_is_free_than_is_needed()
    {
        DiskSpace.IsShort(Path.GetTempPath(), long.MaxValue).ShouldBeTrue();
        DiskSpace.IsShort(Path.GetTempPath(), 0).ShouldBeFalse();
    }

    static async Task Eventually(Func<Task<bool>> condition)
    {
        for (var tries = 0; tries < 50; tries++)
        {
            if (await condition())
                return;
            await Task.Delay(100);
        }

        (await condition()).ShouldBeTrue();
    }

    static async Task DropDatabaseAsync(string connectionString)
    {
        var database = new NpgsqlConnectionStringBuilder(connectionString);
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Database = "template1", Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var drop = new NpgsqlCommand($"DROP DATABASE {database.Database} WITH (FORCE)", connection);
        await drop.ExecuteNonQueryAsync();
    }
}
