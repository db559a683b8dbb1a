using JourneyMapper.Web.Features.Backups;
using JourneyMapper.Web.Shared.Backups;

namespace JourneyMapper.Web.Startup;

static class Backups
{
    /// <summary>Has backups written each day where <c>JourneyMapper:Backup:Folder</c> names a folder.</summary>
    /// <exception cref="Shared.StartupException">A setting makes no sense.</exception>
    public static void AddBackups(this WebApplicationBuilder builder, RunningDatabase database)
    {
        var (options, status) = (BackupOptions.Read(builder.Configuration), new BackupStatus());
        builder.Services.AddSingleton(status);
        if (options.Folder is null)
            return;
        status.Begin(last: null);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(new BackedUpDatabase(database.ConnectionString, database.AdministratorConnectionString));
        builder.Services.AddHostedService<BackupService>();
    }
}
