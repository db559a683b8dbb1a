using System.Security.Cryptography;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Printing;

namespace JourneyMapper.Web.Features.Sharing.Guests;

/// <summary>The picture of a link for programs that show what somebody has pasted.</summary>
static class GuestPreviewEndpoint
{
    // So long it is shown as it was by caches in between, also when the link ends.
    const string Cached = "public, max-age=300";

    public static void MapGuestPreview(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/s/{token}/preview.png", AnswerAsync).AllowAnonymous();

    /// <summary>Where the picture of a link is, in the current language, for programs elsewhere.</summary>
    /// <param name="root">Where the application is reached.</param>
    /// <param name="token">What the link's address ends with.</param>
    public static string AddressOf(Uri root, string token) => new Uri(root, $"{GuestAddress.Of(token)}/preview.png?lang={Languages.Current}").AbsoluteUri;

    static async Task AnswerAsync(HttpContext http, string token, string? lang, GuestReader reader, GuestPreviews previews)
    {
        GuestPage.Mark(http, []);
        GuestEndpoints.Speak(http, lang);
        try
        {
            var found = await reader.FindAsync(token);
            var picture = found is null ? null : await previews.OfAsync(found, token);
            if (picture is not null)
                http.Response.Headers.CacheControl = Cached;
            else if (found?.Link.PasswordHash is null)
                http.Response.StatusCode = StatusCodes.Status404NotFound;
            picture ??= await previews.NeutralAsync();
            await TypedResults.Bytes(picture, "image/png", entityTag: new($"\"{Convert.ToHexStringLower(SHA256.HashData(picture).AsSpan(0, 8))}\"")).ExecuteAsync(http);
        }
        catch (PrintException)
        {
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
    }
}
