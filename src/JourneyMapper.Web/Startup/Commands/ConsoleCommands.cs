using JourneyMapper.Data.Backups;
using JourneyMapper.Data.LocalPostgres;
using JourneyMapper.Data.Migrations;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Startup.Commands;

/// <summary>What the program does instead of serving pages when its first argument is the name of a command: <c>dotnet JourneyMapper.Web.dll backup</c>.</summary>
static class ConsoleCommands
{
    static readonly Dictionary<string, Func<CommandArguments, Task>> All = new(StringComparer.Ordinal)
    {
        ["backup"] = BackupCommand.RunAsync,
        ["restore"] = RestoreCommand.RunAsync,
        ["restore-owner"] = RestoreOwnerCommand.RunAsync,
    };

    /// <summary>Runs the command that the arguments name.</summary>
    /// <returns>The exit code; null where they name none.</returns>
    public static async Task<int?> RunAsync(string[] args)
    {
        if (args.Length == 0 || !All.TryGetValue(args[0], out var command))
            return null;
        try
        {
            await command(CommandArguments.Of(args[1..]));
            return 0;
        }
        catch (Exception exception) when (exception is BackupException or StartupException or LocalPostgresException or OutdatedReleaseException)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 1;
        }
    }
}

/// <summary>The arguments of a command: its own, and settings as the application takes them.</summary>
/// <param name="Words">What begins without dashes.</param>
/// <param name="Replace">Whether <c>--replace</c> is among them.</param>
/// <param name="Configuration">The settings, with those of the command line.</param>
sealed record CommandArguments(string[] Words, bool Replace, IConfiguration Configuration)
{
    const string ReplaceOption = "--replace";

    public static CommandArguments Of(string[] args)
    {
        var builder = WebApplication.CreateBuilder([.. args.Where(argument => argument.StartsWith("--", StringComparison.Ordinal) && argument != ReplaceOption)]);
        builder.Configuration.AddSecretFiles();
        return new([.. args.Where(argument => !argument.StartsWith("--", StringComparison.Ordinal))], args.Contains(ReplaceOption, StringComparer.Ordinal), builder.Configuration);
    }
}
