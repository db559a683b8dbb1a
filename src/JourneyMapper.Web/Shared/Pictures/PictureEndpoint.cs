namespace JourneyMapper.Web.Shared.Pictures;

/// <summary>Serves pictures. An id never stands for another picture, so browsers keep them.</summary>
static class PictureEndpoint
{
    const string Small = "small";

    /// <summary>Where a picture is.</summary>
    public static string AddressOf(Guid picture) => $"/pictures/{picture:N}";

    /// <summary>Where it is in the size of a cell.</summary>
    public static string SmallAddressOf(Guid picture) => $"/pictures/{picture:N}?size={Small}";

    /// <summary>Adds what keeps pictures.</summary>
    public static void AddPictures(this IServiceCollection services) => services.AddSingleton<PictureStore>();

    public static void MapPictures(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/pictures/{picture:guid}", ServeAsync).RequireAuthorization();

    static async Task<IResult> ServeAsync(Guid picture, string? size, HttpContext http, PictureStore pictures, CancellationToken cancellation)
    {
        if (CurrentMember.From(http.User) is not { } member || await pictures.FindAsync(member.Workspace, picture, size == Small, cancellation) is not { } jpeg)
            return TypedResults.NotFound();
        http.Response.Headers.CacheControl = "private, max-age=31536000, immutable";
        return TypedResults.Bytes(jpeg, "image/jpeg");
    }
}
