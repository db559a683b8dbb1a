using System.Buffers.Binary;
using SkiaSharp;

namespace JourneyMapper.Printing.Drawing;

/// <summary>A JPEG or PNG picture. The same object is written once, however often it is drawn.</summary>
public sealed class Picture
{
    Picture(byte[] file, int width, int height, int components) => (File, Width, Height, JpegComponents) = (file, width, height, components);

    /// <summary>In pixels.</summary>
    public int Width { get; }

    /// <summary>In pixels.</summary>
    public int Height { get; }

    /// <summary>The file as it came.</summary>
    internal byte[] File { get; }

    /// <summary>Of a JPEG: 1 for grey, 3 for colours, 4 for inks; 0 for a PNG.</summary>
    internal int JpegComponents { get; }

    /// <summary>Reads a picture's size; null when it is neither JPEG nor PNG.</summary>
    public static Picture? Read(byte[] file)
    {
        if (file is [0xFF, 0xD8, ..])
            return ReadJpeg(file);
        using var codec = SKCodec.Create(new MemoryStream(file));
        return codec is { EncodedFormat: SKEncodedImageFormat.Png } ? new(file, codec.Info.Width, codec.Info.Height, 0) : null;
    }

    // The frame header says the size. Source: ITU-T T.81, sections B.1.1 and B.2.2.
    static Picture? ReadJpeg(byte[] file)
    {
        for (var at = 2; at + 9 < file.Length && file[at] == 0xFF;)
        {
            var marker = file[at + 1];
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                return new(file, BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at + 7)), BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at + 5)), file[at + 9]);
            at += marker == 0xFF ? 1 : 2 + BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at + 2));
        }
        return null;
    }
}
