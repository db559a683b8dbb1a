namespace JourneyMapper.Web.Features.Export.Formats;

/// <summary>
/// How the texts of a table fit on a slide: in the largest size of type in which all of them do, or else in the smallest with the longest ones shortened. Estimated, since what sets the type is a program on
/// another machine: rows grow there where a text needs more.
/// </summary>
/// <param name="Size">The size of type, in points.</param>
/// <param name="Heights">How high each row is.</param>
/// <param name="Texts">The texts of each row, shortened where there is no room.</param>
sealed record TableFit(double Size, IReadOnlyList<int> Heights, IReadOnlyList<IReadOnlyList<string>> Texts)
{
    const double Largest = 14;
    const double Smallest = 9;

    // Of the size of type: the mean width of a letter, and the distance of lines. East Asian letters are as wide as they are high.
    const double Letter = 0.52;
    const double Leading = 1.22;

    // Above and below a text, and beside it.
    const int Padding = 7 * SlideDeck.Point;
    const int Beside = 12 * SlideDeck.Point;

    /// <summary>Fits rows.</summary>
    /// <param name="rows">Their texts; of a heading, which is larger and never shortened, that it is one.</param>
    /// <param name="width">Of a column.</param>
    /// <param name="height">Of the whole table.</param>
    public static TableFit Of(IReadOnlyList<(string[] Texts, bool IsHeading)> rows, int width, int height)
    {
        for (var size = Largest; ; size--)
        {
            var line = size * Leading * SlideDeck.Point;
            var letters = Math.Max(4, (int)((width - Beside) / (size * Letter * SlideDeck.Point)));
            int[] needed = [.. rows.Select(row => Math.Max(1, row.Texts.Max(text => LinesOf(text, letters))))];
            var available = (int)((height - (rows.Count * Padding)) / line);
            if (needed.Sum() > available && size > Smallest)
                continue;
            var most = needed.Max();
            while (most > 1 && needed.Select((lines, i) => rows[i].IsHeading ? lines : Math.Min(lines, most)).Sum() > available)
                most--;
            int[] given = [.. needed.Select((lines, i) => rows[i].IsHeading ? lines : Math.Min(lines, most))];
            return new(size, [.. given.Select(lines => (int)(lines * line) + Padding)],
                [.. rows.Select((row, i) => (IReadOnlyList<string>)[.. row.Texts.Select(text => LinesOf(text, letters) <= given[i] ? text : Cut(text, given[i], letters))])]);
        }
    }

    static int LinesOf(string text, int letters) => text.Split('\n').Sum(line => Math.Max(1, (WidthOf(line) + letters - 1) / letters));

    static int WidthOf(string line) => line.Sum(letter => letter >= '\u2e80' ? 2 : 1);

    static string Cut(string text, int lines, int letters)
    {
        var (end, taken, column) = (0, 1, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            column += rune.Value >= '\u2e80' ? 2 : 1;
            if (rune.Value == '\n' || column > letters)
                (taken, column) = (taken + 1, 0);
            if (taken > lines)
                break;
            end += rune.Utf16SequenceLength;
        }

        // Room for the mark, and no half of a word where one is near.
        var at = Math.Max(0, end - 2);
        var kept = text[..(at < text.Length && char.IsLowSurrogate(text[at]) ? at - 1 : at)];
        var blank = kept.LastIndexOf(' ');
        return (blank > kept.Length * 2 / 3 ? kept[..blank] : kept).TrimEnd() + "…";
    }
}
