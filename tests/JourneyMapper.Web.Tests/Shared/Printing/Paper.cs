using System.Globalization;
using JourneyMapper.Data;
using JourneyMapper.Printing.Flow;
using JourneyMapper.Printing.Text;
using JourneyMapper.Testing.Pdf;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Printing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JourneyMapper.Web.Tests.Shared.Printing;

/// <summary>Reports on paper, read back.</summary>
static class Paper
{
    static readonly FontCascade Fonts = FontCascade.Read(Path.Combine(AppContext.BaseDirectory, "fonts"));

    /// <summary>What the application prints reports with.</summary>
    public static ReportPaper Of(IDbContextFactory<JourneyDbContext> contexts, TimeProvider clock) => new(contexts, Fonts, new(Options.Create(new PrintingOptions()), new Telemetry()), clock);

    /// <summary>A report of a workspace "Velo" in the language of the current culture.</summary>
    public static PdfFile Read(Action<FlowContent, string> write)
    {
        using var shaper = new TextShaper(Fonts, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
        using var stream = new MemoryStream();
        var document = new FlowDocument(shaper, FlowPaper.A4Landscape, null);
        write(document.Content, "Velo, a day");
        document.Write(stream, new("Report", "en", DateTimeOffset.UnixEpoch));
        return PdfFile.Parse(stream.ToArray());
    }
}
