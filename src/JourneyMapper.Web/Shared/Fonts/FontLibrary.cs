using System.Collections.Frozen;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using JourneyMapper.Printing.Text;

namespace JourneyMapper.Web.Shared.Fonts;

/// <summary>
/// The fonts that the build puts beside the application, as the screen gets them; paper has the same, so that a map looks the same everywhere.
/// Each face names the characters it has, so a page loads only those files that its text needs.
/// </summary>
public sealed partial class FontLibrary
{
    /// <summary>The value of <c>font-family</c> for all text: the interface's face, then one for each further script.</summary>
    public const string Families = "Inter, "
        + "'Noto Sans', 'Noto Sans Arabic', 'Noto Sans Hebrew', 'Noto Sans JP', 'Noto Sans SC', 'Noto Sans KR', 'Noto Sans Adlam', "
        + "'Noto Sans Armenian', 'Noto Sans Balinese', 'Noto Sans Bengali', 'Noto Sans Canadian Aboriginal', 'Noto Sans Cherokee', 'Noto Sans Ethiopic', 'Noto Sans Georgian', "
        + "'Noto Sans Gujarati', 'Noto Sans Gurmukhi', 'Noto Sans Javanese', 'Noto Sans Kannada', 'Noto Sans Khmer', 'Noto Sans Lao', 'Noto Sans Lisu', "
        + "'Noto Sans Malayalam', 'Noto Sans Meetei Mayek', 'Noto Sans Mongolian', 'Noto Sans Myanmar', 'Noto Sans NKo', 'Noto Sans Ol Chiki', 'Noto Sans Oriya', "
        + "'Noto Sans Sinhala', 'Noto Sans Syriac', 'Noto Sans Tamil', 'Noto Sans Telugu', 'Noto Sans Thaana', 'Noto Sans Thai', 'Noto Sans Tifinagh', "
        + "'Noto Sans Vai', 'Noto Sans Yi', 'Noto Serif Tibetan', 'Noto Emoji', "
        + "sans-serif";

    internal const string StyleSheetName = "all.css";
    internal const string ContentType = "font/woff2";

    readonly List<FontFace> faces;
    readonly FrozenDictionary<string, string> files;

    public FontLibrary()
        : this(Path.Combine(AppContext.BaseDirectory, "fonts"))
    {
    }

    // The folder has one folder per package, each with its style sheets and a folder "files".
    internal FontLibrary(string directory)
    {
        faces = FontPackages.All.SelectMany(package => ReadFaces(directory, package)).ToList();
        files = faces.ToFrozenDictionary(face => face.File, face => Path.Combine(directory, face.File), StringComparer.Ordinal);
        Version = Fingerprint(files);
        ScreenStyleSheet = Combine();
    }

    /// <summary>Changes when any font does: part of every address, so that browsers may keep the files for ever.</summary>
    public string Version { get; }

    /// <summary>Where a page of the application links the fonts from.</summary>
    public string ScreenStyleSheetUrl => $"/fonts/{StyleSheetName}?v={Version}";

    /// <summary>The @font-face rules with addresses of this application.</summary>
    public string ScreenStyleSheet { get; }

    /// <summary>The file of a font by its path. Only files named in the style sheets are known, so no path leads elsewhere.</summary>
    internal string? FindFile(string path) => files.GetValueOrDefault(path);

    static IEnumerable<FontFace> ReadFaces(string directory, string package)
    {
        var folder = Path.Combine(directory, package);
        if (!Directory.Exists(folder))
            yield break;
        foreach (var sheet in Directory.EnumerateFiles(folder, "*.css").Order(StringComparer.Ordinal))
        {
            foreach (Match rule in FaceRule().Matches(File.ReadAllText(sheet)))
            {
                var text = rule.Value;
                var name = Woff2().Match(text).Groups["name"].Value;
                if (FontPackages.IsWanted(package, name) && File.Exists(Path.Combine(folder, "files", name)))
                    yield return new FontFace($"{package}/files/{name}", text);
            }
        }
    }

    string Combine()
    {
        var sheet = new StringBuilder();
        foreach (var face in faces)
            sheet.Append(face.RuleWithSource($"/fonts/{face.File}?v={Version}")).Append('\n');
        return sheet.ToString();
    }

    static string Fingerprint(IReadOnlyDictionary<string, string> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, file) in files.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{name}:{new FileInfo(file).Length};")));
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 4));
    }

    [GeneratedRegex(@"@font-face\s*\{[^}]*\}", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex FaceRule();

    [GeneratedRegex(@"url\('?\./files/(?<name>[^)'/]+\.woff2)'?\)", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Woff2();
}
