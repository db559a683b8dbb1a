using System.Globalization;
using JourneyMapper.Data;
using JourneyMapper.Data.Migrations;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;

namespace JourneyMapper.Web.Startup;

static class DatabaseServices
{
    const int OldestVersion = 15;

    /// <summary>Adds the one pool of connections and the factory of contexts.</summary>
    /// <exception cref="StartupException">The connection string is malformed.</exception>
    public static void AddDatabase(this IServiceCollection services, string connectionString)
    {
        var source = CreateSource(connectionString);
        services.AddSingleton(_ => source);
        services.AddPooledDbContextFactory<JourneyDbContext>((provider, options) => options.UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>()));
        // The stores of ASP.NET Core Identity ask for the context itself: one for each request.
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<JourneyDbContext>>().CreateDbContext());
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<DatabaseCompatibility>();
        services.AddSingleton<INotificationChannel>(provider => provider.GetRequiredService<DatabaseCompatibility>());
    }

    /// <summary>Refuses a server that is too old and brings the schema up to date.</summary>
    /// <exception cref="StartupException">The server is older than version 15.</exception>
    /// <exception cref="OutdatedReleaseException">A later release has changed the database, and this one cannot work with it.</exception>
    public static async Task PrepareDatabaseAsync(this WebApplication app)
    {
        await using (var connection = await app.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync())
        {
            if (connection.PostgreSqlVersion.Major < OldestVersion)
                throw new StartupException(string.Create(CultureInfo.InvariantCulture, $"The database is PostgreSQL {connection.PostgreSqlVersion}, and JourneyMapper needs version {OldestVersion} or later."));
        }
        await DatabaseMigrator.MigrateAsync(app.Services.GetRequiredService<IDbContextFactory<JourneyDbContext>>(), app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(DatabaseMigrator)));
    }

    static NpgsqlDataSource CreateSource(string connectionString)
    {
        try
        {
            return JourneyDataSource.Create(connectionString);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            // Without the exception's words: they may repeat the password.
            throw new StartupException("ConnectionStrings:JourneyMapper is not a connection string such as 'Host=localhost;Database=journeymapper;Username=journeymapper;Password=…'.", exception);
        }
    }
}
