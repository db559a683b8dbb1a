using System.Data;
using Npgsql;

namespace JourneyMapper.Data.Backups;

/// <summary>Restores a backup into a database of its own on the same server and compares each table with what was written.</summary>
public static class BackupCheck
{
    const string Prefix = "journeymapper_check_";

    /// <summary>Checks a backup of this version.</summary>
    /// <param name="path">The file.</param>
    /// <param name="connectionString">Of the database that it was made of.</param>
    /// <param name="administrator">Of somebody who may make databases; null: the same user may, or nobody.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Whether it was restored; false where the user may make no databases, and the file alone was compared with its manifest.</returns>
    /// <exception cref="BackupException">What was restored is not what was written.</exception>
    public static async Task<bool> CheckAsync(string path, string connectionString, string? administrator, CancellationToken cancellation)
    {
        await using var file = await BackupFile.OpenAsync(path, cancellation);
        var settings = new NpgsqlConnectionStringBuilder(BackupTables.Patient(connectionString)) { Database = Prefix + Guid.NewGuid().ToString("N") };
        await using var server = new NpgsqlConnection(BackupTables.Patient(administrator ?? connectionString));
        await server.OpenAsync(cancellation);
        await DropLeftAsync(server, cancellation);
        try
        {
            await server.RunAsync($"CREATE DATABASE {settings.Database} TEMPLATE template0 ENCODING 'UTF8' OWNER {BackupTables.Quoted(settings.Username!)}", cancellation);
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            return false;
        }

        try
        {
            await using var database = NpgsqlDataSource.Create(settings);
            await DatabaseRestore.FillAsync(file, database, upgrade: false, cancellation);
            await CompareAsync(file.Manifest, database, cancellation);
            return true;
        }
        finally
        {
            await server.RunAsync($"DROP DATABASE IF EXISTS {settings.Database} WITH (FORCE)", CancellationToken.None);
        }
    }

    /// <summary>The tables of a database that are not those of a manifest: other rows, or there in one of both only. None when all are equal.</summary>
    public static async Task<IReadOnlyList<string>> DifferencesAsync(BackupManifest manifest, string connectionString, CancellationToken cancellation)
    {
        await using var database = NpgsqlDataSource.Create(BackupTables.Patient(connectionString));
        return await DifferencesAsync(manifest, database, cancellation);
    }

    static async Task<IReadOnlyList<string>> DifferencesAsync(BackupManifest manifest, NpgsqlDataSource database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        await BackupTables.SettleFormsAsync(connection, cancellation);
        Dictionary<string, (long, string)> found = new(StringComparer.Ordinal);
        foreach (var table in await BackupTables.FindAsync(connection, cancellation))
        {
            var read = await BackupTables.ReadAsync(connection, table, Stream.Null, cancellation);
            found[table.Name] = (read.Rows, read.Sha256);
        }

        var written = manifest.Tables.ToDictionary(table => table.Name, table => (table.Rows, table.Sha256), StringComparer.Ordinal);
        return [.. found.Keys.Union(written.Keys, StringComparer.Ordinal).Where(name => !found.TryGetValue(name, out var one) || !written.TryGetValue(name, out var other) || one != other)];
    }

    static async Task CompareAsync(BackupManifest manifest, NpgsqlDataSource database, CancellationToken cancellation)
    {
        if (await DifferencesAsync(manifest, database, cancellation) is { Count: > 0 } different)
            throw new BackupException($"The backup does not restore what was written: {string.Join(", ", different)}.");
    }

    // Of a check that was ended in the middle.
    static async Task DropLeftAsync(NpgsqlConnection server, CancellationToken cancellation)
    {
        List<string> left = [];
        await using (var command = new NpgsqlCommand($"SELECT datname::text FROM pg_database d WHERE starts_with(datname::text, '{Prefix}') AND NOT EXISTS (SELECT FROM pg_stat_activity a WHERE a.datid = d.oid) AND pg_has_role(datdba, 'MEMBER')", server))
        await using (var reader = await command.ExecuteReaderAsync(cancellation))
            while (await reader.ReadAsync(cancellation))
                left.Add(reader.GetString(0));
        foreach (var name in left)
            await server.RunAsync($"DROP DATABASE IF EXISTS {BackupTables.Quoted(name)}", cancellation);
    }
}
