using JourneyMapper.Data.Review;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;

namespace JourneyMapper.Data.Queries;

/// <summary>What rows are about: a touchpoint and one of its KPIs.</summary>
/// <param name="Number">Stands for it in each row; by it rows are sorted and recorded.</param>
/// <param name="Touchpoint">The touchpoint.</param>
/// <param name="Journey">Its journey.</param>
/// <param name="Kpi">The KPI's id.</param>
public sealed record StagedTarget(int Number, Guid Touchpoint, Guid Journey, string Kpi);

/// <summary>A row that says something else about a day than a row before.</summary>
/// <param name="Line">Its line.</param>
/// <param name="Value">What it says.</param>
/// <param name="Earlier">The line of the row before.</param>
public sealed record Contradiction(int Line, decimal Value, int Earlier);

/// <summary>
/// Holds measurements, such as the rows of a file, in temporary tables of one connection, from the check until they are recorded, so that no row is read
/// twice. The tables are visible to nobody else, are not logged, and are gone with the connection.
/// </summary>
public sealed class MeasurementStage : IAsyncDisposable
{
    // Sorting a million rows fits into it.
    const string Memory = "64MB";
    // Pages of the sorted rows that one statement records: some fifty thousand rows, so that people see progress.
    const int Pages = 512;

    readonly JourneyDbContext db;
    readonly NpgsqlConnection connection;

    MeasurementStage(JourneyDbContext db) => (this.db, connection) = (db, (NpgsqlConnection)db.Database.GetDbConnection());

    /// <summary>On the connection of the tables.</summary>
    public JourneyDbContext Db => db;

    /// <summary>Takes a connection.</summary>
    public static async Task<MeasurementStage> OpenAsync(IDbContextFactory<JourneyDbContext> contexts, CancellationToken cancellation)
    {
        var opened = await contexts.CreateDbContextAsync(cancellation);
        try
        {
            await opened.Database.OpenConnectionAsync(cancellation);
            return new(opened);
        }
        catch
        {
            await opened.DisposeAsync();
            throw;
        }
    }

