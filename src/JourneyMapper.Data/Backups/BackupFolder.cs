using System.Globalization;
using JourneyMapper.Data.LocalPostgres;

namespace JourneyMapper.Data.Backups;

/// <summary>A backup that lies in a folder.</summary>
/// <param name="Path">The file.</param>
/// <param name="TakenAt">When it was taken, UTC.</param>
/// <param name="Rows">How many rows it holds.</param>
/// <param name="WasRestored">Whether it was restored into a scratch database and compared; else it was read again and compared with what was written.</param>
public sealed record FinishedBackup(string Path, DateTimeOffset TakenAt, long Rows, bool WasRestored);

/// <summary>A folder with backups. A file in it that has the name of a backup is complete and was checked.</summary>
/// <param name="path">The folder; made where it is missing.</param>
public sealed class BackupFolder(string path)
{
    const string Prefix = "journeymapper-", Suffix = ".backup.zip", Unfinished = ".part", Stamp = "yyyyMMdd'T'HHmmss'Z'";

    // Whoever has it can become anybody: it holds hashes of passwords and the keys that protect cookies.
    const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>When the newest backup in it was taken, UTC; null where there is none.</summary>
    public DateTimeOffset? Newest => Finished().Select(found => (DateTimeOffset?)found.At).Max();

    /// <summary>Writes a backup, checks it, and gives it its name.</summary>
    /// <param name="connectionString">Of the database; its owner.</param>
    /// <param name="administrator">Of somebody who may make a database to check it in; null: the same user may, or nobody.</param>
    /// <param name="version">The version of the product.</param>
    /// <param name="now">The time of day.</param>
    /// <param name="cancellation">Gives up and leaves nothing.</param>
    /// <exception cref="BackupException">It was not written, or is not what was to be written.</exception>
    public async Task<FinishedBackup> WriteAsync(string connectionString, string? administrator, string version, DateTimeOffset now, CancellationToken cancellation)
    {
        try
        {
            DataDirectory.Create(path);
            foreach (var left in Directory.EnumerateFiles(path, Prefix + "*" + Unfinished).Where(file => File.GetLastWriteTimeUtc(file) < now.UtcDateTime.AddDays(-1)))
                File.Delete(left);
            var part = Path.Combine(path, Prefix + Guid.NewGuid().ToString("N") + Unfinished);
            try
            {
                var manifest = await WritePartAsync(part, connectionString, version, now, cancellation);
                var restored = await BackupCheck.CheckAsync(part, connectionString, administrator, cancellation);
                var name = Path.Combine(path, Prefix + now.UtcDateTime.ToString(Stamp, CultureInfo.InvariantCulture) + Suffix);
                File.Move(part, name, overwrite: true);
                return new(name, manifest.TakenAt, manifest.Rows, restored);
            }
            finally
            {
                File.Delete(part);
            }
        }
        catch (LocalPostgresException exception)
        {
            throw new BackupException(exception.Message, exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new BackupException(Reason.IsDiskFull(exception) ? $"The disk that holds '{path}' is full: free some space." : $"The folder '{path}' cannot be written: {exception.Message.TrimEnd('.')}.", exception);
        }
    }

    /// <summary>Deletes all but the newest backups.</summary>
    /// <returns>How many were deleted.</returns>
    public int Keep(int count)
    {
        var old = Finished().OrderByDescending(found => found.At).Skip(count).ToList();
        foreach (var (file, _) in old)
            File.Delete(file);
        return old.Count;
    }

    static async Task<BackupManifest> WritePartAsync(string part, string connectionString, string version, DateTimeOffset now, CancellationToken cancellation)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        await using var file = new FileStream(part, options);
        var manifest = await BackupWriter.WriteAsync(connectionString, file, version, now, cancellation);
        await file.FlushAsync(cancellation);
        // On the disk, before older ones go.
        file.Flush(flushToDisk: true);
        return manifest;
    }

    // Other files in the folder are none of ours.
    IEnumerable<(string File, DateTimeOffset At)> Finished()
    {
        if (!Directory.Exists(path))
            yield break;
        foreach (var file in Directory.EnumerateFiles(path, Prefix + "*" + Suffix))
            if (RegularFile.Exists(file) && DateTimeOffset.TryParseExact(Path.GetFileName(file)[Prefix.Length..^Suffix.Length], Stamp, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at))
                yield return (file, at);
    }
}
