using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Data.Migrations;

/// <summary>Brings the database to this version's schema.</summary>
public static class DatabaseMigrator
{
    // Any constant number does, as long as every version of the application uses the same.
    internal const long Lock = 7_206_251_119;

    /// <summary>Applies what is missing, under an advisory lock, so that two nodes may start together.</summary>
    public static async Task MigrateAsync(IDbContextFactory<JourneyDbContext> contexts, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        // Over millions of measurements a migration takes longer than any query may; so does waiting for the node that is at it.
        db.Database.SetCommandTimeout(TimeSpan.Zero);
        await db.Database.OpenConnectionAsync(cancellation);
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({Lock})", cancellation);
        try
        {
            await db.Database.MigrateAsync(cancellation);
        }
        finally
        {
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({Lock})", CancellationToken.None);
        }
    }
}
