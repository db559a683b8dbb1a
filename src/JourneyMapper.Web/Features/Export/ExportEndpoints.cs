using JourneyMapper.Data.Journal;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Printing;

namespace JourneyMapper.Web.Features.Export;

/// <summary>The PDF of a map, by address; and files that were made on the page and wait to be fetched.</summary>
public static class ExportEndpoints
{
    /// <summary>Adds what makes PDFs of maps. Needs <see cref="PrintingServices.AddPrinting"/> and <see cref="JourneyStore"/>.</summary>
    public static IServiceCollection AddExport(this IServiceCollection services)
    {
        services.AddSingleton<MapPrinter>();
        services.AddSingleton<MapPainter>();
        services.AddSingleton<MapExport>();
        services.AddSingleton<PaperWarmUp>();
        services.AddHostedService(provider => provider.GetRequiredService<PaperWarmUp>());
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
        return await PdfAnswer.MakeAsync(http, stop => maps.MakeAsync(member, id, options, cancellation: stop));
    }

    static async Task<IResult> PageAsync(Guid id, int page, HttpContext http, MapExport maps, JourneyStore store, CancellationToken cancellation)
    {
        if (CurrentMember.From(http.User) is not { } member || await store.AccessAsync(member, id, cancellation) is null)
            return TypedResults.NotFound();
        if (PrintOptions.Parse(http.Request.Query, out var problem) is not { } options)
            return TypedResults.Problem(problem, statusCode: StatusCodes.Status400BadRequest);
        return await PdfAnswer.ExplainAsync(http, async stop =>
        {
            http.Response.Headers.CacheControl = "no-store";
            return await maps.PageAsync(member, id, options, page, stop) is { } drawn ? TypedResults.Bytes(drawn, "image/png") : TypedResults.NotFound();
        }, PrintFailureText.Of);
    }

    static IResult Fetch(string ticket, HttpContext http, PdfTickets tickets) =>
        CurrentMember.From(http.User) is { } member && tickets.Take(member.Id, ticket) is { } file ? PdfAnswer.Of(http, file.FileName, file.Pdf) : TypedResults.NotFound();
}
