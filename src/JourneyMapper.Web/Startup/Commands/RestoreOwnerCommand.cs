using JourneyMapper.Data;
using JourneyMapper.Data.Migrations;
using JourneyMapper.Web.Features.Accounts;
using JourneyMapper.Web.Features.Accounts.Recovery;
using JourneyMapper.Web.Features.Accounts.SingleSignOn;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Mail;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace JourneyMapper.Web.Startup.Commands;

/// <summary>
/// <c>restore-owner E-MAIL [--workspace=NAME]</c>: makes that member an owner, ends their second factor and sessions, and prints a link under which they set a new password (or, where passwords are off, are signed in once), also while JourneyMapper runs.
/// </summary>
static class RestoreOwnerCommand
{
    const string WorkspaceOption = "workspace";

    /// <summary>Runs it.</summary>
    /// <exception cref="StartupException">It cannot be done, for a reason that a person can remove.</exception>
    public static async Task RunAsync(CommandArguments arguments)
    {
        if (arguments.Words is not [var email])
            throw new StartupException("Say whose: 'restore-owner owner@example.org'.");
        await using var database = await RunningDatabase.JoinAsync(arguments.Configuration);
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddDatabase(database.ConnectionString);
        builder.Services.AddLive(arguments.Configuration);
        builder.Services.AddAccounts(arguments.Configuration);
        builder.Services.AddSingleton(new MailSender(options: null));
        await using var app = builder.Build();
        await using var scope = app.Services.CreateAsyncScope();
        await using (var connection = await app.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync())
            await Compatibility.EnsureAsync(connection, Compatibility.Release);
        await ExpectCurrentAsync(scope.ServiceProvider.GetRequiredService<JourneyDbContext>());
        var restoration = scope.ServiceProvider.GetRequiredService<OwnerRestoration>();
        var workspace = Choose(await restoration.WorkspacesAsync(email), email, arguments.Configuration[WorkspaceOption]);
        if (await restoration.RestoreAsync(email, workspace.Id) is not { } link)
            throw new StartupException($"'{email}' is no member any more. Nothing was changed.");
        Console.WriteLine($"{email} is an owner of '{workspace.Name}' from now on, without a second factor, and signed out everywhere.");
        Console.WriteLine(app.Services.GetRequiredService<IdentityProvider>().IsOnlyWayIn
            ? "Under this link they are signed in, once, within an hour, and link their account with the identity provider anew:"
            : "Under this link they set a new password, once, within an hour:");
        Console.WriteLine(Root(arguments.Configuration) + link);
    }

    static Data.Accounts.Workspace Choose(IReadOnlyList<Data.Accounts.Workspace> workspaces, string email, string? named) => workspaces switch
    {
        [] => throw new StartupException($"No member has the e-mail '{email}'. Nothing was changed."),
        [var only] when named is null || named == only.Name => only,
        _ when workspaces.Where(workspace => workspace.Name == named).ToList() is [var chosen] => chosen,
        _ => throw new StartupException($"Say of which workspace, as --{WorkspaceOption}=NAME: {string.Join(", ", workspaces.Select(workspace => $"'{workspace.Name}'"))}. Nothing was changed."),
    };

    // Another version may run on it at this moment: that is not the time to change its tables.
    static async Task ExpectCurrentAsync(JourneyDbContext db)
    {
        if ((await db.Database.GetPendingMigrationsAsync()).Any())
            throw new StartupException("The database is that of an older version, or of none: start this version of JourneyMapper once, then try again.");
    }

    static string Root(IConfiguration configuration) =>
        PublicAddress.Read(configuration["JourneyMapper:PublicAddress"])?.Root.AbsoluteUri ?? $"{(configuration[WebHostDefaults.ServerUrlsKey] is { Length: > 0 } urls ? urls.Split(';')[0].TrimEnd('/') : Address.Default)}/";
}
