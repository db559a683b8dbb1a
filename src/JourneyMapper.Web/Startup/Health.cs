using System.Text.Json.Serialization;
using JourneyMapper.Data.Queries;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Backups;
using Npgsql;

namespace JourneyMapper.Web.Startup;

static class Health
{
    // Whoever asks waits two seconds at most.
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    const string Ready = "ready";

    /// <summary>
    /// <c>/health/live</c>: the process answers. <c>/health/ready</c>: the database does, too, this release can work with it, and the disk of the data folder has space. <c>/health</c>: the same for
    /// people, with the version and whether backups are made.
    /// </summary>
    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        var health = endpoints.MapGroup("/health").AllowAnonymous();
        health.MapGet("", async (DatabaseCompatibility database, IConfiguration configuration, BackupStatus backups, CancellationToken aborted) =>
        {
            var state = await StateAsync(database, configuration, aborted);
            return TypedResults.Json(new HealthReport(state, ProductVersion.Current, backups.Current.Word), statusCode: Code(state));
        });
        health.MapGet("live", () => TypedResults.Text("live"));
        health.MapGet("ready", async (DatabaseCompatibility database, IConfiguration configuration, CancellationToken aborted) =>
        {
            var state = await StateAsync(database, configuration, aborted);
            return TypedResults.Text(state, statusCode: Code(state));
        });
    }

    sealed record HealthReport(string Status, string Version, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Backup);

    static int Code(string state) => state == Ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;

    // A full disk first: a database on it may answer, or hang.
    static async Task<string> StateAsync(DatabaseCompatibility database, IConfiguration configuration, CancellationToken aborted) =>
        RunningDatabase.IsPrivate(configuration) && DiskSpace.IsShort(RunningDatabase.Directory(configuration)) ? "disk full" : await AskAsync(database, aborted);

    static async Task<string> AskAsync(DatabaseCompatibility database, CancellationToken aborted)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        patience.CancelAfter(Patience);
        try
        {
            // The driver tells the server that nobody waits any more, and waits for its answer: a server that hangs gives none.
            return await database.IsCurrentAsync(patience.Token).WaitAsync(patience.Token) ? Ready : "outdated";
        }
        catch (Exception exception) when (exception is NpgsqlException or OperationCanceledException)
        {
            return "database unreachable";
        }
    }
}
