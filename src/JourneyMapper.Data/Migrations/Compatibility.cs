using Npgsql;

namespace JourneyMapper.Data.Migrations;

/// <summary>Which releases can work with a database. A migration that takes away what an earlier one needs says so in the table of that name; see <see cref="ContractsAttribute"/>.</summary>
public static class Compatibility
{
    /// <summary>The channel on which PostgreSQL announces that an earlier release can no longer work.</summary>
    public const string Channel = "compatibility";

    /// <summary>This release, as "0.9.0".</summary>
    public static Version Release { get; } = new(typeof(Compatibility).Assembly.GetName().Version!.ToString(fieldCount: 3));

    /// <summary>The oldest release that can work with a database.</summary>
    /// <exception cref="PostgresException">It does not say so: it is empty, or of a release before this table.</exception>
    public static async Task<Version> OldestReleaseAsync(NpgsqlDataSource database, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        return await OldestReleaseAsync(connection, cancellation);
    }

    /// <summary>Refuses to work with what a later release has changed.</summary>
    /// <param name="connection">To the database, which may be empty.</param>
    /// <param name="release">Which release is to work with it.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="OutdatedReleaseException">It cannot.</exception>
    public static async Task EnsureAsync(NpgsqlConnection connection, Version release, CancellationToken cancellation = default)
    {
        await using var command = new NpgsqlCommand("""SELECT to_regclass('"Compatibility"') IS NOT NULL""", connection);
        if (await command.ExecuteScalarAsync(cancellation) is true && await OldestReleaseAsync(connection, cancellation) is { } oldest && oldest > release)
            throw new OutdatedReleaseException(oldest, release);
    }

    static async Task<Version> OldestReleaseAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("""SELECT "OldestRelease" FROM "Compatibility" """, connection);
        return Version.Parse((string)(await command.ExecuteScalarAsync(cancellation))!);
    }
}

/// <summary>A later release has changed the database in a way with which this one cannot work.</summary>
/// <param name="oldest">The oldest that can.</param>
/// <param name="release">This one.</param>
public sealed class OutdatedReleaseException(Version oldest, Version release)
    : Exception($"The database needs JourneyMapper {oldest} or later, and this is {release}: start the later version. There is no way back to this one other than a backup.");
