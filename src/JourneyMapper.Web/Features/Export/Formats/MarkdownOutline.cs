using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Map;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Export.Formats;

/// <summary>
/// A journey as an outline in Markdown (CommonMark with the tables of GitHub): the title, a section a stage, a heading a touchpoint, a point a field that says something. What people typed is text: only
/// what cells know of Markdown, see <see cref="CellMarkup"/>, stays markup.
/// </summary>
sealed partial class MarkdownOutline(ExportedJourney exported)
{
    readonly StringBuilder text = new();
    readonly FieldCells cells = new(exported);
    readonly Journey journey = exported.Journey;

    /// <summary>The outline.</summary>
    public string Write()
    {
        Line($"# {Escaped(journey.Title)}");
        Paragraph(journey.Scenario);
        var personas = exported.Personas.Select(persona => Escaped(persona.Role.Length > 0 ? $"{persona.Name}, {persona.Role}" : persona.Name)).ToList();
        if (personas.Count > 0)
            Point(PersonaText.Personas, string.Join("; ", personas));
        Point(JourneyFields.State);
        Point(JourneyFields.Owner);
        Point(JourneyFields.Tags);
        foreach (var goal in journey.Goals)
            Point(GoalFields.Title.Name(), Escaped(goal.Title));
        foreach (var stage in Stages.All)
            WriteStage(stage);
        WriteWays();
        WriteOpportunities();
        return text.ToString();
    }

    void WriteStage(Stage stage)
    {
        Heading(2, journey.LabelOf(stage));
        if (journey.IsOutOfScope(stage))
            Paragraph(journey.OutOfScope[(int)stage]);
        foreach (var touchpoint in journey.In(stage))
        {
            Heading(3, touchpoint.Name);
            var usual = JourneyKinds.Touchpoint.New(touchpoint.Id);
            foreach (var field in TouchpointFields.Set.All.Where(field => field != TouchpointFields.Name && field != TouchpointFields.Kpis && cells.IsShown(field) && (field == TouchpointFields.Emotion || field.Read(touchpoint) != field.Read(usual))))
                Point(field, touchpoint);
            foreach (var target in touchpoint.Kpis)
                WriteKpi(touchpoint, target);
        }
    }

    void Point(Field<Touchpoint> field, Touchpoint touchpoint)
    {
        var heading = cells.Heading(field);
        if (field.IsText && exported.Lanes.OwnOf(field) is null or { Type: LaneType.Text or LaneType.Items or LaneType.Link })
            Lines(heading, field.Read(touchpoint), field.Kind == FieldKind.Items);
        else if (TouchpointFields.Emotions.Contains(field))
            Point(heading, Feeling(int.Parse(field.Read(touchpoint), CultureInfo.InvariantCulture)));
        else
            Point(heading, Escaped(Shown(cells.Read(field, touchpoint)).ReplaceLineEndings("; ")));
    }

    void WriteKpi(Touchpoint touchpoint, KpiTarget target)
    {
        var last = exported.Document.Measured.FirstOrDefault(series => series.Touchpoint == touchpoint.Id && series.Kpi == target.Kpi)?.Measurements[^1];
        string?[] said =
        [
            last is { } measured ? ExportText.ValueOn.With(exported.Kpis.Write(target.Kpi, measured.Value), measured.On) : null,
            target.Target is { } aim ? $"{KpiText.Target}: {exported.Kpis.Write(target.Kpi, aim)}" : null,
        ];
        Point(ImportText.FieldKpi, Escaped(string.Join(" · ", said.OfType<string>().Prepend(exported.Kpis.NameOf(target.Kpi)))));
    }

    void WriteWays()
    {
        if (journey.Transitions.IsEmpty)
            return;
        Heading(2, ExportText.Transitions);
        foreach (var transition in journey.Transitions)
            Line($"- {Escaped(TransitionText.Full(transition, journey.Find(transition.From)?.Name ?? "", transition.To is { } to ? journey.Find(to)?.Name : null))}");
    }

    void WriteOpportunities()
    {
        if (journey.Opportunities.IsEmpty)
            return;
        Heading(2, ExportText.SheetOpportunities);
        Field<Opportunity>[] columns = [OpportunityFields.Title, OpportunityFields.Touchpoint, OpportunityFields.Status, OpportunityFields.Impact, OpportunityFields.Effort, OpportunityFields.Owner, OpportunityFields.Due];
        Line(Row(columns.Select(column => Escaped(column.Name()))));
        Line(Row(columns.Select(_ => "---")));
        foreach (var opportunity in journey.Opportunities)
            Line(Row(columns.Select(column => Escaped(Shown(cells.Read(column, opportunity)).ReplaceLineEndings(" ")))));
    }

    void Heading(int level, string title)
    {
        Line("");
        Line($"{new string('#', level)} {Escaped(title)}");
        Line("");
    }

    void Paragraph(string words)
    {
        if (words.Length == 0)
            return;
        Line("");
        // Two blanks at its end keep a line apart from the next.
        Line(string.Join("  \n", words.Split('\n').Select(Marked)));
        Line("");
    }

    void Lines(string heading, string value, bool isList)
    {
        var lines = CellMarkup.WithoutPictures(value).Split('\n').Where(line => line.Length > 0).ToList();
        if (lines.Count <= 1 && !isList)
        {
            Point(heading, string.Concat(lines.Select(Marked)));
            return;
        }

        Line($"- **{Escaped(heading)}:**");
        foreach (var line in lines)
            Line($"  - {Marked(line)}");
    }

    void Point(Field<Journey> field) => Point(field.Name(), Escaped(Shown(cells.Read(field, journey))));

    void Point(string heading, string said)
    {
        if (said.Length > 0)
            Line($"- **{Escaped(heading)}:** {said}");
    }

    // One empty line parts what is to be parted, and no file needs two.
    void Line(string line)
    {
        if (line.Length > 0 || !EndsEmpty())
            text.Append(line).Append('\n');
    }

    bool EndsEmpty() => text.Length > 1 && text[^1] == '\n' && text[^2] == '\n';

    static string Feeling(int emotion) => $"{MapText.Signed(emotion)} ({Texts.Emotion(emotion)})";

    static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";

    static string Shown(object? value) => value switch
    {
        null => "",
        decimal number => KpiFormat.Plain(number),
        DateOnly day => day.ToString("d", CultureInfo.CurrentCulture),
        _ => (string)value,
    };

    static string Marked(string line) => string.Concat(CellMarkup.Read(line).Select(piece => piece switch
    {
        { IsBold: true } => $"**{Escaped(piece.Text)}**",
        { Link: { } link } when link != piece.Text => $"[{Escaped(piece.Text)}]({link})",
        { Link: { } link } => link,
        _ => Escaped(piece.Text),
    }));

    static string Escaped(string words) => Signs().Replace(words, "\\$0");

    // What is markup in the middle of a line; and at its beginning, where a number with a dot would begin a list.
    [GeneratedRegex(@"[\\`*_\[\]<>|~&#]|^[-+=]|(?<=^\d{1,9})[.)]", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Signs();
}
