using JourneyMapper.Data.Queries;
using JourneyMapper.Web.Shared;
using Npgsql;

namespace JourneyMapper.Web.Startup;

static class Health
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: the database does, too. <c>/health</c>: the same for people, with the version.</summary>
    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        var health = endpoints.MapGroup("/health").AllowAnonymous();
        health.MapGet("", async (NpgsqlDataSource database, CancellationToken aborted) =>
            await AnswersAsync(database, aborted)
                ? TypedResults.Json(new HealthReport("ready", ProductVersion.Current))
                : TypedResults.Json(new HealthReport("database unreachable", ProductVersion.Current), statusCode: StatusCodes.Status503ServiceUnavailable));
        health.MapGet("live", () => TypedResults.Text("live"));
        health.MapGet("ready", async (NpgsqlDataSource database, CancellationToken aborted) =>
            await AnswersAsync(database, aborted)
                ? TypedResults.Text("ready")
                : TypedResults.Text("database unreachable", statusCode: StatusCodes.Status503ServiceUnavailable));
    }

    sealed record HealthReport(string Status, string Version);

    static async Task<bool> AnswersAsync(NpgsqlDataSource database, CancellationToken aborted)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        patience.CancelAfter(Patience);
        try
        {
            await database.PingAsync(patience.Token);
            return true;
        }
        catch (Exception exception) when (exception is NpgsqlException or OperationCanceledException)
        {
            return false;
        }
    }
}
