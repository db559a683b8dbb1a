using JourneyMapper.Data;
using JourneyMapper.Web.Features.Accounts.Activities;
using JourneyMapper.Web.Features.Accounts.Devices;
using JourneyMapper.Web.Features.Accounts.Passkeys;
using JourneyMapper.Web.Features.Accounts.PersonalData;
using JourneyMapper.Web.Features.Accounts.SingleSignOn;
using JourneyMapper.Web.Features.Accounts.Tokens;
using JourneyMapper.Web.Features.Accounts.Workspaces;
using JourneyMapper.Web.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Accounts;

static class AccountEndpoints
{
    public const string Account = "/account";
    public const string SignOut = "/account/sign-out";
    public const string Language = "/account/language";

    // Parameters from a form make ASP.NET Core ask for the antiforgery token.
    public static void MapAccounts(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost(SignOut, async ([FromForm] string? returnUrl, HttpContext http, Sessions sessions, SignIn signIn) =>
        {
            // Whoever has gone from here may still be signed in there, where the next one at this browser would be taken for them.
            var isElsewhere = await sessions.IsFromProviderAsync(http.User, http.RequestAborted);
            await signIn.OutAsync();
            return TypedResults.LocalRedirect(isElsewhere ? $"{SignIn.Path}?saved={SingleSignOnEndpoints.StillThere}&{SignIn.ReturnUrlParameter}={Uri.EscapeDataString(SignIn.LocalUrl(returnUrl))}" : SignIn.LocalUrl(returnUrl));
        }).AllowAnonymous();

        endpoints.MapPost(Language, async ([FromForm] string? language, HttpContext context, IDbContextFactory<JourneyDbContext> contexts) =>
        {
            var code = Languages.Known(language);
            Languages.Remember(context, code);
            if (CurrentMember.From(context.User) is { } member)
            {
                await using var db = await contexts.CreateDbContextAsync(context.RequestAborted);
                await db.Members.Where(row => row.Id == member.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Language, code), context.RequestAborted);
            }
            return TypedResults.LocalRedirect(PageBefore(context.Request));
        }).AllowAnonymous();

        endpoints.MapPasskeys();
        endpoints.MapSingleSignOn();
        endpoints.MapTokens();
        endpoints.MapSessions();
        endpoints.MapActivity();
        endpoints.MapPersonalData();
        endpoints.MapWorkspaces();
    }

    // The same page again, in the other language.
    static string PageBefore(HttpRequest request) =>
        Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var before) && string.Equals(before.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase)
            ? SignIn.LocalUrl(before.PathAndQuery)
            : "/";
}
