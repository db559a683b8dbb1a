using System.Text.Json;
using JourneyMapper.Web.Shared.Fonts;
using Microsoft.Extensions.Options;

namespace JourneyMapper.Web.Shared.Printing;

/// <summary>
/// Prints HTML documents to PDF with a headless browser that is kept warm. Each document gets a browser context of its own,
/// without scripts and without network.
/// </summary>
public sealed partial class PdfPrinter
{
    const int PieceLength = 1024 * 1024;
    static readonly TimeSpan ClearUpTimeout = TimeSpan.FromSeconds(5);

    readonly WarmBrowser browser;
    readonly FontLibrary fonts;
    readonly PrintingOptions options;
    readonly ILogger<PdfPrinter> logger;
    readonly PrintQueue queue;
    readonly Telemetry telemetry;

    internal PdfPrinter(WarmBrowser browser, FontLibrary fonts, IOptions<PrintingOptions> options, Telemetry telemetry, ILogger<PdfPrinter> logger)
    {
        this.browser = browser;
        this.fonts = fonts;
        this.options = options.Value;
        this.telemetry = telemetry;
        this.logger = logger;
        queue = new PrintQueue(this.options.AtOnce);
    }

    /// <summary>Starts the browser, so that a print which is about to come need not wait for it.</summary>
    /// <exception cref="PrintException">None can be started.</exception>
    public async Task WarmUpAsync(CancellationToken cancellation = default)
    {
        await browser.BorrowAsync(cancellation);
        browser.Return();
    }

    /// <summary>Prints a document, after those that came before it.</summary>
    /// <param name="job">The document.</param>
    /// <param name="progress">Told each step; called on any thread.</param>
    /// <param name="cancellation">Gives up, while waiting as well as while printing.</param>
    /// <exception cref="PrintException">It could not be printed.</exception>
    public Task<PrintedPdf> PrintAsync(PrintJob job, IProgress<PrintProgress>? progress = null, CancellationToken cancellation = default) =>
        telemetry.PdfAsync(() => PrintInTurnAsync(job, progress, cancellation));

    async Task<PrintedPdf> PrintInTurnAsync(PrintJob job, IProgress<PrintProgress>? progress, CancellationToken cancellation)
    {
        if (job.Html.Length > options.MaximumHtmlLength)
            throw new PrintException(PrintFailure.TooLarge, $"The document has {job.Html.Length} characters; {options.MaximumHtmlLength} are allowed.");
        using var turn = await queue.EnterAsync(position => progress?.Report(new PrintProgress(PrintPhase.Waiting, position)), cancellation);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(options.Timeout);
        try
        {
            var pdf = await PrintWithRetryAsync(job, progress, limit.Token);
            progress?.Report(new PrintProgress(PrintPhase.Done, Length: pdf.Length));
            return pdf;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new PrintException(PrintFailure.TimedOut, $"The document was not printed within {options.Timeout.TotalSeconds:0} seconds.");
        }
    }

    async Task<PrintedPdf> PrintWithRetryAsync(PrintJob job, IProgress<PrintProgress>? progress, CancellationToken cancellation)
    {
        try
        {
            return await PrintOnceAsync(job, progress, cancellation);
        }
        catch (DevToolsClosedException e)
        {
            LogRetry(e);
        }
        try
        {
            return await PrintOnceAsync(job, progress, cancellation);
        }
        catch (DevToolsClosedException e)
        {
            throw new PrintException(PrintFailure.BrowserFailed, "The browser broke down twice while it printed the document.", e);
        }
    }

    async Task<PrintedPdf> PrintOnceAsync(PrintJob job, IProgress<PrintProgress>? progress, CancellationToken cancellation)
    {
        progress?.Report(new PrintProgress(PrintPhase.Rendering));
        var connection = await browser.BorrowAsync(cancellation);
        string? context = null;
        try
        {
            context = (await connection.SendAsync("Target.createBrowserContext", new { disposeOnDetach = true }, cancellation: cancellation))
                .GetProperty("browserContextId").GetString();
            var session = await OpenAsync(connection, context!, job, cancellation);
            await RenderAsync(session, job, cancellation);
            progress?.Report(new PrintProgress(PrintPhase.Printing));
            return await PrintAsync(session, cancellation);
        }
        finally
        {
            if (context is not null)
                await ClearUpAsync(connection, context);
            browser.Return();
        }
    }

