using Microsoft.Net.Http.Headers;

namespace JourneyMapper.Web.Features.Guide;

static class GuideFeature
{
    const string KeepForEver = "public, max-age=31536000, immutable";

    public static void AddGuide(this IServiceCollection services) => services.AddSingleton<GuideLibrary>();

    /// <summary>
    /// Serves the pictures of the guide. To anybody: they show samples, and an answer that asks who is there may renew the cookie and is not kept then.
    /// </summary>
    public static void MapGuide(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet($"{GuideAddress.Pictures}/{{name}}", IResult (string name, string? v, GuideLibrary guide, HttpResponse response) =>
        {
            if (guide.Pictures.Find(name) is not { } picture)
                return TypedResults.NotFound();
            response.Headers.CacheControl = v == picture.Version ? KeepForEver : "no-cache";
            return TypedResults.PhysicalFile(picture.Path, "image/png", entityTag: new EntityTagHeaderValue($"\"{picture.Version}\""));
        }).AllowAnonymous();
}
