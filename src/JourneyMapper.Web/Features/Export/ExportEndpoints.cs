using JourneyMapper.Data.Journal;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Printing;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace JourneyMapper.Web.Features.Export;

/// <summary>The PDF of a map, by address; and files that were made on the page and wait to be fetched.</summary>
public static class ExportEndpoints
{
    const string ContentType = "application/pdf";

    /// <summary>Adds what makes PDFs of maps. Needs <see cref="PrintingServices.AddPrinting"/> and <see cref="JourneyStore"/>.</summary>
    public static IServiceCollection AddExport(this IServiceCollection services)
    {
        services.AddSingleton(provider => new PaperDocument(provider, provider.GetRequiredService<ILoggerFactory>(), provider.GetRequiredService<IWebHostEnvironment>().WebRootFileProvider));
        services.AddSingleton<MapPrinter>();
        services.AddSingleton<MapPainter>();
        services.AddSingleton<MapExport>();
        services.AddFormats();
        services.AddSingleton(_ => new PdfTickets(TimeProvider.System));
        return services;
    }

    public static IEndpointRouteBuilder MapExport(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/journeys/{id:guid}/export.pdf", PrintAsync).RequireAuthorization();
        endpoints.MapGet("/journeys/{id:guid}/pages/{page:int}.png", PageAsync).RequireAuthorization();
        endpoints.MapGet("/exports/{ticket}", Fetch).RequireAuthorization();
        endpoints.MapImages();
        endpoints.MapFormats();
        return endpoints;
    }

    static async Task<IResult> PrintAsync(Guid id, HttpContext http, MapExport maps, JourneyStore store, CancellationToken cancellation)
    {
        if (CurrentMember.From(http.User) is not { } member || await store.AccessAsync(member, id, cancellation) is null)
            return TypedResults.NotFound();
        if (PrintOptions.Parse(http.Request.Query, out var problem) is not { } options)
            return TypedResults.Problem(problem, statusCode: StatusCodes.Status400BadRequest);
        return await AnswerAsync(async () => await maps.MakeAsync(member, id, options, cancellation: cancellation) is { } made ? File(http, made.FileName, made.Pdf) : TypedResults.NotFound(), cancellation);
    }

    static async Task<IResult> PageAsync(Guid id, int page, HttpContext http, MapExport maps, JourneyStore store, CancellationToken cancellation)
    {
        if (CurrentMember.From(http.User) is not { } member || await store.AccessAsync(member, id, cancellation) is null)
            return TypedResults.NotFound();
        if (PrintOptions.Parse(http.Request.Query, out var problem) is not { } options)
            return TypedResults.Problem(problem, statusCode: StatusCodes.Status400BadRequest);
        return await AnswerAsync(async () =>
        {
            http.Response.Headers.CacheControl = "no-store";
            return await maps.PageAsync(member, id, options, page, cancellation) is { } drawn ? TypedResults.Bytes(drawn, "image/png") : TypedResults.NotFound();
        }, cancellation);
    }

    static async Task<IResult> AnswerAsync(Func<Task<IResult>> make, CancellationToken cancellation)
    {
        try
        {
            return await make();
        }
        catch (PrintException e)
        {
            return TypedResults.Problem(PrintFailureText.Of(e.Failure), statusCode: e.Failure == PrintFailure.TimedOut ? StatusCodes.Status504GatewayTimeout : StatusCodes.Status503ServiceUnavailable);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Whoever asked has gone.
            return TypedResults.StatusCode(StatusCodes.Status499ClientClosedRequest);
        }
    }

    static Results<PushStreamHttpResult, NotFound> Fetch(string ticket, HttpContext http, PdfTickets tickets) =>
        CurrentMember.From(http.User) is { } member && tickets.Take(member.Id, ticket) is { } file ? File(http, file.FileName, file.Pdf) : TypedResults.NotFound();

    internal static PushStreamHttpResult File(HttpContext http, string fileName, PrintedPdf pdf)
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.ContentLength = pdf.Length;
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(fileName);
        http.Response.Headers.ContentDisposition = disposition.ToString();
        return TypedResults.Stream(body => pdf.WriteToAsync(body, http.RequestAborted), ContentType);
    }
}
