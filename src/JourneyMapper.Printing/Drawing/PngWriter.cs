using System.Buffers.Binary;
using System.IO.Compression;
using SkiaSharp;

namespace JourneyMapper.Printing.Drawing;

/// <summary>
/// Writes PNG files, packing bands of rows side by side on all processors: a poster has tens of millions of pixels, and the encoder of SkiaSharp takes most of the time that a picture takes.
/// Sources: ISO/IEC 15948 (PNG), RFC 1950 (zlib) and RFC 1951 (deflate).
/// </summary>
static class PngWriter
{
    // Long enough that a band's own dictionary costs nothing, short enough that all processors have work.
    const int BandBytes = 2 * 1024 * 1024;
    const int BytesOfSource = 4;

    static readonly uint[] CrcTable = [.. Enumerable.Range(0, 256).Select(octet => Enumerable.Range(0, 8).Aggregate((uint)octet, (crc, _) => (crc & 1) != 0 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1))];

    /// <summary>Writes a picture.</summary>
    /// <param name="file">Where.</param>
    /// <param name="pixels">Its pixels: red, green, blue, alpha, the colours multiplied with alpha.</param>
    /// <param name="hasAlpha">Whether any may be transparent; otherwise alpha is not written.</param>
    public static void Write(Stream file, SKPixmap pixels, bool hasAlpha)
    {
        var (width, height) = (pixels.Width, pixels.Height);
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        // Eight bits a channel; colours with or without alpha; deflate, filters by row, not interlaced.
        (header[8], header[9]) = (8, (byte)(hasAlpha ? 6 : 2));
        WriteChunk(file, "IHDR"u8, header);

        var rows = Math.Max(1, BandBytes / (width * BytesOfSource));
        var bands = new (byte[] Packed, Adler32 Sum)[(height + rows - 1) / rows];
        Parallel.For(0, bands.Length, band => bands[band] = Pack(pixels.GetPixelSpan(), width, band * rows, Math.Min(height, (band + 1) * rows), hasAlpha));

        // zlib's header: deflate with a window of 32 kB, packed quickly.
        WriteChunk(file, "IDAT"u8, [0x78, 0x01]);
        var sum = Adler32.Start;
        foreach (var (packed, part) in bands)
        {
            WriteChunk(file, "IDAT"u8, packed);
            sum = sum.Followed(part);
        }

        // An empty last block, and the sum of all.
        Span<byte> end = [0x03, 0x00, 0, 0, 0, 0];
        BinaryPrimitives.WriteUInt32BigEndian(end[2..], sum.Value);
        WriteChunk(file, "IDAT"u8, end);
        WriteChunk(file, "IEND"u8, []);
    }

    // Rows as their differences to those above, which are mostly none: a map is of flat colours.
    static (byte[] Packed, Adler32 Sum) Pack(ReadOnlySpan<byte> pixels, int width, int from, int to, bool hasAlpha)
    {
        const byte Up = 2;
        using var packed = new MemoryStream();
        using var deflate = new DeflateStream(packed, CompressionLevel.Fastest, leaveOpen: true);
        var channels = hasAlpha ? 4 : 3;
        var (line, above, row) = (new byte[1 + (width * channels)], new byte[width * channels], new byte[width * channels]);
        var stride = width * BytesOfSource;
        if (from > 0)
            Read(pixels.Slice((from - 1) * stride, stride), above, hasAlpha);
        var sum = Adler32.Start;
        line[0] = Up;
        for (var y = from; y < to; y++)
        {
            Read(pixels.Slice(y * stride, stride), row, hasAlpha);
            for (var i = 0; i < row.Length; i++)
                line[i + 1] = (byte)(row[i] - above[i]);
            deflate.Write(line);
            sum = sum.Followed(line);
            (row, above) = (above, row);
        }

        // Ends at a whole byte without a last block: the next band goes on there.
        deflate.Flush();
        return (packed.ToArray(), sum);
    }

    static void Read(ReadOnlySpan<byte> source, Span<byte> row, bool hasAlpha)
    {
        if (!hasAlpha)
        {
            for (int from = 0, to = 0; from < source.Length; from += BytesOfSource, to += 3)
                (row[to], row[to + 1], row[to + 2]) = (source[from], source[from + 1], source[from + 2]);
            return;
        }

        for (var at = 0; at < source.Length; at += BytesOfSource)
        {
            var alpha = source[at + 3];
            byte Straight(byte channel) => alpha == 0 ? (byte)0 : (byte)Math.Min(255, ((channel * 255) + (alpha / 2)) / alpha);
            (row[at], row[at + 1], row[at + 2], row[at + 3]) = (Straight(source[at]), Straight(source[at + 1]), Straight(source[at + 2]), alpha);
        }
    }

    static void WriteChunk(Stream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(type);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Crc(Crc(uint.MaxValue, type), data));
        file.Write(number);
    }

    static uint Crc(uint crc, ReadOnlySpan<byte> data)
    {
        foreach (var octet in data)
            crc = CrcTable[(byte)(crc ^ octet)] ^ (crc >> 8);
        return crc;
    }

    // RFC 1950, section 8.2; two sums of parts make that of the whole.
    readonly record struct Adler32(uint A, uint B, long Length)
    {
        const uint Modulus = 65521;

        // So many bytes can be added up before the sums overflow.
        const int MostAtOnce = 5552;

        public static Adler32 Start => new(1, 0, 0);

        public uint Value => (B << 16) | A;

        public Adler32 Followed(ReadOnlySpan<byte> data)
        {
            var (a, b) = (A, B);
            for (var at = 0; at < data.Length; at += MostAtOnce)
            {
                foreach (var octet in data.Slice(at, Math.Min(MostAtOnce, data.Length - at)))
                {
                    a += octet;
                    b += a;
                }

                (a, b) = (a % Modulus, b % Modulus);
            }

            return new(a, b, Length + data.Length);
        }

        public Adler32 Followed(Adler32 next)
        {
            var a = (A + next.A + Modulus - 1) % Modulus;
            var b = (B + next.B + ((ulong)(next.Length % Modulus) * (A + Modulus - 1))) % Modulus;
            return new(a, (uint)b, Length + next.Length);
        }
    }
}
