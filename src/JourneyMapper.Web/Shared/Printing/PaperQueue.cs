using Microsoft.Extensions.Options;

namespace JourneyMapper.Web.Shared.Printing;

/// <summary>Draws documents one after another, so many at once, away from the threads that answer people.</summary>
public sealed class PaperQueue
{
    readonly PrintQueue queue;
    readonly PrintingOptions options;
    readonly Telemetry telemetry;

    internal PaperQueue(IOptions<PrintingOptions> options, Telemetry telemetry) => (queue, this.options, this.telemetry) = (new(options.Value.AtOnce), options.Value, telemetry);

    /// <summary>Draws a document, after those that came before it.</summary>
    /// <param name="draw">Writes it to a stream; in the culture of the caller, on another thread.</param>
    /// <param name="progress">Told each step; called on any thread.</param>
    /// <param name="cancellation">Gives up, while waiting as well as while it is drawn.</param>
    /// <exception cref="PrintException">It takes too long, or becomes too large.</exception>
    public Task<PrintedPdf> DrawAsync(Action<Stream, CancellationToken> draw, IProgress<PrintProgress>? progress, CancellationToken cancellation) =>
        telemetry.PdfAsync(() => DrawInTurnAsync(draw, progress, cancellation));

    /// <summary>Draws a picture in its turn among the documents.</summary>
    /// <param name="draw">Writes it to a stream; in the culture of the caller, on another thread.</param>
    /// <param name="cancellation">Gives up, while waiting as well as while it is drawn.</param>
    /// <exception cref="PrintException">It takes too long, or becomes too large.</exception>
    public async Task<byte[]> PaintAsync(Action<Stream, CancellationToken> draw, CancellationToken cancellation) => (await DrawInTurnAsync(draw, null, cancellation)).ToArray();

    async Task<PrintedPdf> DrawInTurnAsync(Action<Stream, CancellationToken> draw, IProgress<PrintProgress>? progress, CancellationToken cancellation)
    {
        using var turn = await queue.EnterAsync(position => progress?.Report(new PrintProgress(PrintPhase.Waiting, position)), cancellation);
        progress?.Report(new PrintProgress(PrintPhase.Rendering));
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(options.Timeout);
        try
        {
            var pdf = await Task.Run(() => Draw(draw, limit.Token), limit.Token);
            progress?.Report(new PrintProgress(PrintPhase.Done, Length: pdf.Length));
            return pdf;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new PrintException(PrintFailure.TimedOut, $"The document was not drawn within {options.Timeout.TotalSeconds:0} seconds.");
        }
    }

    PrintedPdf Draw(Action<Stream, CancellationToken> draw, CancellationToken cancellation)
    {
        using var stream = new MemoryStream();
        draw(stream, cancellation);
        return stream.Length <= options.MaximumPdfLength
            ? new(stream.GetBuffer().AsMemory(0, (int)stream.Length))
            : throw new PrintException(PrintFailure.TooLarge, $"The PDF is larger than {options.MaximumPdfLength} bytes.");
    }
}
