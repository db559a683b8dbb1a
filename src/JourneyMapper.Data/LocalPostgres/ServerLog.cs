namespace JourneyMapper.Data.LocalPostgres;

/// <summary>The file that the server writes about itself.</summary>
sealed class ServerLog
{
    const long LargestAtStart = 1024 * 1024;

    readonly string path;
    readonly long start;

    ServerLog(string path, long start)
    {
        this.path = path;
        this.start = start;
    }

    /// <summary>Prepares for a start: a large log becomes the one previous log that is kept.</summary>
    public static ServerLog Begin(string path)
    {
        // The server would wait for somebody who reads it.
        RegularFile.DeleteOther(path);
        var file = new FileInfo(path);
        if (!file.Exists)
            return new ServerLog(path, 0);
        if (file.Length <= LargestAtStart)
            return new ServerLog(path, file.Length);
        File.Move(path, path + ".1", overwrite: true);
        return new ServerLog(path, 0);
    }

    /// <summary>What has been written since <see cref="Begin"/>.</summary>
    public async Task<string> ReadAsync()
    {
        if (!RegularFile.Exists(path))
            return "";
        // Shared with the server, which goes on writing.
        await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        stream.Seek(start, SeekOrigin.Begin);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }
}
