using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;

namespace JourneyMapper.Printing.Text;

/// <summary>
/// The fonts of texts in any script, tried one after another as a browser does with <c>font-family</c> and <c>unicode-range</c>
/// (W3C, CSS Fonts Module Level 4, section 5.2). A font is read when a text needs it. Safe to share between threads.
/// </summary>
public sealed partial class FontCascade
{
    // Most characters are below: they are found by their number.
    const int Common = 0x250;

    readonly Slice[][] slices;
    readonly ConcurrentDictionary<(FontStyle Style, int Codepoint), FontFile?> found = new();
    readonly FontFile?[][] common;
    readonly ConcurrentDictionary<string, Lazy<FontFile>> files = new(StringComparer.Ordinal);

    FontCascade(Slice[][] slices)
    {
        this.slices = slices;
        common = [.. slices.Select(_ => new FontFile?[Common])];
    }

    /// <summary>Reads which font has which characters.</summary>
    /// <param name="directory">A folder with one folder per package, each with its style sheets and a folder "files" with the fonts as .woff.</param>
    /// <exception cref="FileNotFoundException">The package of the first family is not there.</exception>
    public static FontCascade Read(string directory)
    {
        // Most styles of most packages share a style sheet.
        var sheets = new Dictionary<string, Slice[]>(StringComparer.Ordinal);
        var cascade = new FontCascade([.. Enum.GetValues<FontStyle>().Select(style => FontPackages.All.SelectMany(package => ReadPackage(directory, package, style, sheets)).ToArray())]);
        if (cascade.slices.Any(style => style.Length == 0))
            throw new FileNotFoundException($"There are no fonts to print with in \"{directory}\".");
        return cascade;
    }

    /// <summary>How many fonts have been read.</summary>
    internal int Loaded => files.Count;

    /// <summary>The font that gives lines of a style their height.</summary>
    public FontFile Primary(FontStyle style) => Find(style, 'x') ?? throw new FileNotFoundException("The first font has no Latin letters.");

    /// <summary>The font of a character; null where none has it.</summary>
    internal FontFile? Find(FontStyle style, int codepoint)
    {
        if (codepoint < Common && common[(int)style][codepoint] is { } quick)
            return quick;
        if (!found.TryGetValue((style, codepoint), out var font))
        {
            font = slices[(int)style].Where(slice => slice.Covers(codepoint)).Select(Load).FirstOrDefault(file => file.Has(codepoint));
            found[(style, codepoint)] = font;
        }
        if (codepoint < Common)
            common[(int)style][codepoint] = font;
        return font;
    }

    FontFile Load(Slice slice) => files.GetOrAdd(slice.Path, path => new(() => new FontFile(Woff.Unpack(File.ReadAllBytes(path)), NameOf(path)))).Value;

    // Names of PDF end at brackets, and numbered slices have them.
    static string NameOf(string path) => Path.GetFileNameWithoutExtension(path).Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);

    // As CSS chooses among weights that are there (CSS Fonts, section 5.2, step 4); never a slanted upright.
    static string[] StyleSheetsOf(FontStyle style) => style switch
    {
        FontStyle.Regular => ["400"],
        FontStyle.Medium => ["500", "400"],
        FontStyle.SemiBold => ["600", "700", "400"],
        FontStyle.Bold => ["700", "400"],
        _ => ["400-italic", "400"],
    };

    static Slice[] ReadPackage(string directory, string package, FontStyle style, Dictionary<string, Slice[]> sheets)
    {
        var folder = Path.Combine(directory, package);
        foreach (var sheet in StyleSheetsOf(style).Select(name => Path.Combine(folder, name + ".css")))
        {
            if (!sheets.TryGetValue(sheet, out var read))
                sheets[sheet] = read = File.Exists(sheet) ? ReadSheet(sheet, package, Path.Combine(folder, "files")) : [];
            if (read.Length > 0)
                return read;
        }
        return [];
    }

    static Slice[] ReadSheet(string sheet, string package, string files)
    {
        var there = Directory.EnumerateFiles(files, "*.woff").ToHashSet(StringComparer.Ordinal);
        return [.. FaceRule().Matches(File.ReadAllText(sheet)).Select(rule => ReadRule(rule.Value, package, files)).OfType<Slice>().Where(slice => there.Contains(slice.Path))];
    }

    static Slice? ReadRule(string rule, string package, string files)
    {
        var name = Source().Match(rule).Groups["name"].Value;
        if (name.Length == 0 || !FontPackages.IsWanted(package, Slices().Match(rule).Groups["name"].Value))
            return null;
        var ranges = Range().Matches(rule).Select(range => (Number(range.Groups["from"]), Number(range.Groups["to"].Success ? range.Groups["to"] : range.Groups["from"]))).ToArray();
        return new(Path.Combine(files, name), ranges);
    }

    static int Number(Group hexadecimal) => int.Parse(hexadecimal.ValueSpan, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"@font-face\s*\{[^}]*\}", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex FaceRule();

    // Old packages have quotes, and all slices in one file of this kind.
    [GeneratedRegex(@"url\('?\./files/(?<name>[^)'/]+\.woff)'?\)", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Source();

    [GeneratedRegex(@"url\('?\./files/(?<name>[^)'/]+\.woff2)'?\)", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Slices();

    [GeneratedRegex(@"U\+(?<from>[0-9a-f]+)(-(?<to>[0-9a-f]+))?", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 5000)]
    private static partial Regex Range();

    sealed record Slice(string Path, (int From, int To)[] Ranges)
    {
        public bool Covers(int codepoint) => Ranges.Length == 0 || Array.Exists(Ranges, range => codepoint >= range.From && codepoint <= range.To);
    }
}
