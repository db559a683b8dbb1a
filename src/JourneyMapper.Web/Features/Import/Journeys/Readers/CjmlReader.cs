using System.Net;
using System.Text.RegularExpressions;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Web.Features.Import.Journeys.Guessing;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Import.Journeys.Readers;

/// <summary>
/// Reads the files of the swimlane tools of the Customer Journey Modeling Language (SINTEF, cjml.no): actors, touchpoints (actions, and communication between two) with their channel and time. What these tools write is
/// no well-formed XML, with values without quotes, so tags are read one after the other, and neither document types nor entities of a file's own mean anything.
/// </summary>
sealed partial class CjmlReader : IJourneyReader
{
    static readonly string[] Stages = ["stage", "phase"];
    static readonly string[] Touchpoints = ["touchpoint", "action", "communicationPoint"];

    public string Name => JourneyImportText.FormatCjml;

    public bool Recognises(JourneySource source) => source.Text is { } text && Tag().Matches(text).Take(3).Any(tag => IsNamed(tag, "cjml"));

    public JourneyReading Read(JourneySource source, JourneyChoices choices)
    {
        var text = source.Text ?? "";
        if (text.Contains("<!DOCTYPE", StringComparison.OrdinalIgnoreCase) || text.Contains("<!ENTITY", StringComparison.OrdinalIgnoreCase))
            return JourneyReading.Failed(JourneyImportText.CjmlDocumentType);
        var draft = new JourneyDraft(choices);
        var actors = new Dictionary<string, string>(StringComparer.Ordinal);
        var line = 1;
        var at = 0;
        Point? point = null;
        foreach (var tag in Tag().EnumerateMatches(text))
        {
            line += text.AsSpan(at, tag.Index - at).Count('\n');
            at = tag.Index;
            var element = Element.Of(text.AsSpan(tag.Index, tag.Length).ToString(), Content(text, tag.Index + tag.Length));
            if (element.IsEnd)
            {
                if (Touchpoints.Contains(element.Name, StringComparer.OrdinalIgnoreCase))
                    Add(draft, ref point, actors);
                continue;
            }

            if (Touchpoints.Contains(element.Name, StringComparer.OrdinalIgnoreCase))
            {
                Add(draft, ref point, actors);
                point = new(line, element);
                if (element.IsEmpty)
                    Add(draft, ref point, actors);
            }
            else if (point is not null)
            {
                point.Parts.Add(element);
            }
            else if (Stages.Contains(element.Name, StringComparer.OrdinalIgnoreCase))
            {
                draft.Section(line, element["name"] ?? element.Text);
            }
            else
            {
                Head(draft, line, element, actors);
            }
        }

        Add(draft, ref point, actors);
        return draft.Finish(JourneyImportText.UsualTitle);
    }

    static void Head(JourneyDraft draft, int line, Element element, Dictionary<string, string> actors)
    {
        switch (element.Name.ToUpperInvariant())
        {
            case "CJML" or "ACTORS" or "TOUCHPOINTS" or "STAGES" or "PHASES" or "JOURNEY":
                if (element["name"] is { } title)
                    draft.Title(line, title);
                break;
            case "TITLE" or "NAME":
                draft.Title(line, element.Text);
                break;
            case "ACTOR":
                actors[element["id"] ?? ""] = element["name"] ?? "";
                Take(element["name"] ?? "", element["role"]);
                break;
            // The older tool says name and role in elements behind the actor's tag.
            case "ACTORNAME":
                if (actors.Count > 0)
                    actors[actors.Last().Key] = element.Text;
                break;
            case "ACTORROLE":
                Take(actors.Count > 0 ? actors.Last().Value : "", element.Text);
                break;
            default:
                draft.Drop(line, element.Text.Length > 0 ? $"{element.Name}: {element.Text}" : element.Name, JourneyImportText.CjmlUnknown);
                break;
        }

        void Take(string name, string? role)
        {
            if (name.Length == 0)
                return;
            if (role is null || ComparableText.Title(role) is "CUSTOMER" or "USER" or "END USER" or "CLIENT" or "PERSON" or "PATIENT" or "CITIZEN")
                draft.Change(line, name, draft.Person(name) >= 0 ? JourneyImportText.CjmlPersona : JourneyImportText.CjmlActor);
            else
                draft.Drop(line, name, JourneyImportText.CjmlActor);
        }
    }

