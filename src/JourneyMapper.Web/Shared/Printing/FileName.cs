using System.Buffers;
using System.Text;

namespace JourneyMapper.Web.Shared.Printing;

/// <summary>Names of downloaded files, sound on every system.</summary>
static class FileName
{
    const int Longest = 100;

    static readonly SearchValues<char> Refused = SearchValues.Create("\"*/:<>?\\|");

    /// <summary>The name of a file.</summary>
    /// <param name="title">What it is about.</param>
    /// <param name="extension">How its name ends.</param>
    public static string Of(string title, string extension = "pdf")
    {
        var name = new StringBuilder();
        foreach (var rune in title.EnumerateRunes())
        {
            if (name.Length + rune.Utf16SequenceLength > Longest)
                break;
            // Marks that turn the direction of reading could make one kind of file look like another.
            var refused = Rune.IsControl(rune) || Rune.GetUnicodeCategory(rune) == System.Globalization.UnicodeCategory.Format || (rune.IsBmp && Refused.Contains((char)rune.Value));
            name.Append(refused ? "-" : rune.ToString());
        }
        var trimmed = name.ToString().Trim(' ', '.', '-');
        return $"{(trimmed.Length == 0 ? "journey" : trimmed)}.{extension}";
    }
}
