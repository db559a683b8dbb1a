using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace JourneyMapper.Web.Shared;

/// <summary>Tells a database that cannot be reached for the moment from a mistake in the program.</summary>
static class DatabaseTrouble
{
    // Classes of SQLSTATE: an operator intervenes, resources are insufficient.
    const string Intervention = "57";
    const string Exhausted = "53";

    /// <summary>Whether trying again later makes sense. EF wraps what the driver throws: while saving in DbUpdateException, while reading in InvalidOperationException.</summary>
    public static bool IsUnreachable(Exception exception) => exception switch
    {
        PostgresException postgres => postgres.IsTransient || postgres.SqlState.StartsWith(Intervention, StringComparison.Ordinal) || postgres.SqlState.StartsWith(Exhausted, StringComparison.Ordinal),
        NpgsqlException or TimeoutException or IOException => true,
        DbUpdateException or InvalidOperationException => exception.InnerException is { } inner && IsUnreachable(inner),
        _ => false,
    };

    /// <summary>Whether the disk of the database is full.</summary>
    public static bool IsDiskFull(Exception exception) =>
        exception is PostgresException { SqlState: PostgresErrorCodes.DiskFull } || (exception.InnerException is { } inner && IsDiskFull(inner));
}
