using System.Data.Common;
using System.Text.RegularExpressions;
using JourneyMapper.Data.Queries;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace JourneyMapper.Testing;

/// <summary>
/// Tests and benchmarks invent people who are in no table: for them the role that they ask with counts. Whoever is in the table is asked for as in production, and the application itself, which
/// runs without this, refuses those who are not.
/// </summary>
sealed partial class InventedMembers : DbCommandInterceptor
{
    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        if (command.CommandText.StartsWith($"-- {AccessQueries.Rights}", StringComparison.Ordinal) && Asked().Match(command.CommandText) is { Success: true } asked)
        {
            var start = command.CommandText.IndexOf("SELECT", StringComparison.Ordinal);
            command.CommandText = $"SELECT NOT EXISTS (SELECT 1 FROM \"Members\" WHERE \"Id\" = {asked.Groups[1].Value}) OR ({command.CommandText[start..]})";
        }

        return ValueTask.FromResult(result);
    }

    [GeneratedRegex("""FROM "Members" AS \w+\s+WHERE \w+\."Id" = (@\w+)""")]
    private static partial Regex Asked();
}
