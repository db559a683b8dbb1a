using System.Buffers.Binary;

namespace JourneyMapper.Web.Shared.Icons;

/// <summary>Reads the numbers of font files, one after the other.</summary>
sealed class FontReader(byte[] bytes, int position)
{
    public int Position { get; set; } = position;

    public int Byte() => bytes[Position++];

    public ReadOnlySpan<byte> Bytes(int count)
    {
        Position += count;
        return bytes.AsSpan(Position - count, count);
    }

    public int Unsigned16() => BinaryPrimitives.ReadUInt16BigEndian(Bytes(2));

    public int Signed16() => BinaryPrimitives.ReadInt16BigEndian(Bytes(2));

    public int Unsigned32() => checked((int)BinaryPrimitives.ReadUInt32BigEndian(Bytes(4)));

    /// <summary>WOFF2's UIntBase128: seven bits a byte, the highest bit says that more follow.</summary>
    public int Base128()
    {
        var value = 0;
        int next;
        do
        {
            next = Byte();
            value = checked((value << 7) | (next & 0x7F));
        }
        while (next >= 0x80);
        return value;
    }

    /// <summary>WOFF2's 255UInt16: one byte for the small ones, two or three for others.</summary>
    public int Packed16() => Byte() switch
    {
        253 => Unsigned16(),
        254 => Byte() + 506,
        255 => Byte() + 253,
        var small => small,
    };
}
