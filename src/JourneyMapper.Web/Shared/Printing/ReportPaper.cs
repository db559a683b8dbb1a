using System.Globalization;
using JourneyMapper.Data;
using JourneyMapper.Data.Journal;
using JourneyMapper.Printing.Flow;
using JourneyMapper.Printing.Text;
using JourneyMapper.Web.Resources;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Shared.Printing;

/// <summary>Makes PDFs of reports: A4 across, with a foot of the same kind on each page.</summary>
/// <param name="contexts">Where the workspace's name is.</param>
/// <param name="fonts">The fonts of their texts.</param>
/// <param name="queue">Draws them in their turn.</param>
/// <param name="clock">Says when they were made.</param>
public sealed class ReportPaper(IDbContextFactory<JourneyDbContext> contexts, FontCascade fonts, PaperQueue queue, TimeProvider clock)
{
    static readonly FlowPaper Paper = FlowPaper.A4Landscape with { Margin = 46 };

    /// <summary>Prints a report in the language of the current culture.</summary>
    /// <param name="reader">Who reads.</param>
    /// <param name="title">What it is called.</param>
    /// <param name="today">The day that it is about.</param>
    /// <param name="write">Writes it, given the line that says of which workspace and day it is; on another thread.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="PrintException">It could not be printed.</exception>
    public async Task<PrintedPdf> PrintAsync(Reader reader, string title, DateOnly today, Action<FlowContent, string> write, CancellationToken cancellation = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var workspace = await db.Workspaces.Where(row => row.Id == reader.Workspace).Select(row => row.Name).SingleAsync(cancellation);
        return await queue.DrawAsync(reader.Member ?? Guid.Empty, (stream, stop) => Draw(stream, title, workspace, today, write, stop), null, cancellation);
    }

    void Draw(Stream stream, string title, string workspace, DateOnly today, Action<FlowContent, string> write, CancellationToken cancellation)
    {
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        using var shaper = new TextShaper(fonts, language);
        var document = new FlowDocument(shaper, Paper, new(CoverageText.ReportDate.With(title, today), (page, pages) => ExportText.PageOf.With(page, pages)));
        write(document.Content, CoverageText.ReportDate.With(workspace, today));
        document.Write(stream, new(title, language, clock.GetUtcNow()), cancellation);
    }
}
