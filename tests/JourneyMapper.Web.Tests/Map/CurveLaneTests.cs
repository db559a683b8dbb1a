using System.Globalization;
using AngleSharp.Dom;
using Bunit;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Map;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Tests.Support;

namespace JourneyMapper.Web.Tests.Map;

/// <summary>A lane of one's own can be a curve: a point in each column that has one, and a piece between neighbours that both do.</summary>
public sealed class CurveLaneTests : UiContext
{
    readonly OwnLane effort = new() { Id = Guid.NewGuid(), Slot = 3, Name = "Effort", Type = LaneType.Curve };
    readonly Journey journey;

    public CurveLaneTests()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new("en");
        journey = Maps.Of([(Stage.Awareness, "Ad", 1), (Stage.Awareness, "Fair", -2), (Stage.Decision, "Shop", 0), (Stage.Decision, "Chat", 0)]);
        string[] levels = ["-1", "2", "", "soon"];
        journey = journey with { OwnLanes = [effort], Touchpoints = [.. journey.Touchpoints.Zip(levels, (touchpoint, level) => touchpoint with { Own3 = level })] };
    }

    [Fact]
    public void Each_column_has_a_point_and_pieces_join_those_that_say_something()
    {
        var map = Show(true);
        var points = map.FindAll("[data-field=Own3]");
        points.Select(point => point.GetAttribute("aria-label")).ShouldBe(["Effort: Ad", "Effort: Fair", "Effort: Shop", "Effort: Chat"]);
        points.Select(point => point.GetAttribute("aria-valuetext")).ShouldBe(["Low", "Very high", "not said yet", "not said yet"]);
        points.Select(point => point.ClassList.Contains("unsaid")).ShouldBe([false, false, true, true]);
        map.FindAll(".curve.level").ShouldHaveSingleItem().Closest("li")!.GetAttribute("aria-label").ShouldBe("Ad");
        map.FindAll(".lane-title .scale").Count.ShouldBe(2);
    }

    [Fact]
    public void On_paper_only_what_is_said_has_a_point() =>
        Show(false).FindAll(".point.level").Select(point => point.GetAttribute("aria-label")).ShouldBe(["Effort: Low", "Effort: Very high"]);

    [Theory]
    [InlineData("2", "2")]
    [InlineData(" -1 ", "-1")]
    [InlineData("", "")]
    [InlineData("3", null)]
    [InlineData("0.5", null)]
    [InlineData("high", null)]
    public void A_cell_takes_its_levels_alone(string typed, string? kept) => OwnCell.Accept(effort, typed, CultureInfo.InvariantCulture).ShouldBe(kept);

    [Fact]
    public void Where_a_level_is_read_it_is_said_in_words()
    {
        LaneSet.Of(journey).Read(JourneyMapper.Domain.Editing.TouchpointFields.Own[2], journey.Touchpoints[1]).ShouldBe("Very high");
        LaneSet.Of(journey).Read(JourneyMapper.Domain.Editing.TouchpointFields.Own[2], journey.Touchpoints[3]).ShouldBe("soon");
    }

    IRenderedComponent<JourneyMap> Show(bool interactive) => Render<JourneyMap>(parameters => parameters.Add(map => map.Journey, journey).Add(map => map.Interactive, interactive));
}
