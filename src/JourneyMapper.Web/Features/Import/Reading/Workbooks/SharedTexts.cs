using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace JourneyMapper.Web.Features.Import.Reading.Workbooks;

/// <summary>The texts that cells of a workbook share, in the bytes in which they are written out: a string each would take thrice as much.</summary>
sealed class SharedTexts
{
    // In pieces: one array would be copied whenever it grows, and both would be held at once. The longest text has room in one.
    const int Piece = 1024 * 1024;
    const int LengthSize = sizeof(int);

    readonly List<byte[]> pieces = [];

    // Where the length of each text stands, before its bytes.
    readonly List<int> starts = [];
    int free = Piece;
    long held;

    /// <summary>The text of that index in UTF-8; empty where there is none.</summary>
    public ReadOnlySpan<byte> this[int index]
    {
        get
        {
            if (index < 0 || index >= starts.Count)
                return default;
            var stored = pieces[starts[index] / Piece].AsSpan(starts[index] % Piece);
            return stored.Slice(LengthSize, BinaryPrimitives.ReadInt32LittleEndian(stored));
        }
    }

    /// <summary>Reads a workbook's texts; it may have none.</summary>
    /// <exception cref="FileProblemException">There are more than are held.</exception>
    public static SharedTexts Read(ZipArchiveEntry? part, ImportLimits limits)
    {
        var read = new SharedTexts();
        if (part is null)
            return read;
        using var reader = PackedXml.Open(part, limits.Unpacked);
        while (reader.Next())
        {
            if (reader is not { NodeType: XmlNodeType.Element, LocalName: "si" })
                continue;
            read.Add(reader.Text(leftOut: "rPh"));
            if (read.held > limits.SharedTexts)
                throw new FileProblemException(new(FileProblemKind.TooManyTexts, limits.SharedTexts));
        }

        return read;
    }

    void Add(string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        if (free + LengthSize + length > Piece)
        {
            pieces.Add(new byte[Piece]);
            free = 0;
        }
        starts.Add(((pieces.Count - 1) * Piece) + free);
        var place = pieces[^1].AsSpan(free);
        BinaryPrimitives.WriteInt32LittleEndian(place, length);
        Encoding.UTF8.GetBytes(text, place[LengthSize..]);
        free += LengthSize + length;
        held += LengthSize + length + sizeof(int);
    }
}
