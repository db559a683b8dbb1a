using JourneyMapper.Domain.Journeys;

namespace JourneyMapper.Domain.Tests.Journeys;

/// <summary>Which moment of a journey is its lowest.</summary>
public sealed class LowestMomentTests
{
    [Theory]
    [InlineData("a:-1 b:-2 c:1", "b")]
    [InlineData("a:-2 b:-2", "a")]
    [InlineData("a:-2 b:-2! c:-2!", "b")]
    [InlineData("a:-1! b:-2", "b")]
    [InlineData("a:0! b:2", null)]
    [InlineData("", null)]
    public void It_is_the_lowest_below_zero_of_several_the_most_important_and_of_those_the_first(string map, string? lowest) =>
        new Journey { Id = Guid.NewGuid(), Title = "Map", Touchpoints = [.. map.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Touchpoint)] }.LowestMoment?.Name.ShouldBe(lowest);

    [Fact]
    public void A_map_that_never_goes_below_zero_has_none() =>
        new Journey { Id = Guid.NewGuid(), Title = "Map", Touchpoints = [Touchpoint("a:0"), Touchpoint("b:1")] }.LowestMoment.ShouldBeNull();

    // "name:emotion", with a mark for a moment of truth.
    static Touchpoint Touchpoint(string text) => new()
    {
        Id = Guid.NewGuid(),
        Stage = Stage.Decision,
        Name = text.Split(':')[0],
        Emotion = int.Parse(text.Split(':')[1].TrimEnd('!'), System.Globalization.CultureInfo.InvariantCulture),
        Importance = text.EndsWith('!') ? Importance.MomentOfTruth : Importance.Normal,
    };
}
