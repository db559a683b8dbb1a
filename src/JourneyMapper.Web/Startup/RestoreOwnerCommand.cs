using JourneyMapper.Data;
using JourneyMapper.Web.Features.Accounts;
using JourneyMapper.Web.Features.Accounts.Recovery;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Mail;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Startup;

/// <summary>
/// The command <c>restore-owner E-MAIL</c>: makes that member an owner, ends their second factor and sessions, and prints a link under which they set a new password. It reads the same settings as the
/// application, and works beside one that runs.
/// </summary>
static class RestoreOwnerCommand
{
    const string Name = "restore-owner";

    /// <summary>Whether the arguments ask for it.</summary>
    public static bool IsAsked(string[] args) => args is [Name, ..];

    /// <summary>Does it.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="StartupException">It cannot be done, for a reason that a person can remove.</exception>
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is not [_, var email, .. var settings] || email.StartsWith('-'))
            throw new StartupException($"Say whose: {Name} owner@example.org");
        var builder = WebApplication.CreateBuilder(settings);
        builder.Logging.ClearProviders();
        await using var database = await RunningDatabase.JoinAsync(builder.Configuration);
        builder.Services.AddDatabase(database.ConnectionString);
        builder.Services.AddLive(builder.Configuration);
        builder.Services.AddAccounts(builder.Configuration);
        builder.Services.AddSingleton(new MailSender(options: null));
        await using var app = builder.Build();
        await using var scope = app.Services.CreateAsyncScope();
        await ExpectCurrentAsync(scope.ServiceProvider.GetRequiredService<JourneyDbContext>());
        if (await scope.ServiceProvider.GetRequiredService<OwnerRestoration>().RestoreAsync(email) is not { } link)
            throw new StartupException($"No member has the e-mail '{email}'. Nothing was changed.");
        Console.WriteLine($"{email} is an owner from now on, without a second factor, and signed out everywhere.");
        Console.WriteLine("Under this link they set a new password, once, within an hour:");
        Console.WriteLine(Root(builder.Configuration) + link);
        return 0;
    }

    // Another version may run on it at this moment: that is not the time to change its tables.
    static async Task ExpectCurrentAsync(JourneyDbContext db)
    {
        if ((await db.Database.GetPendingMigrationsAsync()).Any())
            throw new StartupException("The database is that of an older version, or of none: start this version of JourneyMapper once, then try again.");
    }

    static string Root(IConfiguration configuration) =>
        PublicAddress.Read(configuration["JourneyMapper:PublicAddress"])?.Root.AbsoluteUri ?? $"{(configuration[WebHostDefaults.ServerUrlsKey] is { Length: > 0 } urls ? urls.Split(';')[0].TrimEnd('/') : Address.Default)}/";
}
