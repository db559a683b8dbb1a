using System.Text;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Import.Checking;

/// <summary>Knows the words with which rows begin that sum others up, in English and French.</summary>
static class TotalWords
{
    const int Longest = 60;

    static readonly string[] Words = ["TOTAL", "GRAND TOTAL", "SUBTOTAL", "SUB TOTAL", "TOTALS", "SUM", "AVERAGE", "MEAN", "TOTAL GENERAL", "TOTAUX", "SOUS TOTAL", "SOMME", "MOYENNE", "ENSEMBLE"];

    /// <summary>Whether a cell begins with one.</summary>
    public static bool Begin(ReadOnlySpan<byte> cell)
    {
        if (cell.IsEmpty || cell.Length > Longest)
            return false;
        var title = ComparableText.Title(Encoding.UTF8.GetString(cell));
        return Array.Exists(Words, word => title.StartsWith(word, StringComparison.Ordinal) && (title.Length == word.Length || title[word.Length] == ' '));
    }
}
