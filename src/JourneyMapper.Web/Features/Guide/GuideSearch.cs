using System.Collections.Immutable;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Guide;

/// <summary>A part of a text that was found, marked if it is one of the words.</summary>
public sealed record GuideSnippet(string Text, bool IsMatch);

/// <summary>A place in a section where the words stand.</summary>
/// <param name="Address">Leads there.</param>
/// <param name="Title">What the place is about, or null at the beginning of a section.</param>
/// <param name="Snippets">The words with what stands around them.</param>
public sealed record GuideHit(string Address, string? Title, ImmutableArray<GuideSnippet> Snippets);

/// <summary>The hits in one section.</summary>
/// <param name="Section">The section.</param>
/// <param name="Title">Its title with the words marked.</param>
/// <param name="Hits">The places, in their order; none when only the title has the words.</param>
public sealed record GuideSectionHits(GuideSection Section, ImmutableArray<GuideSnippet> Title, ImmutableArray<GuideHit> Hits);

/// <summary>Finds words in the guide, wherever they stand in a word; case and accents do not matter.</summary>
static class GuideSearch
{
    const int SnippetLength = 220;
    const int Before = 70;

    /// <summary>The sections with a heading or a passage that has all the words; those with the words in a heading first.</summary>
    public static IReadOnlyList<GuideSectionHits> Find(GuideDocument guide, string? typed)
    {
        var words = Words(typed);
        if (words.Length == 0)
            return [];
        return
        [
            .. from section in guide.Sections
               let inTitle = HasAll(section.Title, words)
               // A passage under a heading of its own is about that heading, too.
               let hits = section.Passages
                   .Where(passage => HasAll($"{passage.Anchor?.Title} {passage.Text}", words))
                   .Select(passage => new GuideHit(GuideAddress.Of(section.Slug, passage.Anchor?.Id), passage.Anchor?.Title, Mark(Cut(passage.Text, words), words)))
                   .ToImmutableArray()
               where inTitle || hits.Length > 0
               orderby inTitle descending
               select new GuideSectionHits(section, Mark(section.Title, words), hits),
        ];
    }

    static string[] Words(string? typed)
    {
        var plain = FoldedText.Fold(typed ?? "");
        return [.. plain[..Math.Min(plain.Length, SearchPattern.Longest)].Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];
    }

    static bool HasAll(string text, string[] words)
    {
        var plain = FoldedText.Fold(text);
        return Array.TrueForAll(words, word => plain.Contains(word, StringComparison.Ordinal));
    }

    /// <summary>What stands around the first of the words, in whole words.</summary>
    static string Cut(string text, string[] words)
    {
        if (text.Length <= SnippetLength)
            return text;
        var first = Spans(text, words).Select(span => span.Start).DefaultIfEmpty(0).Min();
        var start = first <= Before ? 0 : text.LastIndexOf(' ', first - Before) + 1;
        var end = Math.Min(start + SnippetLength, text.Length);
        if (end < text.Length && text.LastIndexOf(' ', end) is var blank && blank > first)
            end = blank;
        return $"{(start > 0 ? "… " : "")}{text[start..end]}{(end < text.Length ? " …" : "")}";
    }

    static ImmutableArray<GuideSnippet> Mark(string text, string[] words)
    {
        var snippets = ImmutableArray.CreateBuilder<GuideSnippet>();
        var done = 0;
        foreach (var (start, end) in Spans(text, words).Order())
        {
            // Words may overlap.
            if (end <= done)
                continue;
            if (start > done)
                snippets.Add(new(text[done..start], IsMatch: false));
            snippets.Add(new(text[Math.Max(start, done)..end], IsMatch: true));
            done = end;
        }

        if (done < text.Length)
            snippets.Add(new(text[done..], IsMatch: false));
        return snippets.ToImmutable();
    }

    static IEnumerable<(int Start, int End)> Spans(string text, string[] words)
    {
        var plain = FoldedText.Fold(text, out var origins);
        foreach (var word in words)
            for (var at = plain.IndexOf(word, StringComparison.Ordinal); at >= 0; at = plain.IndexOf(word, at + word.Length, StringComparison.Ordinal))
                // To the origin of the letter after the word, so that accents stored apart belong to their letter, and a ligature is marked whole.
                yield return (origins[at], Math.Max(origins[at + word.Length], origins[at + word.Length - 1] + 1));
    }
}
