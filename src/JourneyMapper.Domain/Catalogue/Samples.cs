using System.Collections.Immutable;
using System.Globalization;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Catalogue;

/// <summary>A complete journey to learn from and to start with.</summary>
public sealed class Sample
{
    readonly Samples.Data data;

    internal Sample(Samples.Data data) => this.data = data;

    /// <summary>Stable.</summary>
    public string Id => data.Id;

    /// <summary>In both languages.</summary>
    public LocalText Title => new(data.En.Title, data.Fr.Title);

    /// <summary>In both languages.</summary>
    public LocalText Scenario => new(data.En.Scenario, data.Fr.Scenario);

    /// <summary>The names of those whom it is about, in both languages.</summary>
    public IEnumerable<LocalText> Personas => data.Personas.Select(persona => new LocalText(persona.En.Name, persona.Fr.Name));

    /// <summary>A new journey made from it, in that culture's language, at revision 0. Nobody answers for its touchpoints yet.</summary>
    public Journey Create(CultureInfo culture) => Create(culture, Made(culture, owner: null), work: null);

    /// <summary>A new journey as if people had audited, measured and counted it for a year, tried things out and asked customers.</summary>
    /// <param name="culture">Gives the language.</param>
    /// <param name="today">The year's last day.</param>
    /// <param name="owner">Who answers for most of its touchpoints.</param>
    public NewJourney Create(CultureInfo culture, DateOnly today, Guid owner)
    {
        var made = Made(culture, owner);
        ImmutableArray<Guid> ids = [.. made.Select(pair => pair.Touchpoint.Id)];
        return new NewJourney(Create(culture, made, (today, owner)))
        {
            Audits = [.. made.SelectMany(pair => pair.Data.Audits.Select(audit => audit.Create(pair.Touchpoint.Id, culture, today)))],
            Measured = [.. made.SelectMany(pair => pair.Data.Kpis.Select(kpi => kpi.Measured(pair.Touchpoint.Id, today)))],
            Counts = [.. data.Funnel?.Counts(today) ?? []],
            Money = data.Funnel is { } funnel ? [funnel.Economics(today)] : [],
            Experiments = [.. data.Experiments.Select(experiment => experiment.Create(ids, culture, today))],
            Survey = data.Survey?.Create(ids, culture, today),
        }.About(data.Personas.Select(persona => persona.Create(culture)));
    }

    Journey Create(CultureInfo culture, List<(SampleTouchpoint Data, Touchpoint Touchpoint)> made, (DateOnly Today, Guid Owner)? work)
    {
        var journey = new Journey
        {
            Id = Guid.CreateVersion7(),
            Title = Title.For(culture),
            Scenario = Scenario.For(culture),
            Language = JourneyLanguages.Of(culture),
            Touchpoints = [.. made.Select(pair => pair.Touchpoint).OrderBy(touchpoint => touchpoint.Stage).ThenBy(touchpoint => touchpoint.Rank)],
            OwnLanes = [.. Lanes(culture)],
            ShownLanes = data.ShownLanes,
            Transitions = [.. Made(culture, [.. made.Select(pair => pair.Touchpoint.Id)])],
        }.Know([.. made.Select(pair => pair.Touchpoint.Id)], data.Pains, data.Ideas, data.Goals, culture, work);
        return (culture.TwoLetterISOLanguageName == "fr" ? data.Fr.Labels : data.En.Labels) is { } own ? journey with { Labels = [.. own] } : journey;
    }

    IEnumerable<OwnLane> Lanes(CultureInfo culture)
    {
        Rank? last = null;
        foreach (var (i, lane) in data.Lanes.Index())
        {
            last = Rank.Between(last, null);
            yield return new() { Id = Guid.CreateVersion7(), Rank = last.Value, Slot = i + 1, Name = new LocalText(lane.En, lane.Fr).For(culture), Type = lane.Type, Symbol = lane.Symbol };
        }
    }

    IEnumerable<Transition> Made(CultureInfo culture, IReadOnlyList<Guid> ids)
    {
        Rank? last = null;
        foreach (var transition in data.Transitions)
        {
            last = Rank.Between(last, null);
            yield return transition.Create(culture, ids) with { Rank = last.Value };
        }
    }

    List<(SampleTouchpoint Data, Touchpoint Touchpoint)> Made(CultureInfo culture, Guid? owner)
    {
        var made = new List<(SampleTouchpoint, Touchpoint)>(data.Touchpoints.Count);
        Rank? last = null;
        foreach (var touchpoint in data.Touchpoints)
        {
            last = Rank.Between(last, null);
            made.Add((touchpoint, touchpoint.Create(culture, owner) with { Rank = last.Value }));
        }

        return made;
    }
}

/// <summary>The sample journeys.</summary>
public static class Samples
{
    /// <summary>The three of them; the first is the road bike.</summary>
    public static IReadOnlyList<Sample> All { get; } = [.. CatalogueFile.Read<Data>("samples").Select(data => new Sample(data))];

    /// <summary>The sample of that id, or null.</summary>
    public static Sample? Find(string id) => All.FirstOrDefault(sample => sample.Id == id);

    internal sealed record Data(string Id, JourneyText En, JourneyText Fr, IReadOnlyList<SamplePersona> Personas, IReadOnlyList<SampleTouchpoint> Touchpoints, IReadOnlyList<SampleTransition> Transitions)
    {
        public IReadOnlyList<SamplePain> Pains { get; init; } = [];

        public IReadOnlyList<SampleIdea> Ideas { get; init; } = [];

        public IReadOnlyList<SampleLane> Lanes { get; init; } = [];

        public IReadOnlyList<SampleGoal> Goals { get; init; } = [];

        public IReadOnlyList<SampleExperiment> Experiments { get; init; } = [];

        public SampleFunnel? Funnel { get; init; }

        public SampleSurvey? Survey { get; init; }

        public string ShownLanes { get; init; } = "";
    }

    internal sealed record JourneyText(string Title, string Scenario, IReadOnlyList<string>? Labels = null);
}
