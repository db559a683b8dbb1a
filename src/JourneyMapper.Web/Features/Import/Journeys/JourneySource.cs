using System.Text;
using JourneyMapper.Web.Features.Import.Reading;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Import.Journeys;

/// <summary>A file or a pasted text that shall become a journey.</summary>
public sealed class JourneySource : IAsyncDisposable
{
    /// <summary>What is taken of a source: a journey of two thousand touchpoints with all that can be said of them is smaller.</summary>
    public static ImportLimits Limits { get; } = new() { File = 8L * 1024 * 1024, Unpacked = 64L * 1024 * 1024, SharedTexts = 8L * 1024 * 1024, Rows = MostLines, Columns = 2100, Row = 8 * 1024 * 1024 };

    /// <summary>More lines than these are not looked at.</summary>
    public const int MostLines = 20_000;

    readonly Stream content;

    JourneySource(string name, Stream content, UploadedTable table, string? text) => (Name, this.content, Table, Text) = (name, content, table, text);

    /// <summary>The name of the file; empty of a pasted text.</summary>
    public string Name { get; }

    /// <summary>What it says; null of a workbook.</summary>
    public string? Text { get; }

    /// <summary>It as a table.</summary>
    public UploadedTable Table { get; }

    /// <summary>Its lines with their numbers, without blanks at their ends; none of a workbook.</summary>
    public IEnumerable<(int Number, string Text)> Lines
    {
        get
        {
            using var reader = new StringReader(Text ?? "");
            for (var number = 1; number <= MostLines && reader.ReadLine() is { } line; number++)
                yield return (number, line.TrimEnd());
        }
    }

    /// <summary>All of it as it is stored.</summary>
    public byte[] ReadBytes()
    {
        var bytes = new byte[content.Length];
        content.Position = 0;
        content.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>Looks through a file.</summary>
    /// <param name="content">Can be read and sought; belongs to the source from now on.</param>
    /// <param name="name">The name of the file.</param>
    /// <param name="newFile">Makes a file for the text of a sheet, see <see cref="UploadFiles"/>.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="FileProblemException">It is neither a text nor a workbook.</exception>
    public static async Task<JourneySource> OpenAsync(Stream content, string name, Func<FileStream> newFile, CancellationToken cancellation = default)
    {
        UploadedTable? table = null;
        try
        {
            table = await UploadedTable.OpenAsync(content, Limits, newFile, cancellation);
            if (table.Sheets.Count == 0 && table.File.Problem is { } problem)
                throw new FileProblemException(problem);
            var source = new JourneySource(name, content, table, table.Sheets.Count > 0 ? null : await ReadAsync(table.File, cancellation));
            (table, content) = (null, Stream.Null);
            return source;
        }
        finally
        {
            if (table is not null)
                await table.DisposeAsync();
            await content.DisposeAsync();
        }
    }

    /// <summary>A text that was pasted.</summary>
    /// <exception cref="FileProblemException">It is none.</exception>
    public static Task<JourneySource> OfTextAsync(string text, CancellationToken cancellation = default) => OpenAsync(new MemoryStream(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n"))), "", () => throw new InvalidOperationException("A text has no sheets."), cancellation);

    public async ValueTask DisposeAsync()
    {
        await Table.DisposeAsync();
        await content.DisposeAsync();
    }

    static async Task<string> ReadAsync(ImportFile file, CancellationToken cancellation)
    {
        file.Content.Position = 0;
        using var reader = new StreamReader(file.Content, CsvFormat.Find(file.Encoding), detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        return await reader.ReadToEndAsync(cancellation);
    }
}
