using JourneyMapper.Data;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Queries;
using JourneyMapper.Web.Features.Coverage.Report;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared.Printing;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Coverage.Privacy;

/// <summary>Makes the PDF of the register of processing.</summary>
public sealed class RegisterPrinter(IDbContextFactory<JourneyDbContext> contexts, ProcessingRegister register, CoverageQuery query, PaperDocument paper, PdfPrinter printer)
{
    /// <summary>Lines of one PDF.</summary>
    public const int Most = 2000;

    /// <summary>Prints it in the language of the current culture.</summary>
    /// <param name="reader">Who reads.</param>
    /// <param name="filter">Which lines.</param>
    /// <param name="progress">Told each step; called on any thread.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="PrintException">It could not be printed.</exception>
    public async Task<PrintedPdf> PrintAsync(Reader reader, ProcessingFilter filter, IProgress<PrintProgress>? progress = null, CancellationToken cancellation = default)
    {
        var (lines, total) = await register.FindAsync(reader, filter, 0, Most, cancellation);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var workspace = await db.Workspaces.Where(row => row.Id == reader.Workspace).Select(row => row.Name).SingleAsync(cancellation);
        var body = await paper.RenderAsync<RegisterReport>(new Dictionary<string, object?>
        {
            [nameof(RegisterReport.Workspace)] = workspace,
            [nameof(RegisterReport.Today)] = query.Today,
            [nameof(RegisterReport.Lines)] = lines,
            [nameof(RegisterReport.Total)] = total,
        });
        return await printer.PrintAsync(new PrintJob { Html = paper.Wrap(CoverageText.Register, ReportPrinter.StyleSheets, ReportPrinter.PageRules(CoverageText.Register, query.Today), body) }, progress, cancellation);
    }
}
