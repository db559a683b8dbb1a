using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace JourneyMapper.Printing.Pdf;

/// <summary>The objects of a file. Small ones are packed together, which makes the structure tree a fifth of its size. Source: ISO 32000-1, sections 7.5.7 (object streams) and 7.5.8 (cross-reference streams).</summary>
sealed class PdfFile
{
    // A reader unpacks a whole stream for one object of it.
    const int PackedTogether = 200;

    const byte Plain = 1;
    const byte Packed = 2;

    readonly Stream stream;
    readonly List<Entry> entries = [new(0, 0, ushort.MaxValue)];
    readonly PdfBytes packed = new();
    readonly List<(int Id, int Offset)> waiting = [];
    readonly MemoryStream compressed = new();
    long position;

    public PdfFile(Stream stream)
    {
        this.stream = stream;
        // Bytes above 127 tell transports that it is no text: section 7.5.2.
        Put([.. "%PDF-1.7\n%"u8, 0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']);
    }

    /// <summary>The number of an object that is written later.</summary>
    public int Reserve()
    {
        entries.Add(default);
        return entries.Count - 1;
    }

    /// <summary>Writes an object that is no stream; what wrote it is empty afterwards.</summary>
    public void Write(int id, PdfBytes value)
    {
        waiting.Add((id, packed.Length));
        packed.Raw(value.Span).Raw("\n");
        value.Clear();
        if (waiting.Count == PackedTogether)
            WritePacked();
    }

    /// <summary>Writes an object that is no stream.</summary>
    public int Write(PdfBytes value)
    {
        var id = Reserve();
        Write(id, value);
        return id;
    }

    /// <summary>Writes a stream.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="content">What it holds.</param>
    /// <param name="dictionary">Its entries beside those of length and filter.</param>
    /// <param name="compress">Whether it becomes smaller by compression.</param>
    public void WriteStream(int id, ReadOnlySpan<byte> content, string dictionary = "", bool compress = true)
    {
        if (compress)
        {
            compressed.SetLength(0);
            using (var zlib = new ZLibStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
                zlib.Write(content);
            content = compressed.GetBuffer().AsSpan(0, (int)compressed.Length);
        }
        entries[id] = new(Plain, position, 0);
        Put(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id} 0 obj\n<<{dictionary}{(compress ? "/Filter/FlateDecode" : "")}/Length {content.Length}>>\nstream\n")));
        Put(content);
        Put("\nendstream\nendobj\n"u8);
    }

    /// <summary>Writes a stream.</summary>
    public int WriteStream(ReadOnlySpan<byte> content, string dictionary = "", bool compress = true)
    {
        var id = Reserve();
        WriteStream(id, content, dictionary, compress);
        return id;
    }

    /// <summary>Writes what tells where each object is: the end of the file.</summary>
    /// <param name="catalog">The number of the catalog.</param>
    /// <param name="info">The number of the information dictionary.</param>
    public void Finish(int catalog, int info)
    {
        WritePacked();
        var id = Reserve();
        var start = position;
        entries[id] = new(Plain, start, 0);
        const int EntryLength = 7;
        var table = new byte[entries.Count * EntryLength];
        for (var i = 0; i < entries.Count; i++)
        {
            var row = table.AsSpan(i * EntryLength);
            row[0] = entries[i].Kind;
            BinaryPrimitives.WriteUInt32BigEndian(row[1..], (uint)entries[i].Place);
            BinaryPrimitives.WriteUInt16BigEndian(row[5..], (ushort)entries[i].Index);
        }
        // An identifier, not a protection: section 14.4.
        var hash = Convert.ToHexString(SHA256.HashData(table).AsSpan(0, 16));
        WriteStream(id, table, string.Create(CultureInfo.InvariantCulture, $"/Type/XRef/Size {entries.Count}/W[1 4 2]/Root {catalog} 0 R/Info {info} 0 R/ID[<{hash}><{hash}>]"));
        Put(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"startxref\n{start}\n%%EOF\n")));
    }

    void WritePacked()
    {
        if (waiting.Count == 0)
            return;
        var id = Reserve();
        var all = new PdfBytes();
        for (var i = 0; i < waiting.Count; i++)
        {
            all.Integer(waiting[i].Id).Raw(" ").Integer(waiting[i].Offset).Raw(" ");
            entries[waiting[i].Id] = new(Packed, id, i);
        }
        var first = all.Length;
        WriteStream(id, all.Raw(packed.Span).Span, string.Create(CultureInfo.InvariantCulture, $"/Type/ObjStm/N {waiting.Count}/First {first}"));
        packed.Clear();
        waiting.Clear();
    }

    void Put(ReadOnlySpan<byte> bytes)
    {
        stream.Write(bytes);
        position += bytes.Length;
    }

    // Where an object is: at a byte of the file, or in an object stream with a place in it.
    [StructLayout(LayoutKind.Auto)]
    readonly record struct Entry(byte Kind, long Place, int Index);
}
