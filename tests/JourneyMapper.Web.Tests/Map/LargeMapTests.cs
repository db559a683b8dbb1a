using System.Collections.Immutable;
using System.Globalization;
using AngleSharp.Dom;
using Bunit;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Map;
using JourneyMapper.Web.Tests.Support;

namespace JourneyMapper.Web.Tests.Map;

/// <summary>A map with many touchpoints draws some of them, gives all of them their room, and says what the others are.</summary>
public sealed class LargeMapTests : UiContext
{
    public LargeMapTests() => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new("en");

    [Fact]
    public void A_small_map_and_one_on_paper_are_drawn_whole()
    {
        foreach (var map in (IRenderedComponent<JourneyMap>[])[Show(Journey(ColumnWindow.Whole)), Show(Journey(200), window: null)])
        {
            map.FindAll("li.touchpoint").Count.ShouldBe(map.Instance.Journey.Touchpoints.Length);
            map.FindAll("[data-order], [aria-posinset], [style*=grid-column], .lane-heights").ShouldBeEmpty();
        }
    }

    [Fact]
    public void A_large_map_draws_the_window_with_the_room_of_all_others()
    {
        var journey = Journey(200);
        var map = Show(journey, new(100, 107, [journey.Touchpoints[0].Id]), journey.Touchpoints[199].Id);
        map.FindAll("li.touchpoint").Select(column => column.GetAttribute("aria-label")).ShouldBe(["T0", .. Enumerable.Range(88, 32).Select(i => $"T{i}"), "T199"]);
        var column = map.Find("[aria-label=T90]");
        (column.GetAttribute("style"), column.GetAttribute("aria-posinset"), column.GetAttribute("aria-setsize")).ShouldBe(("grid-column:11", "11", "40"));
        map.FindAll(".first, .touchpoint.last").Select(edge => edge.GetAttribute("aria-label")).ShouldBe(["T0", "T119", "T199"]);
        map.FindAll(".stage").Select(stage => stage.GetAttribute("style")).ShouldAllBe(style => style == "--count:40");
        map.FindAll(".stage").SelectMany(stage => stage.GetAttribute("data-order")!.Split(' ')).ShouldBe(journey.Touchpoints.Select(touchpoint => touchpoint.Id.ToString()));
    }

    [Fact]
    public void An_edit_out_of_sight_draws_no_column_again()
    {
        var journey = Journey(200);
        var map = Show(journey);
        var columns = map.FindComponents<TouchpointColumn>();
        var bands = map.FindComponents<StageBand>().Single(band => band.Instance.Stage == Stage.Awareness);
        Give(map, Changed(journey, 150, nameof(Touchpoint.Emotion), "0", "1"));
        columns.ShouldAllBe(column => column.RenderCount == 1);
        bands.RenderCount.ShouldBe(1);
        Give(map, Changed(journey, 3, nameof(Touchpoint.Emotion), "0", "1"));
        columns.Where(column => column.RenderCount > 1).Select(column => column.Instance.Touchpoint.Name).ShouldBe(["T2", "T3"]);
    }

    [Fact]
    public void The_fullest_cell_of_each_lane_is_laid_out_wherever_it_stands()
    {
        var longest = string.Join(' ', Enumerable.Repeat("considering", 40));
        var journey = Changed(Changed(Journey(200), 180, nameof(Touchpoint.Thought), "", longest), 170, nameof(Touchpoint.PainPoints), "", "a\nb\nc\nd\ne");
        var map = Show(journey);
        Heights(map).ShouldBe(["d5", longest]);
        // What is as full as another is there once.
        Give(map, Changed(journey, 190, nameof(Touchpoint.Thought), "", longest));
        Heights(map).ShouldBe(["d5", longest]);
        Give(map, Changed(journey, 180, nameof(Touchpoint.Thought), longest, "short"));
        Heights(map).ShouldBe(["d5", "short"]);

        static IEnumerable<string> Heights(IRenderedComponent<JourneyMap> map) =>
            [$"d{map.FindAll(".lane-heights > .pain > .item").Count}", .. map.FindAll(".lane-heights > .thought").Select(cell => cell.TextContent.Trim())];
    }

    [Fact]
    public void Of_many_cells_in_a_lane_the_highest_few_are_enough()
    {
        var journey = Journey(200);
        for (var i = 0; i < 200; i++)
            journey = Changed(journey, i, nameof(Touchpoint.Action), "", string.Create(CultureInfo.InvariantCulture, $"{new string('n', i)} {i}"));
        LargeMap.Of(journey).Highest.Where(cell => cell.Lane == TouchpointFields.Action).Select(cell => cell.Touchpoint.Name).ShouldBe(Enumerable.Range(192, 8).Reverse().Select(i => $"T{i}"));
    }

    [Fact]
    public void A_map_that_grows_beyond_the_limit_is_windowed_from_then_on()
    {
        var journey = Journey(ColumnWindow.Whole);
        var map = Show(journey);
        Give(map, Applied(journey.Apply(JourneyKinds.Touchpoint.Add(new Touchpoint { Id = Guid.NewGuid(), Stage = Stage.Loyalty, Name = "one more" }, Place.AtEnd))));
        map.FindAll("li.touchpoint").Count.ShouldBe(30);
        map.Find(".map").ClassList.ShouldContain("windowed");
        Give(map, journey);
        map.FindAll("li.touchpoint").Count.ShouldBe(ColumnWindow.Whole);
        map.Find(".map").ClassList.ShouldNotContain("windowed");
    }

    IRenderedComponent<JourneyMap> Show(Journey journey) => Show(journey, ColumnWindow.Beginning);

    IRenderedComponent<JourneyMap> Show(Journey journey, ColumnWindow? window, Guid? selected = null) => Render<JourneyMap>(parameters => parameters
        .Add(map => map.Journey, journey).Add(map => map.Interactive, true).Add(map => map.Window, window).Add(map => map.Selected, selected));

    static void Give(IRenderedComponent<JourneyMap> map, Journey journey) => map.Render(parameters => parameters.Add(shown => shown.Journey, journey));

    static Journey Journey(int touchpoints)
    {
        Rank? last = null;
        return new()
        {
            Id = Guid.NewGuid(),
            Title = "Large",
            Touchpoints =
            [
                .. Enumerable.Range(0, touchpoints).Select(i => new Touchpoint
                {
                    Id = Guid.NewGuid(),
                    Stage = (Stage)(i / (touchpoints / 5)),
                    Name = string.Create(CultureInfo.InvariantCulture, $"T{i}"),
                    Rank = (last = Rank.Between(last, null)).Value,
                }),
            ],
        };
    }

    static Journey Changed(Journey journey, int touchpoint, string field, string from, string to) =>
        Applied(journey.Apply(JourneyKinds.Touchpoint.Change(journey.Touchpoints[touchpoint].Id, [new(TouchpointFields.Set.Find(field).ShouldNotBeNull(), from, to)])));

    static Journey Applied(Outcome<Journey> outcome) => outcome.ShouldBeOfType<Outcome<Journey>.Applied>().After;
}
