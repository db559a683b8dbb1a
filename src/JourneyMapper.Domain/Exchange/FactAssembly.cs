using System.Collections.Immutable;
using System.Globalization;
using JourneyMapper.Domain.Auditing;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Measuring;

namespace JourneyMapper.Domain.Exchange;

/// <summary>Makes audits and measurements of what a file says about the touchpoints of its journey.</summary>
sealed class FactAssembly(RawDocument document, JourneyTarget target, LossList losses, NameResolver names, Journey journey, IReadOnlyDictionary<string, Guid> records)
{
    const string DayForm = "yyyy-MM-dd";

    public ImmutableArray<Audit> Audits()
    {
        // What is asked here and was not asked there is no reason to leave an audit out.
        var criteria = new CriteriaSet([], [.. target.Criteria.More, .. target.Criteria.Retired]);
        var audits = ImmutableArray.CreateBuilder<Audit>();
        foreach (var raw in document.Audits)
        {
            if (Touchpoint(raw.Touchpoint, raw.Path) is not { } touchpoint)
                continue;
            if (Day(raw.On) is not { } on)
            {
                losses.Add($"{raw.Path}/on", LossKind.Incomplete, raw.On);
                continue;
            }

            var audit = Scored(new() { Id = Guid.CreateVersion7(), Touchpoint = touchpoint.Id, On = on }, raw) with
            {
                Strengths = Text(raw, "strengths", Limits.Text),
                Weaknesses = Text(raw, "weaknesses", Limits.Text),
                EvidenceNote = Text(raw, "evidenceNote", Limits.Note),
                Evidence = Evidence(raw),
            };
            var (accepted, problems) = audit.Accept(target.Latest, criteria);
            if (problems.Count == 0)
                audits.Add(accepted);
            else
                losses.Add(raw.Path, problems[0].Problem == Records.Problem.OutOfRange ? LossKind.OutOfRange : LossKind.Incomplete, problems[0].Criterion);
        }

        if (document.Audits.Exists(raw => raw.Texts.ContainsKey("auditor")))
            losses.Add("/audits", LossKind.Auditor);
        return audits.ToImmutable();
    }

    public ImmutableArray<KpiSeries> Measured()
    {
        Dictionary<(Guid Touchpoint, string Kpi), SortedDictionary<DateOnly, Measurement>> measured = [];
        foreach (var raw in document.Measured)
        {
            if (Touchpoint(raw.Touchpoint, raw.Path) is not { } touchpoint)
                continue;
            if (names.Kpi(raw.Kpi) is not { } kpi)
            {
                losses.Add($"{raw.Path}/kpi", LossKind.Kpi, raw.Kpi);
                continue;
            }

            if (!measured.TryGetValue((touchpoint.Id, kpi.Id), out var series))
                measured[(touchpoint.Id, kpi.Id)] = series = [];
            foreach (var (text, value) in raw.Values)
                if (Day(text) is not { } on)
                    losses.Add($"{raw.Path}/values", LossKind.UnknownValue, text);
                else if (new Measurement(on, value) is var measurement && measurement.Check(kpi, target.Latest) is not null)
                    losses.Add($"{raw.Path}/values/{text}", LossKind.OutOfRange, value.ToString(CultureInfo.InvariantCulture));
                else
                    series[on] = measurement.Rounded();
        }

        return [.. measured.Where(series => series.Value.Count > 0).Select(series => new KpiSeries(series.Key.Touchpoint, series.Key.Kpi, [.. series.Value.Values]))];
    }

    Audit Scored(Audit audit, RawAudit raw)
    {
        foreach (var (named, score) in raw.Scores)
            if (names.Criterion(named) is { } criterion)
                audit = audit.With(criterion, score);
            else
                losses.Add($"{raw.Path}/scores", LossKind.Criterion, named);
        return audit;
    }

    string Evidence(RawAudit raw)
    {
        var evidence = raw.Texts.GetValueOrDefault("evidence", "");
        if (evidence.Length == 0 || AuditCriteria.FindEvidence(evidence) is not null)
            return evidence;
        losses.Add($"{raw.Path}/evidence", LossKind.UnknownValue, evidence);
        return "";
    }

    string Text(RawAudit raw, string name, int limit)
    {
        var text = raw.Texts.GetValueOrDefault(name, "");
        if (text.Length <= limit)
            return text;
        losses.Add($"{raw.Path}/{name}", LossKind.Shortened, text);
        return text[..(limit - (char.IsHighSurrogate(text[limit - 1]) ? 1 : 0))];
    }

    Touchpoint? Touchpoint(string named, string path)
    {
        if (records.TryGetValue(named, out var id) && journey.Find(id) is { } touchpoint)
            return touchpoint;
        losses.Add($"{path}/touchpoint", LossKind.Record, named);
        return null;
    }

    static DateOnly? Day(string text) => DateOnly.TryParseExact(text, DayForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
