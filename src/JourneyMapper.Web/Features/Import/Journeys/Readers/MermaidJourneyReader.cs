using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Features.Import.Journeys.Guessing;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Import.Journeys.Readers;

/// <summary>
/// Reads a user journey diagram of Mermaid (https://mermaid.js.org/syntax/userJourney.html): sections become stages, tasks touchpoints, scores from 1 to 5 feelings, and those who take part personas.
/// </summary>
sealed class MermaidJourneyReader : IJourneyReader
{
    const string Comment = "%%";

    static readonly (decimal, decimal) Scale = (1, 5);

    public string Name => JourneyImportText.FormatMermaid;

    public bool Recognises(JourneySource source) => Body(source).FirstOrDefault() is { Text: { } first } && IsKeyword(first, "journey");

    public JourneyReading Read(JourneySource source, JourneyChoices choices)
    {
        var draft = new JourneyDraft(choices);
        foreach (var (line, text) in Body(source))
        {
            if (IsKeyword(text, "journey"))
                continue;
            if (After(text, "title") is { } title)
                draft.Title(line, title);
            else if (After(text, "section") is { } section)
                draft.Section(line, section);
            else if (After(text, "accTitle") is not null)
                draft.Drop(line, text, JourneyImportText.MermaidAccessibleTitle);
            else if (After(text, "accDescr") is { } description)
                draft.Scenario(line, description.Trim('{', '}', ' '));
            else
                Task(draft, line, text);
        }

        return draft.Finish(JourneyImportText.UsualTitle);
    }

    // name : score : who, who. A task may have none of the last, and a name with a colon is not one of Mermaid's.
    static void Task(JourneyDraft draft, int line, string text)
    {
        var parts = text.Split(':', 3, StringSplitOptions.TrimEntries);
        if (parts.Length < 2)
        {
            draft.Drop(line, text, JourneyImportText.MermaidNoTask);
            return;
        }

        if (draft.Add(line, Unescaped(parts[0])) is not { } touchpoint)
            return;
        int? emotion = null;
        if (EmotionGuess.Number(parts[1]) is { } score)
        {
            emotion = EmotionGuess.On(Scale, score);
            JourneyDraft.Feel(touchpoint, emotion.Value, parts[1], isSame: false);
        }
        else if (parts[1].Length > 0)
        {
            touchpoint.Losses.Add(JourneyImportText.UnknownEmotion.With(parts[1]));
        }

        foreach (var name in parts.Length < 3 ? [] : Unescaped(parts[2]).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            if (draft.Person(name) is >= 0 and var person)
                JourneyDraft.Feel(touchpoint, person, emotion ?? 0);
            else
                touchpoint.Losses.Add(JourneyImportText.TooManyPersonas.With(name, Limits.Personas));
    }

    // Without a fence of Markdown around it, settings before it, directives and comments; a semicolon ends a line, too.
    static IEnumerable<(int Line, string Text)> Body(JourneySource source)
    {
        var inSettings = false;
        var begun = false;
        foreach (var (number, line) in source.Lines)
        {
            var text = line.Trim().TrimStart('\uFEFF');
            if (!begun && text == "---")
                inSettings = !inSettings;
            else if (!inSettings && text.Length > 0 && !text.StartsWith("```", StringComparison.Ordinal) && !text.StartsWith("~~~", StringComparison.Ordinal) && !text.StartsWith(Comment, StringComparison.Ordinal))
            {
                begun = true;
                yield return (number, text.Split(Comment)[0].TrimEnd(';', ' '));
            }
        }
    }

    static bool IsKeyword(string text, string keyword) => text.Equals(keyword, StringComparison.OrdinalIgnoreCase);

    static string? After(string text, string keyword) => text.StartsWith(keyword, StringComparison.OrdinalIgnoreCase) && text.Length > keyword.Length && text[keyword.Length] is ' ' or '\t' or ':'
        ? text[(keyword.Length + 1)..].TrimStart(':', ' ', '\t').Trim()
        : null;

    // Mermaid writes characters that mean something to it as #colon; or #35;.
    static string Unescaped(string text) => !text.Contains('#', StringComparison.Ordinal) ? text
        : text.Replace("#colon;", ":", StringComparison.Ordinal).Replace("#semi;", ";", StringComparison.Ordinal).Replace("#35;", "#", StringComparison.Ordinal).Replace("#58;", ":", StringComparison.Ordinal).Replace("#59;", ";", StringComparison.Ordinal).Replace("#44;", ",", StringComparison.Ordinal);
}
