using JourneyMapper.Web.Resources;

namespace JourneyMapper.Web.Shared.Printing;

/// <summary>
/// Exports of tables and archives, which are read from the database while they are sent: so many at once, few of one member, the others by turns. A queue of its own, since a file that somebody fetches
/// over a slow line takes its place for minutes, and paper should not wait for that.
/// </summary>
sealed class TableQueue
{
    /// <summary>How many are sent at once.</summary>
    public const int AtOnce = 8;

    /// <summary>How many of one member are sent at once.</summary>
    public const int AtOnceOfOne = 2;

    /// <summary>How many of one member wait at most.</summary>
    public const int MostWaiting = 10;

    readonly PrintQueue queue = new(AtOnce, MostWaiting, AtOnceOfOne);

    /// <summary>Waits for a turn; null where too many of this member wait.</summary>
    public Task<IDisposable?> EnterAsync(CurrentMember member, CancellationToken cancellation) => queue.EnterAsync(member.Id, _ => { }, cancellation);
}

static class TableQueueFilter
{
    /// <summary>Answers in the turn of who asks, which lasts until the answer is sent; says so with 429 where too many of theirs wait.</summary>
    public static TBuilder InTableQueue<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder => endpoint.AddEndpointFilter(async (context, next) =>
    {
        var http = context.HttpContext;
        // Whoever is nobody gets nothing from there.
        if (CurrentMember.From(http.User) is not { } member)
            return await next(context);
        try
        {
            if (await http.RequestServices.GetRequiredService<TableQueue>().EnterAsync(member, http.RequestAborted) is not { } turn)
            {
                http.RequestServices.GetRequiredService<Telemetry>().PrintRefused();
                return TypedResults.Problem(ExportText.TooManyWaiting, statusCode: StatusCodes.Status429TooManyRequests);
            }

            http.Response.RegisterForDispose(turn);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            return TypedResults.StatusCode(StatusCodes.Status499ClientClosedRequest);
        }

        return await next(context);
    });
}
