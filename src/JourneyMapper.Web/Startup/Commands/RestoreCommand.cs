using System.Globalization;
using JourneyMapper.Data.Backups;

namespace JourneyMapper.Web.Startup.Commands;

/// <summary><c>restore FILE [--replace]</c>: puts a backup into the database while JourneyMapper is stopped.</summary>
static class RestoreCommand
{
    /// <summary>Runs it.</summary>
    /// <exception cref="BackupException">There is no file, or it was not restored: the database is as before.</exception>
    public static async Task RunAsync(CommandArguments arguments)
    {
        if (arguments.Words is not [var path])
            throw new BackupException("Name the file of a backup: 'restore FILE', and '--replace' where the database is not empty.");
        await using var file = await BackupFile.OpenAsync(path, CancellationToken.None);
        await using var database = await RunningDatabase.StartAsync(arguments.Configuration);
        await DatabaseRestore.RestoreAsync(file, database.ConnectionString, arguments.Replace, CancellationToken.None);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file.Manifest.Rows} rows as of {file.Manifest.TakenAt:u} were restored, written by JourneyMapper {file.Manifest.Version}."));
    }
}
