using System.Buffers;
using System.Text;

namespace JourneyMapper.Web.Features.Import.Reading;

/// <summary>
/// Goes once through all bytes of a file, before any is taken for a cell: finds its encoding, bytes that no text has, and lines beyond all
/// measure. Its memory is that of one block.
/// </summary>
sealed class FileScan(int longestLine)
{
    const int Block = 128 * 1024;

    long lines = 1;
    long lineLength;
    bool afterReturn;
    bool hasMultibyte;
    long? notUtf8;

    /// <summary>Reads the file from its beginning.</summary>
    /// <returns>The encoding that it seems to have, the first line that is not UTF-8, and why it cannot be read.</returns>
    public static (CsvEncoding Encoding, long? NotUtf8, FileProblem? Problem) Read(Stream file, int longestLine, CancellationToken cancellation = default)
    {
        var scan = new FileScan(longestLine);
        var buffer = ArrayPool<byte>.Shared.Rent(Block);
        try
        {
            file.Position = 0;
            var kept = 0;
            for (var isFirst = true; ; isFirst = false)
            {
                cancellation.ThrowIfCancellationRequested();
                var read = file.ReadAtLeast(buffer.AsSpan(kept, Block - kept), Block - kept, throwOnEndOfStream: false);
                var bytes = buffer.AsSpan(0, kept + read);
                if (isFirst && bytes.IsEmpty)
                    return (CsvEncoding.Utf8, null, new(FileProblemKind.Empty));
                if (isFirst && MarkedEncoding(bytes) is { } marked)
                    return (marked, null, null);
                var isLast = bytes.Length < Block;
                if (scan.Add(bytes, isLast, out var taken) is { } problem)
                    return (CsvEncoding.Utf8, null, problem);
                if (isLast)
                    return (scan.Encoding, scan.notUtf8, null);
                bytes[taken..].CopyTo(buffer);
                kept = bytes.Length - taken;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    // A file that has both characters of UTF-8 and bytes that are none was put together from two: it is not taken for Windows-1252 in silence.
    CsvEncoding Encoding => notUtf8 is null || hasMultibyte ? CsvEncoding.Utf8 : CsvEncoding.Windows1252;

    static CsvEncoding? MarkedEncoding(ReadOnlySpan<byte> start) =>
        start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) && !start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, 0, 0]) ? CsvEncoding.Utf16
        : start.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) ? CsvEncoding.Utf16BigEndian
        : null;

    FileProblem? Add(ReadOnlySpan<byte> bytes, bool isLast, out int taken)
    {
        taken = CheckUtf8(bytes, isLast);
        var text = bytes[..taken];
        if (text.Contains((byte)0))
            return new(FileProblemKind.NoText, lines + Breaks(text[..text.IndexOf((byte)0)]));
        return CountLines(text);
    }

    // Only characters beyond ASCII are looked at. A character that the block cuts is left for the next one.
    int CheckUtf8(ReadOnlySpan<byte> bytes, bool isLast)
    {
        var rest = bytes;
        while (rest.IndexOfAnyExceptInRange((byte)0, (byte)0x7F) is >= 0 and var next)
        {
            rest = rest[next..];
            var status = Rune.DecodeFromUtf8(rest, out var rune, out var length);
            if (status == OperationStatus.NeedMoreData && !isLast)
                return bytes.Length - rest.Length;
            if (status != OperationStatus.Done)
                notUtf8 ??= lines + Breaks(bytes[..^rest.Length]);
            else if (rune.Value != 0xFEFF)
                hasMultibyte = true;
            rest = rest[length..];
        }

        return bytes.Length;
    }

    FileProblem? CountLines(ReadOnlySpan<byte> text)
    {
        while (text.IndexOfAny((byte)'\r', (byte)'\n') is >= 0 and var end)
        {
            if (lineLength + end > longestLine)
                break;
            var endsReturn = afterReturn && end == 0 && lineLength == 0 && text[0] == '\n';
            if (!endsReturn)
                lines++;
            afterReturn = text[end] == '\r';
            lineLength = 0;
            text = text[(end + 1)..];
        }

        lineLength += text.Length;
        return lineLength > longestLine ? new(FileProblemKind.LineTooLong, lines) : null;
    }

    static int Breaks(ReadOnlySpan<byte> text) => text.Count((byte)'\n') is > 0 and var feeds ? feeds : text.Count((byte)'\r');
}
