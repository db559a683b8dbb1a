namespace JourneyMapper.Data.LocalPostgres;

/// <summary>The private server that another process of JourneyMapper runs now.</summary>
/// <param name="ConnectionString">For the application's database.</param>
/// <param name="AdministratorConnectionString">For the server's administration.</param>
public sealed record RunningServer(string ConnectionString, string AdministratorConnectionString)
{
    // In postmaster.pid: process, folder, start, port, folder of the socket.
    const int SocketLine = 4;

    // Of those that the application leaves to others.
    const int MostConnections = 4;

    /// <summary>Finds it; null where none runs.</summary>
    /// <param name="dataDirectory">The data folder, see <see cref="LocalPostgresOptions"/>.</param>
    /// <exception cref="LocalPostgresException">Its files may not be read by this user.</exception>
    public static RunningServer? Find(string dataDirectory)
    {
        var file = new ServerFolder(Path.GetFullPath(dataDirectory)).ProcessFile;
        try
        {
            if (RegularFile.ReadLines(file).ElementAtOrDefault(SocketLine) is not { Length: > 0 } folder || !File.Exists(SocketFolder.FileIn(folder)))
                return null;
            return new(OwnDatabase.ConnectionString(folder, MostConnections), OwnDatabase.AdministratorConnectionString(folder));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw LocalPostgresException.FromFiles(dataDirectory, e);
        }
    }
}
