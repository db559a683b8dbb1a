using System.Globalization;
using JourneyMapper.Domain.Coverage;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Coverage;

/// <summary>Says a finding in the reader's language, with the names of its touchpoints.</summary>
/// <param name="labels">The journey's label of a stage.</param>
/// <param name="names">The name of a touchpoint, or null when it is gone.</param>
/// <param name="kpis">How KPIs are called and their values written.</param>
public sealed class FindingText(Func<Stage, string> labels, Func<Guid, string?> names, KpiCatalogue kpis)
{
    const int Named = 3;

    /// <summary>For the findings of a map.</summary>
    public static FindingText Of(Journey journey, KpiCatalogue kpis) => new(journey.LabelOf, id => journey.Find(id)?.Name, kpis);

    /// <summary>The name of a rule.</summary>
    public static string Name(string rule) => CoverageText.ResourceManager.GetString($"Rule{Pascal(rule)}", CultureInfo.CurrentUICulture) ?? rule;

    /// <summary>What a rule finds several times, in a sentence that counts instead of naming.</summary>
    /// <param name="rule">The rule's id.</param>
    /// <param name="count">How many findings; at least two.</param>
    public static string Many(string rule, int count) => (CoverageText.ResourceManager.GetString($"Rule{Pascal(rule)}Many", CultureInfo.CurrentUICulture) ?? rule).With(count);

    /// <summary>What is wrong, in a few words.</summary>
    public string Title(Finding finding) => finding switch
    {
        { Rule: "stage-empty", Stage: { } stage } => CoverageText.RuleStageEmptyTitle.With(labels(stage)),
        { Rule: "stage-thin", Stage: { } stage } => CoverageText.RuleStageThinTitle.With(labels(stage)),
        { Rule: "stage-single-channel", Stage: { } stage } => CoverageText.RuleStageSingleChannelTitle.With(labels(stage)),
        { Rule: "audit-due" } when finding.Figure(FigureName.Overdue) is { } overdue => CoverageText.RuleAuditDueTitle.With(Days(overdue)),
        { Rule: "audit-due" } => CoverageText.RuleAuditDueNeverTitle,
        _ => Name(finding.Rule),
    };

    /// <summary>Why, in a sentence that names the touchpoints concerned.</summary>
    /// <param name="finding">What was found.</param>
    /// <param name="today">The day of the review.</param>
    public string Why(Finding finding, DateOnly today)
    {
        var figure = (FigureName name) => finding.Figure(name) ?? 0;
        var count = (long)figure(FigureName.Touchpoints);
        var threshold = figure(FigureName.Threshold);
        return finding.Rule switch
        {
            "stage-empty" => CoverageText.RuleStageEmptyWhy,
            "stage-thin" => (count == 1 ? CoverageText.RuleStageThinWhyOne : CoverageText.RuleStageThinWhyOther).With(count, threshold, Concerned(finding)),
            "stage-single-channel" => CoverageText.RuleStageSingleChannelWhy.With(count, Concerned(finding)),
            "post-purchase-neglected" => CoverageText.RulePostPurchaseNeglectedWhy.With(Percent(figure(FigureName.Percent)), Percent(threshold)),
            "no-direct-help" => (count == 1 ? CoverageText.RuleNoDirectHelpWhyOne : CoverageText.RuleNoDirectHelpWhyOther).With(count),
            "no-owner" => CoverageText.RuleNoOwnerWhy.With(Concerned(finding)),
            "no-kpi" => CoverageText.RuleNoKpiWhy.With(Concerned(finding)),
            "kpi-not-measured" when finding.Figure(FigureName.Days) is { } days => CoverageText.RuleKpiNotMeasuredWhy.With(Concerned(finding), KpiName(finding), Days(days), Days(threshold)),
            "kpi-not-measured" => CoverageText.RuleKpiNotMeasuredNever.With(Concerned(finding), KpiName(finding)),
            "kpi-below-target" => CoverageText.RuleKpiBelowTargetWhy.With(Concerned(finding), KpiName(finding), Value(finding, FigureName.Value), Value(finding, FigureName.Target)),
            "audit-due" when finding.Figure(FigureName.Days) is { } days => CoverageText.RuleAuditDueWhy.With(Concerned(finding), today.AddDays(-(int)days)),
            "audit-due" => CoverageText.RuleAuditDueNever.With(Concerned(finding)),
            "audit-low" => CoverageText.RuleAuditLowWhy.With(Concerned(finding), figure(FigureName.Score).ToString("0.#", CultureInfo.CurrentCulture), threshold.ToString("0.#", CultureInfo.CurrentCulture)),
            "pain-without-opportunity" => CoverageText.RulePainWithoutOpportunityWhy.With(Concerned(finding)),
            "emotion-without-opportunity" => CoverageText.RuleEmotionWithoutOpportunityWhy.With(Concerned(finding), Emotion(finding)),
            "lowest-moment-unowned" => CoverageText.RuleLowestMomentUnownedWhy.With(Concerned(finding), MapText.Signed((int)figure(FigureName.Emotion))),
            "last-moment-negative" => CoverageText.RuleLastMomentNegativeWhy.With(Concerned(finding), MapText.Signed((int)figure(FigureName.Emotion))),
            "evidence-weak" when finding.Figure(FigureName.Days) is { } days => CoverageText.RuleEvidenceWeakOld.With(Concerned(finding), Days(days), Texts.Count((long)threshold, CoverageText.MonthsOne, CoverageText.MonthsOther)),
            "evidence-weak" => CoverageText.RuleEvidenceWeakAssumed.With(count),
            "duplicate-touchpoint" => CoverageText.RuleDuplicateTouchpointWhy.With(Quoted(finding.Touchpoints[0])),
            "moment-of-truth-unmeasured" when finding.Figure(FigureName.Days) is { } days => CoverageText.RuleMomentOfTruthUnmeasuredWhy.With(Concerned(finding), Days(days)),
            "moment-of-truth-unmeasured" => CoverageText.RuleMomentOfTruthUnmeasuredNever.With(Concerned(finding)),
            "handoff-lost" => CoverageText.RuleHandoffLostWhy.With(Concerned(finding)),
            "promise-missing" => (count == 1 ? CoverageText.RulePromiseMissingWhyOne : CoverageText.RulePromiseMissingWhyOther).With(count, Concerned(finding)),
            "promise-weak" => CoverageText.RulePromiseWeakWhy.With(Concerned(finding), figure(FigureName.Score).ToString("0.#", CultureInfo.CurrentCulture), threshold.ToString("0.#", CultureInfo.CurrentCulture)),
            "dependency-unknown" => (count == 1 ? CoverageText.RuleDependencyUnknownWhyOne : CoverageText.RuleDependencyUnknownWhyOther).With(count, Concerned(finding)),
            "data-without-basis" => CoverageText.RuleDataWithoutBasisWhy.With(Concerned(finding)),
            "consent-not-asked" => (count == 1 ? CoverageText.RuleConsentNotAskedWhyOne : CoverageText.RuleConsentNotAskedWhyOther).With(count, Concerned(finding)),
            "retention-unsaid" => CoverageText.RuleRetentionUnsaidWhy.With(Concerned(finding)),
            "advice-open" => ((long)figure(FigureName.Open) == 1 ? CoverageText.RuleAdviceOpenWhyOne : CoverageText.RuleAdviceOpenWhyOther).With((long)figure(FigureName.Open), Concerned(finding)),
            "message-inconsistent" => CoverageText.RuleMessageInconsistentWhy.With(count, Concerned(finding), threshold.ToString("0.#", CultureInfo.CurrentCulture)),
            "experiment-undecided" => CoverageText.RuleExperimentUndecidedWhy.With(Concerned(finding), today.AddDays(-(int)figure(FigureName.Overdue))),
            "audience-one-sided" => CoverageText.RuleAudienceOneSidedWhy.With(count),
            "handoff-unknown" => (count == 1 ? CoverageText.RuleHandoffUnknownWhyOne : CoverageText.RuleHandoffUnknownWhyOther).With(count, Concerned(finding)),
            _ => Concerned(finding),
        };
    }

