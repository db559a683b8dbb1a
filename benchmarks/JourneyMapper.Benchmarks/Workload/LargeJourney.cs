using System.Globalization;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Benchmarks.Workload;

/// <summary>Makes journeys of any size with texts in all lanes, as teams write them: the same seed, the same journey.</summary>
sealed class LargeJourney(int seed)
{
    static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    readonly Random random = new(seed);

    /// <summary>A journey with so many touchpoints, spread evenly over the five stages.</summary>
    public Journey Create(int touchpoints)
    {
        List<Touchpoint> all = [];
        foreach (var stage in Stages.All)
        {
            var usual = CatalogueTouchpoints.All.Where(touchpoint => touchpoint.Stage == stage).ToList();
            Rank? last = null;
            for (var i = (int)stage; i < touchpoints; i += Stages.All.Count)
            {
                last = Rank.Between(last, null);
                all.Add(Fill(OneOf(usual).Create(stage, English), i) with { Rank = last.Value });
            }
        }

        return new()
        {
            Id = Id(),
            Title = string.Create(CultureInfo.InvariantCulture, $"A bicycle for every member of the family ({touchpoints} touchpoints)"),
            Scenario = "Two parents equip a family of five over a year: commuting, school, holidays and a first race.",
            Touchpoints = JourneyKinds.Touchpoint.InOrder(all),
        };
    }

    Touchpoint Fill(Touchpoint usual, int number) => usual with
    {
        Id = Id(),
        Name = string.Create(CultureInfo.InvariantCulture, $"{usual.Name} {number + 1}"),
        Action = OneOf(Phrases.Actions),
        Thought = OneOf(Phrases.Thoughts),
        Emotion = random.Next(-Limits.Emotion, Limits.Emotion + 1),
        PainPoints = Some(Phrases.PainPoints),
        Opportunities = Some(Phrases.Opportunities),
        Importance = OneOf(Enum.GetValues<Importance>()),
        Evidence = OneOf(Enum.GetValues<Evidence>()),
        EvidenceSource = OneOf(Phrases.Sources),
    };

    // None, one or two, one a line.
    string Some(string[] phrases) => string.Join('\n', Enumerable.Range(0, random.Next(3)).Select(_ => OneOf(phrases)).Distinct(StringComparer.Ordinal));

    T OneOf<T>(IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

    Guid Id()
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }
}
