using System.Buffers.Binary;
using System.Text;

namespace JourneyMapper.Testing.Pdf;

/// <summary>Reads the text of a page as a reader would copy it: by the fonts' own tables, and by ActualText where that is given.</summary>
sealed class PdfText(PdfFile file)
{
    readonly Dictionary<object, Dictionary<int, string>> tables = [];
    readonly List<string> pieces = [];

    public string Read(Dictionary<string, object?> page)
    {
        var contents = file.Resolve(page["Contents"]);
        var streams = contents is List<object?> several ? several.ConvertAll(file.Resolve) : [contents];
        foreach (var stream in streams.OfType<PdfStream>())
            Interpret(stream.Content, file.Dictionary(page["Resources"]));
        return string.Concat(pieces);
    }

    void Interpret(byte[] content, Dictionary<string, object?>? resources)
    {
        var syntax = new PdfSyntax(content);
        var operands = new List<object?>();
        var marks = new Stack<Mark>();
        Dictionary<int, string>? table = null;
        while (syntax.TryRead(out var value))
        {
            if (value is not PdfOperator { Value: var name })
            {
                operands.Add(value);
                continue;
            }
            switch (name)
            {
                case "Tf":
                    table = Table(Resource(resources, "Font", operands[0]));
                    break;
                case "Tj":
                    Show(operands[0], table);
                    break;
                case "TJ":
                    foreach (var part in (List<object?>)operands[0]!)
                        Show(part, table);
                    break;
                case "BMC" or "BDC":
                    marks.Push(new Mark(pieces.Count, PdfFile.Name(operands[0])!, operands.Count > 1 ? file.Dictionary(operands[1]) : null));
                    break;
                case "EMC":
                    Close(marks.Pop());
                    break;
                case "Do" when file.Resolve(Resource(resources, "XObject", operands[0])) is PdfStream form && PdfFile.Name(form.Dictionary["Subtype"]) == "Form":
                    Interpret(form.Content, file.Dictionary(form.Dictionary.GetValueOrDefault("Resources")) ?? resources);
                    break;
            }
            operands.Clear();
        }
    }

    object? Resource(Dictionary<string, object?>? resources, string kind, object? name) =>
        file.Dictionary(resources?.GetValueOrDefault(kind))?.GetValueOrDefault(PdfFile.Name(name)!);

    void Close(Mark mark)
    {
        if (PdfFile.TextString(mark.Properties?.GetValueOrDefault("ActualText")) is { } actual)
        {
            pieces.RemoveRange(mark.Start, pieces.Count - mark.Start);
            pieces.Add(actual);
        }
        else if (mark.Tag == "ReversedChars")
        {
            pieces.Reverse(mark.Start, pieces.Count - mark.Start);
        }
        else if (mark.Properties?.ContainsKey("MCID") == true)
        {
            pieces.Add("\n");
        }
    }

    void Show(object? text, Dictionary<int, string>? table)
    {
        if (text is not byte[] codes || table is null)
            return;
        for (var i = 0; i + 1 < codes.Length; i += 2)
            pieces.Add(table.GetValueOrDefault(BinaryPrimitives.ReadUInt16BigEndian(codes.AsSpan(i)), "\uFFFD"));
    }

    Dictionary<int, string>? Table(object? font)
    {
        if (font is null || file.Resolve(file.Dictionary(font)?.GetValueOrDefault("ToUnicode")) is not PdfStream stream)
            return null;
        if (!tables.TryGetValue(stream, out var table))
            tables[stream] = table = ReadTable(stream.Content);
        return table;
    }

    internal static Dictionary<int, string> ReadTable(byte[] content)
    {
        var table = new Dictionary<int, string>();
        var syntax = new PdfSyntax(content);
        var operands = new List<object?>();
        while (syntax.TryRead(out var value))
        {
            if (value is not PdfOperator { Value: var name })
            {
                operands.Add(value);
                continue;
            }
            if (name == "endbfchar")
                AddCharacters(table, operands);
            else if (name == "endbfrange")
                AddRanges(table, operands);
            operands.Clear();
        }
        return table;
    }

    static void AddCharacters(Dictionary<int, string> table, List<object?> operands)
    {
        for (var i = 0; i + 1 < operands.Count; i += 2)
            table[Code(operands[i])] = Encoding.BigEndianUnicode.GetString((byte[])operands[i + 1]!);
    }

    static void AddRanges(Dictionary<int, string> table, List<object?> operands)
    {
        for (var i = 0; i + 2 < operands.Count; i += 3)
        {
            var (first, last) = (Code(operands[i]), Code(operands[i + 1]));
            for (var code = first; code <= last; code++)
            {
                var text = (byte[])((byte[])operands[i + 2]!).Clone();
                BinaryPrimitives.WriteUInt16BigEndian(text.AsSpan(^2..), (ushort)(BinaryPrimitives.ReadUInt16BigEndian(text.AsSpan(^2..)) + code - first));
                table[code] = Encoding.BigEndianUnicode.GetString(text);
            }
        }
    }

    static int Code(object? value) => BinaryPrimitives.ReadUInt16BigEndian((byte[])value!);

    sealed record Mark(int Start, string Tag, Dictionary<string, object?>? Properties);
}
