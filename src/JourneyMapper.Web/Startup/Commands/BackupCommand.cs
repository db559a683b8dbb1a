using System.Globalization;
using JourneyMapper.Data.Backups;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Backups;

namespace JourneyMapper.Web.Startup.Commands;

/// <summary><c>backup [FOLDER]</c>: writes a backup into a folder, also while JourneyMapper runs.</summary>
static class BackupCommand
{
    /// <summary>Runs it.</summary>
    /// <exception cref="BackupException">There is no folder, or the backup was not written.</exception>
    public static async Task RunAsync(CommandArguments arguments)
    {
        var folder = arguments.Words switch
        {
            [] => BackupOptions.Read(arguments.Configuration).Folder ?? throw new BackupException("Name a folder: 'backup FOLDER', or set JourneyMapper:Backup:Folder."),
            [var named] => named,
            _ => throw new BackupException("Name one folder: 'backup FOLDER'."),
        };
        await using var database = await RunningDatabase.JoinAsync(arguments.Configuration);
        var done = await new BackupFolder(Path.GetFullPath(folder)).WriteAsync(database.ConnectionString, database.AdministratorConnectionString, ProductVersion.Current, TimeProvider.System.GetUtcNow(), CancellationToken.None);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{done.Path}: {done.Rows} rows as of {done.TakenAt:u}, {(done.WasRestored ? "restored into a scratch database and compared" : "read again and compared; the database user may not make a scratch database")}."));
    }
}
