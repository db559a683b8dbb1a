using JourneyMapper.Data.Accounts;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Printing;

namespace JourneyMapper.Web.Features.Coverage.Privacy;

/// <summary>The register of processing as a file for spreadsheets, and as a PDF.</summary>
static class RegisterEndpoint
{
    // Lines of one PDF; those left out are counted in it.
    const int MostPrinted = 2000;

    const string Path = "/coverage/data.csv";
    const string PdfPath = "/coverage/data.pdf";

    public static void MapProcessingRegister(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Path, ExportAsync).RequireAuthorization().InTableQueue();
        endpoints.MapGet(PdfPath, PrintAsync).RequireAuthorization();
    }

    /// <summary>Where the file is that holds what the page shows, all pages of it.</summary>
    public static string Address(ProcessingFilter filter) => RegisterPage.AddressOf(Path, filter);

    /// <summary>Where the same is to print.</summary>
    public static string PdfAddress(ProcessingFilter filter) => RegisterPage.AddressOf(PdfPath, filter);

    static async Task<IResult> PrintAsync(HttpContext http, ProcessingRegister register, CoverageQuery query, ReportPaper paper, ActivityLog log, LegalBasis? basis, bool gaps = false)
    {
        if (CurrentMember.From(http.User) is not { } member)
            return TypedResults.NotFound();
        if (basis is { } asked && !Enum.IsDefined(asked))
            return TypedResults.BadRequest();
        return await PdfAnswer.MakeAsync(http, async cancellation =>
        {
            var (lines, total) = await register.FindAsync(member, new(basis, gaps), 0, MostPrinted, cancellation);
            var pdf = await paper.PrintAsync(member, CoverageText.Register, query.Today, new RegisterReport(lines, total).Write, cancellation);
            await log.ExportedAsync(member, ExportedFile.RegisterPdf, cancellation: cancellation);
            return (FileName.Of(CoverageText.Register), pdf);
        });
    }

    static async Task<IResult> ExportAsync(HttpContext http, ProcessingRegister register, ActivityLog log, LegalBasis? basis, bool gaps = false)
    {
        if (CurrentMember.From(http.User) is not { } member)
            return TypedResults.NotFound();
        if (basis is { } asked && !Enum.IsDefined(asked))
            return TypedResults.BadRequest();
        await log.ExportedAsync(member, ExportedFile.RegisterCsv, cancellation: http.RequestAborted);
        return CsvFile.Answer(http, "register.csv", async (csv, cancellation) =>
        {
            await csv.WriteRecordAsync(
            [
                CoverageText.Journey, CoverageText.Stage, CoverageText.Touchpoint,
                TouchpointFields.PersonalData.Name(), TouchpointFields.DataPurpose.Name(), TouchpointFields.LegalBasis.Name(), TouchpointFields.Consent.Name(),
                TouchpointFields.DataRetention.Name(), TouchpointFields.DataAccess.Name(), CoverageText.Owner,
            ], cancellation);
            await csv.WriteAllAsync(async (skip, take) => (await register.FindAsync(member, new(basis, gaps), skip, take, cancellation)).Lines, line =>
            [
                line.Title, line.Touchpoint.Stage.Name(), line.Touchpoint.Name,
                TouchpointFields.PersonalData.Choice(line.Touchpoint.PersonalData), line.Touchpoint.DataPurpose, TouchpointFields.LegalBasis.Choice($"{line.Touchpoint.LegalBasis}"), TouchpointFields.Consent.Choice($"{line.Touchpoint.Consent}"),
                line.Touchpoint.DataRetention, line.Touchpoint.DataAccess, line.Owner ?? "",
            ], cancellation);
        });
    }
}
