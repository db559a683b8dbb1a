using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace JourneyMapper.Testing.Pdf;

/// <summary>A page: its size in points (72 to the inch) and its text in the order in which it was drawn, each tagged piece on a line.</summary>
public sealed record PdfPage(double Width, double Height, string Text);

/// <summary>An entry of the outline.</summary>
/// <param name="Title">What it says.</param>
/// <param name="Level">How deep it is, 1 at the top.</param>
/// <param name="Page">The number of the page it leads to, from 1; 0 when it leads nowhere.</param>
public sealed record PdfBookmark(string Title, int Level, int Page);

/// <summary>A font: its name with the prefix of the subset, its kind such as <c>Type0</c> or <c>Type3</c>.</summary>
public sealed record PdfFont(string Name, string Kind);

/// <summary>Reads back what tests want to know of a PDF.</summary>
public sealed class PdfFile
{
    readonly byte[] bytes;
    readonly Dictionary<int, object?> objects = [];
    readonly Dictionary<string, object?> catalog;
    readonly List<int> pageNumbers = [];

    PdfFile(byte[] bytes)
    {
        this.bytes = bytes;
        var trailer = ReadObjects();
        catalog = Dictionary(trailer["Root"])!;
        var pages = new List<PdfPage>();
        ReadPages((PdfReference)catalog["Pages"]!, inheritedBox: null, pages);
        Pages = pages;
        Title = TextString(Dictionary(trailer.GetValueOrDefault("Info"))?.GetValueOrDefault("Title"));
        Language = TextString(catalog.GetValueOrDefault("Lang"));
        IsTagged = Dictionary(catalog.GetValueOrDefault("MarkInfo"))?.GetValueOrDefault("Marked") is true && catalog.ContainsKey("StructTreeRoot");
        Outline = [.. ReadOutline(Dictionary(catalog.GetValueOrDefault("Outlines")), 1)];
        Fonts = [.. Dictionaries("Font").Select(font => new PdfFont(Name(font.GetValueOrDefault("BaseFont")) ?? "", Name(font["Subtype"])!))];
        Links = [.. Dictionaries("Annot").Select(annotation => TextString(Dictionary(annotation.GetValueOrDefault("A"))?.GetValueOrDefault("URI"))).OfType<string>()];
        PageDictionaries = pageNumbers.ConvertAll(number => (Dictionary<string, object?>)objects[number]!);
        UnmarkedContent = [.. PageDictionaries.SelectMany(page => PdfMarks.Unmarked(this, page))];
        MarkedWithoutParent = PageDictionaries.Sum(page => PdfMarks.Orphans(this, page, Dictionary(catalog.GetValueOrDefault("StructTreeRoot"))));
        Tags = Dictionaries("StructElem").Select(element => Name(element["S"])!).ToHashSet(StringComparer.Ordinal);
    }

    public IReadOnlyList<PdfPage> Pages { get; }

    public string? Title { get; }

    public string? Language { get; }

    public bool IsTagged { get; }

    public IReadOnlyList<PdfBookmark> Outline { get; }

    public IReadOnlyList<PdfFont> Fonts { get; }

    /// <summary>The addresses that links lead to.</summary>
    public IReadOnlyList<string> Links { get; }

    /// <summary>Operators that draw outside of all marked content: neither structure nor decoration.</summary>
    public IReadOnlyList<string> UnmarkedContent { get; }

    /// <summary>How many pieces of marked content belong to no element of the structure.</summary>
    public int MarkedWithoutParent { get; }

    /// <summary>What it does against the rules of PDF/UA-1 that can be checked simply, each with its number in the Matterhorn Protocol.</summary>
    public IReadOnlyList<string> UaFaults => [.. PdfUaRules.Check(this).Distinct(StringComparer.Ordinal)];

    /// <summary>What pages draw, in order.</summary>
    public IReadOnlyList<PdfShape> Shapes => [.. pageNumbers.SelectMany((number, i) => PdfShapes.Of(PdfMarks.Operators(this, (Dictionary<string, object?>)objects[number]!), i + 1))];

    /// <summary>The kinds of structure elements that occur, such as H1, Table, TH, L, LI.</summary>
    public IReadOnlySet<string> Tags { get; }

    public string Text => string.Join('\n', Pages.Select(page => page.Text));

    public static PdfFile Parse(byte[] bytes) => new(bytes);

    /// <summary>
    /// Whether a text occurs, whatever the white space, since lines are broken on paper. Arabic and Hebrew: ask for single
    /// words, because words lie in the file from left to right.
    /// </summary>
    public bool Contains(string text) => WithoutSpace(Text).Contains(WithoutSpace(text), StringComparison.Ordinal);

