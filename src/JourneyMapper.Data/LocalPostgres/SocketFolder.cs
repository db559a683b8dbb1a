using System.Security.Cryptography;
using System.Text;

namespace JourneyMapper.Data.LocalPostgres;

/// <summary>The private folder (0700) of the server's Unix socket: its only door.</summary>
static class SocketFolder
{
    const string TemporaryPrefix = "journeymapper-";

    // The system's limit is 104 bytes on macOS and 108 on Linux, the closing zero included.
    const int LongestPath = 103;

    public static string FileIn(string folder) => Path.Combine(folder, ".s.PGSQL.5432");

    /// <summary>Makes the folder beside the data, or in the temporary folder where the data's path is too long for a socket.</summary>
    public static async Task<string> CreateAsync(ServerFolder server, ServerAccount account, CancellationToken cancellation)
    {
        // The random part makes the name one that nobody can have put there before us.
        var name = TemporaryPrefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));
        string[] candidates = [server.Socket, Path.Combine(Path.GetTempPath(), name), Path.Combine("/tmp", name)];
        var folder = candidates.FirstOrDefault(IsUsable)
            ?? throw new LocalPostgresException($"The path '{server.Socket}' is too long for a socket: set JourneyMapper:DataDirectory to a folder with a shorter path.");
        if (!Directory.Exists(folder))
        {
            DataDirectory.Create(folder);
            await account.OwnAsync(folder, cancellation);
        }
        return folder;
    }

    /// <summary>Removes what a server that is gone left there, and the folder itself if it lies in the temporary folder.</summary>
    public static void Clear(string folder)
    {
        if (!Directory.Exists(folder))
            return;
        File.Delete(FileIn(folder));
        File.Delete(FileIn(folder) + ".lock");
        if (Path.GetFileName(folder).StartsWith(TemporaryPrefix, StringComparison.Ordinal))
            Directory.Delete(folder);
    }

    // Commas and colons separate hosts and ports in connection strings, quotes and commas separate folders in the server's settings.
    static bool IsUsable(string folder) =>
        Encoding.UTF8.GetByteCount(FileIn(folder)) <= LongestPath && !folder.AsSpan().ContainsAny(",:;\"'\\");
}
