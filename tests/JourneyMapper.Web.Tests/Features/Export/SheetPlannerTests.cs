using System.Collections.Immutable;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Features.Export;
using JourneyMapper.Web.Map;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Tests.Features.Export;

public sealed class SheetPlannerTests
{
    const double Heading = 92;

    // A journey that says nothing about lanes has the usual ones; without KPIs there is no lane for them on paper.
    static readonly Field<Touchpoint>[] Usual = [.. LaneSet.Default.Where(lane => lane != TouchpointFields.Kpis)];

    [Theory]
    [InlineData(Paper.A4, Orientation.Landscape, PrintLayout.Stages)]
    [InlineData(Paper.A4, Orientation.Portrait, PrintLayout.Tiled)]
    [InlineData(Paper.A3, Orientation.Landscape, PrintLayout.Tiled)]
    [InlineData(Paper.Letter, Orientation.Portrait, PrintLayout.Stages)]
    [InlineData(Paper.Poster, Orientation.Landscape, PrintLayout.Stages)]
    public void Every_touchpoint_is_on_one_page_in_order(Paper paper, Orientation orientation, PrintLayout layout)
    {
        var journey = Maps.Of(7, 0, 12, 1, 3);

        var sheets = Plan(journey, new() { Paper = paper, Orientation = orientation, Layout = layout });

        sheets.SelectMany(sheet => sheet.Stages).SelectMany(stage => stage.Touchpoints).ShouldBe(journey.Touchpoints);
        sheets.ShouldAllBe(sheet => sheet.Lanes.SequenceEqual(Usual));
        sheets.SelectMany(sheet => sheet.Stages).Where(stage => stage.IsFirst).Select(stage => stage.Stage).ShouldBe(Stages.All);
    }

    [Fact]
    public void A_page_is_used_to_its_full_width_unless_its_columns_would_be_too_wide_and_never_beyond()
    {
        foreach (var options in from paper in new[] { Paper.A4, Paper.A3, Paper.Letter, Paper.Tabloid }
                                from orientation in Enum.GetValues<Orientation>()
                                from layout in Enum.GetValues<PrintLayout>()
                                select new PrintOptions { Paper = paper, Orientation = orientation, Layout = layout })
        {
            foreach (var sheet in Plan(Maps.Of(7, 2, 12, 1, 3), options))
            {
                var width = SheetPlanner.Titles + sheet.Stages.Sum(stage => MapGeometry.StageGap + (stage.Touchpoints.Length * sheet.Column));
                if (sheet.Column * sheet.Zoom < SheetPlanner.WidestColumn - 0.01)
                    (width * sheet.Zoom).ShouldBe(PaperSize.Of(options).InnerWidth, 0.01);
                else
                    (width * sheet.Zoom).ShouldBeLessThanOrEqualTo(PaperSize.Of(options).InnerWidth);
                sheet.Column.ShouldBeGreaterThanOrEqualTo((options.Layout == PrintLayout.OneSheet ? SheetPlanner.NarrowestOnOneSheet : SheetPlanner.NarrowestColumn) - 0.01);
                (sheet.Column * sheet.Zoom).ShouldBeLessThanOrEqualTo(SheetPlanner.WidestColumn + 0.01);
            }
        }
    }

    [Theory]
    [InlineData(Paper.A3)]
    [InlineData(Paper.Tabloid)]
    public void Two_touchpoints_on_large_paper_are_no_wider_than_a_hand_is_long(Paper paper)
    {
        var options = new PrintOptions { Paper = paper, Layout = PrintLayout.Stages };

        var sheet = Plan(Maps.Of(2, 0, 0, 0, 0), options)[0];

        (sheet.Column * sheet.Zoom * PaperSize.Of(options).Magnification * 25.4 / 96).ShouldBeLessThan(140, "in millimetres");
    }

    [Fact]
    public void One_sheet_holds_all_touchpoints_and_lanes_however_small_they_become()
    {
        var sheet = Plan(Maps.Of([9, 8, 7, 6, 5], touchpoint => touchpoint with { Action = Words(1000), Thought = Words(1000) }), new() { Layout = PrintLayout.OneSheet }).ShouldHaveSingleItem();

        sheet.Touchpoints.ShouldBe(35);
        sheet.Lanes.ShouldBe(Usual);
    }

    [Fact]
    public void Each_stage_begins_a_new_page_and_shares_its_touchpoints_evenly()
    {
        var sheets = Plan(Maps.Of(7, 5, 6, 1, 11), new());

        sheets.ShouldAllBe(sheet => sheet.Stages.Length == 1);
        sheets.Select(sheet => sheet.Touchpoints).ShouldBe([4, 3, 5, 3, 3, 1, 4, 4, 3]);
    }

    [Fact]
    public void Tiles_flow_on_over_the_borders_of_stages()
    {
        var sheets = Plan(Maps.Of(3, 3, 3, 2, 2), new() { Layout = PrintLayout.Tiled, Orientation = Orientation.Portrait });

        sheets.Select(sheet => sheet.Touchpoints).ShouldBe([3, 3, 3, 2, 2]);
        Plan(Maps.Of(3, 3, 3, 2, 2), new() { Layout = PrintLayout.Tiled }).Select(sheet => sheet.Touchpoints).ShouldBe([5, 4, 4]);
    }

