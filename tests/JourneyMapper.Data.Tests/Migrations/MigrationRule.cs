using System.Reflection;
using System.Text.RegularExpressions;
using JourneyMapper.Data.Migrations;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace JourneyMapper.Data.Tests.Migrations;

/// <summary>
/// What a migration may do while nodes of the release before work on the same database (decision 63): nothing that takes away what they read, refuses what they write, or holds a table for long. What is
/// taken away is marked by <see cref="ContractsAttribute"/>, one release later at the earliest.
/// </summary>
static partial class MigrationRule
{
    const string Concurrently = "Npgsql:CreatedConcurrently";

    /// <summary>What is wrong with a migration, a sentence each.</summary>
    /// <param name="migration">The migration.</param>
    /// <param name="published">The latest release that was published.</param>
    public static IReadOnlyList<string> Problems(Migration migration, Version published)
    {
        var (operations, marked) = (migration.UpOperations, migration.GetType().GetCustomAttribute<ContractsAttribute>());
        var findings = new Findings([.. operations.OfType<CreateTableOperation>().Select(table => table.Name)], [.. operations.OfType<AddColumnOperation>()]);
        foreach (var operation in operations)
            findings.Look(operation);
        // What is made outside of the transaction stays when the rest is taken back, and is in the way of the next attempt.
        if (operations.Count > 1 && operations.Any(operation => operation[Concurrently] is true || operation is SqlOperation { SuppressTransaction: true }))
            findings.Slow.Add("What is done outside of the transaction has a migration of its own.");
        return [.. findings.Slow, .. marked is null ? findings.Breaking : OfMark(marked, operations, published)];
    }

    static IEnumerable<string> OfMark(ContractsAttribute marked, IReadOnlyList<MigrationOperation> operations, Version published)
    {
        if (!Version.TryParse(marked.Since, out var since) || since.Build < 0)
            yield return $"Since is no release: '{marked.Since}'.";
        else if (since > published)
            yield return $"{marked.What} may go when {since}, which does without it, is published; {published} is the latest so far.";
        if (!operations.OfType<SqlOperation>().Any(operation => operation.Sql.Contains($"require_release('{marked.Since}')", StringComparison.Ordinal)))
            yield return $"It does not tell the database: SELECT require_release('{marked.Since}').";
    }

    sealed class Findings(HashSet<string> made, IReadOnlyList<AddColumnOperation> added)
    {
        /// <summary>What the release before cannot work with.</summary>
        public List<string> Breaking { get; } = [];

        /// <summary>What holds up everybody who works.</summary>
        public List<string> Slow { get; } = [];

        public void Look(MigrationOperation operation)
        {
            switch (operation)
            {
                case CreateTableOperation or InsertDataOperation or UpdateDataOperation or AlterDatabaseOperation or DropCheckConstraintOperation or CreateSequenceOperation or EnsureSchemaOperation:
                    break;
                case SqlOperation sql:
                    LookAtSql(sql.Sql);
                    break;
                // Whatever is done to a table that the release before does not know.
                case ITableMigrationOperation { Table: { } table } when made.Contains(table):
                    break;
                case AddColumnOperation column:
                    LookAtColumn(column);
                    break;
                case AlterColumnOperation column:
                    LookAtChange(column);
                    break;
                case CreateIndexOperation index:
                    if (index.IsUnique && !IsEmptyAtFirst(index.Table, index.Columns))
                        Breaking.Add($"A unique index of '{index.Table}' refuses what the release before writes.");
                    if (index[Concurrently] is not true && !IsEmptyAtFirst(index.Table, index.Columns))
                        Slow.Add($"An index of '{index.Table}' holds up all who write: IsCreatedConcurrently().");
                    break;
                case AddForeignKeyOperation key when IsEmptyAtFirst(key.Table, key.Columns):
                    break;
                default:
                    Breaking.Add($"{operation.GetType().Name.Replace("Operation", "", StringComparison.Ordinal)} of '{(operation as ITableMigrationOperation)?.Table}'.");
                    break;
            }
        }

        // The release before leaves such columns null, and so are they in all rows that there are.
        bool IsEmptyAtFirst(string table, string[] columns) =>
            columns.Any(name => added.Any(column => column.Table == table && column.Name == name && column is { IsNullable: true, DefaultValue: null, DefaultValueSql: null, ComputedColumnSql: null }));

        void LookAtColumn(AddColumnOperation column)
        {
            if (!column.IsNullable && column is { DefaultValue: null, DefaultValueSql: null, ComputedColumnSql: null })
                Breaking.Add($"'{column.Table}.{column.Name}' has no value in rows that the release before writes: a default, or null.");
            if (column is { ComputedColumnSql: not null, IsStored: true } || (column.DefaultValueSql is { } sql && !Constant().IsMatch(sql)))
                Slow.Add($"'{column.Table}.{column.Name}' has all rows of the table written anew, while nobody reads it.");
        }

