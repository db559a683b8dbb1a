namespace JourneyMapper.Web.Shared.Fonts;

public static class FontEndpoints
{
    // Every address carries the library's version.
    const string KeepForEver = "public, max-age=31536000, immutable";

    /// <summary>Serves the fonts of <see cref="FontLibrary"/> to anyone, the sign-in page included.</summary>
    public static IEndpointRouteBuilder MapFonts(this IEndpointRouteBuilder endpoints)
    {
        var fonts = endpoints.MapGroup("/fonts").AllowAnonymous();
        fonts.MapGet(FontLibrary.StyleSheetName, (FontLibrary library, HttpResponse response) =>
        {
            response.Headers.CacheControl = KeepForEver;
            return TypedResults.Text(library.ScreenStyleSheet, "text/css; charset=utf-8");
        });
        fonts.MapGet("{**path}", IResult (string path, FontLibrary library, HttpResponse response) =>
        {
            if (library.FindFile(path) is not { } file)
                return TypedResults.NotFound();
            response.Headers.CacheControl = KeepForEver;
            return TypedResults.PhysicalFile(file, FontLibrary.ContentType);
        });
        return endpoints;
    }
}
