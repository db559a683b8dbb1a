using System.Globalization;
using JourneyMapper.Domain.Coverage;
using JourneyMapper.Printing.Drawing;
using JourneyMapper.Printing.Flow;
using JourneyMapper.Printing.Text;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Icons;

namespace JourneyMapper.Web.Features.Coverage.Report;

/// <summary>What the rules find in a journey, printed: one finding of a rule as it is, several in few lines below one.</summary>
sealed class ReportFindings(ReportContent report, DateOnly today)
{
    const double WhereWidth = 150;
    const double SinceWidth = 100;
    const int ItemColumns = 2;

    static readonly TextLook Look = new(11, 15, Palette.Ink2);

    /// <summary>Writes those of a journey.</summary>
    public void Write(FlowContent content, PortfolioLine line)
    {
        var findings = report.Findings[line.Id].ToList();
        if (findings.Count == 0)
        {
            content.Paragraph(CoverageText.NoFindings, before: 12);
            return;
        }

        content.Table(
            [new(CoverageText.ReportFinding), new(CoverageText.ReportWhere, Width: WhereWidth), new(CoverageText.ReportSince, Width: SinceWidth)],
            findings.GroupBy(finding => finding.Finding.Rule, StringComparer.Ordinal).Select(group => Row([.. group], report.Counts.GetValueOrDefault((line.Id, group.Key), group.Count()))));
        if (report.Counts.Where(count => count.Key.Journey == line.Id).Sum(count => count.Value) is var all && all > findings.Count)
            content.Paragraph(Texts.Count(all - findings.Count, CoverageText.ReportMoreOne, CoverageText.ReportMoreOther), FlowLooks.Quiet);
    }

    // Of one rule, the most urgent first; the count has those left out.
    FlowRow Row(IReadOnlyList<PortfolioFinding> findings, int count)
    {
        var text = findings[0].Text(report.Kpis);
        if (findings is [var only] && count == 1)
            return new(What(only.Finding.Severity, text.Title(only.Finding), text.Why(only.Finding, today)), Where(only), Day(only.Since));
        var rule = findings[0].Finding.Rule;
        var places = findings.OrderBy(finding => finding.Finding.Stage).GroupBy(Where, StringComparer.Ordinal).ToList();
        return new(
            What(findings.Max(finding => finding.Finding.Severity), FindingText.Name(rule), FindingText.Many(rule, count)),
            places.Count == 1 ? places[0].Key : CoverageText.ReportSeveral,
            Day(findings.Min(finding => finding.Since)))
        {
            Below = below => WriteItems(below, rule, text, places),
        };
    }

    void WriteItems(FlowContent below, string rule, FindingText text, List<IGrouping<string, PortfolioFinding>> places)
    {
        // The names alone say it all.
        if (places.TrueForAll(place => place.All(finding => finding.Finding is { Touchpoint: not null, Kpi: null, Figures.IsEmpty: true })))
        {
            foreach (var place in places)
                below.Paragraph([new(place.Key, FontStyle.SemiBold), new($" {string.Join(", ", place.Select(finding => text.Concerned(finding.Finding)))}")], Look, before: 2);
            return;
        }

        below.Items(places.SelectMany(place => place).Select(finding => Item(rule, text, finding)), ItemColumns, Look);
    }

    IReadOnlyList<TextSpan> Item(string rule, FindingText text, PortfolioFinding finding)
    {
        List<TextSpan> spans = [];
        if (text.Title(finding.Finding) is var title && title != FindingText.Name(rule))
            spans.Add(new($"{title}. ", FontStyle.SemiBold, Palette.Ink));
        spans.Add(new(text.Why(finding.Finding, today)));
        if (finding.Finding.Touchpoint is not null)
            spans.Add(new($" {Where(finding)}", FontStyle.SemiBold));
        return spans;
    }

    static FlowCell What(Severity severity, string title, string why) =>
        new([new(title, FontStyle.SemiBold, Palette.Ink), new($" {why}", Color: Palette.Ink2)]) { Icon = IconSprite.Shape(FindingText.Symbol(severity)), IconText = FindingText.Name(severity), Color = CoveragePalette.Of(severity) };

    static string Where(PortfolioFinding finding) => finding.Finding.Stage is { } stage ? finding.Label(stage) : CoverageText.WholeJourney;

    static string Day(DateOnly day) => day.ToString("d", CultureInfo.CurrentCulture);
}
