using System.Globalization;
using System.Net;
using System.Text;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Features.Board.Pasting;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Board.Selecting;

/// <summary>Touchpoints as a clipboard holds them: rows for a spreadsheet, and a table for a mail that carries them whole for another map.</summary>
/// <param name="Text">Cells parted by tabs, in the reader's language.</param>
/// <param name="Html">The same as a table.</param>
public sealed record CopiedTouchpoints(string Text, string Html)
{
    /// <summary>The attribute of the table that carries them.</summary>
    public const string Attribute = "data-journeymapper";

    /// <summary>Copies touchpoints of a journey; null where they are more than a clipboard takes.</summary>
    public static CopiedTouchpoints? Of(Journey journey, IReadOnlyList<Touchpoint> touchpoints, ReadableFields readable)
    {
        var clip = TouchpointClip.Write(journey, touchpoints);
        if (clip.Length > TouchpointClip.Longest)
            return null;
        var empty = new Touchpoint { Id = Guid.Empty, Stage = Stage.Awareness, Name = "" };
        List<Field<Touchpoint>> fields = [TouchpointFields.Name, TouchpointFields.Stage, .. TouchpointFields.Set.All.Where(field => field != TouchpointFields.Name && touchpoints.Any(touchpoint => field.Read(touchpoint) != field.Read(empty) || IsUnitOf(field, touchpoint)))];
        List<IReadOnlyList<string>> rows = [[.. fields.Select(field => LaneSet.NameOf(journey, field))], .. touchpoints.Select(touchpoint => fields.ConvertAll(field => Cell(journey, touchpoint, field, readable)))];
        var (text, html) = (new StringBuilder(), new StringBuilder());
        html.Append(CultureInfo.InvariantCulture, $"<table {Attribute}=\"{WebUtility.HtmlEncode(clip)}\">");
        foreach (var (row, tag) in rows.Select((row, at) => (row, at == 0 ? "th" : "td")))
        {
            text.AppendJoin('\t', row.Select(PastedTable.Quoted)).Append("\r\n");
            html.Append("<tr>").AppendJoin("", row.Select(cell => $"<{tag}>{WebUtility.HtmlEncode(cell).Replace("\n", "<br>", StringComparison.Ordinal)}</{tag}>")).Append("</tr>");
        }

        return new(text.ToString(), html.Append("</table>").ToString());
    }

    // A number says nothing without its unit, be it the usual one.
    static bool IsUnitOf(Field<Touchpoint> field, Touchpoint touchpoint) =>
        (field == TouchpointFields.TakesUnit && touchpoint.Takes is not null) || (field == TouchpointFields.WaitUnit && touchpoint.Wait is not null);

    // Numbers stay numbers; all else is said as people are shown it.
    static string Cell(Journey journey, Touchpoint touchpoint, Field<Touchpoint> field, ReadableFields readable)
    {
        var value = field.Read(touchpoint);
        return OwnCell.FormOf(journey, field) is { } lane ? OwnCell.Typed(lane, value, CultureInfo.CurrentCulture)
            : field == TouchpointFields.Stage ? journey.LabelOf(touchpoint.Stage) : value.Length == 0 || field.Kind == FieldKind.Scale ? value : readable.Read(field, value);
    }
}
