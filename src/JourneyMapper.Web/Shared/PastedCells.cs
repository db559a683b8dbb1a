namespace JourneyMapper.Web.Shared;

/// <summary>Cells that were copied from a spreadsheet, as text.</summary>
static class PastedCells
{
    /// <summary>The lines of a text, numbered from 1 on.</summary>
    public static IEnumerable<(int Number, string Text)> Lines(string text) => text.ReplaceLineEndings("\n").Split('\n').Select((line, i) => (i + 1, line));

    /// <summary>The lines that say something, with their numbers.</summary>
    public static IEnumerable<(int Number, string Text)> Written(string text) => Lines(text).Where(line => !string.IsNullOrWhiteSpace(line.Text));

    /// <summary>The cells of a line, parted by tabs, or by semicolons where there is none.</summary>
    public static string[] Of(string line) => Of(line, line.Contains('\t', StringComparison.Ordinal) ? '\t' : ';');

    /// <summary>The cells of a line without the empty ones behind the last: they come along when whole rows are copied.</summary>
    public static string[] Of(string line, char mark)
    {
        var cells = line.Split(mark, StringSplitOptions.TrimEntries);
        return cells[..(Array.FindLastIndex(cells, cell => cell.Length > 0) + 1)];
    }
}
