namespace JourneyMapper.Web.Shared.Printing;

/// <summary>A document to print. Its paper size and margins are those of its own <c>@page</c> rules.</summary>
public sealed record PrintJob
{
    /// <summary>
    /// The whole document, its body's tag without attributes. Its scripts do not run and nothing is fetched from the network; its language, title and headings
    /// become those of the PDF. Fonts: link <see cref="Fonts.FontLibrary.PaperStyleSheetUrl"/>.
    /// </summary>
    public required string Html { get; init; }

    /// <summary>The width of the page's window while <see cref="Prepare"/> measures, in CSS pixels (96 to the inch).</summary>
    public int LayoutWidth { get; init; } = 1280;

    /// <summary>
    /// Called when the document is laid out with its fonts, for print media, before it becomes paper: measure, then change
    /// what depends on the measures. The page is gone when the call ends.
    /// </summary>
    public Func<PrintPage, CancellationToken, Task>? Prepare { get; init; }

    /// <summary>
    /// Answers requests for <c>https://assets.internal/PATH</c> by PATH, except those under <c>fonts/</c>, which the engine
    /// answers itself. Null, or an answer of null: the request is refused.
    /// </summary>
    public Func<string, PrintAsset?>? Assets { get; init; }
}

/// <summary>A file that a document asked for.</summary>
public sealed record PrintAsset(ReadOnlyMemory<byte> Content, string ContentType);
