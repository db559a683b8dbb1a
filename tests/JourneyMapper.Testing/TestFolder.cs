namespace JourneyMapper.Testing;

/// <summary>A private folder (0700) for one test, removed at its end.</summary>
public sealed class TestFolder : IDisposable
{
    private const string Prefix = "journeymapper-test-";

    // Younger folders may belong to a run that has not taken its lock yet.
    private static readonly TimeSpan CertainlyStale = TimeSpan.FromMinutes(2);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory(Prefix);

    public string Path => _folder.FullName;

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>Removes the data folders of runs that were killed: old, with a lock file that nobody holds.</summary>
    public static void RemoveStale()
    {
        foreach (var folder in new DirectoryInfo(System.IO.Path.GetTempPath()).EnumerateDirectories(Prefix + "*"))
        {
            try
            {
                if (folder.CreationTimeUtc > DateTime.UtcNow - CertainlyStale)
                    continue;
                using var held = new FileStream(System.IO.Path.Combine(folder.FullName, "instance.lock"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
                folder.Delete(recursive: true);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // In use, somebody else's, or just being removed by another run: not ours to clean.
            }
        }
    }
}
