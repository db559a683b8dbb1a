using System.Globalization;

namespace JourneyMapper.Web.Shared;

/// <summary>One or two letters that stand for a person.</summary>
public static class Initials
{
    /// <summary>The first letters of the first and the last word, in capitals; "?" for an empty name.</summary>
    public static string Of(string name)
    {
        var words = name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words switch
        {
            [] => "?",
            [var only] => First(only),
            [var first, .., var last] => First(first) + First(last),
        };
    }

    // A letter may take several chars: an emoji, an accent of its own.
    static string First(string word) => StringInfo.GetNextTextElement(word).ToUpper(CultureInfo.CurrentCulture);
}
