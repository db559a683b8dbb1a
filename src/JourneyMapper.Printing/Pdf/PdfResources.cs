using System.Text;
using JourneyMapper.Printing.Drawing;
using JourneyMapper.Printing.Text;

namespace JourneyMapper.Printing.Pdf;

/// <summary>What all pages of a document share: fonts, icons, pictures, gradients. Source: ISO 32000-1, section 7.8.3.</summary>
sealed class PdfResources(PdfFile file)
{
    readonly Dictionary<FontFile, PdfFont> fonts = [];
    readonly Dictionary<string, string> icons = new(StringComparer.Ordinal);
    readonly Dictionary<Picture, string> pictures = [];
    readonly Dictionary<LinearGradient, (string Name, int Id)> gradients = [];
    readonly Dictionary<(LinearGradient Gradient, double Scale, double X, double Y), string> patterns = [];
    readonly StringBuilder objects = new();
    readonly StringBuilder shadings = new();
    readonly StringBuilder patternEntries = new();

    /// <summary>The number of the dictionary of resources.</summary>
    public int Id { get; } = file.Reserve();

    /// <summary>A font of this document.</summary>
    public PdfFont FontOf(FontFile font)
    {
        if (!fonts.TryGetValue(font, out var known))
            fonts[font] = known = new(font, string.Create(null, $"F{fonts.Count}"), file.Reserve());
        return known;
    }

    /// <summary>The name of an icon: a form without a colour of its own (section 8.10).</summary>
    public string NameOf(IconShape icon)
    {
        if (icons.TryGetValue(icon.Name, out var known))
            return known;
        var content = new PdfBytes().Path(icon.Shape).Raw("f\n");
        var side = new PdfBytes().Number(icon.Side);
        var size = Encoding.ASCII.GetString(side.Span);
        return icons[icon.Name] = Add(objects, "X", file.WriteStream(content.Span, $"/Type/XObject/Subtype/Form/BBox[0 0 {size}{size}]"));
    }

    /// <summary>The name of a picture.</summary>
    public string NameOf(Picture picture)
    {
        if (!pictures.TryGetValue(picture, out var known))
            pictures[picture] = known = Add(objects, "X", PdfImage.Write(file, picture));
        return known;
    }

    /// <summary>The name of a gradient, to paint a clipped shape with.</summary>
    public string NameOf(LinearGradient gradient) => ShadingOf(gradient).Name;

    /// <summary>The name of a gradient as a colour of lines (section 8.7.4), where the canvas is magnified and shifted like this.</summary>
    public string PatternOf(LinearGradient gradient, double scale, double x, double y)
    {
        // What differs in less than rounding makes is the same.
        var key = (gradient, Math.Round(scale, 4), Math.Round(x, 2), Math.Round(y, 2));
        if (patterns.TryGetValue(key, out var known))
            return known;
        var value = new PdfBytes().Raw("<</PatternType 2/Shading ").Reference(ShadingOf(gradient).Id).Raw("/Matrix[").Factor(scale).Raw("0 0 ").Factor(-scale).Number(x).Number(y).Raw("]>>");
        return patterns[key] = Add(patternEntries, "P", file.Write(value));
    }

    /// <summary>Writes the fonts, and the dictionary.</summary>
    public void Write()
    {
        var value = new PdfBytes().Raw("<</Font<<");
        foreach (var font in fonts.Values)
        {
            font.Write(file);
            value.Raw("/").Raw(font.Name).Raw(" ").Reference(font.Id);
        }
        file.Write(Id, value.Raw($">>/XObject<<{objects}>>/Shading<<{shadings}>>/Pattern<<{patternEntries}>>>>"));
    }

    // Section 8.7.4.5.3: an axial shading; its function stitches one for each pair of stops together (section 7.10.4).
    (string Name, int Id) ShadingOf(LinearGradient gradient)
    {
        if (gradients.TryGetValue(gradient, out var known))
            return known;
        var stops = gradient.Stops;
        var value = new PdfBytes().Raw("<</ShadingType 2/ColorSpace/DeviceRGB/Coords[0 ").Number(gradient.Top).Raw("0 ").Number(gradient.Bottom).Raw("]/Extend[true true]/Function<</FunctionType 3/Domain[0 1]/Bounds[");
        for (var i = 1; i < stops.Length - 1; i++)
            value.Number(stops[i].At);
        value.Raw("]/Encode[");
        for (var i = 1; i < stops.Length; i++)
            value.Raw("0 1 ");
        value.Raw("]/Functions[");
        for (var i = 1; i < stops.Length; i++)
            value.Raw("<</FunctionType 2/Domain[0 1]/N 1/C0[").Color(stops[i - 1].Color).Raw("]/C1[").Color(stops[i].Color).Raw("]>>");
        var id = file.Write(value.Raw("]>>>>"));
        return gradients[gradient] = (Add(shadings, "S", id), id);
    }

    static string Add(StringBuilder entries, string kind, int id)
    {
        var name = string.Create(null, $"{kind}{id}");
        entries.Append(null, $"/{name} {id} 0 R");
        return name;
    }
}
