namespace JourneyMapper.Data.LocalPostgres;

/// <summary>The file that the server writes about itself.</summary>
internal sealed class ServerLog
{
    private const long LargestAtStart = 1024 * 1024;

    private readonly string _path;
    private readonly long _start;

    private ServerLog(string path, long start)
    {
        _path = path;
        _start = start;
    }

    /// <summary>Prepares for a start: a large log becomes the one previous log that is kept.</summary>
    public static ServerLog Begin(string path)
    {
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
        if (!File.Exists(_path))
            return "";
        // Shared with the server, which goes on writing.
        await using var stream = new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        stream.Seek(_start, SeekOrigin.Begin);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }
}
