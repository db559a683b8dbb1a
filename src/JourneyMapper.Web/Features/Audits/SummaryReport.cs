using System.Globalization;
using JourneyMapper.Domain.Auditing;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Printing.Drawing;
using JourneyMapper.Printing.Flow;
using JourneyMapper.Printing.Text;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Audits;

/// <summary>The audits of a journey on paper: the means, ours beside those of competitors, and what is strong and weak at each touchpoint.</summary>
/// <param name="summary">What the audits say; at least one.</param>
/// <param name="criteria">What was asked.</param>
sealed class SummaryReport(AuditSummary summary, CriteriaSet criteria)
{
    const double BarsShare = 0.7;
    const double NameWidth = 190;
    const double ScoreWidth = 78;

    /// <summary>Writes it.</summary>
    /// <param name="content">Where.</param>
    /// <param name="date">Of which workspace and day it is.</param>
    public void Write(FlowContent content, string date)
    {
        var mean = summary.Mean()!.Value;
        content.Heading(1, AuditText.SummaryFile.With(summary.Title)).Paragraph(date, FlowLooks.Quiet, before: 2);
        content.Aside(BarsShare,
            left => left.KeyFigures([new(AuditLabels.Score(mean), AuditText.AuditedOf.With(summary.Audits.Count, summary.Touchpoints), Color: AuditPalette.Of(mean).Text)]),
            right => right.Bars(summary.Means(criteria).Select(line => Bar(line.Criterion.Name.ToString(), line.Score, null))));
        if (summary.Competitors.Count > 0)
            WriteCompetitors(content);
        content.Heading(2, AuditText.Summary);
        content.Table(
            [new(AuditText.Touchpoint, Width: NameWidth), new(AuditText.Score, Width: ScoreWidth), new(AuditText.Strengths), new(AuditText.Weaknesses)],
            summary.Audits.Select(audit => (IReadOnlyList<FlowCell>)
            [
                new([new(audit.Name, FontStyle.SemiBold), new($"\n{audit.Stage.LabelIn(summary.Labels)} · {audit.On.Short()}", Color: Palette.Ink2)]) { IsHeading = true },
                Score(audit.Score),
                Lines(audit.Strengths, Palette.GoodLine),
                Lines(audit.Weaknesses, Palette.BadLine),
            ]));
    }

    void WriteCompetitors(FlowContent content)
    {
        content.Heading(2, AuditText.BesideCompetitors);
        // Those of which a competitor was audited; ours may be missing.
        var touchpoints = summary.Competitors.SelectMany(competitor => competitor.Audits).OrderBy(audit => audit.Stage).Select(audit => (audit.Touchpoint, audit.Name)).Distinct();
        content.Table(
            [new(AuditText.Touchpoint), new(AuditText.Ours, Alignment.Right), .. summary.Competitors.Select(competitor => new FlowColumn(competitor.Name, Alignment.Right))],
            touchpoints.Select(place => (IReadOnlyList<FlowCell>)
            [
                new([new(place.Name)]) { IsHeading = true },
                ScoreAt(summary.Audits, place.Touchpoint),
                .. summary.Competitors.Select(competitor => ScoreAt(competitor.Audits, place.Touchpoint)),
            ]));
        foreach (var pair in summary.Competitors.Chunk(2))
            content.Columns([.. pair.Select(competitor => (Action<FlowContent>)(column => WriteCompetitor(column, competitor))), .. pair.Length == 1 ? (Action<FlowContent>[])[_ => { }] : []]);
    }

    void WriteCompetitor(FlowContent column, CompetitorSummary competitor)
    {
        var both = summary.Both(competitor).Ours.Count;
        column.Heading(3, competitor.Name).Paragraph(Texts.Count(both, AuditText.BothAuditedOne, AuditText.BothAuditedOther), FlowLooks.Quiet, before: 2);
        if (summary.Difference(competitor) is not { } difference)
            return;
        column.Paragraph(AuditLabels.Against(competitor.Name, difference), style: FontStyle.SemiBold);
        column.Bars(summary.Beside(criteria, competitor).SelectMany(line => (FlowBar[])
        [
            Bar(line.Criterion.Name.ToString(), line.Score, null),
            .. line.Theirs.Select(theirs => Bar(competitor.Name, theirs, Palette.NeutralLine)),
        ]));
    }

    // A competitor's has the colour that is given.
    static FlowBar Bar(string name, decimal? score, Color? theirs) =>
        new(name, score?.ToString("0.0#", CultureInfo.CurrentCulture) ?? "–", (double?)(score / AuditCriteria.Most), theirs ?? AuditPalette.Of(score ?? 0).Bar, IsBelow: theirs is not null);

    static FlowCell ScoreAt(IEnumerable<LastAudit> audits, Guid touchpoint) => audits.FirstOrDefault(audit => audit.Touchpoint == touchpoint) is { } found ? Score(found.Score) : "–";

    // All have two decimals: they stand below each other.
    static FlowCell Score(decimal score)
    {
        var (text, ground, _) = AuditPalette.Of(score);
        return new([new(score.ToString("0.00", CultureInfo.CurrentCulture), FontStyle.SemiBold)]) { Color = text, Mark = new(ground) };
    }

    static FlowCell Lines(string text, Color dots) => new([new(string.Join('\n', AuditLabels.LinesOf(text)))]) { IsList = true, Color = dots };
}
