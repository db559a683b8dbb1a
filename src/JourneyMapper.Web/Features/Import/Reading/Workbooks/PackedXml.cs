using System.IO.Compression;
using System.Text;
using System.Xml;

namespace JourneyMapper.Web.Features.Import.Reading.Workbooks;

/// <summary>Opens XML that strangers wrote: no document types, nothing from elsewhere, no element, text or attribute beyond a size, and a part of an archive never larger than its file can honestly be.</summary>
static class PackedXml
{
    /// <summary>Elements within one another; workbooks and journeys have fewer than twenty.</summary>
    const int Depth = 64;

    // Text compresses to a fiftieth at best; deflate's utmost is a thousandth, and that is no text.
    const long Ratio = 250;
    const long Allowed = 4 * 1024 * 1024;
    const int LongestText = 40_000;

    static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true, CheckCharacters = false, CloseInput = true };

    /// <summary>Opens a part of an archive.</summary>
    public static XmlReader Open(ZipArchiveEntry entry, long most) => XmlReader.Create(new Bounded(entry.Open(), Math.Min(most, Allowed + (entry.CompressedLength * Ratio))), Settings);

    /// <summary>Opens a file.</summary>
    public static XmlReader Open(Stream file) => XmlReader.Create(new Bounded(file, long.MaxValue), Settings);

    /// <summary>Goes to the next node; never deeper than anything is.</summary>
    public static bool Next(this XmlReader reader)
    {
        if (!reader.Read())
            return false;
        return reader.Depth <= Depth ? true : throw new FileProblemException(new(FileProblemKind.Broken));
    }

    /// <summary>The text of an element and of what is in it, and goes to its end.</summary>
    /// <param name="reader">On the element.</param>
    /// <param name="leftOut">The name of elements whose text does not count: how words are pronounced.</param>
    public static string Text(this XmlReader reader, string? leftOut = null)
    {
        if (reader.IsEmptyElement)
            return "";
        var text = new StringBuilder();
        var depth = reader.Depth;
        while (reader.Next() && reader.Depth > depth)
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == leftOut)
                reader.Text();
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace && text.Length <= LongestText)
                text.Append(reader.Value);
        }

        return text.Length <= LongestText ? text.ToString() : throw new FileProblemException(new(FileProblemKind.Broken));
    }

    /// <summary>Counts what is read, and refuses a run of a megabyte without a tag: it would be held at once.</summary>
    sealed class Bounded(Stream inner, long most) : Stream
    {
        const int LongestRun = 1024 * 1024;

        long read;
        long run;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => read; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var got = inner.Read(buffer, offset, count);
            var last = buffer.AsSpan(offset, got).LastIndexOf((byte)'<');
            run = last < 0 ? run + got : got - last;
            if ((read += got) > most)
                throw new FileProblemException(new(FileProblemKind.Bomb));
            return run <= LongestRun ? got : throw new FileProblemException(new(FileProblemKind.Broken));
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
