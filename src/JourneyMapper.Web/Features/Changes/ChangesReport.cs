using System.Globalization;
using JourneyMapper.Domain.Coverage;
using JourneyMapper.Printing.Drawing;
using JourneyMapper.Printing.Flow;
using JourneyMapper.Printing.Text;
using JourneyMapper.Web.Features.Coverage;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Icons;

namespace JourneyMapper.Web.Features.Changes;

/// <summary>What has changed, on paper: section by section as <see cref="ChangesBody"/> shows it. What is empty is left out.</summary>
sealed class ChangesReport(ChangeReport report)
{
    const double NameWidth = 240;
    const double NumberWidth = 130;

    /// <summary>Writes it.</summary>
    /// <param name="content">Where.</param>
    /// <param name="date">Of which workspace and day it is.</param>
    public void Write(FlowContent content, string date)
    {
        content.Heading(1, ChangesText.TitleOf.With(report.Title)).Paragraph(report.Since, FlowLooks.Quiet, before: 2).Paragraph(date, FlowLooks.Quiet, before: 0);
        if (report.IsEmpty)
            content.Paragraph(ChangesText.NothingTitle, before: 12);
        if (!report.IsComplete)
            content.Box(notice => notice.Paragraph(ChangesText.Incomplete), Palette.AccentSoft);
        if (report.HasOtherScores)
            WriteScores(content);
        WriteMap(content);
        WriteFindings(content, ChangesText.NewFindings, report.NewFindings);
        WriteFindings(content, ChangesText.GoneFindings, report.GoneFindings);
        if (report.Audits.Count > 0)
            WriteAudits(content);
        if (report.Kpis.Count > 0)
            WriteKpis(content);
        WriteList(content, ChangesText.Experiments, report.Experiments, Sentence);
        WriteList(content, ChangesText.Surveys, report.Surveys, survey => [Bold(survey.Name), new($" – {Texts.Count(survey.Answers, ChangesText.AnswersOne, ChangesText.AnswersOther)}")]);
        WriteList(content, ChangesText.Opportunities, report.Opportunities, opportunity => [Bold(opportunity.Name), new($" ({opportunity.Touchpoint}){(opportunity.On is { } on ? $" – {Day(on)}" : "")}")]);
    }

    void WriteScores(FlowContent content)
    {
        content.Heading(2, ChangesText.Scores).Paragraph(ChangesText.ScoresLead, FlowLooks.Quiet, before: 4);
        content.Table([new(ChangesText.What), Number(ChangesText.Then), Number(ChangesText.Now), Number(ChangesText.Change)], report.Scores.Select(score =>
        {
            var style = score.Stage is null ? FontStyle.Bold : FontStyle.Regular;
            return (IReadOnlyList<FlowCell>)
            [
                new([new(score.Name, score.Stage is null ? FontStyle.Bold : FontStyle.Medium)]) { IsHeading = true },
                new([new(Points(score.Then), style)]),
                new([new(Points(score.Now), style)]),
                new([new(score is { Then: { } then, Now: { } now } ? Signed(now - then) : "", style)]),
            ];
        }));
    }

    void WriteMap(FlowContent content)
    {
        WriteStages(content, ChangesText.Added, report.Map.Added);
        WriteStages(content, ChangesText.Removed, report.Map.Removed);
        WriteList(content, ChangesText.Moved, report.Map.Moved, sentence => [new(sentence)]);
        if (report.Map.Changed.Count > 0)
            content.Heading(2, ChangesText.Changed);
        foreach (var changed in report.Map.Changed)
            content.Heading(3, changed.Touchpoint.Name, hasBookmark: false).Table([new(ChangesText.Field, Width: NameWidth), new(ChangesText.Then), new(ChangesText.Now)],
                changed.Fields.Select(field => (IReadOnlyList<FlowCell>)[new([new(field.Field)]) { IsHeading = true }, Said(field.Before), Said(field.After)]));
        WriteList(content, ChangesText.Others, report.Map.Others, sentence => [new(sentence)]);
    }