    /// <summary>Makes the tables and fills them. Sorted rows are left, each with the line of an earlier row about the same day, if there is one.</summary>
    /// <param name="fill">Writes the rows. Called on a thread of its own, as it reads a file and waits for the server in turns.</param>
    /// <param name="comparing">Called when all rows are there.</param>
    /// <param name="cancellation">Stops it and leaves nothing.</param>
    public async Task FillAsync(Func<StageWriter, IReadOnlyCollection<StagedTarget>> fill, Action comparing, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await ExecuteAsync($"""
            SET LOCAL work_mem = '{Memory}';
            CREATE TEMP TABLE import_rows ("Line" integer, "Target" integer, "On" date, "Value" numeric);
            CREATE TEMP TABLE import_targets ("Target" integer, "TouchpointId" uuid, "JourneyId" uuid, "Kpi" text);
            """, cancellation);
        var targets = await Task.Factory.StartNew(() =>
        {
            using var copy = connection.BeginBinaryImport("""COPY import_rows ("Line", "Target", "On", "Value") FROM STDIN (FORMAT binary)""");
            var used = fill(new(copy));
            copy.Complete();
            return used;
        }, cancellation, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        comparing();
        await WriteAsync(targets, cancellation);
        await ExecuteAsync("""
            CREATE TEMP TABLE import_sorted AS
            SELECT "Target", "On", "Value", "Line",
                CASE WHEN lag("Target") OVER w = "Target" AND lag("On") OVER w = "On" THEN lag("Line") OVER w END AS "Earlier",
                lag("Value") OVER w = "Value" AS "IsSame"
            FROM import_rows WINDOW w AS (ORDER BY "Target", "On", "Line");
            DROP TABLE import_rows;
            ANALYZE import_sorted;
            ANALYZE import_targets;
            """, cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>How many rows say the same once more, and how many say something else about a day than a row before.</summary>
    public async Task<(long Repeated, long Contradicting)> CountTwiceAsync(CancellationToken cancellation)
    {
        await using var command = Command("""SELECT count(*) FILTER (WHERE "IsSame"), count(*) FILTER (WHERE NOT "IsSame") FROM import_sorted WHERE "Earlier" IS NOT NULL""");
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return (reader.GetInt64(0), reader.GetInt64(1));
    }

    /// <summary>The first rows that say something else about a day than a row before.</summary>
    public async Task<IReadOnlyList<Contradiction>> ContradictionsAsync(int most, CancellationToken cancellation)
    {
        await using var command = Command("""SELECT "Line", "Value", "Earlier" FROM import_sorted WHERE "Earlier" IS NOT NULL AND NOT "IsSame" ORDER BY 1 LIMIT $1""", most);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        List<Contradiction> found = [];
        while (await reader.ReadAsync(cancellation))
            found.Add(new(reader.GetInt32(0), reader.GetDecimal(1), reader.GetInt32(2)));
        return found;
    }

    /// <summary>How many days have a value already.</summary>
    public async Task<long> CountExistingAsync(CancellationToken cancellation)
    {
        await using var command = Command("""
            SELECT count(*) FROM import_sorted r JOIN import_targets t USING ("Target")
            JOIN "Measurements" m ON m."TouchpointId" = t."TouchpointId" AND m."Kpi" = t."Kpi" AND m."On" = r."On"
            WHERE r."Earlier" IS NULL
            """);
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    /// <summary>The journeys that rows are about, each with the earliest day.</summary>
    public async Task<IReadOnlyDictionary<Guid, DateOnly>> EarliestAsync(CancellationToken cancellation)
    {
        await using var command = Command("""SELECT t."JourneyId", min(r."On") FROM import_sorted r JOIN import_targets t USING ("Target") GROUP BY 1""");
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var earliest = new Dictionary<Guid, DateOnly>();
        while (await reader.ReadAsync(cancellation))
            earliest.Add(reader.GetGuid(0), reader.GetFieldValue<DateOnly>(1));
        return earliest;
    }

    /// <summary>Begins to record.</summary>
    public Task<IDbContextTransaction> BeginAsync(CancellationToken cancellation) => db.Database.BeginTransactionAsync(cancellation);

    /// <summary>Records all rows, within the transaction, by journey and touchpoint: so two imports lock what they share in the same order.</summary>
    /// <param name="existing">What becomes of days that have a value; null when there is none, which is checked for.</param>
    /// <param name="author">Who records them.</param>
    /// <param name="source">How they have come.</param>
    /// <param name="told">Told how much of the whole is done.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>For each touchpoint that got values, its journey, and how many values were new and how many replaced others.</returns>
    /// <exception cref="PostgresException">A day has a value after all.</exception>
    public async Task<IReadOnlyList<WrittenTouchpoint>> RecordAsync(bool? existing, Guid author, MeasurementSource source, Action<long, long> told, CancellationToken cancellation)
    {
        var conflict = existing switch
        {
            true => """ON CONFLICT ("TouchpointId", "Kpi", "On") DO UPDATE SET "Value" = EXCLUDED."Value", "AuthorId" = EXCLUDED."AuthorId", "Source" = EXCLUDED."Source" WHERE m."Value" <> EXCLUDED."Value" """,
            false => """ON CONFLICT ("TouchpointId", "Kpi", "On") DO NOTHING""",
            null => "",
        };
        await using var command = Command($"""
            WITH written AS (
                INSERT INTO "Measurements" AS m ("TouchpointId", "Kpi", "On", "JourneyId", "Value", "AuthorId", "Source")
                SELECT t."TouchpointId", t."Kpi", r."On", t."JourneyId", r."Value", $3, $4
                FROM import_sorted r JOIN import_targets t USING ("Target")
                WHERE r.ctid >= $1 AND r.ctid < $2 AND r."Earlier" IS NULL
                ORDER BY r."Target", r."On"
                {conflict}
                RETURNING m."JourneyId", m."TouchpointId", m.xmax = 0 AS "IsNew")
            SELECT "JourneyId", "TouchpointId", count(*) FILTER (WHERE "IsNew"), count(*) FILTER (WHERE NOT "IsNew") FROM written GROUP BY 1, 2
            """);
        var (from, to) = (command.Parameters.Add(new() { NpgsqlDbType = NpgsqlDbType.Tid }), command.Parameters.Add(new() { NpgsqlDbType = NpgsqlDbType.Tid }));
        command.Parameters.Add(new NpgsqlParameter { Value = author });
        command.Parameters.Add(new NpgsqlParameter { Value = (short)source });
        var pages = await PagesAsync(cancellation);
        var written = new Dictionary<Guid, WrittenTouchpoint>();
        for (uint page = 0; page < pages; page += Pages)
        {
            told(page, pages);
            from.Value = new NpgsqlTid(page, 0);
            to.Value = new NpgsqlTid(page + Pages, 0);
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            while (await reader.ReadAsync(cancellation))
            {
                var part = new WrittenTouchpoint(reader.GetGuid(0), reader.GetGuid(1), reader.GetInt64(2), reader.GetInt64(3));
                written[part.Touchpoint] = written.TryGetValue(part.Touchpoint, out var other) ? part.And(other) : part;
            }
        }

        return [.. written.Values];
    }

    /// <summary>Throws the rows away and gives the connection back.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await ExecuteAsync("DROP TABLE IF EXISTS import_sorted, import_targets", CancellationToken.None);
        }
        catch (Exception e) when (e is NpgsqlException or InvalidOperationException)
        {
            // The connection is broken: the server has thrown them away.
        }

        await db.DisposeAsync();
    }

    async Task WriteAsync(IReadOnlyCollection<StagedTarget> targets, CancellationToken cancellation)
    {
        await using var copy = await connection.BeginBinaryImportAsync("""COPY import_targets ("Target", "TouchpointId", "JourneyId", "Kpi") FROM STDIN (FORMAT binary)""", cancellation);
        foreach (var target in targets)
        {
            await copy.StartRowAsync(cancellation);
            await copy.WriteAsync(target.Number, NpgsqlDbType.Integer, cancellation);
            await copy.WriteAsync(target.Touchpoint, NpgsqlDbType.Uuid, cancellation);
            await copy.WriteAsync(target.Journey, NpgsqlDbType.Uuid, cancellation);
            await copy.WriteAsync(target.Kpi, NpgsqlDbType.Text, cancellation);
        }

        await copy.CompleteAsync(cancellation);
    }

    async Task<long> PagesAsync(CancellationToken cancellation)
    {
        await using var command = Command("SELECT pg_relation_size('import_sorted') / CAST(current_setting('block_size') AS bigint)");
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    async Task ExecuteAsync(string sql, CancellationToken cancellation)
    {
        await using var command = Command(sql);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    // How long it takes depends on the file; whoever waits can stop it.
    NpgsqlCommand Command(string sql, params ReadOnlySpan<object> values)
    {
        var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        return command;
    }
}

/// <summary>Takes rows on their way into the database.</summary>
public readonly struct StageWriter
{
    readonly NpgsqlBinaryImporter copy;

    internal StageWriter(NpgsqlBinaryImporter copy) => this.copy = copy;

    /// <summary>Writes one row.</summary>
    /// <param name="line">Its line in the file.</param>
    /// <param name="target">A <see cref="StagedTarget.Number"/>.</param>
    /// <param name="day">The day of the value.</param>
    /// <param name="value">The value.</param>
    public void Write(long line, int target, DateOnly day, decimal value)
    {
        copy.StartRow();
        copy.Write((int)line, NpgsqlDbType.Integer);
        copy.Write(target, NpgsqlDbType.Integer);
        copy.Write(day, NpgsqlDbType.Date);
        copy.Write(value, NpgsqlDbType.Numeric);
    }
}

/// <summary>What was recorded for a touchpoint.</summary>
/// <param name="Journey">Its journey.</param>
/// <param name="Touchpoint">The touchpoint.</param>
/// <param name="Added">Values of days that had none.</param>
/// <param name="Replaced">Values that took the place of others.</param>
public sealed record WrittenTouchpoint(Guid Journey, Guid Touchpoint, long Added, long Replaced)
{
    /// <summary>Both parts together.</summary>
    public WrittenTouchpoint And(WrittenTouchpoint other) => this with { Added = Added + other.Added, Replaced = Replaced + other.Replaced };
}
