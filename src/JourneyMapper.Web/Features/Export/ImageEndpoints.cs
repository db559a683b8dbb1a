using JourneyMapper.Data.Journal;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Printing;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JourneyMapper.Web.Features.Export;

/// <summary>The pictures of a map, by address: those that are exported, and the small one that the dialog shows beforehand.</summary>
static class ImageEndpoints
{
    const int PreviewWidth = 1200;
    const int PreviewHeight = 640;

    public static void MapImages(this IEndpointRouteBuilder endpoints)
    {
        foreach (var format in ImageFormat.All)
            endpoints.MapGet($"/journeys/{{id:guid}}/export.{format.Extension}",
                (Guid id, HttpContext http, MapExport maps, JourneyStore store) => AnswerAsync(http, store, id, format.HasScale, async (member, options) =>
                    await maps.ImageAsync(member, id, format, options, http.RequestAborted) is { } made ? File(http, format, made.FileName, made.Image) : TypedResults.NotFound())).RequireAuthorization();
        endpoints.MapGet("/journeys/{id:guid}/preview.png", (Guid id, HttpContext http, MapExport maps, JourneyStore store) => AnswerAsync(http, store, id, false, async (member, options) =>
            await maps.PreviewAsync(member, id, options, PreviewWidth, PreviewHeight, http.RequestAborted) is { } picture ? Shown(http, picture) : TypedResults.NotFound())).RequireAuthorization();
    }

    /// <summary>Where the small picture is that the dialog shows.</summary>
    public static string PreviewOf(Guid journey, ImageOptions options) => $"journeys/{journey}/preview.png?{(options with { Scale = null }).ToQuery()}";

    /// <summary>A picture as a file to keep.</summary>
    public static FileContentHttpResult File(HttpContext http, ImageFormat format, string fileName, byte[] image)
    {
        Attachment.Announce(http, fileName);
        return TypedResults.Bytes(image, format.ContentType);
    }

    /// <summary>Why there is no picture, in the reader's language.</summary>
    public static string Explain(PrintFailure failure) => failure switch
    {
        PrintFailure.TimedOut => ExportText.PictureTimedOut,
        PrintFailure.TooLarge => ExportText.PictureFileTooLarge,
        PrintFailure.TooMany => ExportText.TooManyWaiting,
        _ => ExportText.PictureFailed,
    };

    static async Task<IResult> AnswerAsync(HttpContext http, JourneyStore store, Guid id, bool hasScale, Func<CurrentMember, ImageOptions, Task<IResult>> answer)
    {
        // Even whether the options are sound is nothing to tell to others.
        if (CurrentMember.From(http.User) is not { } member || await store.AccessAsync(member, id, http.RequestAborted) is null)
            return TypedResults.NotFound();
        if (ImageOptions.Parse(http.Request.Query, hasScale, out var problem) is not { } options)
            return TypedResults.Problem(problem, statusCode: StatusCodes.Status400BadRequest);
        try
        {
            return await PdfAnswer.ExplainAsync(http, _ => answer(member, options), Explain);
        }
        catch (ImageTooLargeException exception)
        {
            return TypedResults.Problem(exception.Message, statusCode: StatusCodes.Status400BadRequest);
        }
    }

    static FileContentHttpResult Shown(HttpContext http, byte[] image)
    {
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Bytes(image, ImageFormat.Png.ContentType);
    }
}