    void WriteAudits(FlowContent content)
    {
        content.Heading(2, ChangesText.Audits).Paragraph(ChangesText.AuditsMean.With(report.Audits.Average(audit => audit.Score), report.Audits.Count), FlowLooks.Quiet, before: 4);
        content.Table([new(ChangesText.Touchpoint), new(ChangesText.Day, Width: NumberWidth), Number(ChangesText.Mean), new(ChangesText.Auditor)], report.Audits.Select(audit => (IReadOnlyList<FlowCell>)
        [
            new([new(audit.Touchpoint)]) { IsHeading = true },
            Day(audit.On),
            audit.Score.ToString("0.0", CultureInfo.CurrentCulture),
            audit.Auditor ?? Common.FormerMember,
        ]));
    }

    void WriteKpis(FlowContent content) => content.Heading(2, ChangesText.Kpis).Table(
        [new(ChangesText.Touchpoint, Width: NameWidth), new(ChangesText.Kpi), new(ChangesText.Then), new(ChangesText.Now), new(ChangesText.Target)],
        report.Kpis.Select(kpi => (IReadOnlyList<FlowCell>)
        [
            new([new(kpi.Touchpoint)]) { IsHeading = true },
            report.Catalogue.NameOf(kpi.Kpi),
            kpi.Then is { } then ? Value(kpi.Kpi, then) : "–",
            Value(kpi.Kpi, kpi.Now),
            kpi.Target is { } target ? report.Catalogue.Write(kpi.Kpi, target) : "–",
        ]));

    static void WriteStages(FlowContent content, string title, IReadOnlyList<StageNames> stages)
    {
        if (stages.Count > 0)
            content.Heading(2, title).Table([new(CoverageText.Stage, Width: NameWidth), new(CoverageText.ViewTouchpoints)],
                stages.Select(stage => (IReadOnlyList<FlowCell>)[new([new(stage.Stage)]) { IsHeading = true }, string.Join(", ", stage.Names)]));
    }

    static void WriteFindings(FlowContent content, string title, IReadOnlyList<FindingLine> findings)
    {
        if (findings.Count > 0)
            content.Heading(2, ChangesText.Counted.With(title, findings.Count)).List(findings.Select(finding => new FlowItem(
                [Bold(finding.Title), new($" {finding.Why}", Color: Palette.Ink2)], IconSprite.Shape(FindingText.Symbol(finding.Severity)), FindingText.Name(finding.Severity), CoveragePalette.Of(finding.Severity))));
    }

    static void WriteList<T>(FlowContent content, string title, IReadOnlyList<T> items, Func<T, IReadOnlyList<TextSpan>> spans)
    {
        if (items.Count > 0)
            content.Heading(2, title).List(items.Select(spans));
    }

    static IReadOnlyList<TextSpan> Sentence(ExperimentLine experiment) =>
    [
        Bold(experiment.Name),
        new($" ({experiment.Touchpoint}) – {(experiment.Chosen is { } chosen ? ChangesText.DecidedFor.With(experiment.On, chosen) : ChangesText.Decided.With(experiment.On))} "),
        new(experiment.Decision, Color: Palette.Ink2),
    ];

    static FlowColumn Number(string title) => new(title, Width: NumberWidth);

    static TextSpan Bold(string text) => new(text, FontStyle.SemiBold);

    static string Said(string value) => value.Length == 0 ? "–" : value;

    static string Points(int? points) => points?.ToString(CultureInfo.CurrentCulture) ?? "–";

    static string Signed(int change) => change == 0 ? "=" : MapText.Signed(change);

    static string Day(DateOnly day) => day.ToString("d", CultureInfo.CurrentCulture);

    string Value(string kpi, LatestMeasurement value) => ChangesText.ValueOn.With(report.Catalogue.Write(kpi, value.Value), value.Date);
}
