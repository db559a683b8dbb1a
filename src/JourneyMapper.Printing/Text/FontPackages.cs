using System.Text.RegularExpressions;

namespace JourneyMapper.Printing.Text;

/// <summary>The packages of fonts that screen and paper share. A font of them is read, or loaded by a browser, when a text needs it.</summary>
public static partial class FontPackages
{
    /// <summary>Their names, in the order in which they are tried. Noto Sans has Latin, Greek, Cyrillic and Devanagari.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        "inter", "noto-sans", "noto-sans-arabic", "noto-sans-hebrew", "noto-sans-jp", "noto-sans-sc", "noto-sans-kr",
        "noto-sans-adlam", "noto-sans-armenian", "noto-sans-balinese", "noto-sans-bengali", "noto-sans-canadian-aboriginal", "noto-sans-cherokee", "noto-sans-ethiopic", "noto-sans-georgian",
        "noto-sans-gujarati", "noto-sans-gurmukhi", "noto-sans-javanese", "noto-sans-kannada", "noto-sans-khmer", "noto-sans-lao", "noto-sans-lisu", "noto-sans-malayalam", "noto-sans-meetei-mayek",
        "noto-sans-mongolian", "noto-sans-myanmar", "noto-sans-nko", "noto-sans-ol-chiki", "noto-sans-oriya", "noto-sans-sinhala", "noto-sans-syriac", "noto-sans-tamil", "noto-sans-telugu",
        "noto-sans-thaana", "noto-sans-thai", "noto-sans-tifinagh", "noto-sans-vai", "noto-sans-yi", "noto-serif-tibetan", "noto-emoji",
    ];

    // They come in many slices, which have numbers.
    static readonly string[] Sliced = ["noto-sans-jp", "noto-sans-sc", "noto-sans-kr", "noto-emoji"];

    static readonly string[] Repeated = ["latin", "latin-ext", "cyrillic", "cyrillic-ext", "greek", "greek-ext", "vietnamese", "math", "symbols"];

    /// <summary>
    /// Whether a file of a package has what the package is here for. Those of other scripts repeat what Inter and Noto Sans have, and claim symbols whose files would be loaded for nothing.
    /// </summary>
    /// <param name="package">One of <see cref="All"/>.</param>
    /// <param name="file">The name of a font of it, such as <c>noto-sans-thai-thai-400-normal.woff2</c>.</param>
    public static bool IsWanted(string package, string file)
    {
        if (package is "inter" or "noto-sans")
            return true;
        var subset = Subset().Match(file, Math.Min(package.Length, file.Length)).Groups["subset"].Value;
        return Sliced.Contains(package, StringComparer.Ordinal) ? !Repeated.Contains(subset, StringComparer.Ordinal) : package.EndsWith($"-{subset}", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\G-(?<subset>.+)-\d00-(normal|italic)\.woff2?$", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Subset();
}
