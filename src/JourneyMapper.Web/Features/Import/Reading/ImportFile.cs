namespace JourneyMapper.Web.Features.Import.Reading;

/// <summary>A file that was looked through once and can be read again and again, by one at a time.</summary>
public sealed class ImportFile
{
    ImportFile(Stream content, CsvEncoding encoding, long? notUtf8, FileProblem? problem, ImportLimits limits) =>
        (Content, Encoding, NotUtf8, Problem, Limits) = (content, encoding, notUtf8, problem, limits);

    /// <summary>The encoding that it seems to have.</summary>
    public CsvEncoding Encoding { get; }

    /// <summary>Why nothing can be read, or null.</summary>
    public FileProblem? Problem { get; }

    /// <summary>Its size in bytes.</summary>
    public long Size => Content.Length;

    internal Stream Content { get; }

    internal ImportLimits Limits { get; }

    /// <summary>The first line that is not UTF-8, or null.</summary>
    long? NotUtf8 { get; }

    /// <summary>Looks through a file.</summary>
    /// <param name="content">It can be read and sought; it stays open.</param>
    /// <param name="limits">What is taken at most.</param>
    /// <param name="cancellation">Stops it.</param>
    public static Task<ImportFile> InspectAsync(Stream content, ImportLimits limits, CancellationToken cancellation = default) => Task.Run(() =>
    {
        if (content.Length > limits.File)
            return new ImportFile(content, CsvEncoding.Utf8, null, new(FileProblemKind.TooLarge, limits.File), limits);
        var (encoding, notUtf8, problem) = FileScan.Read(content, limits.Row, cancellation);
        return new ImportFile(content, encoding, notUtf8, problem, limits);
    }, cancellation);

    /// <summary>Why it cannot be read in that encoding, or null.</summary>
    public FileProblem? ProblemIn(CsvEncoding encoding) =>
        Problem ?? (encoding == CsvEncoding.Utf8 && NotUtf8 is { } line ? new(FileProblemKind.NotUtf8, line) : null);
}
