using System.Globalization;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;

namespace JourneyMapper.Web.Tests.Features.Export;

/// <summary>Journeys to print.</summary>
static class Maps
{
    /// <summary>A journey with so many touchpoints in each of the five stages; texts are unique words, one per cell.</summary>
    public static Journey Of(params int[] counts) => Of(counts, touchpoint => touchpoint);

    public static Journey Of(int[] counts, Func<Touchpoint, Touchpoint> change) => new()
    {
        Id = Guid.CreateVersion7(),
        Title = "Buying a bicycle",
        Scenario = "A commuter wants one.",
        Touchpoints = JourneyKinds.Touchpoint.InOrder(Stages.All.SelectMany(stage => InStage(stage, counts[(int)stage])).Select(change)),
    };

    static IEnumerable<Touchpoint> InStage(Stage stage, int count)
    {
        Rank? last = null;
        for (var i = 0; i < count; i++)
        {
            last = Rank.Between(last, null);
            var word = string.Create(CultureInfo.InvariantCulture, $"{(char)('a' + (int)stage)}{i}x");
            yield return new Touchpoint
            {
                Id = Guid.CreateVersion7(),
                Stage = stage,
                Rank = last.Value,
                Name = $"Name{word}",
                Channel = "email",
                Action = $"Action{word}",
                Thought = $"Thought{word}",
                Emotion = (i % 5) - 2,
                PainPoints = $"Pain{word}",
                Opportunities = $"Chance{word}",
            };
        }
    }
}
