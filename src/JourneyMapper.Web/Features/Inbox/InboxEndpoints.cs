using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Inbox;

/// <summary>The way from an item to its place: the same in the list, in another tab and in a mail.</summary>
static class InboxEndpoints
{
    /// <summary>Where an item is opened, relative to the root.</summary>
    public static string Address(Guid item) => $"inbox/{item}";

    // It changes nothing but the member's own mark, and twice does no more than once: a GET, so that it can be a link.
    public static void MapInbox(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/inbox/{item:guid}", async (Guid item, HttpContext http, InboxService service) =>
        CurrentMember.From(http.User) is { } member && await service.OpenAsync(member, item, http.RequestAborted) is { } place
            ? (IResult)TypedResults.LocalRedirect($"/{place}")
            : TypedResults.LocalRedirect("/inbox?gone=1")).RequireAuthorization();
}
