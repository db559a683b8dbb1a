using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace JourneyMapper.Browser.Tests.Export;

/// <summary>A line of text of a drawn map.</summary>
/// <param name="Text">What it says.</param>
/// <param name="X">Where it begins.</param>
/// <param name="Baseline">The height of its baseline.</param>
/// <param name="Color">As "#rrggbb".</param>
sealed record DrawnText(string Text, double X, double Baseline, string Color);

/// <summary>A shape of a drawn map, by the box around it and the colour with which it is filled, or else its line drawn.</summary>
sealed record DrawnShape(double Left, double Top, double Right, double Bottom, string Color)
{
    public double Width => Right - Left;

    public double Height => Bottom - Top;
}

/// <summary>An exported SVG, read as what lies where.</summary>
sealed partial class DrawnSvg
{
    readonly List<DrawnText> texts = [];
    readonly List<DrawnShape> shapes = [];

    DrawnSvg()
    {
    }

    public IReadOnlyList<DrawnText> Texts => texts;

    public IReadOnlyList<DrawnShape> Shapes => shapes;

    public static DrawnSvg Parse(string svg)
    {
        var drawn = new DrawnSvg();
        foreach (var element in XDocument.Parse(svg).Root!.Elements().Where(element => element.Name.LocalName != "defs"))
            drawn.Read(element, 1, 0, 0);
        return drawn;
    }

    void Read(XElement element, double scale, double x, double y)
    {
        if (Transform().Match((string?)element.Attribute("transform") ?? "") is { Success: true } match)
            (scale, x, y) = (scale * Number(match, "scale"), x + (scale * Number(match, "x")), y + (scale * Number(match, "y")));
        if ((string?)element.Attribute("aria-label") is { } label && element.Elements().FirstOrDefault() is { } first
            && Transform().Match((string?)first.Attribute("transform") ?? "") is { Success: true } at)
        {
            texts.Add(new(label, x + (scale * Number(at, "x")), y + (scale * Number(at, "y")), (string)element.Attribute("fill")!));
            return;
        }
        if (element.Name.LocalName == "path")
        {
            var color = (string?)element.Attribute("fill") is { } fill and not "none" ? fill : (string?)element.Attribute("stroke") ?? "";
            var numbers = Numeral().Matches((string)element.Attribute("d")!).Select(number => double.Parse(number.Value, CultureInfo.InvariantCulture)).ToList();
            var (across, down) = (numbers.Where((_, i) => i % 2 == 0).ToList(), numbers.Where((_, i) => i % 2 == 1).ToList());
            shapes.Add(new(x + (scale * across.Min()), y + (scale * down.Min()), x + (scale * across.Max()), y + (scale * down.Max()), color));
        }
        foreach (var child in element.Elements())
            Read(child, scale, x, y);
    }

    static double Number(Match match, string group) => double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^translate\((?<x>[-\d.]+) (?<y>[-\d.]+)\) scale\((?<scale>[\d.]+)\)$")]
    private static partial Regex Transform();

    [GeneratedRegex(@"-?[\d.]+")]
    private static partial Regex Numeral();
}
