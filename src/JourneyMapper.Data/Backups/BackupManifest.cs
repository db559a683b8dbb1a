using System.Text.Json;

namespace JourneyMapper.Data.Backups;

/// <summary>What a backup says of itself.</summary>
/// <param name="Format">The number of the form in which it is written, see <see cref="CurrentFormat"/>.</param>
/// <param name="Version">The version of JourneyMapper that wrote it.</param>
/// <param name="Migration">The last migration of the database.</param>
/// <param name="TakenAt">When the snapshot was taken, UTC.</param>
/// <param name="Tables">Its tables.</param>
/// <param name="Sequences">Its sequences that have given numbers.</param>
public sealed record BackupManifest(
    int Format, string Version, string Migration, DateTimeOffset TakenAt, IReadOnlyList<BackupTable> Tables, IReadOnlyList<BackupSequence> Sequences)
{
    /// <summary>The form that is written, and the latest that is read.</summary>
    public const int CurrentFormat = 1;

    /// <summary>How it is written.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>How many rows all tables have.</summary>
    public long Rows => Tables.Sum(table => table.Rows);
}

/// <summary>A table in a backup.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Columns">Its columns, in the order of each line.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="Sha256">The hash of its rows in PostgreSQL's text form, sorted by their key; hexadecimal.</param>
public sealed record BackupTable(string Name, IReadOnlyList<string> Columns, long Rows, string Sha256);

/// <summary>A sequence in a backup.</summary>
/// <param name="Name">Its name.</param>
/// <param name="LastValue">The last number that it gave.</param>
public sealed record BackupSequence(string Name, long LastValue);
