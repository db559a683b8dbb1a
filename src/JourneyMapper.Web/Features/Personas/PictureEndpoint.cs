using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Personas;

/// <summary>Pictures of personas. An id never stands for another picture, so browsers keep them.</summary>
static class PictureEndpoint
{
    /// <summary>Where a picture is.</summary>
    public static string AddressOf(Guid picture) => $"/pictures/{picture:N}";

    public static void MapPictures(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/pictures/{picture:guid}", ServeAsync).RequireAuthorization();

    static async Task<IResult> ServeAsync(Guid picture, HttpContext http, PersonaService personas, CancellationToken cancellation)
    {
        if (CurrentMember.From(http.User) is not { } member || await personas.FindPictureAsync(member.Workspace, picture, cancellation) is not { } jpeg)
            return TypedResults.NotFound();
        http.Response.Headers.CacheControl = "private, max-age=31536000, immutable";
        return TypedResults.Bytes(jpeg, "image/jpeg");
    }
}
