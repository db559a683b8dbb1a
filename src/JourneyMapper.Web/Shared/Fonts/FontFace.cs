using System.Text.RegularExpressions;

namespace JourneyMapper.Web.Shared.Fonts;

/// <summary>One @font-face rule of a package's style sheet.</summary>
sealed partial class FontFace
{
    readonly string rule;

    public FontFace(string file, string rule)
    {
        File = file;
        this.rule = rule;
    }

    /// <summary>The path of the font below the folder of all fonts.</summary>
    public string File { get; }

    /// <summary>The rule with the one address that every browser here understands.</summary>
    public string RuleWithSource(string url) => Source().Replace(rule, $"src: url({url}) format('woff2');");

    [GeneratedRegex(@"src:[^;]*;", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Source();
}
