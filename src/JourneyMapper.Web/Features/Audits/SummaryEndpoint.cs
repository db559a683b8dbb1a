using JourneyMapper.Data.Accounts;
using JourneyMapper.Web.Features.Audits.Criteria;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Printing;

namespace JourneyMapper.Web.Features.Audits;

/// <summary>The PDF of the audits of a journey by its address.</summary>
static class SummaryEndpoint
{
    public static void MapAuditSummary(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/journeys/{id:guid}/audits.pdf", PrintAsync).RequireAuthorization();

    /// <summary>Where it is.</summary>
    public static string Address(Guid journey) => $"/journeys/{journey}/audits.pdf";

    static async Task<IResult> PrintAsync(Guid id, HttpContext http, AuditSummaries summaries, WorkspaceCriteria criteria, ReportPaper paper, ActivityLog log, TimeProvider clock)
    {
        if (CurrentMember.From(http.User) is not { } member)
            return TypedResults.NotFound();
        return await PdfAnswer.MakeAsync(http, async cancellation =>
        {
            if (await summaries.OfAsync(member, id, cancellation) is not { Audits.Count: > 0 } summary)
                return null;
            var report = new SummaryReport(summary, await criteria.ReadAsync(member.Workspace, cancellation));
            var pdf = await paper.PrintAsync(member, AuditText.SummaryPdfTitle, member.Today(clock), report.Write, cancellation);
            await log.ExportedAsync(member, ExportedFile.AuditsPdf, id, cancellation);
            return (FileName.Of(AuditText.SummaryFile.With(summary.Title)), pdf);
        });
    }
}