    static string WithoutSpace(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character)));

    Dictionary<string, object?> ReadObjects()
    {
        var tail = Encoding.Latin1.GetString(bytes);
        var table = new PdfSyntax(bytes, tail.LastIndexOf("startxref", StringComparison.Ordinal) + "startxref".Length);
        var start = (int)(double)table.Read()!;
        table.Position = start;
        if (table.Read() is double)
            return ReadCrossReferenceStream(start);
        table.Position = start;
        Expect(table, "xref");
        var offsets = new Dictionary<int, int>();
        while (table.Read() is double first)
        {
            var count = (double)table.Read()!;
            for (var i = 0; i < count; i++)
            {
                var offset = (int)(double)table.Read()!;
                table.Read();
                if (table.Read() is PdfOperator { Value: "n" })
                    offsets[(int)first + i] = offset;
            }
        }
        var trailer = (Dictionary<string, object?>)table.Read()!;
        foreach (var (number, offset) in offsets)
            objects[number] = ReadObject(offset);
        return trailer;
    }

    // ISO 32000-1, section 7.5.8: a row for each object, a kind of one byte, a place and an index.
    Dictionary<string, object?> ReadCrossReferenceStream(int start)
    {
        var stream = (PdfStream)ReadObject(start)!;
        var widths = ((List<object?>)stream.Dictionary["W"]!).ConvertAll(width => (int)(double)width!);
        var packed = new List<(int Number, int Stream, int Index)>();
        for (var (number, at) = (0, 0); at < stream.Content.Length; number++)
        {
            var fields = widths.ConvertAll(width => (int)stream.Content.AsSpan((at += width) - width, width).ToArray().Aggregate(0L, (value, next) => (value << 8) + next));
            if (fields[0] == 1)
                objects[number] = ReadObject(fields[1]);
            else if (fields[0] == 2)
                packed.Add((number, fields[1], fields[2]));
        }
        foreach (var group in packed.GroupBy(entry => entry.Stream))
        {
            var (dictionary, content) = (PdfStream)objects[group.Key]!;
            var syntax = new PdfSyntax(content);
            var offsets = Enumerable.Range(0, (int)(double)dictionary["N"]!).Select(_ => (Number: (int)(double)syntax.Read()!, Offset: (int)(double)syntax.Read()!)).ToList();
            foreach (var (number, _, index) in group)
                objects[number] = new PdfSyntax(content, (int)(double)dictionary["First"]! + offsets[index].Offset).Read();
        }
        return stream.Dictionary;
    }

    object? ReadObject(int offset)
    {
        var syntax = new PdfSyntax(bytes, offset);
        syntax.Read();
        syntax.Read();
        Expect(syntax, "obj");
        var value = syntax.Read();
        if (value is not Dictionary<string, object?> dictionary || syntax.Read() is not PdfOperator { Value: "stream" })
            return value;
        var start = syntax.Position + (bytes[syntax.Position] == '\r' ? 2 : 1);
        var content = bytes.AsSpan(start, (int)(double)dictionary["Length"]!).ToArray();
        return new PdfStream(dictionary, Name(dictionary.GetValueOrDefault("Filter")) == "FlateDecode" ? Inflate(content) : content);
    }

    static void Expect(PdfSyntax syntax, string word)
    {
        if (syntax.Read() is not PdfOperator { Value: var found } || found != word)
            throw new InvalidDataException($"'{word}' is expected at byte {syntax.Position}.");
    }

    static byte[] Inflate(byte[] content)
    {
        using var zlib = new ZLibStream(new MemoryStream(content), CompressionMode.Decompress);
        using var inflated = new MemoryStream();
        zlib.CopyTo(inflated);
        return inflated.ToArray();
    }

    void ReadPages(PdfReference reference, object? inheritedBox, List<PdfPage> pages)
    {
        var node = Dictionary(reference)!;
        var box = node.GetValueOrDefault("MediaBox") ?? inheritedBox;
        if (Resolve(node.GetValueOrDefault("Kids")) is List<object?> kids)
        {
            foreach (var kid in kids)
                ReadPages((PdfReference)kid!, box, pages);
            return;
        }
        pageNumbers.Add(reference.Number);
        var corners = ((List<object?>)Resolve(box)!).ConvertAll(corner => Convert.ToDouble(Resolve(corner), CultureInfo.InvariantCulture));
        pages.Add(new PdfPage(corners[2] - corners[0], corners[3] - corners[1], new PdfText(this).Read(node)));
    }

    IEnumerable<PdfBookmark> ReadOutline(Dictionary<string, object?>? parent, int level)
    {
        for (var entry = Dictionary(parent?.GetValueOrDefault("First")); entry is not null; entry = Dictionary(entry.GetValueOrDefault("Next")))
        {
            yield return new PdfBookmark(TextString(entry["Title"])!, level, PageOf(entry));
            foreach (var child in ReadOutline(entry, level + 1))
                yield return child;
        }
    }

    int PageOf(Dictionary<string, object?> entry)
    {
        var destination = Resolve(entry.GetValueOrDefault("Dest") ?? Dictionary(entry.GetValueOrDefault("A"))?.GetValueOrDefault("D"));
        if (TextString(destination) is { } name)
            destination = Resolve(Dictionary(catalog.GetValueOrDefault("Dests"))?.GetValueOrDefault(name));
        return destination is List<object?> { Count: > 0 } target && target[0] is PdfReference page ? pageNumbers.IndexOf(page.Number) + 1 : 0;
    }

    IEnumerable<Dictionary<string, object?>> Dictionaries(string type) =>
        objects.Values.OfType<Dictionary<string, object?>>().Where(dictionary => Name(dictionary.GetValueOrDefault("Type")) == type);

    internal Dictionary<string, object?> Catalog => catalog;

    internal IReadOnlyList<Dictionary<string, object?>> PageDictionaries { get; }

    internal object? Resolve(object? value) => value is PdfReference reference ? objects.GetValueOrDefault(reference.Number) : value;

    internal Dictionary<string, object?>? Dictionary(object? value) => Resolve(value) switch
    {
        PdfStream stream => stream.Dictionary,
        var other => other as Dictionary<string, object?>,
    };

    internal static string? Name(object? value) => (value as PdfName)?.Value;

    internal static string? TextString(object? value) => value switch
    {
        byte[] and [0xFE, 0xFF, .. var wide] => Encoding.BigEndianUnicode.GetString(wide),
        byte[] narrow => Encoding.Latin1.GetString(narrow),
        PdfName name => name.Value,
        _ => null,
    };
}
