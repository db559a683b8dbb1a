using System.Globalization;
using System.Text;
using System.Xml;

namespace JourneyMapper.Web.Features.Import.Reading.Workbooks;

/// <summary>Writes the cells of a sheet as CSV, row by row as they come (ECMA-376 part 1, 18.3.1.73 and 18.3.1.4).</summary>
sealed class SheetWriter(XmlReader reader, CellStyles styles, SharedTexts texts, bool from1904, ImportLimits limits)
{
    const int MostRows = 1_048_576;
    const int Breath = 4096;
    const int Days1904 = 1462;
    // 9999-12-31.
    const double LastDay = 2_958_465;

    static readonly DateOnly SerialZero = new(1899, 12, 30);

    readonly byte[] one = new byte[4096];
    int row;
    // How many cells of the row are begun.
    int column;

    public void Write(Stream target, CancellationToken cancellation)
    {
        using var output = new BufferedStream(new Limited(target, limits.File), 64 * 1024);
        while (reader.Next())
        {
            if (reader is not { NodeType: XmlNodeType.Element, LocalName: "row" })
                continue;
            var number = int.TryParse(reader.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var said) ? said : row + 1;
            if (number <= row || number > MostRows)
                throw new FileProblemException(new(FileProblemKind.Broken));
            // A row that is not there is an empty line, so that lines are rows.
            for (var line = Math.Max(row, 1); line < number; line++)
                output.WriteByte((byte)'\n');
            (row, column) = (number, 0);
            if (row % Breath == 0)
                cancellation.ThrowIfCancellationRequested();
            if (!reader.IsEmptyElement)
                WriteCells(output);
        }

        output.Flush();
    }

    void WriteCells(BufferedStream output)
    {
        var depth = reader.Depth;
        var next = 0;
        while (reader.Next() && reader.Depth > depth)
        {
            if (reader is not { NodeType: XmlNodeType.Element, LocalName: "c" })
                continue;
            // A cell that does not say where it is stands behind the one before.
            var at = ColumnOf(reader.GetAttribute("r")) ?? next;
            next = at + 1;
            var type = reader.GetAttribute("t");
            var style = int.TryParse(reader.GetAttribute("s"), NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? styles[index] : CellStyle.Number;
            if (reader.IsEmptyElement || Value(type) is not { Length: > 0 } value)
                continue;
            if (at >= limits.Columns)
                throw new FileProblemException(new(FileProblemKind.TooManyColumns, limits.Columns));
            for (; column < at; column++)
                output.WriteByte((byte)',');
            WriteText(output, type == "s" && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var shared) ? texts[shared] : Encode(Shown(value, type, style)));
        }
    }

    // What is in the cell's <v>, or in its <is>; not its formula.
    string Value(string? type)
    {
        var value = "";
        var depth = reader.Depth;
        while (reader.Next() && reader.Depth > depth)
        {
            if (reader.NodeType != XmlNodeType.Element)
                continue;
            if (reader.LocalName == "v" || (reader.LocalName == "is" && type == "inlineStr"))
                value = reader.Text(leftOut: "rPh");
            else
                reader.Text();
        }

        return value;
    }

    string Shown(string value, string? type, CellStyle style) => type switch
    {
        "b" => value == "1" ? "TRUE" : "FALSE",
        null or "n" when double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < 1e15 => style switch
        {
            CellStyle.Date when number is >= 1 and < LastDay => SerialZero.AddDays((int)number + (from1904 ? Days1904 : 0)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            // A double keeps 15 digits; what comes behind is noise of the way in which it is stored.
            CellStyle.Percent => string.Create(CultureInfo.InvariantCulture, $"{(decimal)number * 100:0.############}%"),
            _ => ((decimal)number).ToString("0.###############", CultureInfo.InvariantCulture),
        },
        _ => value,
    };

    ReadOnlySpan<byte> Encode(string text) => text.Length * 3 <= one.Length ? one.AsSpan(0, Encoding.UTF8.GetBytes(text, one)) : Encoding.UTF8.GetBytes(text);

    static void WriteText(BufferedStream output, ReadOnlySpan<byte> text)
    {
        if (!text.ContainsAny(",\"\r\n"u8))
        {
            output.Write(text);
            return;
        }

        // A line break within a cell would make two lines of one row: it becomes U+2028, which parts lines where texts are read and nowhere else.
        output.WriteByte((byte)'"');
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"')
                output.WriteByte((byte)'"');
            if (text[i] == '\n' || (text[i] == '\r' && !text[(i + 1)..].StartsWith("\n"u8)))
                output.Write("\u2028"u8);
            else if (text[i] != '\r')
                output.WriteByte(text[i]);
        }

        output.WriteByte((byte)'"');
    }

    // “BC12” is column 54.
    static int? ColumnOf(string? reference)
    {
        if (reference is null)
            return null;
        var number = 0;
        foreach (var letter in reference.TakeWhile(char.IsAsciiLetterUpper).Take(4))
            number = (number * 26) + letter - 'A' + 1;
        return number == 0 ? null : number - 1;
    }

    /// <summary>Takes no more than a table may have.</summary>
    sealed class Limited(Stream inner, long most) : Stream
    {
        long written;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => written;

        public override long Position { get => written; set => throw new NotSupportedException(); }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            if ((written += buffer.Length) > most)
                throw new FileProblemException(new(FileProblemKind.TooLarge, most));
            inner.Write(buffer);
        }

        public override void Flush() => inner.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
