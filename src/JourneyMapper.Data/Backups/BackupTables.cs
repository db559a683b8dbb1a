using System.Security.Cryptography;
using Npgsql;

namespace JourneyMapper.Data.Backups;

/// <summary>The tables of a database as backups see them: those that are there, whatever this version's model says.</summary>
static class BackupTables
{
    /// <summary>A table that can be read out in the same order again.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Columns">Its columns without those that PostgreSQL computes.</param>
    /// <param name="Order">What it is sorted by, in SQL: its key, texts byte by byte, so that every server sorts alike.</param>
    public sealed record Source(string Name, string[] Columns, string Order);

    /// <summary>Has values written alike on every server and in every session. Until the transaction ends.</summary>
    public static Task SettleFormsAsync(NpgsqlConnection connection, CancellationToken cancellation) => connection.RunAsync("""
        SET LOCAL timezone = 'UTC'; SET LOCAL datestyle = 'ISO, YMD'; SET LOCAL intervalstyle = 'postgres'; SET LOCAL bytea_output = 'hex'; SET LOCAL extra_float_digits = 1; SET LOCAL work_mem = '64MB'
        """, cancellation);

    public static async Task<IReadOnlyList<Source>> FindAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("""
            SELECT c.relname::text, array_agg(a.attname::text ORDER BY a.attnum),
                COALESCE((
                    SELECT string_agg(format(CASE WHEN k.attcollation = 0 THEN '%I' ELSE '%I COLLATE "C"' END, k.attname), ', ' ORDER BY array_position(i.indkey::int2[], k.attnum))
                    FROM pg_index i JOIN pg_attribute k ON k.attrelid = i.indrelid AND k.attnum = ANY (i.indkey::int2[])
                    WHERE i.indrelid = c.oid AND i.indisprimary), format('%I::text COLLATE "C"', c.relname))
            FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
            WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> '__EFMigrationsHistory'
            GROUP BY c.oid, c.relname ORDER BY c.relname COLLATE "C"
            """, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        List<Source> tables = [];
        while (await reader.ReadAsync(cancellation))
            tables.Add(new(reader.GetString(0), reader.GetFieldValue<string[]>(1), reader.GetString(2)));
        return tables;
    }

    /// <summary>Writes the rows of a table, one a line.</summary>
    public static async Task<BackupTable> ReadAsync(NpgsqlConnection connection, Source table, Stream target, CancellationToken cancellation)
    {
        using var rows = await connection.BeginTextExportAsync(
            $"COPY (SELECT {Columns(table.Columns)} FROM {Quoted(table.Name)} ORDER BY {table.Order}) TO STDOUT", cancellation);
        var (count, hash) = await CopyAsync(((StreamReader)rows).BaseStream, target, cancellation);
        return new(table.Name, table.Columns, count, hash);
    }

    /// <summary>Copies lines, counts and hashes them.</summary>
    public static async Task<(long Lines, string Sha256)> CopyAsync(Stream source, Stream target, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (buffer, lines) = (new byte[1 << 16], 0L);
        for (int read; (read = await source.ReadAsync(buffer, cancellation)) > 0;)
        {
            hash.AppendData(buffer, 0, read);
            lines += buffer.AsSpan(0, read).Count((byte)'\n');
            await target.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }

        return (lines, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    public static string Columns(IEnumerable<string> columns) => string.Join(", ", columns.Select(Quoted));

    public static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public static async Task RunAsync(this NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    public static async Task<T?> ScalarAsync<T>(this NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(cancellation) is T value ? value : default;
    }

    /// <summary>A connection whose statements may take as long as they take.</summary>
    public static string Patient(string connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString) { CommandTimeout = 0, Pooling = false, ApplicationName = "JourneyMapper backup" }.ConnectionString;
}
