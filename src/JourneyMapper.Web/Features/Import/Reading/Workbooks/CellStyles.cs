using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace JourneyMapper.Web.Features.Import.Reading.Workbooks;

/// <summary>What a number in a cell is shown as.</summary>
enum CellStyle
{
    /// <summary>A number.</summary>
    Number,

    /// <summary>A day, with or without a time.</summary>
    Date,

    /// <summary>A hundredth.</summary>
    Percent,
}

/// <summary>Which cells of a workbook are dates and which are percentages: only their number format tells (ECMA-376 part 1, 18.8.30).</summary>
sealed class CellStyles
{
    const int Most = 100_000;

    readonly List<CellStyle> styles = [];

    /// <summary>The style of that index.</summary>
    public CellStyle this[int index] => index >= 0 && index < styles.Count ? styles[index] : CellStyle.Number;

    /// <summary>Reads a workbook's styles; it may have none.</summary>
    public static CellStyles Read(ZipArchiveEntry? part, long most)
    {
        var read = new CellStyles();
        if (part is null)
            return read;
        Dictionary<int, CellStyle> own = [];
        using var reader = PackedXml.Open(part, most);
        var inCells = false;
        while (reader.Next())
        {
            if (reader.LocalName == "cellXfs")
                inCells = reader is { NodeType: XmlNodeType.Element, IsEmptyElement: false };
            if (reader.NodeType != XmlNodeType.Element || read.styles.Count + own.Count > Most)
                continue;
            if (reader.LocalName == "numFmt" && Number(reader, "numFmtId") is { } id)
                own[id] = OfCode(reader.GetAttribute("formatCode") ?? "");
            if (inCells && reader.LocalName == "xf")
                read.styles.Add(Number(reader, "numFmtId") is { } format ? own.GetValueOrDefault(format, OfBuiltIn(format)) : CellStyle.Number);
        }

        return read;
    }

    /// <summary>What a format code shows: letters of a date, or a percent sign, outside of quotes and brackets.</summary>
    internal static CellStyle OfCode(string code)
    {
        // Of several sections the first is that of positive numbers.
        for (var i = 0; i < code.Length && code[i] != ';'; i++)
        {
            switch (char.ToLowerInvariant(code[i]))
            {
                case '"':
                    i = code.IndexOf('"', i + 1) is > 0 and var end ? end : code.Length;
                    break;
                case '[':
                    i = code.IndexOf(']', i + 1) is > 0 and var close ? close : code.Length;
                    break;
                case '\\' or '_' or '*':
                    i++;
                    break;
                case '%':
                    return CellStyle.Percent;
                case 'y' or 'd' or 'm':
                    return CellStyle.Date;
                case 'g' when code.AsSpan(i).StartsWith("General", StringComparison.OrdinalIgnoreCase):
                    return CellStyle.Number;
            }
        }

        return CellStyle.Number;
    }

    static CellStyle OfBuiltIn(int format) => format switch
    {
        9 or 10 => CellStyle.Percent,
        (>= 14 and <= 17) or 22 or (>= 27 and <= 31) or 36 or (>= 50 and <= 54) or 57 or 58 => CellStyle.Date,
        _ => CellStyle.Number,
    };

    static int? Number(XmlReader reader, string name) => int.TryParse(reader.GetAttribute(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
