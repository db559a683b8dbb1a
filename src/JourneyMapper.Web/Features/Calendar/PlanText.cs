using JourneyMapper.Domain.Measuring;
using JourneyMapper.Web.Features.Audits.Rounds;
using JourneyMapper.Web.Features.Experiments;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Features.Opportunities;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.Calendar;

/// <summary>What is due, in the reader's language.</summary>
static class PlanText
{
    /// <summary>What kinds are called, where one is chosen.</summary>
    public static string Name(this PlanKind kind) => kind switch
    {
        PlanKind.Audit => AuditText.Audits,
        PlanKind.Round => RoundText.Rounds,
        PlanKind.Measurement => CalendarText.KindMeasurement,
        PlanKind.Survey => CalendarText.KindSurvey,
        PlanKind.Experiment => ExperimentText.Experiments,
        PlanKind.Opportunity => OpportunityText.Opportunities,
        _ => CalendarText.KindSignOff,
    };

    /// <summary>The symbol of a kind.</summary>
    public static string Symbol(this PlanKind kind) => kind switch
    {
        PlanKind.Audit => "fact_check",
        PlanKind.Round => "event",
        PlanKind.Measurement => "monitoring",
        PlanKind.Survey => "record_voice_over",
        PlanKind.Experiment => "science",
        PlanKind.Opportunity => "lightbulb",
        _ => "approval",
    };

    /// <summary>What is due, without its journey.</summary>
    public static string What(this PlanEntry entry, KpiCatalogue kpis) => entry switch
    {
        { Kind: PlanKind.Audit, IsNew: true, Count: 1 } => CalendarText.AuditNew.With(entry.Name),
        { Kind: PlanKind.Audit, IsNew: true } => Texts.Count(entry.Count, CalendarText.AuditsNewOne, CalendarText.AuditsNewOther),
        { Kind: PlanKind.Audit, Count: 1 } => CalendarText.Audit.With(entry.Name),
        { Kind: PlanKind.Audit } => Texts.Count(entry.Count, CalendarText.AuditsOne, CalendarText.AuditsOther),
        { Kind: PlanKind.Round, Count: 1 } => CalendarText.Round.With(entry.Name),
        { Kind: PlanKind.Round } => Texts.Count(entry.Count, CalendarText.RoundsOne, CalendarText.RoundsOther),
        { Kind: PlanKind.Measurement, IsNew: true, Count: 1 } => CalendarText.MeasurementNew.With(kpis.NameOf(entry.Kpi), entry.Name),
        { Kind: PlanKind.Measurement, IsNew: true } => Texts.Count(entry.Count, CalendarText.MeasurementsNewOne, CalendarText.MeasurementsNewOther),
        { Kind: PlanKind.Measurement, Count: 1 } => CalendarText.Measurement.With(kpis.NameOf(entry.Kpi), entry.Name),
        { Kind: PlanKind.Measurement } => Texts.Count(entry.Count, CalendarText.MeasurementsOne, CalendarText.MeasurementsOther),
        { Kind: PlanKind.Survey, Opens: true } => CalendarText.SurveyOpens.With(entry.Name),
        { Kind: PlanKind.Survey } => CalendarText.SurveyCloses.With(entry.Name),
        { Kind: PlanKind.Experiment, Count: 1 } => CalendarText.Experiment.With(entry.Name),
        { Kind: PlanKind.Experiment } => Texts.Count(entry.Count, CalendarText.ExperimentsOne, CalendarText.ExperimentsOther),
        { Kind: PlanKind.Opportunity, Count: 1 } => CalendarText.Opportunity.With(entry.Name),
        { Kind: PlanKind.Opportunity } => Texts.Count(entry.Count, CalendarText.OpportunitiesOne, CalendarText.OpportunitiesOther),
        _ => CalendarText.SignOff,
    };

    /// <summary>Where it is seen to; null for several, which have no place in common.</summary>
    public static string? Address(this PlanEntry entry) => entry switch
    {
        { Count: > 1 } => null,
        { Kind: PlanKind.Audit or PlanKind.Measurement } => JourneyAddress.Of(entry.Journey, entry.Item),
        { Kind: PlanKind.Round } => RoundsPage.AddressOf(entry.Item),
        { Kind: PlanKind.Survey } => $"{JourneyAddress.SurveyOf(entry.Journey)}?survey={entry.Item}",
        { Kind: PlanKind.Experiment } => ExperimentsPage.AddressOf(entry.Item),
        { Kind: PlanKind.Opportunity } => OpportunitiesPage.AddressOf(entry.Item),
        _ => JourneyAddress.ChangesOf(entry.Journey),
    };

    /// <summary>How it stands, in a word: overdue, done; null where it is still to come.</summary>
    public static string? Standing(this PlanEntry entry, DateOnly today) =>
        entry.IsOverdue(today) ? CalendarText.Overdue : entry.IsDone && entry.Kind != PlanKind.Survey ? CalendarText.Done : null;

    /// <summary>What other calendars show.</summary>
    /// <param name="entry">What is due.</param>
    /// <param name="today">The member's.</param>
    /// <param name="kpis">How KPIs are called.</param>
    /// <param name="absolute">Makes an address one that leads here from elsewhere.</param>
    public static CalendarEntry ToCalendar(this PlanEntry entry, DateOnly today, KpiCatalogue kpis, Func<string, Uri> absolute)
    {
        var what = CalendarText.InJourney.With(entry.What(kpis), entry.Title);
        return new($"{entry.Key}@journeymapper", entry.On, entry.On, entry.Standing(today) is { } standing ? Common.Named.With(standing, what) : what, entry.Kind.Name(),
            absolute(entry.Address() ?? CalendarPage.AddressOf(new() { Kind = entry.Kind, Journey = entry.Journey }, Period.Month.First(entry.On))));
    }
}
