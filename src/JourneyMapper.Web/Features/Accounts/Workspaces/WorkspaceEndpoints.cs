using JourneyMapper.Web.Features.Accounts.SecondFactor;
using Microsoft.AspNetCore.Mvc;

namespace JourneyMapper.Web.Features.Accounts.Workspaces;

/// <summary>What the buttons send that lead into another workspace.</summary>
static class WorkspaceEndpoints
{
    public const string Page = "/workspaces";
    public const string Switch = "/workspaces/switch";

    // Parameters from a form make ASP.NET Core ask for the antiforgery token.
    public static void MapWorkspaces(this IEndpointRouteBuilder endpoints) => endpoints.MapPost(Switch, SwitchAsync).WithMetadata(new OpenWithoutSecondFactorAttribute());

    static async Task<IResult> SwitchAsync([FromForm] Guid workspace, [FromForm] string? returnUrl, SignIn signIn) =>
        await signIn.SwitchAsync(workspace) ? TypedResults.LocalRedirect(SignIn.LocalUrl(returnUrl)) : TypedResults.NotFound();
}
