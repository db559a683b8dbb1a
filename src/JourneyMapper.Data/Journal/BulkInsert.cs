using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace JourneyMapper.Data.Journal;

/// <summary>
/// Saves what a context has got to add in one way to the server, with one statement for all rows of a kind: PostgreSQL would take ten times as long for a statement with the fifty columns of each
/// touchpoint. Columns, conversions and the order in which tables refer to one another are those of the model; triggers and constraints hold as for any other insert.
/// </summary>
static class BulkInsert
{
    /// <summary>Saves all that was added, and nothing else. In the transaction of the context, which is of no use any more after an exception; the context is empty afterwards.</summary>
    /// <exception cref="DbUpdateException">The database refuses a row, as with <see cref="DbContext.SaveChangesAsync(CancellationToken)"/>.</exception>
    public static async Task InsertAddedAsync(this JourneyDbContext db, CancellationToken cancellation)
    {
        var added = db.ChangeTracker.Entries().GroupBy(entry => entry.Metadata).ToDictionary(kind => kind.Key, kind => kind.ToList());
        await using var batch = new NpgsqlBatch((NpgsqlConnection)db.Database.GetDbConnection());
        foreach (var kind in InOrder(added.Keys))
            foreach (var statement in kind.GetOrAddRuntimeAnnotationValue(nameof(InsertStatement), InsertStatement.Of, kind).Commands(added[kind]))
                batch.BatchCommands.Add(statement);
        try
        {
            await batch.ExecuteNonQueryAsync(cancellation);
        }
        catch (PostgresException exception)
        {
            throw new DbUpdateException("The database refuses a row.", exception);
        }

        db.ChangeTracker.Clear();
    }

    // Each after those that it refers to.
    static List<IEntityType> InOrder(IReadOnlyCollection<IEntityType> kinds)
    {
        HashSet<IEntityType> seen = [];
        List<IEntityType> sorted = [];
        foreach (var kind in kinds)
            Visit(kind);
        return sorted;

        void Visit(IEntityType kind)
        {
            if (!seen.Add(kind))
                return;
            foreach (var other in kind.GetForeignKeys().Select(key => key.PrincipalEntityType).Where(kinds.Contains))
                Visit(other);
            sorted.Add(kind);
        }
    }
}

/// <summary>Inserts the rows of a kind: all with one statement where none of its columns is a list itself, else each with its own.</summary>
sealed class InsertStatement
{
    readonly Column[] columns;
    readonly bool ofMany;
    readonly string text;

    InsertStatement(IEntityType kind)
    {
        var table = kind.GetTableMappings().Single();
        columns = [.. table.ColumnMappings.Select(Column.Of)];
        ofMany = Array.TrueForAll(columns, column => !column.IsList);
        var values = columns.Select((column, i) => ofMany ? $"${i + 1}::{column.Type}[]" : $"${i + 1}");
        text = $"""
            INSERT INTO "{table.Table.Name}" ({string.Join(", ", columns.Select(column => $"\"{column.Name}\""))})
            {(ofMany ? $"SELECT * FROM unnest({string.Join(", ", values)})" : $"VALUES ({string.Join(", ", values)})")}
            """;
    }

    public static InsertStatement Of(IEntityType? kind) => new(kind!);

    public IEnumerable<NpgsqlBatchCommand> Commands(List<EntityEntry> rows) => ofMany ? [OfAll(rows)] : rows.Select(OfOne);

    NpgsqlBatchCommand OfAll(List<EntityEntry> rows)
    {
        var values = Array.ConvertAll(columns, column => Array.CreateInstance(column.Stored, rows.Count));
        for (var row = 0; row < rows.Count; row++)
        {
            var current = rows[row].CurrentValues;
            for (var i = 0; i < columns.Length; i++)
                values[i].SetValue(columns[i].Read(current), row);
        }

        var command = new NpgsqlBatchCommand(text);
        for (var i = 0; i < columns.Length; i++)
            command.Parameters.Add(new() { Value = values[i], DataTypeName = columns[i].Type + "[]" });
        return command;
    }

    NpgsqlBatchCommand OfOne(EntityEntry row)
    {
        var current = row.CurrentValues;
        var command = new NpgsqlBatchCommand(text);
        foreach (var column in columns)
            command.Parameters.Add(new() { Value = column.Read(current) ?? DBNull.Value, DataTypeName = column.Type });
        return command;
    }

    /// <summary>Where a property is stored.</summary>
    /// <param name="Name">The column's name.</param>
    /// <param name="Type">Its type in PostgreSQL, without a length: the table has that.</param>
    /// <param name="Stored">The type of what is stored.</param>
    /// <param name="Property">The property.</param>
    /// <param name="Convert">Makes what is stored of a value; null where it is stored as it is.</param>
    sealed record Column(string Name, string Type, Type Stored, IProperty Property, Func<object?, object?>? Convert)
    {
        public bool IsList => Type.EndsWith("[]", StringComparison.Ordinal);

        public static Column Of(IColumnMapping mapping)
        {
            var stored = mapping.TypeMapping.Converter?.ProviderClrType ?? mapping.Property.ClrType;
            if (mapping.Column.IsNullable && stored.IsValueType && Nullable.GetUnderlyingType(stored) is null)
                stored = typeof(Nullable<>).MakeGenericType(stored);
            var type = mapping.TypeMapping.StoreType;
            return new(mapping.Column.Name, type.EndsWith("[]", StringComparison.Ordinal) ? type : mapping.TypeMapping.StoreTypeNameBase, stored, mapping.Property, mapping.TypeMapping.Converter?.ConvertToProvider);
        }

        public object? Read(PropertyValues values) => values[Property] is { } value ? Convert is null ? value : Convert(value) : null;
    }
}
