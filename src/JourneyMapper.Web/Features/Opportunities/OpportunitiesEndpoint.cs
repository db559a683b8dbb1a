using JourneyMapper.Data.Accounts;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Printing;
using Microsoft.AspNetCore.WebUtilities;

namespace JourneyMapper.Web.Features.Opportunities;

/// <summary>The PDF of opportunities by its address.</summary>
static class OpportunitiesEndpoint
{
    const string Path = "/opportunities.pdf";

    public static void MapOpportunities(this IEndpointRouteBuilder endpoints) => endpoints.MapGet(Path, PrintAsync).RequireAuthorization();

    /// <summary>Where the PDF of what the page shows is.</summary>
    public static string Address(OpportunityFilter filter) => QueryHelpers.AddQueryString(Path, new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["q"] = string.IsNullOrWhiteSpace(filter.Search) ? null : filter.Search,
        ["status"] = filter.Status?.ToString(),
        ["owner"] = filter.Owner?.ToString(),
        ["journey"] = filter.Journey?.ToString(),
    });

    static async Task<IResult> PrintAsync(HttpContext http, OpportunityList list, ReportPaper paper, ActivityLog log, TimeProvider clock, string? q, OpportunityStatus? status, Guid? owner, Guid? journey)
    {
        if (CurrentMember.From(http.User) is not { } member)
            return TypedResults.NotFound();
        if (status is { } asked && !Enum.IsDefined(asked))
            return TypedResults.BadRequest();
        return await PdfAnswer.MakeAsync(http, async cancellation =>
        {
            var found = await list.FindAsync(member, new() { Search = q ?? "", Status = status, Owner = owner, Journey = journey }, cancellation);
            var today = member.Today(clock);
            var pdf = await paper.PrintAsync(member, OpportunityText.Opportunities, today, new OpportunityReport(found, today).Write, cancellation);
            await log.ExportedAsync(member, ExportedFile.OpportunitiesPdf, cancellation: cancellation);
            return (FileName.Of(OpportunityText.Opportunities), pdf);
        });
    }
}