        void LookAtChange(AlterColumnOperation column)
        {
            var (name, old) = ($"'{column.Table}.{column.Name}'", column.OldColumn);
            if (old.IsNullable && !column.IsNullable)
                Breaking.Add($"{name} refuses the null that the release before writes.");
            if (column.ColumnType != old.ColumnType && !IsWider(old.ColumnType, column.ColumnType))
                Breaking.Add($"{name} changes from {old.ColumnType} to {column.ColumnType}.");
            if (!column.IsNullable && HasDefault(old) && !HasDefault(column))
                Breaking.Add($"{name} loses its default, and the release before may not write it.");
            if (column.Collation != old.Collation || column.ComputedColumnSql != old.ComputedColumnSql || column.IsRowVersion != old.IsRowVersion)
                Breaking.Add($"{name} changes what it is made of.");
        }

        static bool HasDefault(ColumnOperation column) => column is not { DefaultValue: null, DefaultValueSql: null };

        // Without a look at each row: a longer text, or one without a limit.
        static bool IsWider(string? from, string? to) =>
            from is not null && Text().Match(from) is { Success: true } old && (to == "text" || (to is not null && Text().Match(to) is { Success: true } now && Length(now) >= Length(old)));

        static int Length(Match text) => int.Parse(text.Groups["length"].Value, System.Globalization.CultureInfo.InvariantCulture);

        void LookAtSql(string sql)
        {
            var statements = Comment().Replace(sql, " ");
            Breaking.AddRange(Destructive().Matches(statements).Select(match => match.Value).Where(text => !made.Any(table => text.Contains($"\"{table}\"", StringComparison.Ordinal))).Select(text => $"SQL: {Space().Replace(text, " ")}."));
            var making = NewTable().Matches(statements).Select(match => match.Groups["table"].Value).Concat(made.Select(table => $"\"{table}\"")).ToHashSet(StringComparer.Ordinal);
            foreach (Match index in Index().Matches(statements))
            {
                if (making.Contains(index.Groups["table"].Value))
                    continue;
                if (index.Groups["unique"].Success)
                    Breaking.Add($"A unique index of {index.Groups["table"].Value} refuses what the release before writes.");
                if (!index.Groups["concurrently"].Success)
                    Slow.Add($"An index of {index.Groups["table"].Value} holds up all who write: CONCURRENTLY, outside of the transaction.");
            }

            foreach (Match column in NewColumn().Matches(statements).Where(column => !making.Contains(column.Groups["table"].Value)))
                if (column.Value.Contains("NOT NULL", StringComparison.OrdinalIgnoreCase) && !column.Value.Contains("DEFAULT", StringComparison.OrdinalIgnoreCase))
                    Breaking.Add($"SQL: {Space().Replace(column.Value, " ")}: no value in rows that the release before writes.");
        }
    }

    [GeneratedRegex(@"--[^\n]*|/\*.*?\*/", RegexOptions.Singleline, 5000)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\s+", RegexOptions.None, 5000)]
    private static partial Regex Space();

    // The whole statement, as far as it says what of.
    [GeneratedRegex(
        """
        \bDROP\s+(TABLE|COLUMN|INDEX|SEQUENCE|TYPE|SCHEMA|VIEW|MATERIALIZED|FUNCTION|PROCEDURE|TRIGGER|DOMAIN|EXTENSION)\b[^;]*
        |\bALTER\s+(TABLE|INDEX|SEQUENCE|FUNCTION|TYPE|SCHEMA)\b[^;]*(\bRENAME\b|\bSET\s+NOT\s+NULL\b|\bDROP\s+(?!NOT\s+NULL\b|DEFAULT\b.*\bSET\s+DEFAULT\b)\w+|\bTYPE\b|\bADD\s+(CONSTRAINT|CHECK|UNIQUE|FOREIGN|PRIMARY|EXCLUDE)\b|\bDISABLE\b|\bSET\s+SCHEMA\b)[^;]*
        |\bTRUNCATE\b[^;]*
        |\bREVOKE\b[^;]*
        |\bEXECUTE\s+(format|'|\$|E')[^;]*
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Destructive();

    [GeneratedRegex("""\bCREATE\s+TABLE\s+(IF\s+NOT\s+EXISTS\s+)?(?<table>"[^"]+"|\w+)""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex NewTable();

    [GeneratedRegex("""\bCREATE\s+(?<unique>UNIQUE\s+)?INDEX\s+(?<concurrently>CONCURRENTLY\s+)?(IF\s+NOT\s+EXISTS\s+)?("[^"]+"|\w+)?\s*\bON\s+(ONLY\s+)?(?<table>"[^"]+"|\w+)""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Index();

    [GeneratedRegex("""\bALTER\s+TABLE\s+(?<table>"[^"]+"|\w+)\s+ADD\s+(COLUMN\s+)?(?!CONSTRAINT|CHECK|UNIQUE|FOREIGN|PRIMARY|EXCLUDE)[^;,]*""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex NewColumn();

    [GeneratedRegex("""^\s*('[^']*'(::[\w ]+)?|-?\d+(\.\d+)?|true|false|now\(\)|CURRENT_TIMESTAMP|ARRAY\[[^\(\)]*\](::[\w \[\]]+)?)\s*$""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Constant();

    [GeneratedRegex(@"^character varying\((?<length>\d+)\)$", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Text();
}
