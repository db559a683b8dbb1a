using System.Globalization;
using Npgsql;

namespace JourneyMapper.Benchmarks.Running;

/// <summary>The rows of whole tables, in PostgreSQL's binary form: to be written again as fast as it can.</summary>
static class TableRows
{
    /// <summary>How many rows each table has, those before that others refer to.</summary>
    public static async Task<IReadOnlyDictionary<string, long>> CountAsync(NpgsqlDataSource database)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in await TablesAsync(database))
        {
            await using var command = database.CreateCommand($"""SELECT count(*) FROM "{table}" """);
            counts[table] = (long)(await command.ExecuteScalarAsync())!;
        }

        return counts;
    }

    /// <summary>The rows of the tables that have more of them than before.</summary>
    public static async Task<IReadOnlyList<(string Table, byte[] Rows)>> ReadAsync(NpgsqlDataSource database, IReadOnlyDictionary<string, long> before)
    {
        var read = new List<(string, byte[])>();
        await using var connection = await database.OpenConnectionAsync();
        foreach (var (table, count) in await CountAsync(database))
        {
            if (count == before[table])
                continue;
            if (before[table] > 0)
                throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"\"{table}\" had {before[table]} rows before."));
            using var rows = new MemoryStream();
            await using (var copy = await connection.BeginRawBinaryCopyAsync($"""COPY "{table}" TO STDOUT (FORMAT binary)"""))
                await copy.CopyToAsync(rows);
            read.Add((table, rows.ToArray()));
        }

        return read;
    }

    /// <summary>Writes them in one transaction.</summary>
    public static async Task WriteAsync(NpgsqlDataSource database, IReadOnlyList<(string Table, byte[] Rows)> tables)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        foreach (var (table, rows) in tables)
            await using (var copy = await connection.BeginRawBinaryCopyAsync($"""COPY "{table}" FROM STDIN (FORMAT binary)"""))
                await copy.WriteAsync(rows);
        await transaction.CommitAsync();
    }

    // Those that others refer to come first.
    static async Task<IReadOnlyList<string>> TablesAsync(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand("""
            WITH RECURSIVE depths AS (
                SELECT c.oid, 0 AS depth FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
                UNION
                SELECT k.conrelid, d.depth + 1 FROM pg_constraint k JOIN depths d ON k.confrelid = d.oid WHERE k.contype = 'f' AND k.conrelid <> k.confrelid AND d.depth < 12)
            SELECT c.relname::text FROM depths d JOIN pg_class c ON c.oid = d.oid WHERE c.relname <> '__EFMigrationsHistory' GROUP BY c.relname ORDER BY max(d.depth), c.relname
            """);
        await using var reader = await command.ExecuteReaderAsync();
        var tables = new List<string>();
        while (await reader.ReadAsync())
            tables.Add(reader.GetString(0));
        return tables;
    }
}
