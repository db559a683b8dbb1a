namespace JourneyMapper.Web.Shared.Printing;

/// <summary>What drawing PDFs may use. Bound from the section <c>JourneyMapper:Printing</c>.</summary>
public sealed class PrintingOptions
{
    /// <summary>How many documents are drawn at once; the others wait, and come in by turns for each who asks.</summary>
    public int AtOnce { get; set; } = 3;

    /// <summary>How many documents and pictures of one member wait at most; of all guests together as many.</summary>
    public int MostWaiting { get; set; } = 10;

    /// <summary>How long one document may take once it is its turn.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>The largest PDF given, in bytes.</summary>
    public long MaximumPdfLength { get; set; } = 128 * 1024 * 1024;
}
