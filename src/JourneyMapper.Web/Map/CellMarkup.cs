using System.Text.RegularExpressions;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Web.Map;

/// <summary>A piece of a cell's text.</summary>
/// <param name="Text">What is read.</param>
/// <param name="IsBold">Whether it weighs more than the rest.</param>
/// <param name="Link">Where it leads; null: nowhere.</param>
/// <param name="Picture">The id of the picture that it is, which its text describes; null: none.</param>
public readonly record struct MarkupPiece(string Text, bool IsBold = false, string? Link = null, Guid? Picture = null);

/// <summary>
/// The part of Markdown that cells know: **bold**, "- " for a list, [title](https://…) and bare links, ![description](picture:id) for a picture that was uploaded. It becomes pieces of
/// text and pictures of the workspace, never markup of its own.
/// </summary>
public static partial class CellMarkup
{
    /// <summary>The pieces of a text, in order.</summary>
    public static IEnumerable<MarkupPiece> Read(string text)
    {
        if (!MayHave(text))
        {
            yield return new(text);
            yield break;
        }

        text = Bullets().Replace(text, "• ");
        var from = 0;
        foreach (Match match in Marks().Matches(text))
        {
            if (match.Index > from)
                yield return new(text[from..match.Index]);
            from = match.Index + match.Length;
            yield return match.Groups["picture"] is { Success: true, Value: var picture } ? new(match.Groups["description"].Value, Picture: Guid.ParseExact(picture, "N"))
                : match.Groups["bold"] is { Success: true, Value: var bold } ? new(bold, IsBold: true)
                : match.Groups["title"] is { Success: true, Value: var title } ? new(title, Link: match.Groups["to"].Value)
                : new(match.Value, Link: match.Value);
        }

        if (from < text.Length)
            yield return new(text[from..]);
    }

    /// <summary>What is read of a text: the words as they are seen, then what describes its pictures.</summary>
    public static string Plain(string text)
    {
        if (!MayHave(text))
            return text;
        var pieces = Read(text).ToLookup(piece => piece.Picture is not null, piece => piece.Text);
        return string.Concat([.. pieces[false], .. pieces[true].Select(description => $"\n{description}")]);
    }

    /// <summary>The pictures of a text, with what describes them.</summary>
    public static IReadOnlyList<MarkupPiece> Pictures(string text) => text.Contains(TextPictures.Sign, StringComparison.Ordinal) ? [.. Read(text).Where(piece => piece.Picture is not null)] : [];

    /// <summary>The pictures in all texts of a journey's lanes.</summary>
    public static IReadOnlyCollection<Guid> PicturesOf(Journey journey) =>
        [.. journey.Touchpoints.SelectMany(touchpoint => TouchpointFields.Set.All.Where(field => field.TakesPictures).SelectMany(field => Pictures(field.Read(touchpoint))))
            .Select(piece => piece.Picture!.Value).Distinct()];

    /// <summary>A text without its pictures, and without the lines that hold nothing else.</summary>
    public static string WithoutPictures(string text) => text.Contains(TextPictures.Sign, StringComparison.Ordinal) ? PictureLines().Replace(text, "").TrimEnd('\n') : text;

    /// <summary>Where the links of a text lead, and what they are called.</summary>
    public static IReadOnlyList<MarkupPiece> Links(string text) => MayHave(text) ? [.. Read(text).Where(piece => piece.Link is not null)] : [];

    /// <summary>Whether a text may have any of it. Most have not.</summary>
    public static bool MayHave(string text) => text.Contains("**", StringComparison.Ordinal) || text.Contains("http", StringComparison.Ordinal) || text.Contains("- ", StringComparison.Ordinal)
        || text.Contains(TextPictures.Sign, StringComparison.Ordinal);

    [GeneratedRegex(TextPictures.Pattern + @"|\*\*(?<bold>[^*\n]+)\*\*|\[(?<title>[^\]\n]+)\]\((?<to>https?://[^\s)]+)\)|https?://[^\s<>""]+[^\s<>"".,;:!?)]", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Marks();

    [GeneratedRegex(@"^[ \t]*(" + TextPictures.Pattern + @"[ \t]*)+\n|" + TextPictures.Pattern, RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex PictureLines();

    [GeneratedRegex(@"^[-*] ", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Bullets();
}
