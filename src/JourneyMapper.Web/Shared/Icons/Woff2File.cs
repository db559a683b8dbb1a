using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace JourneyMapper.Web.Shared.Icons;

/// <summary>The tables of a WOFF2 font, as W3C's "WOFF File Format 2.0" lays them out. Outlines stay in its transformed form.</summary>
sealed class Woff2File
{
    const uint Signature = 0x774F4632;
    const int HeaderLength = 48;
    const int ArbitraryTag = 63;
    const int NoTransform = 3;

    // The order gives each tag its number in the file.
    static readonly string[] KnownTags =
        ("cmap head hhea hmtx maxp name OS/2 post cvt_ fpgm glyf loca prep CFF_ VORG EBDT EBLC gasp hdmx kern LTSH PCLT VDMX vhea vmtx BASE GDEF GPOS GSUB EBSC JSTF MATH "
        + "CBDT CBLC COLR CPAL SVG_ sbix acnt avar bdat bloc bsln cvar fdsc feat fmtx fvar gvar hsty just lcar mort morx opbd prop trak Zapf Silf Glat Gloc Feat Sill").Split(' ');

    readonly Dictionary<string, byte[]> _tables = new(StringComparer.Ordinal);

    Woff2File()
    {
    }

    /// <summary>Unpacks a font.</summary>
    /// <exception cref="InvalidDataException">It is no WOFF2 font, or its outlines are not in the transformed form.</exception>
    public static Woff2File Read(byte[] file)
    {
        if (file.Length < HeaderLength || BinaryPrimitives.ReadUInt32BigEndian(file) != Signature)
            throw new InvalidDataException("This is not a WOFF2 font.");
        var count = BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(12));
        var reader = new FontReader(file, HeaderLength);
        var entries = new List<(string Tag, int Length)>();
        for (var i = 0; i < count; i++)
            entries.Add(ReadEntry(reader));

        using var tables = new BrotliStream(new MemoryStream(file, reader.Position, file.Length - reader.Position), CompressionMode.Decompress);
        var font = new Woff2File();
        foreach (var (tag, length) in entries)
        {
            var table = new byte[length];
            tables.ReadExactly(table);
            font._tables[tag] = table;
        }
        return font;
    }

    /// <summary>A table by its tag, such as <c>GSUB</c>.</summary>
    public byte[] Table(string tag) => _tables.TryGetValue(tag, out var table) ? table : throw new InvalidDataException($"The font has no table {tag}.");

    static (string Tag, int Length) ReadEntry(FontReader reader)
    {
        var flags = reader.Byte();
        var number = flags & 0x3F;
        var tag = number == ArbitraryTag ? Encoding.ASCII.GetString(reader.Bytes(4)) : KnownTags[number];
        var version = flags >> 6;
        var length = reader.Base128();
        if (tag is "glyf" or "loca")
            return version == NoTransform ? throw new InvalidDataException("The font's outlines are not in the transformed form.") : (tag, reader.Base128());
        return (tag, version == 0 ? length : reader.Base128());
    }
}
