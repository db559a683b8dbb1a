using System.Globalization;
using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Catalogue;

/// <summary>A complete journey to learn from and to start with.</summary>
/// <param name="Id">Stable.</param>
/// <param name="Title">In both languages.</param>
/// <param name="Scenario">In both languages.</param>
public sealed record Sample(string Id, LocalText Title, LocalText Scenario)
{
    readonly IReadOnlyList<Samples.TouchpointData> touchpoints = [];

    internal Sample(Samples.Data data)
        : this(data.Id, new(data.En.Title, data.Fr.Title), new(data.En.Scenario, data.Fr.Scenario)) =>
        (touchpoints, Persona) = (data.Touchpoints, new(data.En.Persona, data.Fr.Persona));

    /// <summary>Whom it is about, in both languages.</summary>
    public LocalText Persona { get; } = new("", "");

    /// <summary>A new journey made from it, in that culture's language, at revision 0.</summary>
    public Journey Create(CultureInfo culture) => new()
    {
        Id = Guid.CreateVersion7(),
        Title = Title.For(culture),
        Scenario = Scenario.For(culture),
        Persona = Persona.For(culture),
        Touchpoints = Journey.InOrder(Ranked(touchpoints.Select(data => data.Create(culture)))),
    };

    static IEnumerable<Touchpoint> Ranked(IEnumerable<Touchpoint> touchpoints)
    {
        Rank? last = null;
        foreach (var touchpoint in touchpoints)
        {
            last = Rank.Between(last, null);
            yield return touchpoint with { Rank = last.Value };
        }
    }
}

/// <summary>The sample journeys.</summary>
public static class Samples
{
    /// <summary>The three of them; the first is the road bike.</summary>
    public static IReadOnlyList<Sample> All { get; } = [.. CatalogueFile.Read<Data>("samples").Select(data => new Sample(data))];

    /// <summary>The sample of that id, or null.</summary>
    public static Sample? Find(string id) => All.FirstOrDefault(sample => sample.Id == id);

    internal sealed record Data(string Id, JourneyTexts En, JourneyTexts Fr, IReadOnlyList<TouchpointData> Touchpoints);

    internal sealed record JourneyTexts(string Title, string Scenario, string Persona = "");

    internal sealed record TouchpointData(
        Stage Stage, string Channel, int Emotion, TouchpointTexts En, TouchpointTexts Fr,
        Importance Importance = Importance.Normal, Evidence Evidence = Evidence.Assumed)
    {
        public Touchpoint Create(CultureInfo culture)
        {
            var texts = culture.TwoLetterISOLanguageName == "fr" ? Fr : En;
            var channel = Channels.Find(Channel) ?? throw new InvalidOperationException($"A sample names the unknown channel {Channel}.");
            return new()
            {
                Id = Guid.CreateVersion7(),
                Stage = Stage,
                Name = texts.Name,
                Description = texts.Description,
                Channel = channel.Id,
                Setting = channel.Setting,
                Contact = channel.Contact,
                Action = texts.Action,
                Thought = texts.Thought,
                Emotion = Emotion,
                PainPoints = texts.PainPoints,
                Opportunities = texts.Opportunities,
                Importance = Importance,
                Evidence = Evidence,
                EvidenceSource = texts.Source,
            };
        }
    }

    internal sealed record TouchpointTexts(
        string Name, string Thought, string Description = "", string Action = "", string PainPoints = "", string Opportunities = "", string Source = "");
}
