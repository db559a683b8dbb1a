using JourneyMapper.Domain.Coverage;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Features.Kpis;

namespace JourneyMapper.Web.Features.Changes;

/// <summary>A score then and now; null where there was, or is, nothing to score.</summary>
/// <param name="Name">Of what.</param>
/// <param name="Stage">The stage; null for the whole journey.</param>
/// <param name="Then">From 0 to 100.</param>
/// <param name="Now">From 0 to 100.</param>
public sealed record ScoreThenNow(string Name, Stage? Stage, int? Then, int? Now);

/// <summary>A finding in words.</summary>
/// <param name="Severity">How grave.</param>
/// <param name="Title">What is, or was, wrong.</param>
/// <param name="Why">Why.</param>
public sealed record FindingLine(Severity Severity, string Title, string Why);

/// <summary>An audit that was recorded meanwhile.</summary>
/// <param name="Touchpoint">The name of the touchpoint, as it is or was.</param>
/// <param name="On">The day.</param>
/// <param name="Score">The mean of its criteria.</param>
/// <param name="Auditor">By name; null when no longer a member.</param>
public sealed record AuditLine(string Touchpoint, DateOnly On, decimal Score, string? Auditor);

/// <summary>A KPI then and now.</summary>
/// <param name="Touchpoint">The name of the touchpoint.</param>
/// <param name="Kpi">The KPI's id.</param>
/// <param name="Then">The last value up to then; null where there was none.</param>
/// <param name="Now">The last value.</param>
/// <param name="Target">What it shall reach; null where nobody has said.</param>
public sealed record KpiThenNow(string Touchpoint, string Kpi, LatestMeasurement? Then, LatestMeasurement Now, decimal? Target);

/// <summary>An experiment that was decided meanwhile.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Touchpoint">The name of its touchpoint when it was last saved.</param>
/// <param name="On">The day of the decision.</param>
/// <param name="Chosen">The name of the variant that was chosen; null where none was.</param>
/// <param name="Decision">Why.</param>
public sealed record ExperimentLine(string Name, string Touchpoint, DateOnly On, string? Chosen, string Decision);

/// <summary>A survey that was answered meanwhile.</summary>
/// <param name="Name">Its title.</param>
/// <param name="Answers">How many answers came in.</param>
public sealed record SurveyAnswersLine(string Name, long Answers);

/// <summary>An opportunity that was done meanwhile.</summary>
/// <param name="Name">Its title.</param>
/// <param name="Touchpoint">The name of its touchpoint.</param>
/// <param name="On">Since when it is done; null where nobody has said.</param>
public sealed record DoneOpportunity(string Name, string Touchpoint, DateOnly? On);

/// <summary>All that has changed in a journey since a review.</summary>
public sealed record ChangeReport
{
    /// <summary>The journey's title.</summary>
    public required string Title { get; init; }

    /// <summary>Since when, in words.</summary>
    public required string Since { get; init; }

    /// <summary>Whether there was a sign-off to begin with, where that was asked for.</summary>
    public required bool HasStart { get; init; }

    /// <summary>The day from which on facts beside the map count as new.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Whether the history of the map reaches so far back.</summary>
    public required bool IsComplete { get; init; }

    /// <summary>What differs on the map.</summary>
    public required MapChanges Map { get; init; }

    /// <summary>The journey first, then its stages.</summary>
    public required IReadOnlyList<ScoreThenNow> Scores { get; init; }

    /// <summary>What the review finds now and did not find then, the most urgent first.</summary>
    public required IReadOnlyList<FindingLine> NewFindings { get; init; }

    /// <summary>What it found then and does not find now.</summary>
    public required IReadOnlyList<FindingLine> GoneFindings { get; init; }

    /// <summary>The audits that were recorded, by day; the latest <see cref="ChangeReader.Most"/>.</summary>
    public required IReadOnlyList<AuditLine> Audits { get; init; }

    /// <summary>KPIs that were measured.</summary>
    public required IReadOnlyList<KpiThenNow> Kpis { get; init; }

    /// <summary>Experiments that were decided.</summary>
    public required IReadOnlyList<ExperimentLine> Experiments { get; init; }

    /// <summary>Surveys that were answered.</summary>
    public required IReadOnlyList<SurveyAnswersLine> Surveys { get; init; }

    /// <summary>Opportunities that were done.</summary>
    public required IReadOnlyList<DoneOpportunity> Opportunities { get; init; }

    /// <summary>How KPIs are called and their values written.</summary>
    public required KpiCatalogue Catalogue { get; init; }

    /// <summary>Whether any score is another one.</summary>
    public bool HasOtherScores => Scores.Any(score => score.Then != score.Now);

    /// <summary>Whether nothing has changed at all.</summary>
    public bool IsEmpty => Map.IsEmpty && !HasOtherScores && NewFindings.Count == 0 && GoneFindings.Count == 0 && Audits.Count == 0 && Kpis.Count == 0
        && Experiments.Count == 0 && Surveys.Count == 0 && Opportunities.Count == 0;
}
