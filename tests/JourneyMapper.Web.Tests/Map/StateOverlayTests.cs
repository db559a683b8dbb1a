using System.Globalization;
using AngleSharp.Dom;
using Bunit;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Features.History;
using JourneyMapper.Web.Map;
using JourneyMapper.Web.Tests.Support;

namespace JourneyMapper.Web.Tests.Map;

/// <summary>On the map of a later state, what was removed stands where it was; each state's curve runs past the columns that are the other's alone.</summary>
public sealed class StateOverlayTests : UiContext
{
    const double Column = 184;

    readonly Journey earlier;
    readonly Journey later;

    public StateOverlayTests()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new("en");
        earlier = Maps.Of([(Stage.Awareness, "Ad", 1), (Stage.Awareness, "Fair", -2), (Stage.Awareness, "Poster", -1), (Stage.Decision, "Shop", -1), (Stage.Loyalty, "Card", 2)]);
        later = earlier with { Touchpoints = [earlier.Touchpoints[0], earlier.Touchpoints[3], New(Stage.Decision, "Chat", 1), New(Stage.Retention, "Mail", 2)] };
    }

    [Fact]
    public void Removed_touchpoints_stand_where_they_were()
    {
        var map = Show();
        map.FindAll("li.touchpoint").Select(column => column.GetAttribute("aria-label")).ShouldBe(["Ad", "Fair", "Poster", "Shop", "Chat", "Mail", "Card"]);
        map.FindAll("li.gone").Select(column => column.GetAttribute("aria-label")).ShouldBe(["Fair", "Poster", "Card"]);
        map.FindAll(".version").Select(mark => mark.TextContent).ShouldBe(["Removed", "Removed", "Added", "Added", "Removed"]);
        // They count for nothing, and the lowest moment is one that there is.
        map.FindAll(".stage-count").Select(count => count.TextContent).ShouldBe(["1", "0", "2", "1", "0"]);
        map.Find(".lowest").Closest("li")!.GetAttribute("aria-label").ShouldBe("Shop");
    }

    [Fact]
    public void Each_curve_runs_past_what_is_not_on_it()
    {
        var map = Show();
        // Ad to Shop: two columns that are gone, the next stage's gap, and the empty stage between.
        var across = Column + MapGeometry.StageGap + MapGeometry.EmptyStage + MapGeometry.StageGap;
        Width(map, "Ad", ".curve").ShouldBe(across + (2 * Column));
        Width(map, "Ad", ".was .curve").ShouldBe(Column);
        map.FindAll("li.gone :not(.was) > .curve, li.gone :not(.was) > .point").ShouldBeEmpty();
        map.FindAll("li.gone .was .point").Count.ShouldBe(3);
        // Shop to Card: past what was added.
        Width(map, "Shop", ".curve").ShouldBe(Column);
        Width(map, "Shop", ".was .curve").ShouldBe((3 * Column) + (2 * MapGeometry.StageGap));
        map.FindAll("[aria-label=Chat] .was, [aria-label=Mail] .was").ShouldBeEmpty();
        // The last that there is, and the last that there was.
        map.FindAll("[aria-label=Mail] .curve, [aria-label=Card] .curve").ShouldBeEmpty();
    }

    [Fact]
    public void Arcs_go_from_column_to_column()
    {
        var way = new Transition { Id = Guid.NewGuid(), From = later.Touchpoints[0].Id, To = later.Touchpoints[1].Id };
        var map = Show(later with { Transitions = [way] });
        map.FindAll(".arc").Select(piece => piece.GetAttribute("style")!.Split("--way:")[1]).ShouldBe(["184px", "184px", "464px"]);
    }

    static double Width(IRenderedComponent<JourneyMap> map, string name, string curve) =>
        double.Parse(map.FindAll($"[aria-label={name}] {curve}").First(piece => curve.StartsWith(".was", StringComparison.Ordinal) || piece.Closest(".was") is null).GetAttribute("width")!, CultureInfo.InvariantCulture);

    static Touchpoint New(Stage stage, string name, int emotion) => new() { Id = Guid.NewGuid(), Stage = stage, Name = name, Emotion = emotion };

    IRenderedComponent<JourneyMap> Show(Journey? now = null)
    {
        var overlay = StateOverlay.Of(earlier, now ?? later, JourneyKinds.Between(earlier, now ?? later));
        return Render<JourneyMap>(parameters => parameters.Add(map => map.Journey, overlay.Journey).Add(map => map.Versions, overlay.Marks));
    }
}
