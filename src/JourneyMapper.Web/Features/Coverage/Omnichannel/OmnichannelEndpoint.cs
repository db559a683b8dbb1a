using JourneyMapper.Data.Accounts;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Printing;

namespace JourneyMapper.Web.Features.Coverage.Omnichannel;

/// <summary>The PDF of the omnichannel questions by its address.</summary>
static class OmnichannelEndpoint
{
    /// <summary>Where it is.</summary>
    public const string Address = "/coverage/omnichannel.pdf";

    public static void MapOmnichannelReport(this IEndpointRouteBuilder endpoints) => endpoints.MapGet(Address, PrintAsync).RequireAuthorization();

    static async Task<IResult> PrintAsync(HttpContext http, OmnichannelList list, ChannelLibraries libraries, CoverageQuery query, ReportPaper paper, ActivityLog log)
    {
        if (CurrentMember.From(http.User) is not { } member)
            return TypedResults.NotFound();
        return await PdfAnswer.MakeAsync(http, async cancellation =>
        {
            var (lines, total) = await list.FindAsync(member, cancellation);
            var report = new OmnichannelReport(await libraries.ReadAsync(member.Workspace, cancellation), lines, total);
            var pdf = await paper.PrintAsync(member, CoverageText.Omnichannel, query.Today, report.Write, cancellation);
            await log.ExportedAsync(member, ExportedFile.OmnichannelPdf, cancellation: cancellation);
            return (FileName.Of(CoverageText.Omnichannel), pdf);
        });
    }
}
