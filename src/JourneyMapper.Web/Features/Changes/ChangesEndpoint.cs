using JourneyMapper.Data.Accounts;
using JourneyMapper.Web.Features.Coverage;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Printing;
using Microsoft.AspNetCore.WebUtilities;

namespace JourneyMapper.Web.Features.Changes;

/// <summary>The PDF of what has changed by its address.</summary>
static class ChangesEndpoint
{
    public static void MapChangesReport(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/journeys/{id:guid}/changes.pdf", PrintAsync).RequireAuthorization();

    /// <summary>Where it is.</summary>
    public static string Address(Guid journey, ChangesStart start) =>
        start.ToString() is { Length: > 0 } since ? QueryHelpers.AddQueryString($"/journeys/{journey}/changes.pdf", "since", since) : $"/journeys/{journey}/changes.pdf";

    static async Task<IResult> PrintAsync(Guid id, HttpContext http, ChangeReader reader, CoverageQuery coverage, ReportPaper paper, ActivityLog log, string? since)
    {
        if (CurrentMember.From(http.User) is not { } member)
            return TypedResults.NotFound();
        return await PdfAnswer.MakeAsync(http, async cancellation =>
        {
            if (await reader.ReadAsync(member, id, ChangesStart.Parse(since), cancellation) is not { } report)
                return null;
            var pdf = await paper.PrintAsync(member, ChangesText.Title, coverage.Today, new ChangesReport(report).Write, cancellation);
            await log.ExportedAsync(member, ExportedFile.ChangesPdf, id, cancellation);
            return (FileName.Of(ChangesText.TitleOf.With(report.Title)), pdf);
        });
    }
}
