using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Features.Journeys;

namespace JourneyMapper.Web.Tests.Features.Journeys;

/// <summary>What the small picture of a journey shows.</summary>
public sealed class EmotionProfileTests
{
    [Fact]
    public void A_short_stage_shows_each_touchpoint_and_a_long_one_averages_its_neighbours()
    {
        var feelings = EmotionProfile.Of([(Stage.Awareness, 2), (Stage.Awareness, -1), .. Enumerable.Range(0, 400).Select(i => (Stage.Loyalty, i < 200 ? 2 : i % 2 == 0 ? -2 : 0))]);
        feelings[0].ShouldBe([2, -1]);
        feelings[1].ShouldBeEmpty();
        feelings[4].ShouldBe([2, 2, 2, 2, 2, -1, -1, -1, -1, -1]);
    }

    [Fact]
    public void An_empty_stage_parts_the_curve_and_a_bridge_leads_over_it()
    {
        var picture = PictureGeometry.Of([[2], [1, 1], [], [], [-2]]);
        picture.Runs.Select(run => run.Count).ShouldBe([3, 1]);
        var (from, to) = picture.Bridges.ShouldHaveSingleItem();
        from.ShouldBe(picture.Runs[0][^1]);
        to.ShouldBe(picture.Runs[1][0]);
        to.Y.ShouldBe(PictureGeometry.Bottom);
        picture.Runs[0][0].Y.ShouldBe(PictureGeometry.Top);
    }

    [Fact]
    public void Each_point_lies_in_the_band_of_its_stage()
    {
        var picture = PictureGeometry.Of([[0, 0], [0], [0, 0, 0], [0], [0, 0]]);
        var points = picture.Runs.ShouldHaveSingleItem();
        int[] stages = [0, 0, 1, 2, 2, 2, 3, 4, 4];
        for (var i = 0; i < stages.Length; i++)
            points[i].X.ShouldBeInRange(PictureGeometry.Left((Stage)stages[i]), PictureGeometry.Left((Stage)stages[i]) + PictureGeometry.BandWidth);
        points.Select(point => point.X).ShouldBeInOrder();
    }

    [Fact]
    public void Without_touchpoints_there_is_nothing_to_draw()
    {
        var picture = PictureGeometry.Of([[], [], [], [], []]);
        picture.Runs.ShouldBeEmpty();
        picture.Bridges.ShouldBeEmpty();
        picture.Dots.ShouldBeEmpty();
    }
}
