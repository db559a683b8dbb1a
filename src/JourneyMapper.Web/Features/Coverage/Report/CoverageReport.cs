using System.Globalization;
using JourneyMapper.Data.Review;
using JourneyMapper.Printing.Drawing;
using JourneyMapper.Printing.Flow;
using JourneyMapper.Printing.Map;
using JourneyMapper.Printing.Text;
using JourneyMapper.Web.Features.SignOffs;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Icons;

namespace JourneyMapper.Web.Features.Coverage.Report;

/// <summary>The printed report: all journeys by stage, then each journey with its scores and findings.</summary>
/// <param name="report">What it says.</param>
/// <param name="today">The day of the review.</param>
sealed class CoverageReport(ReportContent report, DateOnly today)
{
    const double BarHeight = 3;
    const double TrendShare = 0.1;

    readonly IReadOnlyList<ScoreColumn> columns = ScoreColumn.Of(report.InThree);
    readonly ReportFindings findings = new(report, today);

    /// <summary>Writes it.</summary>
    /// <param name="content">Where.</param>
    /// <param name="date">Of which workspace and day it is.</param>
    public void Write(FlowContent content, string date)
    {
        var summary = report.Summary;
        content.Heading(1, CoverageText.ReportTitle).Paragraph(date, FlowLooks.Quiet, before: 2);
        content.KeyFigures(
        [
            new(Number(summary.Score), CoverageText.PortfolioScore, Color: CoveragePalette.Of(summary.Score).Text),
            new(summary.Weakest?.Name() ?? "–", CoverageText.WeakestStage, summary.Weakest is { } weakest ? CoverageText.OnAverage.With(summary.Stages[(int)weakest]) : ""),
            new(summary.Findings.ToString("N0", CultureInfo.CurrentCulture), CoverageText.FindingsOpen, Texts.Count(summary.Severe, CoverageText.SevereOne, CoverageText.SevereOther)),
            new(summary.Journeys.ToString("N0", CultureInfo.CurrentCulture), CoverageText.ViewJourneys),
        ]);
        content.Table(
            [new(CoverageText.Journey), .. columns.Select(column => new FlowColumn(column.Name) { Icon = IconSprite.Shape(column.First.Symbol()), Color = MapColors.Of(column.First) }), new(CoverageText.JourneyScore), new(CoverageText.TwelveMonths, Width: TrendShape.Width + 16), new(CoverageText.Status)],
            report.Lines.Select(Row));
        if (report.Total > report.Lines.Count)
            content.Paragraph(CoverageText.ReportTooMany.With(report.Lines.Count, report.Total), FlowLooks.Quiet);
        foreach (var line in report.Lines)
            WriteJourney(content.Break(), line);
    }

    IReadOnlyList<FlowCell> Row(PortfolioLine line) =>
    [
        new([new(line.Title, FontStyle.SemiBold)]) { IsHeading = true },
        .. columns.Select(column => StageCell(column.Points(line))),
        new([new(Number(line.Score), FontStyle.Bold)]),
        TrendCell(line),
        line.Status.Name(),
    ];

    void WriteJourney(FlowContent content, PortfolioLine line)
    {
        var past = report.Trend[line.Id].ToList();
        if (past.Count == 0)
            WriteHead(content);
        else
            content.Aside(TrendShare, WriteHead, aside => aside.Figure(TrendShape.Draw(TrendShape.Points(past, line.Score)), TrendShape.Text(past, line.Score)));
        var (text, ground) = CoveragePalette.Of(line.Score);
        content.Tiles([new(CoverageText.JourneyScore, Palette.Ink2, Number(line.Score), text, new(ground), Bar(line.Score)), .. columns.Select(column => Tile(column, column.Points(line)))]);
        findings.Write(content, line);

        void WriteHead(FlowContent head) => head.Heading(2, line.Title).Paragraph(line.Owner is null ? line.Status.Name() : $"{line.Status.Name()} · {line.Owner}", FlowLooks.Quiet, before: 2);
    }

    static FlowCell StageCell(short points) => new([new(Said(points), FontStyle.SemiBold)]) { Color = ColorOf(points), Mark = MarkOf(points), Drawing = Bar(points) };

    static FlowTile Tile(ScoreColumn column, short points) => new(column.Name, MapColors.Of(column.First), Said(points), ColorOf(points), MarkOf(points), Bar(points));

    FlowCell TrendCell(PortfolioLine line)
    {
        var past = report.Trend[line.Id].ToList();
        return past.Count == 0 ? "–" : new FlowCell([]) { Drawing = TrendShape.Draw(TrendShape.Points(past, line.Score)), DrawingText = TrendShape.Text(past, line.Score) };
    }

    static string Said(short points) => points switch
    {
        ScoreRow.OutOfScope => CoverageText.OutOfScope,
        ScoreRow.Empty => CoverageText.Empty,
        _ => Number(points),
    };

    static Color ColorOf(short points) => points switch
    {
        ScoreRow.OutOfScope => Palette.Ink3,
        ScoreRow.Empty => Palette.Bad,
        _ => CoveragePalette.Of(points).Text,
    };

    static FlowMark MarkOf(short points) => points switch
    {
        ScoreRow.OutOfScope => new(null, Palette.Line, IsWide: true),
        ScoreRow.Empty => new(null, Palette.BadLine.Tint(0.45), IsWide: true),
        _ => new(CoveragePalette.Of(points).Ground, IsWide: true),
    };

    static FlowDrawing Bar(int points)
    {
        if (points < 0)
            return FlowDrawing.Bar(0, Palette.Line, Palette.Line, BarHeight);
        var (text, ground) = CoveragePalette.Of(points);
        return FlowDrawing.Bar(points / 100.0, text, text.Mix(0.16, ground), BarHeight);
    }

    static string Number(int number) => number.ToString(CultureInfo.CurrentCulture);
}
