using System.Collections.Immutable;
using System.Globalization;
using JourneyMapper.Domain.Auditing;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Measuring;

namespace JourneyMapper.Domain.Exchange;

/// <summary>Makes audits and measurements of what a file says about the touchpoints of its journey.</summary>
sealed class FactAssembly(RawDocument document, FactReferences here)
{
    public ImmutableArray<Audit> Audits()
    {
        // What is asked here and was not asked there is no reason to leave an audit out.
        var criteria = new CriteriaSet([], [.. here.Target.Criteria.More, .. here.Target.Criteria.Retired]);
        var audits = ImmutableArray.CreateBuilder<Audit>();
        foreach (var raw in document.Audits)
        {
            if (here.Touchpoint(raw.Touchpoint, raw.Path) is not { } touchpoint)
                continue;
            if (FactForms.ReadDay(raw.On) is not { } on)
            {
                here.Losses.Add($"{raw.Path}/on", LossKind.Incomplete, raw.On);
                continue;
            }

            var audit = Scored(new() { Id = Guid.CreateVersion7(), Touchpoint = touchpoint.Id, On = on }, raw) with
            {
                Strengths = Text(raw, "strengths", Limits.Text),
                Weaknesses = Text(raw, "weaknesses", Limits.Text),
                EvidenceNote = Text(raw, "evidenceNote", Limits.Note),
                Evidence = Evidence(raw),
            };
            var (accepted, problems) = audit.Accept(here.Target.Latest, criteria);
            if (problems.Count == 0)
                audits.Add(accepted);
            else
                here.Losses.Add(raw.Path, problems[0].Problem == Records.Problem.OutOfRange ? LossKind.OutOfRange : LossKind.Incomplete, problems[0].Criterion);
        }

        if (document.Audits.Exists(raw => raw.Texts.ContainsKey("auditor")))
            here.Losses.Add("/audits", LossKind.Auditor);
        return audits.ToImmutable();
    }

    public ImmutableArray<KpiSeries> Measured()
    {
        Dictionary<(Guid Touchpoint, string Kpi), SortedDictionary<DateOnly, Measurement>> measured = [];
        foreach (var raw in document.Measured)
        {
            if (here.Touchpoint(raw.Touchpoint, raw.Path) is not { } touchpoint)
                continue;
            if (here.Names.Kpi(raw.Kpi) is not { } kpi)
            {
                here.Losses.Add($"{raw.Path}/kpi", LossKind.Kpi, raw.Kpi);
                continue;
            }

            if (kpi.Unit == KpiUnit.Money && here.Target.IsOtherCurrency(document.Currency))
            {
                here.Losses.Add(raw.Path, LossKind.Currency, document.Currency!);
                continue;
            }

            if (!measured.TryGetValue((touchpoint.Id, kpi.Id), out var series))
                measured[(touchpoint.Id, kpi.Id)] = series = [];
            foreach (var (text, value) in raw.Values)
                if (FactForms.ReadDay(text) is not { } on)
                    here.Losses.Add($"{raw.Path}/values", LossKind.UnknownValue, text);
                else if (new Measurement(on, value) is var measurement && measurement.Check(kpi, here.Target.Latest) is not null)
                    here.Losses.Add($"{raw.Path}/values/{text}", LossKind.OutOfRange, value.ToString(CultureInfo.InvariantCulture));
                else
                    series[on] = measurement.Rounded();
        }

        return [.. measured.Where(series => series.Value.Count > 0).Select(series => new KpiSeries(series.Key.Touchpoint, series.Key.Kpi, [.. series.Value.Values]))];
    }

    Audit Scored(Audit audit, RawAudit raw)
    {
        foreach (var (named, score) in raw.Scores)
            if (here.Names.Criterion(named) is { } criterion)
                audit = audit.With(criterion, score);
            else
                here.Losses.Add($"{raw.Path}/scores", LossKind.Criterion, named);
        return audit;
    }

    string Evidence(RawAudit raw)
    {
        var evidence = raw.Texts.GetValueOrDefault("evidence", "");
        if (evidence.Length == 0 || AuditCriteria.FindEvidence(evidence) is not null)
            return evidence;
        here.Losses.Add($"{raw.Path}/evidence", LossKind.UnknownValue, evidence);
        return "";
    }

    string Text(RawAudit raw, string name, int limit)
    {
        var text = raw.Texts.GetValueOrDefault(name, "");
        if (text.Length <= limit)
            return text;
        here.Losses.Add($"{raw.Path}/{name}", LossKind.Shortened, text);
        return text[..(limit - (char.IsHighSurrogate(text[limit - 1]) ? 1 : 0))];
    }
}
