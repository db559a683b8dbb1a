using JourneyMapper.Web.Resources;

namespace JourneyMapper.Web.Shared.Printing;

/// <summary>PDFs as answers to requests.</summary>
static class PdfAnswer
{
    const string ContentType = "application/pdf";

    /// <summary>Makes a PDF and answers with it, or says why there is none.</summary>
    /// <param name="http">The request.</param>
    /// <param name="make">Makes it; null when what it is about is not there for who asks.</param>
    public static Task<IResult> MakeAsync(HttpContext http, Func<CancellationToken, Task<(string FileName, PrintedPdf Pdf)?>> make) =>
        ExplainAsync(http, async stop => await make(stop) is { } made ? Of(http, made.FileName, made.Pdf) : TypedResults.NotFound(), PrintFailureText.Of);

    /// <summary>Answers with something that is drawn, or says why that could not be.</summary>
    /// <param name="http">The request.</param>
    /// <param name="answer">Draws it.</param>
    /// <param name="explain">Says why not, in the reader's language.</param>
    public static async Task<IResult> ExplainAsync(HttpContext http, Func<CancellationToken, Task<IResult>> answer, Func<PrintFailure, string> explain)
    {
        try
        {
            return await answer(http.RequestAborted);
        }
        catch (PrintException e)
        {
            return TypedResults.Problem(explain(e.Failure), statusCode: PrintFailureText.StatusOf(e.Failure));
        }
        // Who exported what is written down before they have it.
        catch (Exception e) when (DatabaseTrouble.IsDiskFull(e))
        {
            return TypedResults.Problem(ExportText.DiskFull, statusCode: StatusCodes.Status507InsufficientStorage);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Whoever asked has gone.
            return TypedResults.StatusCode(StatusCodes.Status499ClientClosedRequest);
        }
    }

    /// <summary>A file to save, which nobody keeps.</summary>
    public static IResult Of(HttpContext http, string fileName, PrintedPdf pdf)
    {
        Attachment.Announce(http, fileName);
        http.Response.ContentLength = pdf.Length;
        return TypedResults.Stream(body => pdf.WriteToAsync(body, http.RequestAborted), ContentType);
    }
}
