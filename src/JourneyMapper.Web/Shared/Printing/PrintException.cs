namespace JourneyMapper.Web.Shared.Printing;

/// <summary>Why a document could not be printed: for a message in the reader's language.</summary>
public enum PrintFailure
{
    /// <summary>No browser is installed, or none of them starts.</summary>
    NoBrowser,

    /// <summary>The browser broke down while it printed, twice.</summary>
    BrowserFailed,

    /// <summary>It took longer than <see cref="PrintingOptions.Timeout"/>.</summary>
    TimedOut,

    /// <summary>The document or its PDF is larger than the options allow.</summary>
    TooLarge,
}

/// <summary>A document could not be printed. The message is for the log; <see cref="Failure"/> is for people.</summary>
public sealed class PrintException(PrintFailure failure, string message, Exception? inner = null) : Exception(message, inner)
{
    public PrintFailure Failure { get; } = failure;
}
