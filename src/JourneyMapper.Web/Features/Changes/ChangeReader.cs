using JourneyMapper.Data;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Queries;
using JourneyMapper.Data.Review;
using JourneyMapper.Domain.Coverage;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Features.Board;
using JourneyMapper.Web.Features.Coverage;
using JourneyMapper.Web.Features.Personas;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Features.Changes;

/// <summary>
/// Reads what has changed in a journey since its last sign-off, a day or a named version. The map as it was is reached from the present one; with the facts of that day it is reviewed by the rules
/// and thresholds of today, so that a score changes with the journey alone.
/// </summary>
public sealed class ChangeReader(IDbContextFactory<JourneyDbContext> contexts, JourneyStore store, CoverageQuery coverage, PersonaService personas, TimeProvider clock)
{
    /// <summary>Of audits, and of findings, at most so many.</summary>
    public const int Most = 200;

    // What is asked for, found: the moment, the revision where it is one, and how it is said.
    sealed record Start(DateTimeOffset At, long? Revision, DateOnly From, string Words, bool IsFound = true);

    /// <summary>What has changed; null when the member sees no such journey.</summary>
    public async Task<ChangeReport?> ReadAsync(CurrentMember member, Guid journey, ChangesStart asked, CancellationToken cancellation = default)
    {
        if (await store.FindAsync(member, journey, cancellation) is not { } now)
            return null;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var start = await StartAsync(db, member, now, asked, cancellation);
        var (then, isComplete) = await PastJourney.ReadAsync(store, now, entry => start.Revision is { } revision ? entry.Revision > revision : entry.At >= start.At, cancellation);
        var context = await coverage.ContextAsync(member, journey, cancellation);
        var accepted = context.Review(now).Findings.Where(finding => finding.Accepted).Select(finding => finding.Key).ToHashSet();
        var settings = await ReviewQueries.SettingsAsync(db, member.Workspace, cancellation);
        var day = asked is ChangesStart.Day ? start.From.AddDays(-1) : DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(start.At, coverage.Zone).DateTime);
        var kpis = now.Touchpoints.Concat(then.Touchpoints).SelectMany(touchpoint => touchpoint.Kpis, (touchpoint, target) => (touchpoint.Id, target.Kpi)).Distinct().ToList();
        var channels = await db.ChannelsAsync(member.Workspace, cancellation);
        var (before, after) = (await FactsAsync(day), await FactsAsync(coverage.Today));
        var (reviewThen, reviewNow) = (CoverageReview.Of(new(then, before, settings, day), accepted), CoverageReview.Of(new(now, after, settings, coverage.Today), accepted));
        var library = await personas.ReadAsync(member.Workspace, cancellation);
        var readable = new ReadableFields(await db.Members.NamesOfAsync(member.Workspace, cancellation), () => context.Kpis, () => library) { Channels = () => channels };
        return new()
        {
            Title = now.Title,
            Since = start.Words,
            HasStart = start.IsFound,
            From = start.From,
            IsComplete = isComplete,
            Map = MapChanges.Between(then, now, readable.Read),
            Scores = Scores(now, reviewThen, reviewNow),
            NewFindings = Lines(reviewNow, reviewThen, FindingText.Of(now, context.Kpis), coverage.Today),
            GoneFindings = Lines(reviewThen, reviewNow, FindingText.Of(then, context.Kpis), day),
            Audits = await AuditsAsync(db, member, now, then, start.At, cancellation),
            Kpis = Kpis(now, before, after),
            Experiments = await ExperimentsAsync(db, member, journey, start.From, cancellation),
            Surveys = await SurveysAsync(db, member, journey, start.From, cancellation),
            Opportunities = Done(then, now),
            Catalogue = context.Kpis,
        };

