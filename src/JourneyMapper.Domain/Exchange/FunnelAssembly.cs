using System.Collections.Immutable;
using JourneyMapper.Domain.Funnels;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Exchange;

/// <summary>Makes figures and money of a funnel of what a file says.</summary>
sealed class FunnelAssembly(RawDocument document, FactReferences here)
{
    // So many are kept of amounts and shares.
    const int Decimals = 2;

    /// <summary>The figures of everybody, and those of personas.</summary>
    public (ImmutableArray<StageCounts> All, ImmutableArray<SegmentCounts> Segments) Counts()
    {
        Dictionary<DateOnly, StageCounts> all = [];
        Dictionary<(Guid, DateOnly), (SegmentCounts Segment, string Path)> segments = [];
        foreach (var raw in document.FactsOf(FactLists.Funnel))
        {
            if (Month(raw) is not { } month)
                continue;
            var counts = new StageCounts(month, [.. Stages.All.Select(stage => raw.Integer(FactLists.NameOf(stage)))]);
            if (counts.IsEmpty)
                continue;
            if (raw.Text("persona") is not { Length: > 0 } named)
                Add(all, month, counts, raw);
            else if (here.Persona(named, $"{raw.Path}/persona") is { } persona)
                Add(segments, (persona, month), (new(persona, counts), raw.Path), raw);
        }

        return ([.. all.Values], [.. segments.Values.Where(one => !IsMoreThanAll(one.Segment.Counts, all, one.Path)).Select(one => one.Segment)]);
    }

    /// <summary>What months cost and brought.</summary>
    public ImmutableArray<MonthMoney> Money()
    {
        var raw = document.FactsOf(FactLists.Economics);
        if (raw.Count > 0 && here.Target.IsOtherCurrency(document.Currency))
        {
            here.Losses.Add($"/{FactLists.Economics.Name}", LossKind.Currency, document.Currency!);
            return [];
        }

        Dictionary<DateOnly, MonthMoney> money = [];
        foreach (var one in raw)
            if (Month(one) is { } month && new MonthMoney(month, Lines(one), Terms(one)) is var read && (!read.Lines.IsEmpty || read.Terms != MonthTerms.Unknown))
                Add(money, month, read, one);
        return [.. money.Values];
    }

    ImmutableArray<MoneyLine> Lines(RawFact raw)
    {
        Dictionary<(Stage, string), MoneyLine> lines = [];
        foreach (var one in raw.List("lines"))
        {
            var channel = one.Text("channel") is { Length: > 0 } named ? here.Names.Find(Named.Channel, named, $"{one.Path}/channel") : "";
            if (channel is not null && new MoneyLine(one.Choice<Stage>("stage"), channel, Rounded(one.Number("cost")), Rounded(one.Number("revenue"))) is var line && line is not { Cost: null, Revenue: null })
                Add(lines, (line.Stage, channel), line, one);
        }

        return [.. lines.Values];
    }

    static MonthTerms Terms(RawFact raw) => new(raw.Integer("newCustomers"), Rounded(raw.Number("margin")), Rounded(raw.Number("customerRevenue")), Rounded(raw.Number("churn")));

    DateOnly? Month(RawFact raw)
    {
        var month = raw.Day("month")!.Value;
        if (FunnelChecks.CheckMonth(month, here.Target.Latest) is null)
            return month;
        here.Losses.Add($"{raw.Path}/month", LossKind.OutOfRange, FactForms.Of(month, FactForms.Month));
        return null;
    }

    // A persona stands for some of all people.
    bool IsMoreThanAll(StageCounts counts, Dictionary<DateOnly, StageCounts> all, string path)
    {
        if (!all.TryGetValue(counts.Month, out var everybody) || !Stages.All.Any(stage => counts[stage] > everybody[stage]))
            return false;
        here.Losses.Add(path, LossKind.OutOfRange, FactForms.Of(counts.Month, FactForms.Month));
        return true;
    }

    void Add<TKey, TValue>(Dictionary<TKey, TValue> known, TKey key, TValue value, RawFact raw)
        where TKey : notnull
    {
        if (!known.TryAdd(key, value))
            here.Losses.Add(raw.Path, LossKind.Taken);
    }

    static decimal? Rounded(decimal? value) => value is { } number ? Math.Round(number, Decimals, MidpointRounding.AwayFromZero) : null;
}