    [Fact]
    public void Empty_stages_take_no_page_of_their_own()
    {
        var sheets = Plan(Maps.Of(0, 3, 0, 2, 0), new());

        sheets.Select(sheet => sheet.Stages.Select(stage => stage.Stage)).ShouldBe([
            [Stage.Awareness, Stage.Consideration],
            [Stage.Decision, Stage.Retention, Stage.Loyalty],
        ]);
    }

    [Theory]
    [InlineData(Orientation.Landscape)]
    [InlineData(Orientation.Portrait)]
    public void A_journey_without_touchpoints_is_one_page_of_five_stages(Orientation orientation)
    {
        var sheet = Plan(Maps.Of(0, 0, 0, 0, 0), new() { Orientation = orientation }).ShouldHaveSingleItem();

        sheet.Stages.Select(stage => stage.Stage).ShouldBe(Stages.All);
        sheet.Zoom.ShouldBeLessThanOrEqualTo(1);
    }

    [Fact]
    public void The_curve_meets_itself_at_the_border_of_two_pages()
    {
        var sheets = Plan(Maps.Of(7, 0, 2, 0, 0), new());

        sheets[0].Stages[0].LeadIn.ShouldBeNull();
        for (var i = 1; i < sheets.Length; i++)
        {
            var before = sheets[i - 1].Stages.Last(stage => stage.Touchpoints.Length > 0);
            var after = sheets[i].Stages.First(stage => stage.Touchpoints.Length > 0);
            var leadIn = after.LeadIn.ShouldNotBeNull();
            var leadOut = before.Steps[^1].ShouldNotBeNull();
            leadIn.Distance.ShouldBe(leadOut.Distance, 0.01);
            leadIn.Emotion.ShouldBe(before.Touchpoints[^1].Emotion);
            leadOut.Emotion.ShouldBe(after.Touchpoints[0].Emotion);
        }
        sheets[^1].Stages[^1].LeadIn.ShouldBeNull("Nothing comes before a stage without touchpoints.");
        sheets.SelectMany(sheet => sheet.Stages).Last(stage => stage.Touchpoints.Length > 0).Steps[^1].ShouldBeNull("The last touchpoint leads nowhere.");
    }

    [Fact]
    public void Texts_have_one_size_on_all_pages()
    {
        var sheets = Plan(Maps.Of(7, 2, 12, 1, 3), new());

        sheets.Select(sheet => sheet.Zoom).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public void One_page_full_of_text_does_not_make_the_others_small()
    {
        var sheets = Plan(Maps.Of([4, 4, 4, 4, 4], touchpoint => touchpoint.Stage == Stage.Decision ? touchpoint with { Action = Words(700), Thought = Words(700) } : touchpoint), new());

        sheets.Where(sheet => sheet.Stages[0].Stage != Stage.Decision).ShouldAllBe(sheet => sheet.Zoom > 0.9);
        sheets.Where(sheet => sheet.Stages[0].Stage == Stage.Decision).ShouldAllBe(sheet => sheet.Zoom < 0.9);
    }

    [Fact]
    public void Lanes_that_do_not_fit_together_go_on_pages_of_their_own_with_the_touchpoints_names()
    {
        var sheets = Plan(Maps.Of([5, 0, 0, 0, 0], touchpoint => touchpoint with { Action = Words(1000), Thought = Words(1000), PainPoints = Words(1000), Opportunities = Words(1000) }), new())
            .Where(sheet => sheet.Touchpoints > 0).ToList();

        sheets.Count.ShouldBeGreaterThan(1);
        sheets.ShouldAllBe(sheet => sheet.Lanes[0] == TouchpointFields.Name && sheet.Zoom >= SheetPlanner.SmallestZoom);
        foreach (var touchpoints in sheets.GroupBy(sheet => sheet.Stages[0].Touchpoints[0].Id))
            touchpoints.SelectMany(sheet => sheet.Lanes.Skip(1)).ShouldBe(Usual.Skip(1));
    }

    [Fact]
    public void A_page_that_came_out_too_high_is_planned_smaller_and_the_others_stay()
    {
        var planner = new SheetPlanner(Maps.Of(3, 3, 3, 3, 3), new(), Heading);
        var sheets = planner.Plan();

        var again = planner.PlanAgain(sheets, [1, 1.2, 0.9, 1, 0.4]);

        again.Length.ShouldBe(5);
        again[1].Zoom.ShouldBeLessThan(sheets[1].Zoom);
        again.RemoveAt(1).Select(sheet => sheet.Zoom).ShouldBe(sheets.RemoveAt(1).Select(sheet => sheet.Zoom));
    }

    static ImmutableArray<Sheet> Plan(Journey journey, PrintOptions options) => new SheetPlanner(journey, options, Heading).Plan();

    static string Words(int characters) => string.Concat(Enumerable.Repeat("several words ", characters))[..characters];
}