    async Task<DevToolsSession> OpenAsync(DevToolsConnection connection, string context, PrintJob job, CancellationToken cancellation)
    {
        var target = await connection.SendAsync(
            "Target.createTarget", new { url = "about:blank", browserContextId = context, width = job.LayoutWidth, height = 800 }, cancellation: cancellation);
        var targetId = target.GetProperty("targetId").GetString()!;
        var session = await connection.AttachAsync(targetId, cancellation);
        // Sent together and answered in order: waiting for each would cost a turn each.
        await Task.WhenAll(
            new RequestGate(session, fonts, job).CloseAsync(cancellation),
            session.SendAsync("Inspector.enable", cancellation: cancellation),
            session.SendAsync("Page.enable", cancellation: cancellation),
            session.SendAsync("Emulation.setScriptExecutionDisabled", new { value = true }, cancellation),
            session.SendAsync("Emulation.setEmulatedMedia", new { media = "print" }, cancellation));
        var loaded = session.NextAsync("Page.loadEventFired");
        var (frame, body) = Part(job.Html);
        await session.SendAsync("Page.setDocumentContent", new { frameId = targetId, html = frame }, cancellation);
        await loaded.WaitAsync(cancellation);
        var page = new PrintPage(session);
        await page.LoadFontsAsync(FontLibrary.MainFamily, cancellation);
        await page.FillAsync(body, cancellation);
        return session;
    }

    // A page with its texts in it would be laid out with other fonts first, and again as each font comes.
    static (string Frame, string Body) Part(string html)
    {
        const string Opening = "<body>";
        var start = html.IndexOf(Opening, StringComparison.Ordinal) + Opening.Length;
        var end = html.LastIndexOf("</body>", StringComparison.Ordinal);
        return start >= Opening.Length && end >= start ? (string.Concat(html.AsSpan(0, start), html.AsSpan(end)), html[start..end]) : throw new ArgumentException("The document has no body.", nameof(html));
    }

    static async Task RenderAsync(DevToolsSession session, PrintJob job, CancellationToken cancellation)
    {
        var page = new PrintPage(session);
        await page.WaitForFilesAsync(cancellation);
        if (job.Prepare is not { } prepare)
            return;
        await prepare(page, cancellation);
        await page.WaitForFilesAsync(cancellation);
    }

    async Task<PrintedPdf> PrintAsync(DevToolsSession session, CancellationToken cancellation)
    {
        var printed = await session.SendAsync("Page.printToPDF", new
        {
            preferCSSPageSize = true,
            printBackground = true,
            generateTaggedPDF = true,
            generateDocumentOutline = true,
            // The margins are those of the document's @page rules.
            marginTop = 0,
            marginRight = 0,
            marginBottom = 0,
            marginLeft = 0,
            transferMode = "ReturnAsStream",
        }, cancellation);
        var handle = printed.GetProperty("stream").GetString();
        var pieces = new List<byte[]>();
        var length = 0L;
        JsonElement read;
        do
        {
            read = await session.SendAsync("IO.read", new { handle, size = PieceLength }, cancellation);
            var piece = read.GetProperty("data").GetBytesFromBase64();
            pieces.Add(piece);
            length += piece.Length;
            if (length > options.MaximumPdfLength)
                throw new PrintException(PrintFailure.TooLarge, $"The PDF is larger than {options.MaximumPdfLength} bytes.");
        }
        while (!read.GetProperty("eof").GetBoolean());
        return new PrintedPdf(pieces);
    }

    async Task ClearUpAsync(DevToolsConnection connection, string context)
    {
        // Also after a cancel: the page must not go on working.
        using var patience = new CancellationTokenSource(ClearUpTimeout);
        try
        {
            await connection.SendAsync("Target.disposeBrowserContext", new { browserContextId = context }, cancellation: patience.Token);
        }
        catch (Exception e) when (e is DevToolsException or OperationCanceledException)
        {
            LogNotClearedUp(e);
        }
    }

    [LoggerMessage(4011, LogLevel.Warning, "The browser broke down while it printed; the document is printed again.")]
    partial void LogRetry(Exception exception);

    [LoggerMessage(4012, LogLevel.Warning, "A printed page could not be closed.")]
    partial void LogNotClearedUp(Exception exception);
}
