using System.Globalization;

namespace JourneyMapper.Data.LocalPostgres;

/// <summary>What lies where in the server's part of the data folder.</summary>
sealed class ServerFolder(string dataDirectory)
{
    static readonly string Version = PostgresPackage.Major.ToString(CultureInfo.InvariantCulture);

    public string Root { get; } = Path.Combine(dataDirectory, "postgres");

    /// <summary>The database cluster; named by its version, so that an upgrade finds the old one beside it.</summary>
    public string Cluster => Path.Combine(Root, Version);

    public string Socket => Path.Combine(Root, "socket");

    public string Log => Path.Combine(Root, "server.log");

    public string ProcessFile => Path.Combine(Cluster, "postmaster.pid");

    /// <summary>A name for a cluster in the making.</summary>
    public string NewUnfinished() => Path.Combine(Root, $"{Version}.unfinished-{Guid.NewGuid():N}");

    public IEnumerable<string> Unfinished() => Directory.EnumerateDirectories(Root, $"{Version}.unfinished-*");
}
