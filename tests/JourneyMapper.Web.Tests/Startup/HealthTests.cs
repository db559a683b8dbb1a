using System.Net;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Web.Tests.Features.Accounts;
using Npgsql;

namespace JourneyMapper.Web.Tests.Startup;

public sealed class HealthTests
{
    [Fact]
    public async Task A_running_application_is_live_and_ready()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        using var visitor = app.Visit();
        (await visitor.StatusOfAsync("/health/live")).ShouldBe(HttpStatusCode.OK);
        (await visitor.StatusOfAsync("/health/ready")).ShouldBe(HttpStatusCode.OK);
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
        using var page = await visitor.GetAsync("/account");
        page.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        (await Visitor.ReadAsync(page)).QuerySelector("h1")!.TextContent.ShouldBe("Something went wrong");
    }

    private static async Task DropDatabaseAsync(string connectionString)
    {
        var database = new NpgsqlConnectionStringBuilder(connectionString);
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Database = "template1", Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var drop = new NpgsqlCommand($"DROP DATABASE {database.Database} WITH (FORCE)", connection);
        await drop.ExecuteNonQueryAsync();
    }
}
