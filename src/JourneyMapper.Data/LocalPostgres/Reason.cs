namespace JourneyMapper.Data.LocalPostgres;

/// <summary>Finds the reason of a failure in what PostgreSQL's programs printed (always English: they run under LC_ALL=C).</summary>
static class Reason
{
    static readonly string[] Markers = ["PANIC:", "FATAL:", "error:", "ERROR:", "setpriv:"];

    // A write that fits in part has no error of the system's to report: the server then says how much it wrote.
    static readonly string[] DiskFullMarkers = ["No space left on device", "Disk quota exceeded", "wrote only", "Check free disk space"];

    const int NoSpace = 28;

    public static bool IsDiskFull(string output) => DiskFullMarkers.Any(marker => output.Contains(marker, StringComparison.Ordinal));

    public static bool IsDiskFull(Exception cause) => cause is IOException { HResult: NoSpace } || IsDiskFull(cause.Message);

    /// <summary>The last line that names an error, without its prefix; the last line at all when none does.</summary>
    public static string In(string output)
    {
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var line = lines.LastOrDefault(line => Markers.Any(marker => line.Contains(marker, StringComparison.Ordinal)))
            ?? lines.LastOrDefault()
            ?? "no reason given";
        foreach (var marker in Markers)
        {
            var at = line.IndexOf(marker, StringComparison.Ordinal);
            if (at >= 0)
                return line[(at + marker.Length)..].Trim();
        }
        return line;
    }
}