    static void Add(JourneyDraft draft, ref Point? read, Dictionary<string, string> actors)
    {
        if (read is not { } point)
            return;
        read = null;
        var initiator = Named(point.Head["initiatorId"] ?? point.Head["senderId"] ?? point["initiator"] ?? point["sender"]);
        var name = point["name"] ?? point.Head["name"] ?? point["initiatorDescription"] ?? point["sender"] ?? point["receiverDescription"] ?? (point.Head.Text.Length > 0 ? point.Head.Text : null) ?? initiator ?? "";
        if (draft.Add(point.Line, name) is not { } touchpoint)
            return;
        foreach (var (part, text) in point.Texts())
        {
            if (text == name || text.Length == 0 || text is "undefined" or "null")
                continue;
            switch (part.ToUpperInvariant())
            {
                case "CHANNEL":
                    draft.Set(touchpoint, TouchpointFields.Channel, text);
                    break;
                case "EMOTION" or "SATISFACTION" or "SCORE":
                    JourneyDraft.Feel(touchpoint, text, part.Equals("score", StringComparison.OrdinalIgnoreCase) ? (1, 5) : (-2, 2));
                    break;
                case "INITIATOR" or "INITIATORID" or "SENDERID" when Named(text) is { } who:
                    draft.Set(touchpoint, TouchpointFields.Description, JourneyImportText.CjmlFrom.With(who));
                    break;
                case "RECEIVER" or "RECEIVERID" when Named(text) is { } whom:
                    draft.Set(touchpoint, TouchpointFields.Description, JourneyImportText.CjmlTo.With(whom));
                    break;
                case "RECEIVER" or "RECEIVERDESCRIPTION" or "DESCRIPTION" or "INITIATORDESCRIPTION" or "SENDER":
                    draft.Set(touchpoint, TouchpointFields.Description, text);
                    break;
                case "ID" or "TYPE" or "NAME":
                    break;
                default:
                    if (FieldGuess.Of(part) is { } field && field != TouchpointFields.Stage && field != TouchpointFields.Name)
                        draft.Set(touchpoint, field, text);
                    else
                        touchpoint.Losses.Add(JourneyImportText.PartNotTaken.With(part, text.Length <= 40 ? text : text[..40] + "…"));
                    break;
            }
        }

        string? Named(string? id) => id is not null && actors.TryGetValue(id, out var name) && name.Length > 0 ? name : null;
    }

    static string Content(string text, int from)
    {
        var end = text.IndexOf('<', from);
        return WebUtility.HtmlDecode(text[from..(end < 0 ? text.Length : end)]).Trim();
    }

    static bool IsNamed(Match tag, string name) => tag.Value.AsSpan(1).StartsWith(name, StringComparison.OrdinalIgnoreCase);

    // A value may be without quotes, and then runs to the next name or to the end of the tag.
    [GeneratedRegex("""</?[A-Za-z][\w:.-]*(?:"[^"<]*"|'[^'<]*'|[^"'<>])*>""", RegexOptions.NonBacktracking)]
    private static partial Regex Tag();

    [GeneratedRegex("""(?<name>[A-Za-z][\w:.-]*)\s*=\s*(?:"(?<value>[^"]*)"|'(?<value>[^']*)'|(?<value>[^"'=<>]*?)(?=\s+[A-Za-z][\w:.-]*\s*=|\s*/?>))""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Attribute();

    sealed record Element(string Name, bool IsEnd, bool IsEmpty, IReadOnlyDictionary<string, string> Attributes, string Text)
    {
        const int LongestTag = 4000;

        public string? this[string name] => Attributes.TryGetValue(name, out var value) && value.Length > 0 && value is not ("undefined" or "null") ? value : null;

        public static Element Of(string tag, string text)
        {
            var isEnd = tag[1] == '/';
            var name = new string([.. tag.Skip(isEnd ? 2 : 1).TakeWhile(letter => letter is not ('>' or '/' or ' ' or '\t' or '\r' or '\n'))]);
            var attributes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            if (!isEnd && tag.Length <= LongestTag && tag.Contains('=', StringComparison.Ordinal))
                foreach (Match match in Attribute().Matches(tag))
                    attributes.TryAdd(match.Groups["name"].Value, WebUtility.HtmlDecode(match.Groups["value"].Value).Trim());
            return new(name, isEnd, tag.EndsWith("/>", StringComparison.Ordinal), attributes, text);
        }
    }

    sealed class Point(int line, Element head)
    {
        public int Line => line;

        public Element Head => head;

        public List<Element> Parts { get; } = [];

        public string? this[string name] => Parts.Find(part => part.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { Text.Length: > 0 } part ? part.Text : null;

        public IEnumerable<(string Part, string Text)> Texts() => head.Attributes.Select(pair => (pair.Key, pair.Value)).Concat(Parts.Select(part => (part.Name, part.Text)));
    }
}
