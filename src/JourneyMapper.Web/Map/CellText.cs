using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Map;

/// <summary>A text as far as a map shows it: all of it, or its beginning when it would make its row many times as high as others.</summary>
/// <param name="Shown">What is shown.</param>
/// <param name="Rest">What is not; empty when all is.</param>
public readonly record struct CellText(string Shown, string Rest)
{
    const int MostCharacters = 1000;
    const int MostLinesOnScreen = 15;

    /// <summary>As a screen shows it: the editor and the panel have the whole text.</summary>
    public static CellText OnScreen(string text) => Cut(text, MostLinesOnScreen);

    /// <summary>As paper shows it, on which the rest follows behind the map.</summary>
    public static CellText OnPaper(string text) => Cut(text, int.MaxValue);

    /// <summary>How much is not shown, in words: lines of a list, characters of any other text. Null when all is shown.</summary>
    public string? More(FieldKind kind) =>
        Rest.Length == 0 ? null
        : kind == FieldKind.Items ? Texts.Count(Lanes.Items(Rest).Count(), Common.MoreLinesOne, Common.MoreLinesOther)
        : Texts.Count(Rest.Length, Common.MoreCharactersOne, Common.MoreCharactersOther);

    // Between lines, or within the first one between words.
    static CellText Cut(string text, int mostLines)
    {
        var (end, lines) = (0, 0);
        while (end < text.Length && lines < mostLines)
        {
            var line = text.IndexOf('\n', end) is var found and >= 0 ? found + 1 : text.Length;
            if (line > MostCharacters && end > 0)
                break;
            (end, lines) = (line, lines + 1);
        }

        if (end > MostCharacters)
        {
            var whole = char.IsHighSurrogate(text[MostCharacters - 1]) ? MostCharacters - 1 : MostCharacters;
            end = text.LastIndexOfAny([' ', '\n'], MostCharacters) is var blank and > 0 ? blank + 1 : whole;
        }

        return new(text[..end].TrimEnd(), text[end..].Trim());
    }
}
