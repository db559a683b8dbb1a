using JourneyMapper.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace JourneyMapper.Web.Features.Accounts.Tokens;

/// <summary>What the forms of the list of tokens send; a new one is made by the page itself, since it shows the token.</summary>
static class TokenEndpoints
{
    public const string Revoke = "/account/tokens/revoke";

    /// <summary>The word in the account page's address after a token was revoked.</summary>
    public const string Revoked = "token-revoked";

    // Parameters from a form make ASP.NET Core ask for the antiforgery token.
    public static void MapTokens(this IEndpointRouteBuilder endpoints) => endpoints.MapPost(Revoke, RevokeAsync);

    static async Task<IResult> RevokeAsync([FromForm] Guid id, HttpContext http, AccessTokenService tokens) =>
        CurrentMember.From(http.User) is { } member && await tokens.RevokeAsync(member, id, http.RequestAborted)
            ? TypedResults.LocalRedirect($"{AccountEndpoints.Account}?saved={Revoked}")
            : TypedResults.NotFound();
}
