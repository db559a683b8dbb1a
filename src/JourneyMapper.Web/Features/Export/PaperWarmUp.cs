using System.Globalization;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Printing.Drawing;
using JourneyMapper.Printing.Flow;
using JourneyMapper.Printing.Text;

namespace JourneyMapper.Web.Features.Export;

/// <summary>
/// Draws pages that nobody sees, soon after the application has started: what the first page of a process costs more than others (fonts are read, libraries loaded, code compiled) is paid
/// before somebody waits for it.
/// </summary>
sealed partial class PaperWarmUp(IServiceProvider services, IHostApplicationLifetime lifetime, ILogger<PaperWarmUp> logger) : BackgroundService
{
    /// <summary>Draws it.</summary>
    public void Draw()
    {
        // Not taken by the constructor: they are read when they are first asked for.
        using var shaper = new TextShaper(services.GetRequiredService<FontCascade>(), "en");
        var document = new FlowDocument(shaper, FlowPaper.A4, new("A day", (page, pages) => $"{page} / {pages}"));
        document.Content.Heading(1, "A heading").Paragraph("A text, with figures: 1,234.", FlowLooks.Quiet)
            .KeyFigures([new("42", "Score")])
            .Table([new("A column"), new("A number", Alignment.Right)], [new FlowRow(new FlowCell([new("A row", FontStyle.SemiBold)]) { Mark = new(Palette.GoodSoft) }, "1")])
            .List(["An item"]);
        document.Write(Stream.Null, new("A page", "en", DateTimeOffset.UnixEpoch));
        var maps = services.GetRequiredService<MapPrinter>();
        var map = Samples.All[0].Create(CultureInfo.GetCultureInfo("en"));
        maps.Draw(Stream.Null, map, new(), CancellationToken.None);
        maps.Draw(Stream.Null, map, new() { Layout = PrintLayout.Stages }, CancellationToken.None);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Where the application cannot start, it ends without a word about this.
        var started = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (lifetime.ApplicationStarted.Register(() => started.TrySetResult(true)))
        await using (stoppingToken.Register(() => started.TrySetResult(false)))
            if (!await started.Task)
                return;
        try
        {
            Draw();
        }
        catch (Exception exception)
        {
            // Who asks for a PDF hears of it; nobody else needs to.
            LogFailed(exception);
        }
    }

    [LoggerMessage(4001, LogLevel.Warning, "No page could be drawn: PDFs will fail.")]
    partial void LogFailed(Exception exception);
}
