using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Comments;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Exchange;
using JourneyMapper.Domain.Experiments;
using JourneyMapper.Domain.Funnels;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Measuring;
using JourneyMapper.Domain.Personas;
using JourneyMapper.Domain.Records;
using JourneyMapper.Domain.Surveys;
using JourneyMapper.Testing;

namespace JourneyMapper.Domain.Tests.Exchange;

/// <summary>Documents by chance, and ways to compare them.</summary>
static partial class Documents
{
    public static readonly DateOnly Today = new(2026, 11, 30);

    /// <summary>A journey that has been edited, with personas, audits and measurements; what it links is its own.</summary>
    public static JourneyDocument By(Generate chance)
    {
        var (states, _) = chance.History(40);
        var journey = states[^1];
        journey = journey with
        {
            Opportunities = [.. journey.Opportunities.Select(opportunity => opportunity with
            {
                Touchpoints = OpportunityFields.Ids(Some(journey.Touchpoints.Select(record => record.Id))),
                PainPoints = OpportunityFields.Ids(Some(journey.PainPoints.Select(record => record.Id))),
                Goals = OpportunityFields.Ids(Some(journey.Goals.Select(record => record.Id))),
                Findings = chance.OnceIn(2) ? "" : $"emotion-low//{opportunity.Touchpoint}/\nstage-thin/Loyalty//\nno key",
            })],
        };
        return new(journey)
        {
            Currency = "EUR",
            Threads = [.. Threads(chance, journey)],
            Experiments = [.. journey.Touchpoints.Where(_ => chance.OnceIn(3)).Select(touchpoint => Experiment(chance, touchpoint))],
            Surveys = [.. Enumerable.Range(0, journey.Touchpoints.IsEmpty ? 0 : chance.Below(3)).Select(_ => Survey(chance, journey))],
            Counts = [.. Enumerable.Range(0, chance.Below(4)).Select(month => new StageCounts(Month(month), [.. Stages.All.Select(_ => chance.OnceIn(4) ? (long?)null : 1000 + chance.Below(1000))])).Where(counts => !counts.IsEmpty)],
            Segments = [.. journey.Personas.SelectMany(about => Enumerable.Range(0, chance.Below(3)).Select(month => new SegmentCounts(about.Persona, new(Month(month), [.. Stages.All.Select(_ => (long?)chance.Below(1000))]))))],
            Money = [.. Enumerable.Range(0, chance.Below(4)).Select(month => Money(chance, Month(month)))],
            Versions = [.. Enumerable.Range(0, chance.Below(3)).Select(revision => new RecordedVersion(revision, Line(chance, Limits.Label), Moment(chance), Line(chance, Limits.Name)))],
            SignOffs = [.. Enumerable.Range(0, chance.Below(3)).Select(revision => new RecordedSignOff(revision, chance.OnceIn(2), "Refused", Moment(chance), Line(chance, Limits.Name), Moment(chance), "", Line(chance, Limits.Name)))],
            Personas = [.. journey.Personas.Select(about => new Persona { Id = about.Persona, Name = $"{chance.Line()} {about.Persona.ToString()[7]}", Goals = chance.Lines(), Channels = "email, store" })],
            Audits = [.. journey.Touchpoints.Where(_ => chance.OnceIn(2)).Select(touchpoint => new DocumentAudit(Audit(chance, touchpoint), journey.Owner))],
            Measured = [.. journey.Kpis.Select(pair => new KpiSeries(pair.Touchpoint, pair.Kpi, Values(chance, pair.Kpi))).Where(series => !series.Measurements.IsEmpty)],
        };

        IEnumerable<Guid> Some(IEnumerable<Guid> ids) => ids.Where(_ => chance.OnceIn(4)).Take(5);
    }

    /// <summary>A place that knows all that a document names and does not hold.</summary>
    public static JourneyTarget Knowing(JourneyDocument document)
    {
        var ids = Ids().Matches(WriteText(document)).Select(match => Guid.Parse(match.Value)).ToHashSet();
        return new() { Latest = Today, Currency = "EUR", Members = ids.ToDictionary(id => id, id => id.ToString()), Journeys = ids, Pictures = ids };
    }

