using JourneyMapper.Web.Features.Api.Records;
using JourneyMapper.Web.Features.Export;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Printing;

namespace JourneyMapper.Web.Features.Api.Facts;

/// <summary>Files of a journey.</summary>
static class ExportsEndpoint
{
    public static void MapExports(this IEndpointRouteBuilder api) => api.MapGet("v1/journeys/{journey:guid}/exports/pdf", PrintAsync)
        .WithName("ExportPdf")
        .WithSummary("Export as PDF")
        .WithDescription(
            "The map on paper. The query takes what the export dialog writes: \"paper\" (a4, a3, letter, tabloid), \"orientation\" (landscape, portrait), \"layout\", \"stages\" and \"lanes\". " +
            "That the file was made is told to the workspace’s owners.")
        .Produces(StatusCodes.Status200OK, contentType: "application/pdf")
        .Refuses(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status504GatewayTimeout)
        .Needs(TokenScopes.Exports.Read);

    static async Task<IResult> PrintAsync(HttpContext http, Guid journey, MapExport maps)
    {
        if (CurrentMember.From(http.User) is not { } member)
            return EditSubmission.NotFound();
        if (PrintOptions.Parse(http.Request.Query, out var problem) is not { } options)
            return RequestReader.Malformed(problem!);
        try
        {
            return await maps.MakeAsync(member, journey, options, cancellation: http.RequestAborted) is { } made ? PdfAnswer.Of(http, made.FileName, made.Pdf) : EditSubmission.NotFound();
        }
        catch (PrintException exception)
        {
            return ApiProblems.Of(exception.Failure == PrintFailure.TimedOut ? StatusCodes.Status504GatewayTimeout : StatusCodes.Status503ServiceUnavailable, PrintFailureText.Of(exception.Failure));
        }
    }
}
