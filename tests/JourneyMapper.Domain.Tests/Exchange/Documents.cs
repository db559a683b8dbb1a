using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Exchange;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Measuring;
using JourneyMapper.Domain.Personas;
using JourneyMapper.Domain.Records;
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
        return new() { Latest = Today, Members = ids.ToDictionary(id => id, id => id.ToString()), Journeys = ids, Pictures = ids };
    }

    public static string WriteText(JourneyDocument document)
    {
        using var file = new MemoryStream();
        JourneyJson.WriteAsync(file, document, "/schemas/journey-1.json").GetAwaiter().GetResult();
        return Encoding.UTF8.GetString(file.ToArray());
    }

    public static DocumentReading Read(string text, JourneyTarget? target = null) => JourneyJson.Read(Encoding.UTF8.GetBytes(text), target ?? JourneyTarget.BuiltIn);

    public static DocumentReading.Read ReadWell(string text, JourneyTarget? target = null) => Read(text, target).ShouldBeOfType<DocumentReading.Read>();

    /// <summary>What was read, as a document again.</summary>
    public static JourneyDocument Again(NewJourney made, JourneyDocument before) => new(made.Journey)
    {
        Personas = made.Personas,
        Audits = [.. made.Audits.Select((audit, i) => new DocumentAudit(audit, before.Audits[i].Auditor))],
        Measured = made.Measured,
    };

    /// <summary>A text in which each id is told by when it comes first: new ids are no difference.</summary>
    public static string Comparable(string text)
    {
        Dictionary<string, int> seen = new(StringComparer.OrdinalIgnoreCase);
        return Ids().Replace(text, match => seen.TryGetValue(match.Value, out var known) ? $"#{known}" : $"#{seen[match.Value] = seen.Count}");
    }

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
