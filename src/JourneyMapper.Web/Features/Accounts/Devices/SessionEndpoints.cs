using JourneyMapper.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace JourneyMapper.Web.Features.Accounts.Devices;

/// <summary>What the forms of the list of sessions send.</summary>
static class SessionEndpoints
{
    public const string End = "/account/sessions/end";
    public const string EndOthers = "/account/sessions/end-others";

    /// <summary>The words in the account page's address after one session, or all others, were ended.</summary>
    public const string Ended = "session-ended";
    public const string OthersEnded = "sessions-ended";

    // Parameters from a form make ASP.NET Core ask for the antiforgery token.
    public static void MapSessions(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost(End, EndAsync);
        endpoints.MapPost(EndOthers, EndOthersAsync);
    }

    static async Task<IResult> EndAsync([FromForm] Guid id, HttpContext http, Sessions sessions) =>
        CurrentMember.From(http.User) is { } member && await sessions.EndAsync(member, id, http.RequestAborted) ? Saved(Ended) : TypedResults.NotFound();

    static async Task<IResult> EndOthersAsync(IFormCollection _, HttpContext http, Sessions sessions)
    {
        await sessions.EndOthersAsync(http.User, http.RequestAborted);
        return Saved(OthersEnded);
    }

    static IResult Saved(string notice) => TypedResults.LocalRedirect($"{AccountEndpoints.Account}?saved={notice}");
}
