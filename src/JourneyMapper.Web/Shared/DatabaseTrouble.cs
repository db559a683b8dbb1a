using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace JourneyMapper.Web.Shared;

/// <summary>The rows of a journey hold what this release does not know: a later one, on another node, has written it. Nothing is wrong with them, and nobody edits the journey on this node.</summary>
/// <param name="journey">Which one.</param>
/// <param name="cause">What could not be read.</param>
public sealed class UnreadableJourneyException(Guid journey, Exception? cause = null) : Exception($"The rows of {journey} cannot be read by this release.", cause);

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
        // Another node can, and this one as soon as it is a later release.
        NpgsqlException or TimeoutException or IOException or UnreadableJourneyException => true,
        DbUpdateException or InvalidOperationException => exception.InnerException is { } inner && IsUnreachable(inner),
        _ => false,
    };

    /// <summary>Whether the disk of the database is full.</summary>
    public static bool IsDiskFull(Exception exception) =>
        exception is PostgresException { SqlState: PostgresErrorCodes.DiskFull } || (exception.InnerException is { } inner && IsDiskFull(inner));
}