    public static string WriteText(JourneyDocument document)
    {
        using var file = new MemoryStream();
        JourneyJson.WriteAsync(file, document, "/schemas/journey-1.json").GetAwaiter().GetResult();
        return Encoding.UTF8.GetString(file.ToArray());
    }

    public static DocumentReading Read(string text, JourneyTarget? target = null) => JourneyJson.Read(Encoding.UTF8.GetBytes(text), target ?? JourneyTarget.BuiltIn);

    public static DocumentReading.Read ReadWell(string text, JourneyTarget? target = null) => Read(text, target).ShouldBeOfType<DocumentReading.Read>();

    /// <summary>What is said of what comes along in another form, or is told and not read back.</summary>
    public static bool IsExpected(LossKind kind) => kind is LossKind.Auditor or LossKind.Decider or LossKind.Commenter or LossKind.ClosedSurvey or LossKind.Answers or LossKind.History;

    /// <summary>What was read, as a document again, with what is not read back.</summary>
    public static JourneyDocument Again(NewJourney made, JourneyDocument before) => new(made.Journey)
    {
        Personas = made.Personas,
        Audits = [.. made.Audits.Select((audit, i) => new DocumentAudit(audit, before.Audits[i].Auditor))],
        Measured = made.Measured,
        Currency = before.Currency,
        Threads = made.Threads,
        Experiments = [.. made.Experiments.Select((experiment, i) => before.Experiments[i] with { Experiment = experiment })],
        Surveys = [.. made.Surveys.Select((survey, i) => survey with { Answers = before.Surveys[i].Answers, Items = [.. survey.Items.Select((item, j) => item with { Felt = before.Surveys[i].Items[j].Felt })] })],
        Counts = made.Counts,
        Segments = made.Segments,
        Money = made.Money,
        Versions = before.Versions,
        SignOffs = before.SignOffs,
    };

    /// <summary>A text in which each id is told by when it comes first: new ids are no difference.</summary>
    public static string Comparable(string text)
    {
        Dictionary<string, int> seen = new(StringComparer.OrdinalIgnoreCase);
        return Ids().Replace(text, match => seen.TryGetValue(match.Value, out var known) ? $"#{known}" : $"#{seen[match.Value] = seen.Count}");
    }

    static IEnumerable<RecordedThread> Threads(Generate chance, Journey journey) => journey.Touchpoints.Where(_ => chance.OnceIn(2)).Select(touchpoint => (Guid?)touchpoint.Id).Append(null).Select(touchpoint => new RecordedThread
    {
        Touchpoint = touchpoint,
        Field = touchpoint is null || chance.OnceIn(2) ? null : chance.OneOf([.. RecordedThread.Fields]).Id,
        ResolvedAt = chance.OnceIn(2) ? Moment(chance) : null,
        ResolvedBy = chance.OnceIn(2) ? Line(chance, Limits.Name) : "",
        Comments = [.. Enumerable.Range(0, 1 + chance.Below(3)).Select(_ => new RecordedComment(Line(chance, Limits.Name), chance.OnceIn(3), Line(chance, Limits.Comment), Moment(chance), chance.OnceIn(3) ? Moment(chance) : null))],
    });

