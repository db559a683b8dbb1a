using System.Globalization;
using System.Text.RegularExpressions;

namespace JourneyMapper.Web.Shared.Fonts;

/// <summary>One @font-face rule of a package's style sheet.</summary>
sealed partial class FontFace
{
    readonly string rule;
    readonly (int From, int To)[] ranges;

    public FontFace(string file, string rule)
    {
        File = file;
        this.rule = rule;
        ranges = [.. Range().Matches(rule).Select(range => (Number(range.Groups["from"]), Number(range.Groups["to"].Success ? range.Groups["to"] : range.Groups["from"])))];
    }

    /// <summary>The path of the font below the folder of all fonts.</summary>
    public string File { get; }

    /// <summary>Whether the font has one of these characters; one without ranges counts as having all.</summary>
    public bool Covers(UsedCharacters text) => ranges.Length == 0 || ranges.Any(range => text.HasAny(range.From, range.To));

    /// <summary>The rule with the one address that every browser here understands.</summary>
    public string RuleWithSource(string url) => Source().Replace(rule, $"src: url({url}) format('woff2');");

    static int Number(Group hexadecimal) => int.Parse(hexadecimal.ValueSpan, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"src:[^;]*;", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Source();

    [GeneratedRegex(@"U\+(?<from>[0-9a-f]+)(-(?<to>[0-9a-f]+))?", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 5000)]
    private static partial Regex Range();
}
