using System.Globalization;
using Bunit;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Map;
using JourneyMapper.Web.Tests.Support;

namespace JourneyMapper.Web.Tests.Map;

/// <summary>The map names its lowest moment, and follows when another one becomes that.</summary>
public sealed class LowestMomentTests : UiContext
{
    [Theory]
    [InlineData("en", "Lowest moment: Store")]
    [InlineData("fr", "Pire moment\u00a0: Store")]
    public void Its_point_is_described_by_a_label_with_the_touchpoints_name(string language, string text)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new(language);
        var map = Show(Journey(("Ad", -1), ("Store", -2), ("Club", 1)));
        var label = map.FindAll(".lowest").ShouldHaveSingleItem();
        label.TextContent.ShouldBe(text);
        map.Find("li[aria-label=Store] [role=slider]").GetAttribute("aria-describedby").ShouldBe(label.Id);
        map.FindAll("[aria-describedby]").Count.ShouldBe(1);
    }

    [Fact]
    public void It_moves_to_another_touchpoint_with_an_edit_and_goes_when_none_is_below_zero()
    {
        var journey = Journey(("Ad", -1), ("Store", -2), ("Club", 1));
        var map = Show(journey);
        foreach (var (emotion, named) in new[] { ("0", "Ad"), ("-2", "Store") })
        {
            journey = Felt(journey, 1, emotion);
            map.Render(parameters => parameters.Add(shown => shown.Journey, journey));
            map.FindAll(".lowest").ShouldHaveSingleItem().Closest("li")!.GetAttribute("aria-label").ShouldBe(named);
        }

        journey = Felt(Felt(journey, 1, "0"), 0, "2");
        map.Render(parameters => parameters.Add(shown => shown.Journey, journey));
        map.FindAll(".lowest").ShouldBeEmpty();
    }

    IRenderedComponent<JourneyMap> Show(Journey journey) => Render<JourneyMap>(parameters => parameters.Add(map => map.Journey, journey).Add(map => map.Interactive, true));

    static Journey Journey(params (string Name, int Emotion)[] moments) => new()
    {
        Id = Guid.NewGuid(),
        Title = "Map",
        Touchpoints = [.. moments.Select((moment, i) => new Touchpoint { Id = Guid.NewGuid(), Stage = (Stage)i, Name = moment.Name, Emotion = moment.Emotion })],
    };

    static Journey Felt(Journey journey, int at, string emotion) =>
        journey with { Touchpoints = journey.Touchpoints.SetItem(at, TouchpointFields.Emotion.Write(journey.Touchpoints[at], emotion)) };
}