    static DocumentExperiment Experiment(Generate chance, Touchpoint touchpoint)
    {
        var kind = chance.OneOf([ExperimentKind.Conversion, ExperimentKind.Mean]);
        ImmutableArray<ExperimentVariant> variants = [.. Enumerable.Range(1, 2 + chance.Below(3)).Select(number => kind == ExperimentKind.Conversion
            ? new ExperimentVariant { Id = chance.Id(), Name = $"{number} ✓", Count = 100 + chance.Below(1000), Conversions = chance.Below(100) }
            : new ExperimentVariant { Id = chance.Id(), Name = $"{number} ✗", Count = chance.Below(1000), Mean = chance.Below(100000) / 7m, Deviation = chance.Below(1000) / 3m })];
        var decided = chance.OnceIn(2);
        var experiment = new Experiment
        {
            Id = chance.Id(),
            Touchpoint = touchpoint.Id,
            Name = Line(chance, Limits.Name),
            Hypothesis = AcceptedText.Lines(chance.Lines(), Limits.Note).Value,
            Kpi = chance.OnceIn(2) ? "conversion-rate" : null,
            Kind = kind,
            Planned = chance.OnceIn(2) ? 2 + chance.Below(5000) : null,
            Baseline = chance.OnceIn(2) ? 1 + (chance.Below(90) / 4m) : null,
            Effect = 1 + chance.Below(9),
            StartsOn = new DateOnly(2026, 1, 1).AddDays(chance.Below(100)),
            EndsOn = chance.OnceIn(2) ? new DateOnly(2026, 6, 1).AddDays(chance.Below(300)) : null,
            State = decided ? ExperimentState.Decided : ExperimentState.Planned,
            Variants = variants,
            Chosen = decided ? chance.OneOf([.. variants]).Id : null,
            Decision = decided ? Line(chance, Limits.Note) : "",
            DecidedOn = decided ? new DateOnly(2026, 6, 1).AddDays(chance.Below(100)) : null,
        };
        return new(experiment.Accept().Experiment, decided ? Line(chance, Limits.Name) : "");
    }

    static RecordedSurvey Survey(Generate chance, Journey journey) => new()
    {
        Wordings = [.. new[] { "en", "fr" }.Take(1 + chance.Below(2)).Select(language => new SurveyWording(language, Line(chance, Limits.Name), AcceptedText.Lines(chance.Lines(), Limits.Note).Value, Line(chance, Limits.Note)))],
        AsksName = chance.OnceIn(2),
        MadeAt = Moment(chance),
        ClosesOn = Today.AddDays(chance.Below(100) - 50),
        Answers = chance.Below(20),
        Items = [.. journey.Touchpoints.Take(10).Select(touchpoint => new SurveyItem(chance.OnceIn(5) ? null : touchpoint.Id, touchpoint.Stage, "", Line(chance, Limits.Name), Line(chance, Limits.Text), chance.Below(5) - 2)
        {
            Felt = chance.OnceIn(2) ? new Spread(5, 3, 7) : null,
        })],
    };

    static MonthMoney Money(Generate chance, DateOnly month) => new(
        month, [new(Stage.Awareness, "email", chance.Below(10000) / 100m, null), new(Stage.Decision, "", chance.Below(100), chance.Below(10000) / 4m)],
        chance.OnceIn(2) ? MonthTerms.Unknown : new(chance.Below(100), chance.Below(100), chance.Below(1000) / 4m, 2.5m));

    static DateOnly Month(int month) => new DateOnly(2026, 1, 1).AddMonths(month);

    static DateTimeOffset Moment(Generate chance) => new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(chance.Below(20_000_000)).AddTicks(10 * chance.Below(1_000_000));

    // One that is accepted as it is.
    static string Line(Generate chance, int limit) => AcceptedText.Line($"x {chance.Line()}", limit).Value is var line && line.Length <= limit ? line : "x";

    static Domain.Auditing.Audit Audit(Generate chance, Touchpoint touchpoint) => AuditCriteria.All.Aggregate(
        new Domain.Auditing.Audit { Id = chance.Id(), Touchpoint = touchpoint.Id, On = new DateOnly(2026, 1, 1).AddDays(chance.Below(300)), Strengths = chance.Lines(), EvidenceNote = chance.Line(), Evidence = AuditCriteria.Evidence[0].Id },
        (audit, criterion) => audit.With(criterion.Id, 1 + chance.Below(5)));

    static ImmutableArray<Measurement> Values(Generate chance, string kpi)
    {
        var (least, most) = (Kpis.Find(kpi)!.Least ?? -1000, Kpis.Find(kpi)!.Most ?? 1000);
        return [.. Enumerable.Range(0, chance.Below(5)).Select(day => new Measurement(new DateOnly(2026, 3, 1).AddDays(day), Math.Round(least + ((most - least) * chance.Below(1000) / 1000m), 3)))];
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Ids();
}
