using System.Text.RegularExpressions;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Web.Features.Import.Journeys.Guessing;
using JourneyMapper.Web.Resources;

namespace JourneyMapper.Web.Features.Import.Journeys.Readers;

/// <summary>
/// Reads an outline in Markdown: the first heading is the title, headings below it are stages, headings or list items below those touchpoints; what stands further in says something about one, where it can with the name
/// of a field before a colon.
/// </summary>
sealed partial class MarkdownOutlineReader : IJourneyReader
{
    const int LongestName = 40;

    public string Name => JourneyImportText.FormatMarkdown;

    public bool Recognises(JourneySource source)
    {
        // A heading, or a list within a list.
        var lists = source.Lines.Where(line => Bullets.Has(line.Text)).Select(line => Bullets.Indent(line.Text)).Distinct().Take(2).Count();
        return lists > 1 || source.Lines.Any(line => Heading(line.Text) is not null);
    }

    public JourneyReading Read(JourneySource source, JourneyChoices choices)
    {
        var draft = new JourneyDraft(choices);
        var levels = LevelsOf(source);
        DraftTouchpoint? touchpoint = null;
        var hasSection = false;
        var inFence = false;
        foreach (var (line, text) in source.Lines)
        {
            if (text.TrimStart().StartsWith("```", StringComparison.Ordinal))
                inFence = !inFence;
            if (inFence || text.Length == 0 || text.TrimStart().StartsWith("```", StringComparison.Ordinal) || Rule().IsMatch(text))
                continue;
            var level = LevelOf(text, levels);
            var content = Plain(Heading(text)?.Text ?? Bullets.Without(text));
            if (content.Length == 0)
                continue;
            if (level == Level.Title)
                draft.Title(line, content);
            else if (level == Level.Section)
                (hasSection, touchpoint) = (true, Section(draft, line, content));
            else if (level == Level.Touchpoint)
                touchpoint = draft.Add(line, content);
            else if (touchpoint is not null)
                Detail(draft, touchpoint, line, content);
            else if (!hasSection)
                draft.Scenario(line, content);
            else
                draft.Drop(line, content, JourneyImportText.TextOfStage);
        }

        return draft.Finish(JourneyImportText.UsualTitle);
    }

    static DraftTouchpoint? Section(JourneyDraft draft, int line, string name)
    {
        draft.Section(line, name);
        return null;
    }

    // “Channel: store”, “Emotion: −1”; without the name of a field it is a description.
    static void Detail(JourneyDraft draft, DraftTouchpoint touchpoint, int line, string text)
    {
        if (text.IndexOf(':', StringComparison.Ordinal) is > 0 and <= LongestName and var colon && FieldGuess.Of(text[..colon]) is { } field && field != TouchpointFields.Name && field != TouchpointFields.Stage)
        {
            var value = text[(colon + 1)..].Trim();
            var losses = touchpoint.Losses.Count;
            if (field == TouchpointFields.Emotion)
                JourneyDraft.Feel(touchpoint, value, (-Domain.Journeys.Limits.Emotion, Domain.Journeys.Limits.Emotion));
            else
                draft.Set(touchpoint, field, value);
            if (touchpoint.Losses.Count == losses)
                draft.Take(line, text, field);
        }
        else if (draft.Set(touchpoint, TouchpointFields.Description, text))
        {
            draft.Take(line, text, TouchpointFields.Description);
        }
    }

    // Where only one heading of the highest level stands, it is the title; the next level are the stages.
    static Levels LevelsOf(JourneySource source)
    {
        var headings = source.Lines.Select(line => Heading(line.Text)?.Depth).OfType<int>().ToList();
        var depths = headings.Distinct().Order().ToList();
        var hasTitle = depths.Count > 1 && headings.Count(depth => depth == depths[0]) == 1 && headings[0] == depths[0];
        var sections = depths.ElementAtOrDefault(hasTitle ? 1 : 0);
        var indents = source.Lines.Where(line => Bullets.Has(line.Text)).Select(line => Bullets.Indent(line.Text)).Distinct().Order().ToList();
        return new(hasTitle ? depths[0] : 0, sections, indents, headings.Count(depth => depth > sections) > 0);
    }

    static Level LevelOf(string text, Levels levels)
    {
        if (Heading(text) is { Depth: var depth })
            return depth == levels.Title ? Level.Title : depth == levels.Section ? Level.Section : Level.Touchpoint;
        if (!Bullets.Has(text))
            return Level.Text;
        var place = levels.Indents.IndexOf(Bullets.Indent(text));
        // Below headings that are stages a list holds touchpoints; below headings that are touchpoints, what is said about them; without headings, its first level are the stages.
        return levels.Section > 0 ? levels.HasTouchpointHeadings ? Level.Text : place == 0 ? Level.Touchpoint : Level.Text
            : place == 0 ? Level.Section : place == 1 ? Level.Touchpoint : Level.Text;
    }

    static (int Depth, string Text)? Heading(string line) => HeadingForm().Match(line) is { Success: true } match ? (match.Groups["marks"].Length, match.Groups["text"].Value) : null;

    // Without the marks of Markdown for bold, italic and links.
    static string Plain(string text) => Link().Replace(text.Replace("**", "", StringComparison.Ordinal).Replace("__", "", StringComparison.Ordinal).Replace("`", "", StringComparison.Ordinal), "${text}").Trim().TrimEnd('#').Trim();

    [GeneratedRegex(@"^ {0,3}(?<marks>#{1,6})\s+(?<text>.*)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex HeadingForm();

    [GeneratedRegex(@"\[(?<text>[^\]\[]+)\]\([^)\s]*\)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Link();

    [GeneratedRegex(@"^\s*(?:[-*_]\s*){3,}$", RegexOptions.NonBacktracking)]
    private static partial Regex Rule();

    enum Level
    {
        Title,
        Section,
        Touchpoint,
        Text,
    }

    sealed record Levels(int Title, int Section, List<int> Indents, bool HasTouchpointHeadings);
}
