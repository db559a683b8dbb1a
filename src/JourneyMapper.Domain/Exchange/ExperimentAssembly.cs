using System.Collections.Immutable;
using JourneyMapper.Domain.Experiments;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Exchange;

/// <summary>Makes experiments of what a file says.</summary>
sealed class ExperimentAssembly(RawDocument document, FactReferences here)
{
    public ImmutableArray<Experiment> Experiments()
    {
        var raw = document.FactsOf(FactLists.Experiments);
        ImmutableArray<Experiment> experiments = [.. raw.Select(Make).OfType<Experiment>()];
        if (raw.Any(one => one.Text("decidedBy").Length > 0))
            here.Losses.Add($"/{FactLists.Experiments.Name}", LossKind.Decider);
        return experiments;
    }

    Experiment? Make(RawFact raw)
    {
        if (here.Touchpoint(raw.Text("touchpoint"), raw.Path) is not { } touchpoint)
            return null;
        Dictionary<string, Guid> ids = new(StringComparer.Ordinal);
        var variants = ImmutableArray.CreateBuilder<ExperimentVariant>();
        foreach (var variant in raw.List("variants"))
        {
            var id = Guid.CreateVersion7();
            if (variant.Text("id") is { Length: > 0 } named)
                ids.TryAdd(named, id);
            variants.Add(new()
            {
                Id = id,
                Name = variant.Text("name"),
                Count = variant.Integer("count") ?? 0,
                Conversions = variant.Integer("conversions") ?? 0,
                Mean = variant.Number("mean") ?? 0,
                Deviation = variant.Number("deviation") ?? 0,
            });
        }

        var (experiment, problems) = Decided(raw, ids, new()
        {
            Id = Guid.CreateVersion7(),
            Touchpoint = touchpoint.Id,
            Name = raw.Text("name"),
            Hypothesis = raw.Text("hypothesis"),
            Kpi = Kpi(raw),
            Kind = raw.Choice<ExperimentKind>("kind"),
            Planned = raw.Integer("planned"),
            Baseline = raw.Number("baseline"),
            Effect = raw.Number("effect"),
            Deviation = raw.Number("deviation"),
            StartsOn = raw.Day("startsOn"),
            EndsOn = raw.Day("endsOn"),
            State = raw.Choice<ExperimentState>("state"),
            Variants = variants.ToImmutable(),
        }).Accept();
        if (problems.Count == 0)
            return experiment;
        here.Losses.Add(raw.Path, problems[0].Fault is ExperimentFault.Required or ExperimentFault.Number ? LossKind.Incomplete : LossKind.OutOfRange, raw.Text("name"));
        return null;
    }

    // Without what was chosen, and why, nobody has decided: it runs still.
    Experiment Decided(RawFact raw, Dictionary<string, Guid> ids, Experiment experiment)
    {
        if (experiment.State != ExperimentState.Decided)
            return experiment;
        if (!ids.TryGetValue(raw.Text("chosen"), out var chosen) || raw.Text("decision").Length == 0)
        {
            here.Losses.Add($"{raw.Path}/state", LossKind.Incomplete, raw.Text("state"));
            return experiment with { State = ExperimentState.Running };
        }

        var on = raw.Day("decidedOn");
        if (on < Journeys.Days.Earliest || on > here.Target.Latest)
        {
            here.Losses.Add($"{raw.Path}/decidedOn", LossKind.OutOfRange, FactForms.Of(on.Value));
            on = null;
        }

        return experiment with { Chosen = chosen, Decision = raw.Text("decision"), DecidedOn = on };
    }

    string? Kpi(RawFact raw)
    {
        if (raw.Text("kpi") is not { Length: > 0 } named)
            return null;
        return here.Names.Find(Named.Kpi, named, $"{raw.Path}/kpi");
    }
}
