using JourneyMapper.Data.Accounts;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Features.SignOffs;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Printing;
using Microsoft.AspNetCore.WebUtilities;

namespace JourneyMapper.Web.Features.Coverage.Report;

/// <summary>The coverage report by its address.</summary>
static class ReportEndpoint
{
    const string Path = "/coverage/report.pdf";

    public static void MapCoverageReport(this IEndpointRouteBuilder endpoints) => endpoints.MapGet(Path, PrintAsync).RequireAuthorization();

    /// <summary>Where the report of what the matrix shows is.</summary>
    public static string Address(PortfolioFilter filter) => QueryHelpers.AddQueryString(Path, new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["text"] = filter.Text.Length > 0 ? filter.Text : null,
        ["owner"] = filter.Owner?.ToString(),
        ["channel"] = filter.Channel,
        ["tag"] = filter.Tag,
        ["status"] = filter.Status?.ToString(),
        ["three"] = filter.InThree ? "true" : null,
        ["sort"] = filter.Sort == PortfolioSort.Score ? null : filter.Sort.ToString(),
        ["stage"] = filter.Sort == PortfolioSort.Stage ? filter.Stage.ToString() : null,
        ["descending"] = filter.Descending ? "true" : null,
    });

    static async Task<IResult> PrintAsync(
        HttpContext http, ReportPrinter printer, ActivityLog log, string? text, Guid? owner, string? channel, string? tag, JourneyStatus? status, bool three = false,
        PortfolioSort sort = PortfolioSort.Score, Stage stage = Stage.Awareness, bool descending = false)
    {
        if (CurrentMember.From(http.User) is not { } member)
            return TypedResults.NotFound();
        if ((status is { } asked && !Enum.IsDefined(asked)) || !Enum.IsDefined(sort) || !Enum.IsDefined(stage))
            return TypedResults.BadRequest();
        var filter = new PortfolioFilter { Text = text ?? "", Owner = owner, Channel = channel, Tag = tag, Status = status, InThree = three, Sort = sort, Stage = stage, Descending = descending };
        return await PdfAnswer.MakeAsync(http, async cancellation =>
        {
            var pdf = await printer.PrintAsync(member, filter, cancellation);
            await log.ExportedAsync(member, ExportedFile.ReportPdf, cancellation: cancellation);
            return (FileName.Of(CoverageText.ReportTitle), pdf);
        });
    }
}
