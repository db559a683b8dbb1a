using System.Net;
using JourneyMapper.Testing;
using JourneyMapper.Web.Startup;
using JourneyMapper.Web.Tests.Features.Accounts;
using JourneyMapper.Web.Tests.Live;
using JourneyMapper.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;

namespace JourneyMapper.Web.Tests.Startup;

/// <summary>A node whose release cannot work with the database any more, because a later one has taken something away.</summary>
public sealed class DatabaseCompatibilityTests
{
    [Fact]
    public async Task A_node_that_hears_of_it_is_not_ready_any_more()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        using var visitor = app.Visit();
        (await visitor.StatusOfAsync("/health/ready")).ShouldBe(HttpStatusCode.OK);
        await Wait.UntilAsync(() => IsListeningAsync(app));
        await RequireAsync(app, "99.0.0");

        // Without being asked.
        await Wait.UntilAsync(() => app.Services.GetRequiredService<DatabaseCompatibility>().IsOutdated);
        using var ready = await visitor.GetAsync("/health/ready");
        (ready.StatusCode, await ready.Content.ReadAsStringAsync()).ShouldBe((HttpStatusCode.ServiceUnavailable, "outdated"));
        using var health = await visitor.GetAsync("/health");
        (await health.Content.ReadAsStringAsync()).ShouldStartWith("""{"status":"outdated",""");
        (await visitor.StatusOfAsync("/health/live")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_an_older_release_would_need_concerns_it_not()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        using var visitor = app.Visit();
        await RequireAsync(app, "0.8.0");
        (await visitor.StatusOfAsync("/health/ready")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task It_ends_by_itself_when_it_has_been_noticed()
    {
        await using var pool = (await JourneyDatabase.NewAsync()).Connect();
        var (clock, lifetime) = (new ManualClock(DateTimeOffset.UtcNow), new ApplicationLifetime(NullLogger<ApplicationLifetime>.Instance));
        var compatibility = new DatabaseCompatibility(pool, lifetime, NullLogger<DatabaseCompatibility>.Instance, clock);
        (await compatibility.IsCurrentAsync(CancellationToken.None)).ShouldBeTrue();
        await using (var db = await JourneyDatabase.Contexts(pool).CreateDbContextAsync())
            await db.Database.ExecuteSqlRawAsync("SELECT require_release('99.0.0')");

        // As after a connection that was lost.
        await compatibility.CatchUpAsync(CancellationToken.None);
        compatibility.IsOutdated.ShouldBeTrue();
        lifetime.ApplicationStopping.IsCancellationRequested.ShouldBeFalse();
        clock.Wait(DatabaseCompatibility.Notice);
        await Wait.UntilAsync(() => lifetime.ApplicationStopping.IsCancellationRequested);
    }

    static async Task<bool> IsListeningAsync(AccountsApp app)
    {
        await using var db = await app.OpenDatabaseAsync();
        return await db.Database.SqlQuery<long>($"""SELECT count(*) AS "Value" FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'""").SingleAsync() > 0;
    }

    static async Task RequireAsync(AccountsApp app, string release)
    {
        await using var db = await app.OpenDatabaseAsync();
        await db.Database.ExecuteSqlAsync($"SELECT require_release({release})");
    }
}
