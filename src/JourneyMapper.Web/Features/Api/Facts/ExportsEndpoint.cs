using System.ComponentModel;
using JourneyMapper.Domain.Exchange;
using JourneyMapper.Web.Features.Api.Describing;
using JourneyMapper.Web.Features.Api.Records;
using JourneyMapper.Web.Features.Export;
using JourneyMapper.Web.Features.Export.Formats;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Printing;

namespace JourneyMapper.Web.Features.Api.Facts;

/// <summary>Files of a journey: each format has an address of its own, as its answers have a type of their own.</summary>
static class ExportsEndpoint
{
    const string WrittenDown = "That the file was made is told to the workspace’s owners.";

    public static void MapExports(this IEndpointRouteBuilder api)
    {
        Describe(api.MapGet(AddressOf("pdf"), PrintAsync), "pdf", "PDF", "application/pdf",
            "The map on paper, laid out as the export dialog does it.");
        Describe(api.MapGet(AddressOf("png"), PaintAsync), "png", "PNG", ImageFormat.Png.ContentType, "The whole map as one picture in pixels.");
        Describe(api.MapGet(AddressOf("svg"), DrawAsync), "svg", "SVG", ImageFormat.Svg.ContentType, "The whole map as one picture of shapes, sharp at any size; it needs no font.");
        foreach (var format in JourneyFormat.All)
            Describe(api.MapGet(AddressOf(format.Extension), (HttpContext http, Guid journey, ExportedJourneys journeys, ActivityLog log) => WriteAsync(http, journey, format, journeys, log)),
                format.Extension, format.Name, format.ContentType, Told(format)).InTableQueue();
    }

    static string AddressOf(string extension) => $"v1/journeys/{{journey:guid}}/exports/{extension}";

    static RouteHandlerBuilder Describe(RouteHandlerBuilder endpoint, string extension, string name, string contentType, string description) => endpoint
        .WithName($"Export{char.ToUpperInvariant(extension[0])}{extension[1..]}")
        .WithSummary($"Export as {name}")
        .WithDescription($"{description} {WrittenDown}")
        .Produces(StatusCodes.Status200OK)
        .WithMetadata(new FileShape(contentType.Split(';')[0], ApiExamples.Files.GetValueOrDefault(extension)))
        .Refuses(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status504GatewayTimeout)
        .Needs(TokenScopes.Exports.Read);

    static string Told(JourneyFormat format) => format.Extension switch
    {
        "xlsx" => "A workbook with a sheet each for touchpoints, KPIs, audits and opportunities.",
        "csv" => "The touchpoints as a table, a row each, in UTF-8.",
        "pptx" => "Slides: the map as a whole, then one for each stage.",
        "md" => "The journey as an outline in Markdown: a section a stage, a heading a touchpoint.",
        "json" => $"The whole journey with all that is known of it, in the form of {JourneySchema.Path}: what is on the map, personas, audits, measurements, comments, experiments, surveys without their answers, the funnel, named versions and sign-offs. It can be imported.",
        "mmd" => "The journey as a diagram of Mermaid.",
        _ => "The journey in the customer journey modelling language, CJML.",
    };

    // The parameters are there for the description: what they may be is said where they are read.
    static Task<IResult> PrintAsync(
        HttpContext http, Guid journey, MapExport maps,
        [Description("\"a4\", \"a3\", \"letter\", \"tabloid\" or \"poster\".")] string? paper = null,
        [Description("\"landscape\" or \"portrait\".")] string? orientation = null,
        [Description("\"automatic\", \"oneSheet\", \"stages\" or \"tiled\".")] string? layout = null,
        [Description("\"five\", or \"three\" to read the five stages as three.")] string? stages = null,
        [Description("The lanes that are printed, by the names of their fields, with commas.")] string? lanes = null,
        [Description("Rows beside the lanes, with commas: \"description\", \"owner\", \"evidence\".")] string? fields = null,
        [Description("What follows behind the map, with commas: \"opportunities\", \"comments\".")] string? lists = null,
        [Description("\"en\" or \"fr\"; left out: that of the journey.")] string? language = null) => AnswerAsync(http, async member =>
        PrintOptions.Parse(http.Request.Query, out var problem) is not { } options ? RequestReader.Malformed(problem!)
        : await maps.MakeAsync(member, journey, options, cancellation: http.RequestAborted) is { } made ? PdfAnswer.Of(http, made.FileName, made.Pdf)
        : EditSubmission.NotFound(), PrintFailureText.Of);

    static Task<IResult> PaintAsync(
        HttpContext http, Guid journey, MapExport maps,
        [Description("How many pixels a CSS pixel makes, a side: 1 or 2; left out: the largest at which the map can be drawn.")] string? scale = null,
        [Description("\"white\" or \"transparent\"; left out: white.")] string? background = null) => ImageAsync(http, journey, maps, ImageFormat.Png);

    static Task<IResult> DrawAsync(
        HttpContext http, Guid journey, MapExport maps,
        [Description("\"white\" or \"transparent\"; left out: white.")] string? background = null) => ImageAsync(http, journey, maps, ImageFormat.Svg);

    static Task<IResult> ImageAsync(HttpContext http, Guid journey, MapExport maps, ImageFormat format) => AnswerAsync(http, async member =>
        ImageOptions.Parse(http.Request.Query, format.HasScale, out var problem) is not { } options ? RequestReader.Malformed(problem!)
        : await maps.ImageAsync(member, journey, format, options, http.RequestAborted) is { } made ? ImageEndpoints.File(http, format, made.FileName, made.Image)
        : EditSubmission.NotFound(), ImageEndpoints.Explain);

    static Task<IResult> WriteAsync(HttpContext http, Guid journey, JourneyFormat format, ExportedJourneys journeys, ActivityLog log) => AnswerAsync(http, async member =>
        await FormatEndpoints.ExportAsync(http, member, journey, format, journeys, log) is { } file ? file : EditSubmission.NotFound(), PrintFailureText.Of);

    static async Task<IResult> AnswerAsync(HttpContext http, Func<CurrentMember, Task<IResult>> answer, Func<PrintFailure, string> explain)
    {
        if (CurrentMember.From(http.User) is not { } member)
            return EditSubmission.NotFound();
        try
        {
            return await answer(member);
        }
        catch (ImageTooLargeException exception)
        {
            return RequestReader.Malformed(exception.Message);
        }
        catch (PrintException exception)
        {
            return ApiProblems.Of(PrintFailureText.StatusOf(exception.Failure), explain(exception.Failure));
        }
    }
}
