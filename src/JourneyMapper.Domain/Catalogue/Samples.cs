using System.Collections.Immutable;
using System.Globalization;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Domain.Catalogue;

/// <summary>A complete journey to learn from and to start with.</summary>
/// <param name="Id">Stable.</param>
/// <param name="Title">In both languages.</param>
/// <param name="Scenario">In both languages.</param>
public sealed record Sample(string Id, LocalText Title, LocalText Scenario)
{
    readonly IReadOnlyList<SampleTouchpoint> touchpoints = [];
    readonly IReadOnlyList<SampleTransition> transitions = [];
    readonly IReadOnlyList<SamplePersona> personas = [];
    readonly IReadOnlyList<SamplePain> pains = [];
    readonly IReadOnlyList<SampleIdea> ideas = [];
    readonly IReadOnlyList<SampleLane> lanes = [];
    readonly IReadOnlyList<SampleGoal> goals = [];
    readonly IReadOnlyList<SampleExperiment> experiments = [];
    readonly SampleFunnel? funnel;
    readonly SampleSurvey? survey;
    readonly string shownLanes = "";
    readonly (IReadOnlyList<string>? En, IReadOnlyList<string>? Fr) labels;

    internal Sample(Samples.Data data)
        : this(data.Id, new(data.En.Title, data.Fr.Title), new(data.En.Scenario, data.Fr.Scenario)) =>
        (touchpoints, transitions, personas, pains, ideas, lanes, goals, experiments, funnel, survey, shownLanes, labels) =
            (data.Touchpoints, data.Transitions, data.Personas, data.Pains, data.Ideas, data.Lanes, data.Goals, data.Experiments, data.Funnel, data.Survey, data.ShownLanes, (data.En.Labels, data.Fr.Labels));

    /// <summary>The names of those whom it is about, in both languages.</summary>
    public IEnumerable<LocalText> Personas => personas.Select(persona => new LocalText(persona.En.Name, persona.Fr.Name));

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
            Counts = [.. funnel?.Counts(today) ?? []],
            Money = funnel?.Economics(today),
            Experiments = [.. experiments.Select(experiment => experiment.Create(ids, culture, today))],
            Survey = survey?.Create(ids, culture, today),
        }.About(personas.Select(persona => persona.Create(culture)));
    }

    Journey Create(CultureInfo culture, List<(SampleTouchpoint Data, Touchpoint Touchpoint)> made, (DateOnly Today, Guid Owner)? work)
    {
        var journey = new Journey
        {
            Id = Guid.CreateVersion7(),
            Title = Title.For(culture),
            Scenario = Scenario.For(culture),
            Touchpoints = [.. made.Select(pair => pair.Touchpoint).OrderBy(touchpoint => touchpoint.Stage).ThenBy(touchpoint => touchpoint.Rank)],
            OwnLanes = [.. Lanes(culture)],
            ShownLanes = shownLanes,
            Transitions = [.. Made(culture, [.. made.Select(pair => pair.Touchpoint.Id)])],
        }.Know([.. made.Select(pair => pair.Touchpoint.Id)], pains, ideas, goals, culture, work);
        return (culture.TwoLetterISOLanguageName == "fr" ? labels.Fr : labels.En) is { } own ? journey with { Labels = [.. own] } : journey;
    }

    IEnumerable<OwnLane> Lanes(CultureInfo culture)
    {
        Rank? last = null;
        foreach (var (i, lane) in lanes.Index())
        {
            last = Rank.Between(last, null);
            yield return new() { Id = Guid.CreateVersion7(), Rank = last.Value, Slot = i + 1, Name = new LocalText(lane.En, lane.Fr).For(culture), Type = lane.Type, Symbol = lane.Symbol };
        }
    }

    IEnumerable<Transition> Made(CultureInfo culture, IReadOnlyList<Guid> ids)
    {
        Rank? last = null;
        foreach (var data in transitions)
        {
            last = Rank.Between(last, null);
            yield return data.Create(culture, ids) with { Rank = last.Value };
        }
    }

    List<(SampleTouchpoint Data, Touchpoint Touchpoint)> Made(CultureInfo culture, Guid? owner)
    {
        var made = new List<(SampleTouchpoint, Touchpoint)>(touchpoints.Count);
        Rank? last = null;
        foreach (var data in touchpoints)
        {
            last = Rank.Between(last, null);
            made.Add((data, data.Create(culture, owner) with { Rank = last.Value }));
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
