using JourneyMapper.Web.Features.Coverage.Report;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Benchmarks.Chromium;

/// <summary>Writes the HTML of the coverage report with the components of the screen, as a browser can print it: to compare times with.</summary>
public sealed class CoverageDocument(PaperDocument paper)
{
    static readonly string[] StyleSheets = ["css/tokens.css", "css/app.css", "css/coverage.css"];

    /// <summary>The document of a report.</summary>
    public async Task<string> RenderAsync(ReportContent content, string workspace, DateOnly today)
    {
        var body = await paper.RenderAsync<PrintedCoverage>(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(PrintedCoverage.Content)] = content,
            [nameof(PrintedCoverage.Workspace)] = workspace,
            [nameof(PrintedCoverage.Today)] = today,
        });
        return paper.Wrap(CoverageText.ReportTitle, StyleSheets, await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "report.css")) + PageRules(today), body);
    }

    static string PageRules(DateOnly today)
    {
        var page = ExportText.PageOf.Replace("{0}", "\" counter(page) \"", StringComparison.Ordinal).Replace("{1}", "\" counter(pages) \"", StringComparison.Ordinal);
        return $$"""
            @page {
              size: A4 landscape; margin: 13mm 12mm 15mm;
              @bottom-left { content: "{{CoverageText.ReportDate.With(CoverageText.ReportTitle, today)}}"; font: 400 8.5px Inter; color: #475569; }
              @bottom-right { content: "{{page}}"; font: 600 8.5px Inter; color: #475569; }
            }
            """;
    }
}
