using System.Buffers.Binary;

namespace JourneyMapper.Web.Features.Import.Reading.Workbooks;

/// <summary>Counts the parts of an archive before anything makes an object of each (APPNOTE.TXT 4.3.12 and 4.3.16): a small file can name millions of them.</summary>
static class ZipDirectory
{
    const uint EndMark = 0x06054b50;
    const uint PartMark = 0x02014b50;
    const int EndSize = 22;
    const int PartSize = 46;
    const int LongestComment = ushort.MaxValue;

    /// <summary>Whether an archive has no more parts than that. One larger than four gigabytes, or that does not end as archives do, has not.</summary>
    public static bool HasAtMost(Stream content, int most)
    {
        if (FindEnd(content) is not { } directory)
            return false;
        Span<byte> part = stackalloc byte[PartSize];
        for (var count = 0; count <= most; count++)
        {
            content.Position = directory;
            if (content.ReadAtLeast(part, PartSize, throwOnEndOfStream: false) < PartSize || BinaryPrimitives.ReadUInt32LittleEndian(part) != PartMark)
                return true;
            directory += PartSize + Size(part, 28) + Size(part, 30) + Size(part, 32);
        }

        return false;
    }

    // Where the list of parts begins.
    static long? FindEnd(Stream content)
    {
        var length = (int)Math.Min(content.Length, EndSize + LongestComment);
        var tail = new byte[length];
        content.Position = content.Length - length;
        content.ReadExactly(tail);
        for (var at = length - EndSize; at >= 0; at--)
            if (BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(at)) == EndMark)
                return BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(at + 16)) is not uint.MaxValue and var offset ? offset : null;
        return null;
    }

    static int Size(ReadOnlySpan<byte> part, int at) => BinaryPrimitives.ReadUInt16LittleEndian(part[at..]);
}
