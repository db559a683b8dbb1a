using System.Data;
using System.IO.Compression;
using System.Text.Json;
using JourneyMapper.Data.Migrations;
using Npgsql;

namespace JourneyMapper.Data.Backups;

/// <summary>
/// Writes all that a database holds as it is at one moment, while people go on editing: every table in PostgreSQL's text form, in a ZIP file that ends with a <see cref="BackupManifest"/>.
/// </summary>
public static class BackupWriter
{
    /// <summary>The name of the manifest in the file.</summary>
    internal const string ManifestName = "manifest.json";

    /// <summary>Writes a backup.</summary>
    /// <param name="connectionString">Of the database; its owner.</param>
    /// <param name="target">Where it is written.</param>
    /// <param name="version">The version of the product.</param>
    /// <param name="now">The time of day.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="BackupException">The database has no tables of JourneyMapper.</exception>
    public static async Task<BackupManifest> WriteAsync(string connectionString, Stream target, string version, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(BackupTables.Patient(connectionString));
        await connection.OpenAsync(cancellation);
        // A migration waits until the tables are read, and this for a migration: before the snapshot, which would show the tables as they were while it waits.
        await MigrationLock.TakeAsync(connection, shared: true, onWait: null, cancellation);
        // One snapshot for all tables.
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        await connection.RunAsync("SET TRANSACTION READ ONLY", cancellation);
        await BackupTables.SettleFormsAsync(connection, cancellation);
        var migration = await MigrationAsync(connection, cancellation) ?? throw new BackupException("The database is empty: there is nothing to back up.");
        await using var zip = await ZipArchive.CreateAsync(target, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellation);
        List<BackupTable> tables = [];
        foreach (var table in await BackupTables.FindAsync(connection, cancellation))
        {
            await using var entry = await zip.CreateEntry(NameOf(table.Name), CompressionLevel.Fastest).OpenAsync(cancellation);
            tables.Add(await BackupTables.ReadAsync(connection, table, entry, cancellation));
        }

        var manifest = new BackupManifest(BackupManifest.CurrentFormat, version, migration, now.ToUniversalTime(), tables, await SequencesAsync(connection, cancellation));
        await using (var entry = await zip.CreateEntry(ManifestName).OpenAsync(cancellation))
            await JsonSerializer.SerializeAsync(entry, manifest, BackupManifest.Json, cancellation);
        return manifest;
    }

    internal static string NameOf(string table) => $"tables/{table}.copy";

    static async Task<string?> MigrationAsync(NpgsqlConnection connection, CancellationToken cancellation) =>
        await connection.ScalarAsync<bool>("""SELECT to_regclass('public."__EFMigrationsHistory"') IS NOT NULL""", cancellation)
            ? await connection.ScalarAsync<string>("""SELECT max("MigrationId") FROM "__EFMigrationsHistory" """, cancellation)
            : null;

    static async Task<IReadOnlyList<BackupSequence>> SequencesAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("SELECT sequencename::text, last_value FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL ORDER BY 1", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        List<BackupSequence> sequences = [];
        while (await reader.ReadAsync(cancellation))
            sequences.Add(new(reader.GetString(0), reader.GetInt64(1)));
        return sequences;
    }
}
