using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Export.Formats;

/// <summary>
/// A journey as a <c>journey</c> diagram of Mermaid: a section a stage, a task a touchpoint, its emotion from −2 to 2 as a score from 1 to 5, the personas as actors. What would be syntax in a text is
/// written as one of Mermaid's entities, <c>#58;</c> for a colon.
/// </summary>
static partial class MermaidDiagram
{
    // Mermaid's scale begins at 1, ours in the middle at 0.
    const int Middle = 3;

    /// <summary>The diagram.</summary>
    public static string Write(ExportedJourney exported)
    {
        var journey = exported.Journey;
        var diagram = new StringBuilder("journey\n");
        diagram.Append("    title ").Append(Escaped(journey.Title)).Append('\n');
        var actors = string.Join(", ", exported.Personas.Select(persona => Escaped(persona.Name)));
        foreach (var stage in Stages.All.Where(stage => journey.In(stage).Any()))
        {
            diagram.Append("    section ").Append(Escaped(journey.LabelOf(stage))).Append('\n');
            foreach (var touchpoint in journey.In(stage))
                diagram.Append(CultureInfo.InvariantCulture, $"      {Escaped(touchpoint.Name)}: {touchpoint.Emotion + Middle}{(actors.Length > 0 ? $": {actors}" : "")}\n");
        }

        return diagram.ToString();
    }

    static string Escaped(string text) => Signs().Replace(text, sign => string.Concat(sign.Value.EnumerateRunes().Select(rune => string.Create(CultureInfo.InvariantCulture, $"#{rune.Value};"))));

    // The signs of its grammar and of HTML, what begins a directive, and the first letter of a line that begins with one of its words.
    [GeneratedRegex("[#:;,%<>&\"{}`\\\\]|^[a-z](?=(?<=^j)ourney|(?<=^t)itle|(?<=^s)ection|(?<=^a)cc(Title|Descr))", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Signs();
}