        Task<CoverageSnapshot> FactsAsync(DateOnly at) => ReviewQueries.ReadAsync(db, [journey], kpis, context.Kpis.ById, channels, at, cancellation);
    }

    async Task<Start> StartAsync(JourneyDbContext db, CurrentMember member, Journey now, ChangesStart asked, CancellationToken cancellation)
    {
        if (asked is ChangesStart.Day { On: var on })
        {
            var day = on > member.Today(clock) ? member.Today(clock) : on < Days.Earliest ? Days.Earliest : on;
            return new(day.BeginIn(member.Zone ?? clock.LocalTimeZone), null, day, ChangesText.SinceDay.With(day));
        }

        if (asked is ChangesStart.Version { Revision: var revision }
            && await db.NamedVersions.AsNoTracking().SingleOrDefaultAsync(version => version.JourneyId == now.Id && version.Revision == revision, cancellation) is { } named)
        {
            // Since it was so, not since somebody gave it a name; where the journal no longer knows, that is the best there is.
            var at = await db.Journal.Where(entry => entry.StreamId == now.Id && entry.Revision == revision).Select(entry => (DateTimeOffset?)entry.At).SingleOrDefaultAsync(cancellation) ?? named.At;
            return new(at, revision, DayOf(at), ChangesText.SinceVersion.With(named.Name, member.Local(at, clock)));
        }

        var last = await db.SignOffs.AsNoTracking().Where(signOff => signOff.JourneyId == now.Id && signOff.State == SignOffState.Approved)
            .OrderByDescending(signOff => signOff.DecidedAt).Select(signOff => new { signOff.Revision, signOff.DecidedAt, signOff.RequestedAt }).FirstOrDefaultAsync(cancellation);
        if (last is not null)
        {
            var decided = last.DecidedAt ?? last.RequestedAt;
            return new(decided, last.Revision, DayOf(decided), ChangesText.SinceSignOff.With(member.Local(decided, clock)));
        }

        var made = await db.Journeys.InUse(member).Where(row => row.Id == now.Id).Select(row => row.CreatedAt).SingleOrDefaultAsync(cancellation);
        return new(made, 0, DayOf(made), ChangesText.SinceBeginning.With(member.Local(made, clock)), IsFound: false);

        DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(member.Local(at, clock).DateTime);
    }

    static IReadOnlyList<ScoreThenNow> Scores(Journey now, CoverageReview then, CoverageReview after) =>
    [
        new(CoverageText.WholeJourney, null, then.Journey.IsEmpty ? null : then.Journey.Points, after.Journey.IsEmpty ? null : after.Journey.Points),
        .. then.Stages.Zip(after.Stages, (before, stage) => new ScoreThenNow(now.LabelOf(stage.Stage), stage.Stage, Points(before), Points(stage))),
    ];

    static int? Points(StageScore score) => score.IsEmpty ? null : score.Points;

    // Those of one review that the other does not have. Whose acceptance has ended or begun is no other finding.
    static IReadOnlyList<FindingLine> Lines(CoverageReview review, CoverageReview other, FindingText text, DateOnly day)
    {
        var known = other.Findings.Select(finding => finding.Key).ToHashSet();
        return [.. review.Findings.Where(finding => !finding.Accepted && !known.Contains(finding.Key)).Take(Most).Select(finding => new FindingLine(finding.Severity, text.Title(finding), text.Why(finding, day)))];
    }

    static async Task<IReadOnlyList<AuditLine>> AuditsAsync(JourneyDbContext db, CurrentMember member, Journey now, Journey then, DateTimeOffset since, CancellationToken cancellation)
    {
        var found = await (from audit in db.Audits.AsNoTracking()
                           join journey in db.Journeys.InUse(member) on audit.JourneyId equals journey.Id
                           where journey.Id == now.Id && audit.RecordedAt >= since
                           orderby audit.On descending, audit.RecordedAt descending
                           select new { audit.TouchpointId, audit.On, audit.Score, Auditor = db.Members.Where(user => user.Id == audit.AuditorId).Select(user => user.DisplayName).FirstOrDefault() })
            .Take(Most).ToListAsync(cancellation);
        return found.ConvertAll(audit => new AuditLine((now.Find(audit.TouchpointId) ?? then.Find(audit.TouchpointId))?.Name ?? ChangesText.GoneTouchpoint, audit.On, audit.Score, audit.Auditor));
    }

    static IReadOnlyList<KpiThenNow> Kpis(Journey now, CoverageSnapshot before, CoverageSnapshot after) =>
    [
        .. from touchpoint in now.Touchpoints
           from target in touchpoint.Kpis
           let key = (touchpoint.Id, target.Kpi)
           where after.Measurements.ContainsKey(key)
           let then = before.Measurements.TryGetValue(key, out var known) ? known : (LatestMeasurement?)null
           where then != after.Measurements[key]
           select new KpiThenNow(touchpoint.Name, target.Kpi, then, after.Measurements[key], target.Target),
    ];

    static async Task<IReadOnlyList<ExperimentLine>> ExperimentsAsync(JourneyDbContext db, CurrentMember member, Guid id, DateOnly since, CancellationToken cancellation)
    {
        var found = await (from experiment in db.Experiments.AsNoTracking()
                           join journey in db.Journeys.InUse(member) on experiment.JourneyId equals journey.Id
                           where journey.Id == id && experiment.DecidedOn >= since
                           orderby experiment.DecidedOn, experiment.Id
                           select new
                           {
                               experiment.Name,
                               experiment.TouchpointName,
                               experiment.DecidedOn,
                               Chosen = experiment.Variants.Where(variant => variant.Id == experiment.Chosen).Select(variant => variant.Name).FirstOrDefault(),
                               experiment.Decision,
                           }).Take(Most).ToListAsync(cancellation);
        return found.ConvertAll(row => new ExperimentLine(row.Name, row.TouchpointName, row.DecidedOn!.Value, row.Chosen, row.Decision));
    }

    static async Task<IReadOnlyList<SurveyAnswersLine>> SurveysAsync(JourneyDbContext db, CurrentMember member, Guid id, DateOnly since, CancellationToken cancellation)
    {
        var language = Languages.Current;
        var found = await (from survey in db.Surveys.AsNoTracking()
                           join journey in db.Journeys.InUse(member) on survey.JourneyId equals journey.Id
                           where journey.Id == id
                           orderby survey.MadeAt, survey.Id
                           select new
                           {
                               Name = survey.Wordings.OrderBy(wording => wording.Language == language ? 0 : 1).ThenBy(wording => wording.Language).Select(wording => wording.Title).FirstOrDefault(),
                               Answers = db.SurveyAnswers.LongCount(answer => answer.SurveyId == survey.Id && answer.AnsweredOn >= since),
                           }).ToListAsync(cancellation);
        return [.. found.Where(row => row.Answers > 0).Select(row => new SurveyAnswersLine(row.Name ?? "", row.Answers))];
    }

    static IReadOnlyList<DoneOpportunity> Done(Journey then, Journey now)
    {
        var before = then.Opportunities.Where(opportunity => opportunity.Status == OpportunityStatus.Done).Select(opportunity => opportunity.Id).ToHashSet();
        return [.. now.Opportunities.Where(opportunity => opportunity.Status == OpportunityStatus.Done && !before.Contains(opportunity.Id))
            .Select(opportunity => new DoneOpportunity(opportunity.Title, now.Find(opportunity.Touchpoint)?.Name ?? "", opportunity.DoneOn))];
    }
}
