using JourneyMapper.Data.Migrations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace JourneyMapper.Data.Backups;

/// <summary>
/// Puts a backup into a database: its tables are made as they were when it was written, filled, and brought up to date. What was there before stays until all of it has succeeded, and comes back
/// when something fails.
/// </summary>
public static class DatabaseRestore
{
    const string Before = "before_restore";

    const string TakeBack = $"DROP SCHEMA public CASCADE; ALTER SCHEMA {Before} RENAME TO public";

    /// <summary>Restores a backup.</summary>
    /// <param name="file">The backup.</param>
    /// <param name="connectionString">Of the database; its owner. Nobody else may be connected.</param>
    /// <param name="replace">Whether it takes the place of what the database holds.</param>
    /// <param name="cancellation">Gives up; the database is as before.</param>
    /// <exception cref="BackupException">It is of a later version, the database is not empty, or somebody is connected.</exception>
    public static async Task RestoreAsync(BackupFile file, string connectionString, bool replace, CancellationToken cancellation)
    {
        await using var database = NpgsqlDataSource.Create(BackupTables.Patient(connectionString));
        RefuseLater(file, database);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await connection.ScalarAsync<long>("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'", cancellation) > 0)
            throw new BackupException("Somebody is connected to the database: stop JourneyMapper, on all nodes, and restore then.");
        // One that was ended in the middle has left half of a backup, and what there was beside it.
        if (await connection.ScalarAsync<long>($"SELECT count(*) FROM pg_namespace WHERE nspname = '{Before}'", cancellation) > 0)
            await connection.RunAsync(TakeBack, cancellation);
        if (!replace && await connection.ScalarAsync<long>("SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'", cancellation) > 0)
            throw new BackupException("The database is not empty: add --replace to have the backup take the place of all that it holds.");
        await connection.RunAsync($"ALTER SCHEMA public RENAME TO {Before}; CREATE SCHEMA public; GRANT USAGE ON SCHEMA public TO PUBLIC", cancellation);
        try
        {
            await FillAsync(file, database, upgrade: true, cancellation);
        }
        catch
        {
            await connection.RunAsync(TakeBack, CancellationToken.None);
            throw;
        }

        await connection.RunAsync($"DROP SCHEMA {Before} CASCADE", CancellationToken.None);
    }

    /// <summary>Makes the tables of a backup in an empty database and fills them.</summary>
    internal static async Task FillAsync(BackupFile file, NpgsqlDataSource database, bool upgrade, CancellationToken cancellation)
    {
        var contexts = new PooledDbContextFactory<JourneyDbContext>(Options(database));
        await using (var db = await contexts.CreateDbContextAsync(cancellation))
            await db.GetService<IMigrator>().MigrateAsync(file.Manifest.Migration, cancellation);
        await using (var connection = await database.OpenConnectionAsync(cancellation))
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            await LoadAsync(connection, file, cancellation);
            await transaction.CommitAsync(cancellation);
            await connection.RunAsync("ANALYZE", cancellation);
        }

        if (upgrade)
            await DatabaseMigrator.MigrateAsync(contexts, cancellation: cancellation);
    }

    static DbContextOptions<JourneyDbContext> Options(NpgsqlDataSource database) => new DbContextOptionsBuilder<JourneyDbContext>().UseNpgsql(database).Options;

    static void RefuseLater(BackupFile file, NpgsqlDataSource database)
    {
        using var db = new JourneyDbContext(Options(database));
        if (!db.Database.GetMigrations().Contains(file.Manifest.Migration, StringComparer.Ordinal))
            throw new BackupException($"The backup was written by JourneyMapper {file.Manifest.Version}, which is later than this version: restore it with that version or a later one.");
    }

    // Rows come back as they were: no trigger sums up, tells or refuses anything. Foreign keys are put back when all tables are filled, which checks all rows at once and in any order of tables.
    static async Task LoadAsync(NpgsqlConnection connection, BackupFile file, CancellationToken cancellation)
    {
        await BackupTables.SettleFormsAsync(connection, cancellation);
        var (removal, keys) = await StatementsAsync(connection, """
            SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname), format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
            FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace ORDER BY conname
            """, cancellation);
        var (silence, triggers) = await StatementsAsync(connection, """
            SELECT format('ALTER TABLE %s DISABLE TRIGGER %I', tgrelid::regclass, tgname),
                format('ALTER TABLE %s ENABLE %s TRIGGER %I', tgrelid::regclass, CASE tgenabled WHEN 'A' THEN 'ALWAYS' WHEN 'R' THEN 'REPLICA' ELSE '' END, tgname)
            FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
            WHERE NOT tgisinternal AND tgenabled <> 'D' AND c.relnamespace = 'public'::regnamespace
            """, cancellation);
        await connection.RunAsync(removal + silence, cancellation);
        // Migrations may have put rows there.
        await connection.RunAsync($"TRUNCATE {string.Join(", ", (await BackupTables.FindAsync(connection, cancellation)).Select(table => BackupTables.Quoted(table.Name)))}", cancellation);
        foreach (var table in file.Manifest.Tables)
        {
            await using var rows = await file.OpenTableAsync(table, cancellation);
            await using var copy = await connection.BeginTextImportAsync($"COPY {BackupTables.Quoted(table.Name)} ({BackupTables.Columns(table.Columns)}) FROM STDIN", cancellation);
            await rows.CopyToAsync(((StreamWriter)copy).BaseStream, cancellation);
        }

        foreach (var sequence in file.Manifest.Sequences)
            await connection.RunAsync(FormattableString.Invariant($"SELECT setval('{BackupTables.Quoted(sequence.Name).Replace("'", "''", StringComparison.Ordinal)}', {sequence.LastValue})"), cancellation);
        await connection.RunAsync(keys + triggers, cancellation);
    }

    static async Task<(string First, string Second)> StatementsAsync(NpgsqlConnection connection, string query, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(query, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var (first, second) = ("", "");
        while (await reader.ReadAsync(cancellation))
            (first, second) = ($"{first}{reader.GetString(0)};\n", $"{second}{reader.GetString(1)};\n");
        return (first, second);
    }
}
