using Microsoft.Extensions.Options;

namespace JourneyMapper.Web.Shared.Printing;

/// <summary>Draws documents, so many at once and by turns for each who asks, away from the threads that answer people.</summary>
public sealed class PaperQueue
{
    readonly PrintQueue queue;
    readonly PrintingOptions options;
    readonly Telemetry telemetry;

    internal PaperQueue(IOptions<PrintingOptions> options, Telemetry telemetry) => (queue, this.options, this.telemetry) = (new(options.Value.AtOnce, options.Value.MostWaiting), options.Value, telemetry);

    /// <summary>Draws a document in its turn.</summary>
    /// <param name="askedBy">The member who asks; the empty id: guests.</param>
    /// <param name="draw">Writes it to a stream; in the culture of the caller, on another thread.</param>
    /// <param name="progress">Told each step; called on any thread.</param>
    /// <param name="cancellation">Gives up, while waiting as well as while it is drawn.</param>
    /// <exception cref="PrintException">Too many of theirs wait already, it takes too long, or it becomes too large.</exception>
    public Task<PrintedPdf> DrawAsync(Guid askedBy, Action<Stream, CancellationToken> draw, IProgress<PrintProgress>? progress, CancellationToken cancellation) =>
        telemetry.PdfAsync(() => DrawInTurnAsync(askedBy, draw, progress, cancellation));

    /// <summary>Draws a picture in its turn among the documents.</summary>
    /// <param name="askedBy">The member who asks; the empty id: guests.</param>
    /// <param name="draw">Writes it to a stream; in the culture of the caller, on another thread.</param>
    /// <param name="cancellation">Gives up, while waiting as well as while it is drawn.</param>
    /// <exception cref="PrintException">Too many of theirs wait already, it takes too long, or it becomes too large.</exception>
    public async Task<byte[]> PaintAsync(Guid askedBy, Action<Stream, CancellationToken> draw, CancellationToken cancellation) => (await DrawInTurnAsync(askedBy, draw, null, cancellation)).ToArray();

    async Task<PrintedPdf> DrawInTurnAsync(Guid askedBy, Action<Stream, CancellationToken> draw, IProgress<PrintProgress>? progress, CancellationToken cancellation)
    {
        using var turn = await queue.EnterAsync(askedBy, position => progress?.Report(new PrintProgress(PrintPhase.Waiting, position)), cancellation);
        if (turn is null)
        {
            telemetry.PrintRefused();
            throw new PrintException(PrintFailure.TooMany, $"{options.MostWaiting} documents of one member wait already.");
        }

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
