using System.Globalization;

namespace JourneyMapper.Data.LocalPostgres;

/// <summary>The files of the database: made once, checked at each start.</summary>
static class Cluster
{
    /// <summary>Makes the cluster when there is none yet.</summary>
    public static async Task EnsureAsync(ServerFolder folder, PostgresPackage package, ServerAccount account, bool durable, CancellationToken cancellation)
    {
        foreach (var leftover in folder.Unfinished())
            await RemoveAsync(leftover);
        if (Directory.Exists(folder.Cluster))
            Check(folder.Cluster);
        else
            await MakeAsync(folder, package, account, durable, cancellation);
    }

    static async Task MakeAsync(ServerFolder folder, PostgresPackage package, ServerAccount account, bool durable, CancellationToken cancellation)
    {
        // Only a complete cluster gets the real name: whatever interrupts this leaves nothing that looks like one.
        var unfinished = folder.NewUnfinished();
        string[] words =
        [
            package.InitDb, "--pgdata", unfinished, "--username", "postgres", "--encoding", "UTF8",
            "--locale-provider", "builtin", "--builtin-locale", "C.UTF-8", "--locale", "C", "--data-checksums",
            // Whoever can enter the socket's folder is the server's own user or root.
            "--auth-local", "trust", "--auth-host", "reject", "--no-instructions",
        ];
        try
        {
            var result = await account.RunAsync(durable ? words : [.. words, "--no-sync"], cancellation);
            if (!result.Succeeded)
                throw Reason.IsDiskFull(result.Output)
                    ? LocalPostgresException.DiskFull(folder.Root)
                    : new LocalPostgresException($"The database could not be made in '{folder.Root}': {Reason.In(result.Output)}.");
            Directory.Move(unfinished, folder.Cluster);
        }
        finally
        {
            await RemoveAsync(unfinished);
        }
    }

    /// <summary>Programs that were killed a moment ago may still add a file; what they keep is left for the next start.</summary>
    static async Task RemoveAsync(string unfinished)
    {
        for (var tries = 0; tries < 20 && Directory.Exists(unfinished); tries++)
        {
            try
            {
                Directory.Delete(unfinished, recursive: true);
            }
            catch (IOException)
            {
                await Task.Delay(50);
            }
        }
    }

    static void Check(string cluster)
    {
        var versionFile = Path.Combine(cluster, "PG_VERSION");
        foreach (var needed in (string[])[versionFile, Path.Combine(cluster, "global", "pg_control"), Path.Combine(cluster, "postgresql.conf")])
        {
            if (!RegularFile.Exists(needed))
                throw new LocalPostgresException($"The database in '{cluster}' is damaged ('{Path.GetRelativePath(cluster, needed)}' is missing): restore it from a backup, or set JourneyMapper:DataDirectory to another folder.");
        }
        // The server opens each of these, and waits for ever for a pipe.
        if (Directory.EnumerateFiles(cluster).FirstOrDefault(file => File.Exists(file) && !RegularFile.Exists(file)) is { } other)
            throw new LocalPostgresException($"The database in '{cluster}' is damaged ('{Path.GetRelativePath(cluster, other)}' is no file): restore it from a backup, or set JourneyMapper:DataDirectory to another folder.");
        var version = File.ReadAllText(versionFile).Trim();
        if (!string.Equals(version, PostgresPackage.Major.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal))
            throw new LocalPostgresException($"The database in '{cluster}' was made by PostgreSQL {version}, not {PostgresPackage.Major}: restore it from a backup, or set JourneyMapper:DataDirectory to another folder.");
    }
}
