using System.Buffers.Binary;
using System.IO.Compression;

namespace JourneyMapper.Printing.Text;

/// <summary>Unpacks a WOFF 1.0 font to the sfnt that it was made of. Source: W3C, WOFF File Format 1.0, sections 3 to 5.</summary>
static class Woff
{
    const uint Signature = 0x774F4646;
    const int HeaderLength = 44;
    const int EntryLength = 20;
    const int SfntHeaderLength = 12;
    const int SfntEntryLength = 16;

    /// <summary>The sfnt, in memory that the garbage collector does not move: HarfBuzz keeps pointers into it.</summary>
    /// <exception cref="InvalidDataException">It is no WOFF 1.0 file, or its tables do not have the lengths that it says.</exception>
    public static byte[] Unpack(ReadOnlySpan<byte> woff)
    {
        if (woff.Length < HeaderLength || U32(woff, 0) != Signature)
            throw new InvalidDataException("This is no WOFF 1.0 font.");
        var count = BinaryPrimitives.ReadUInt16BigEndian(woff[12..]);
        var sfnt = GC.AllocateArray<byte>(checked((int)U32(woff, 16)), pinned: true);
        WriteHeader(sfnt, U32(woff, 4), count);
        var at = SfntHeaderLength + (SfntEntryLength * count);
        for (var i = 0; i < count; i++)
        {
            var entry = woff.Slice(HeaderLength + (EntryLength * i), EntryLength);
            var (offset, packed, length) = ((int)U32(entry, 4), (int)U32(entry, 8), (int)U32(entry, 12));
            var directory = sfnt.AsSpan(SfntHeaderLength + (SfntEntryLength * i), SfntEntryLength);
            entry[..4].CopyTo(directory);
            entry[16..].CopyTo(directory[4..]);
            BinaryPrimitives.WriteInt32BigEndian(directory[8..], at);
            BinaryPrimitives.WriteInt32BigEndian(directory[12..], length);
            Unpack(woff.Slice(offset, packed), sfnt.AsSpan(at, length));
            at += (length + 3) & ~3;
        }
        return sfnt;
    }

    static void Unpack(ReadOnlySpan<byte> packed, Span<byte> table)
    {
        if (packed.Length == table.Length)
        {
            packed.CopyTo(table);
            return;
        }
        using var zlib = new ZLibStream(new MemoryStream(packed.ToArray()), CompressionMode.Decompress);
        zlib.ReadExactly(table);
    }

    // OpenType specification, "Table Directory": what a binary search in it needs.
    static void WriteHeader(Span<byte> sfnt, uint flavor, ushort count)
    {
        var power = (int)Math.Log2(count);
        var range = (1 << power) * SfntEntryLength;
        BinaryPrimitives.WriteUInt32BigEndian(sfnt, flavor);
        BinaryPrimitives.WriteUInt16BigEndian(sfnt[4..], count);
        BinaryPrimitives.WriteUInt16BigEndian(sfnt[6..], (ushort)range);
        BinaryPrimitives.WriteUInt16BigEndian(sfnt[8..], (ushort)power);
        BinaryPrimitives.WriteUInt16BigEndian(sfnt[10..], (ushort)((count * SfntEntryLength) - range));
    }

    static uint U32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);
}
