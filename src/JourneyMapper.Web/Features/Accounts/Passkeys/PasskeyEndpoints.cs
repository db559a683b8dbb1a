using JourneyMapper.Web.Features.Accounts.Devices;
using JourneyMapper.Web.Features.Accounts.SecondFactor;
using JourneyMapper.Web.Shared;
using Microsoft.AspNetCore.Mvc;
using Text = JourneyMapper.Web.Resources.Accounts;

namespace JourneyMapper.Web.Features.Accounts.Passkeys;

/// <summary>
/// What passkeys.js and the forms of the account page send. What a script sends is answered with JSON: what to ask the device for, then where to go,
/// or a problem whose "detail" is for the person. Forms are answered with a page.
/// </summary>
static class PasskeyEndpoints
{
    public const string Add = "/account/passkeys";
    public const string AddOptions = "/account/passkeys/options";
    public const string Rename = "/account/passkeys/rename";
    public const string Remove = "/account/passkeys/remove";
    public const string Enter = "/account/passkeys/sign-in";
    public const string EnterOptions = "/account/passkeys/sign-in/options";

    // Devices answer with one or two thousand characters.
    const int LongestCredential = 16 * 1024;

    sealed record Next(string Address);

    // Parameters from a form make ASP.NET Core ask for the antiforgery token.
    public static void MapPasskeys(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost(AddOptions, AddOptionsAsync).DisableCookieRedirect().WithMetadata(new OpenWithoutSecondFactorAttribute());
        endpoints.MapPost(Add, AddAsync).DisableCookieRedirect().WithMetadata(new OpenWithoutSecondFactorAttribute());
        endpoints.MapPost(Rename, RenameAsync);
        endpoints.MapPost(Remove, RemoveAsync);
        // Each sign-in page asks once by itself, without trying anything: only the attempt is limited.
        endpoints.MapPost(EnterOptions, EnterOptionsAsync).AllowAnonymous();
        endpoints.MapPost(Enter, EnterAsync).AllowAnonymous().WithMetadata(new LimitPostsAttribute());
    }

    static async Task<IResult> AddOptionsAsync(IFormCollection _, HttpContext http, PasskeyService passkeys, Sessions sessions)
    {
        if (CurrentMember.From(http.User) is not { } member)
            return TypedResults.Unauthorized();
        if (!await sessions.IsConfirmedAsync(http.User, http.RequestAborted))
            return Problem(Text.ConfirmNeeded);
        return await passkeys.OptionsAsync(member, http.RequestAborted) is { } options ? Json(options) : Problem(Text.PasskeysTooMany.With(PasskeyService.Most));
    }

    static async Task<IResult> AddAsync([FromForm] string? credential, HttpContext http, PasskeyService passkeys, Sessions sessions)
    {
        if (CurrentMember.From(http.User) is not { } member)
            return TypedResults.Unauthorized();
        if (!await sessions.IsConfirmedAsync(http.User, http.RequestAborted))
            return Problem(Text.ConfirmNeeded);
        if (credential is not { Length: > 0 and <= LongestCredential })
            return Problem(Text.PasskeyUnreadable);
        return await passkeys.AddAsync(member, credential, http.Request.Headers.UserAgent, http.RequestAborted) switch
        {
            PasskeyAdded.Added => TypedResults.Json(new Next($"{AccountEndpoints.Account}?saved={PasskeyNotices.Added}")),
            PasskeyAdded.TooMany => Problem(Text.PasskeysTooMany.With(PasskeyService.Most)),
            PasskeyAdded.Late => Problem(Text.PasskeyLate),
            _ => Problem(Text.PasskeyUnreadable),
        };
    }

    static async Task<IResult> RenameAsync([FromForm] string? id, [FromForm] string? name, HttpContext http, PasskeyService passkeys)
    {
        if (CurrentMember.From(http.User) is not { } member || id is null)
            return TypedResults.NotFound();
        // The form of the page sends nothing else.
        if (name?.Trim() is not { } trimmed || !FieldLimits.IsName(trimmed))
            return TypedResults.BadRequest();
        return await passkeys.RenameAsync(member, id, trimmed, http.RequestAborted) ? Saved(PasskeyNotices.Renamed) : TypedResults.NotFound();
    }

    // Whoever sits at a browser that was left open takes nobody's way in.
    static async Task<IResult> RemoveAsync([FromForm] string? id, HttpContext http, PasskeyService passkeys, Sessions sessions)
    {
        if (CurrentMember.From(http.User) is not { } member || id is null)
            return TypedResults.NotFound();
        if (!await sessions.IsConfirmedAsync(http.User, http.RequestAborted))
            return TypedResults.LocalRedirect($"/{ConfirmPage.AddressFor("passkeys")}");
        return await passkeys.RemoveAsync(member, id, http.RequestAborted) ? Saved(PasskeyNotices.Removed) : TypedResults.NotFound();
    }

    static async Task<IResult> EnterOptionsAsync(IFormCollection _, SignIn signIn) => Json(await signIn.PasskeyOptionsAsync());

    static async Task<IResult> EnterAsync([FromForm] string? credential, [FromForm] string? returnUrl, SignIn signIn)
    {
        if (credential is not { Length: > 0 and <= LongestCredential })
            return Problem(Text.PasskeyUnreadable);
        return await signIn.WithPasskeyAsync(credential) switch
        {
            SignInOutcome.SignedIn => TypedResults.Json(new Next(SignIn.LocalUrl(returnUrl))),
            SignInOutcome.Late => Problem(Text.PasskeyLate),
            _ => Problem(Text.PasskeyRefused),
        };
    }

    static IResult Json(string options) => TypedResults.Content(options, "application/json");

    static IResult Problem(string text) => TypedResults.Problem(text, statusCode: StatusCodes.Status400BadRequest);

    static IResult Saved(string notice) => TypedResults.LocalRedirect($"{AccountEndpoints.Account}?saved={notice}");
}
