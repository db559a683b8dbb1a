using System.Collections.Frozen;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace JourneyMapper.Web.Shared.Fonts;

/// <summary>
/// The fonts that the build puts beside the application, as the screen gets them; paper has the same, so that a map looks the same everywhere.
/// Each face names the characters it has, so a page loads only those files that its text needs.
/// </summary>
public sealed partial class FontLibrary
{
    /// <summary>The value of <c>font-family</c> for all text: the interface's face, then one for each further script.</summary>
    public const string Families = "Inter, 'Noto Sans', 'Noto Sans Arabic', 'Noto Sans Hebrew', 'Noto Sans JP', 'Noto Sans SC', 'Noto Sans KR', 'Noto Emoji', sans-serif";

    internal const string StyleSheetName = "all.css";
    internal const string ContentType = "font/woff2";

    // In the order of Families.
    static readonly string[] Packages =
        ["inter", "noto-sans", "noto-sans-arabic", "noto-sans-hebrew", "noto-sans-jp", "noto-sans-sc", "noto-sans-kr", "noto-emoji"];

    // The packages for other scripts repeat what Inter and Noto Sans have, and claim symbols whose files would be loaded for nothing.
    static readonly string[] RepeatedSubsets = ["latin", "latin-ext", "cyrillic", "cyrillic-ext", "greek", "greek-ext", "vietnamese", "math", "symbols"];

    readonly List<FontFace> faces;
    readonly FrozenDictionary<string, string> files;

    public FontLibrary()
        : this(Path.Combine(AppContext.BaseDirectory, "fonts"))
    {
    }

    // The folder has one folder per package, each with its style sheets and a folder "files".
    internal FontLibrary(string directory)
    {
        faces = Packages.SelectMany(package => ReadFaces(directory, package)).ToList();
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
                if (IsWanted(package, name) && File.Exists(Path.Combine(folder, "files", name)))
                    yield return new FontFace($"{package}/files/{name}", text);
            }
        }
    }

    static bool IsWanted(string package, string file) =>
        package is "inter" or "noto-sans" || !RepeatedSubsets.Contains(Subset().Match(file, package.Length).Groups["subset"].Value, StringComparer.Ordinal);

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

    [GeneratedRegex(@"url\(\./files/(?<name>[^)/]+\.woff2)\)", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Woff2();

    [GeneratedRegex(@"\G-(?<subset>.+)-\d00-(normal|italic)\.woff2$", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Subset();
}
