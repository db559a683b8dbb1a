using System.IO.Compression;
using System.Text;
using System.Xml;

namespace JourneyMapper.Web.Features.Import.Reading.Workbooks;

/// <summary>The texts that cells of a workbook share, in the bytes in which they are written out: a string each would take thrice as much.</summary>
sealed class SharedTexts
{
    readonly MemoryStream bytes = new();
    readonly List<int> ends = [];

    /// <summary>The text of that index in UTF-8; empty where there is none.</summary>
    public ReadOnlySpan<byte> this[int index]
    {
        get
        {
            if (index < 0 || index >= ends.Count)
                return default;
            var start = index == 0 ? 0 : ends[index - 1];
            return bytes.GetBuffer().AsSpan(start, ends[index] - start);
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
            read.bytes.Write(Encoding.UTF8.GetBytes(reader.Text(leftOut: "rPh")));
            read.ends.Add((int)read.bytes.Length);
            if (read.bytes.Length + (4L * read.ends.Count) > limits.SharedTexts)
                throw new FileProblemException(new(FileProblemKind.TooManyTexts, limits.SharedTexts));
        }

        return read;
    }
}
