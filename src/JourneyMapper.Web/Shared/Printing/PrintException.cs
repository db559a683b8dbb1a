namespace JourneyMapper.Web.Shared.Printing;

/// <summary>Why a document could not be printed: for a message in the reader's language.</summary>
public enum PrintFailure
{
    /// <summary>It took longer than <see cref="PrintingOptions.Timeout"/>.</summary>
    TimedOut,

    /// <summary>The PDF is larger than <see cref="PrintingOptions.MaximumPdfLength"/>.</summary>
    TooLarge,

    /// <summary>As many of the same member as <see cref="PrintingOptions.MostWaiting"/> wait already.</summary>
    TooMany,
}

/// <summary>A document could not be printed. The message is for the log; <see cref="Failure"/> is for people.</summary>
public sealed class PrintException(PrintFailure failure, string message, Exception? inner = null) : Exception(message, inner)
{
    public PrintFailure Failure { get; } = failure;
}
