using System.IO.Compression;
using System.Text.Json;

namespace JourneyMapper.Data.Backups;

/// <summary>A backup to read. What it says of its rows has been compared with them: nothing begins with half a file.</summary>
public sealed class BackupFile : IAsyncDisposable
{
    readonly ZipArchive zip;

    BackupFile(ZipArchive zip, BackupManifest manifest) => (this.zip, Manifest) = (zip, manifest);

    /// <summary>What it says of itself.</summary>
    public BackupManifest Manifest { get; }

    /// <summary>Opens a backup and reads it to its end.</summary>
    /// <exception cref="BackupException">It is not there, no backup, damaged, or of a later form.</exception>
    public static async Task<BackupFile> OpenAsync(string path, CancellationToken cancellation)
    {
        if (File.Exists(path) && !RegularFile.Exists(path))
            throw new BackupException($"'{path}' cannot be read: it is no file.");
        try
        {
            var zip = await ZipArchive.CreateAsync(File.OpenRead(path), ZipArchiveMode.Read, leaveOpen: false, entryNameEncoding: null, cancellation);
            try
            {
                var file = new BackupFile(zip, await ReadManifestAsync(zip, path, cancellation));
                await file.CheckAsync(path, cancellation);
                return file;
            }
            catch
            {
                await zip.DisposeAsync();
                throw;
            }
        }
        catch (Exception exception) when (exception is InvalidDataException or JsonException)
        {
            throw new BackupException($"'{path}' is not a backup of JourneyMapper, or it is damaged: take another one.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new BackupException($"'{path}' cannot be read: {exception.Message.TrimEnd('.')}.", exception);
        }
    }

    /// <summary>The rows of a table, one a line.</summary>
    internal Task<Stream> OpenTableAsync(BackupTable table, CancellationToken cancellation) =>
        (zip.GetEntry(BackupWriter.NameOf(table.Name)) ?? throw new InvalidDataException($"The table {table.Name} is missing.")).OpenAsync(cancellation);

    public ValueTask DisposeAsync() => zip.DisposeAsync();

    static async Task<BackupManifest> ReadManifestAsync(ZipArchive zip, string path, CancellationToken cancellation)
    {
        await using var entry = await (zip.GetEntry(BackupWriter.ManifestName) ?? throw new InvalidDataException("The manifest is missing.")).OpenAsync(cancellation);
        var manifest = await JsonSerializer.DeserializeAsync<BackupManifest>(entry, BackupManifest.Json, cancellation) ?? throw new InvalidDataException("The manifest is empty.");
        return manifest.Format <= BackupManifest.CurrentFormat ? manifest
            : throw new BackupException($"'{path}' was written by JourneyMapper {manifest.Version} in a form that this version does not know: restore it with that version or a later one.");
    }

    async Task CheckAsync(string path, CancellationToken cancellation)
    {
        foreach (var table in Manifest.Tables)
        {
            await using var rows = await OpenTableAsync(table, cancellation);
            if (await BackupTables.CopyAsync(rows, Stream.Null, cancellation) != (table.Rows, table.Sha256))
                throw new BackupException($"'{path}' is damaged: the rows of {table.Name} are not those that were written. Take another backup.");
        }
    }
}
