using System.Reflection;
using JourneyMapper.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Internal;
using Npgsql;

namespace JourneyMapper.Testing;

/// <summary>The application's migrations and one more, which a release to come may bring.</summary>
public static class PlantedMigration
{
    /// <summary>An id for its class, by <see cref="MigrationAttribute"/>: later than all others.</summary>
    public const string Id = "29990101000000_Planted";

    /// <summary>A later one, for another.</summary>
    public const string LaterId = "29990102000000_Planted";

    /// <summary>Contexts that know it.</summary>
    public static IDbContextFactory<JourneyDbContext> Contexts<TMigration>(NpgsqlDataSource database)
        where TMigration : Migration =>
        new PooledDbContextFactory<JourneyDbContext>(new DbContextOptionsBuilder<JourneyDbContext>().UseNpgsql(database).ReplaceService<IMigrationsAssembly, MigrationsWith<TMigration>>().Options);

#pragma warning disable EF1001 // There is no other way to add a migration that is in no release.
    sealed class MigrationsWith<TMigration>(ICurrentDbContext context, IDbContextOptions options, IMigrationsIdGenerator ids, IDiagnosticsLogger<DbLoggerCategory.Migrations> logger)
        : MigrationsAssembly(context, options, ids, logger)
        where TMigration : Migration
    {
        public override IReadOnlyDictionary<string, TypeInfo> Migrations =>
            new SortedList<string, TypeInfo>(base.Migrations.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal) { [typeof(TMigration).GetCustomAttribute<MigrationAttribute>()!.Id] = typeof(TMigration).GetTypeInfo() };
    }
#pragma warning restore EF1001
}