    /// <summary>What the button says that leads to where it is mended.</summary>
    public static string Name(Remedy remedy) => remedy switch
    {
        Remedy.AddTouchpoint => CoverageText.RemedyAddTouchpoint,
        Remedy.OpenStage => CoverageText.RemedyOpenStage,
        Remedy.EditField { Field: var field } when field == TouchpointFields.Owner => CoverageText.RemedyOwner,
        Remedy.EditField { Field: var field } when field == TouchpointFields.Kpis => CoverageText.RemedyKpis,
        Remedy.EditField { Field: var field } when field == TouchpointFields.Opportunities => CoverageText.RemedyOpportunities,
        Remedy.EditField => CoverageText.RemedyField,
        Remedy.Audit => CoverageText.RemedyAudit,
        Remedy.Measure => CoverageText.RemedyMeasure,
        _ => CoverageText.RemedyOpenTouchpoint,
    };

    /// <summary>The icon of a severity.</summary>
    public static string Symbol(Severity severity) => severity switch
    {
        Severity.Critical => "error",
        Severity.Serious => "warning",
        _ => "info",
    };

    /// <summary>How grave, in a word.</summary>
    public static string Name(Severity severity) => severity switch
    {
        Severity.Critical => CoverageText.SeverityCritical,
        Severity.Serious => CoverageText.SeveritySerious,
        _ => CoverageText.SeverityMinor,
    };

    /// <summary>The names of the touchpoints concerned; of many the first, and how many more.</summary>
    public string Concerned(Finding finding)
    {
        var shown = string.Join(", ", finding.Touchpoints.Take(Named).Select(Quoted));
        var more = finding.Touchpoints.Length - Named;
        return more > 0 ? (more == 1 ? CoverageText.NamesMoreOne : CoverageText.NamesMoreOther).With(shown, more) : shown;
    }

    string Quoted(Guid touchpoint) => names(touchpoint) is { } name ? CoverageText.NameQuoted.With(name) : CoverageText.SomeTouchpoint;

    string KpiName(Finding finding) => kpis.NameOf(finding.Kpi ?? "");

    string Value(Finding finding, FigureName name) => kpis.Write(finding.Kpi ?? "", finding.Figure(name) ?? 0);

    static string Emotion(Finding finding) => Texts.Emotion((int)(finding.Figure(FigureName.Emotion) ?? 0));

    static string Days(decimal days) => Texts.Count((long)days, CoverageText.DaysOne, CoverageText.DaysOther);

    static string Percent(decimal percent) => (percent / 100).ToString("P0", CultureInfo.CurrentCulture).Unbroken();

    static string Pascal(string id) => string.Concat(id.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}
