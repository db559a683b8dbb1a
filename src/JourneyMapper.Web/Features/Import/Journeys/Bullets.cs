using System.Text.RegularExpressions;

namespace JourneyMapper.Web.Features.Import.Journeys;

/// <summary>Marks with which people begin the lines of a list.</summary>
static partial class Bullets
{
    /// <summary>A line without its mark and the blanks around it.</summary>
    public static string Without(string line) => Mark().Match(line) is { Success: true } mark ? line[mark.Length..].Trim() : line.Trim();

    /// <summary>Whether a line has a mark.</summary>
    public static bool Has(string line) => Mark().IsMatch(line);

    /// <summary>How far a line stands in; a tab counts as four.</summary>
    public static int Indent(string line)
    {
        var indent = 0;
        foreach (var letter in line)
            if (letter == ' ')
                indent++;
            else if (letter == '\t')
                indent += 4;
            else
                break;
        return indent;
    }

    // - * + • – and 1. 1) a) with an empty or ticked box behind it.
    [GeneratedRegex(@"^\s*(?:[-*+•–—▪◦]|\d{1,3}[.)]|[a-zA-Z]\))\s+(?:\[[ xX]\]\s+)?", RegexOptions.NonBacktracking)]
    private static partial Regex Mark();
}
