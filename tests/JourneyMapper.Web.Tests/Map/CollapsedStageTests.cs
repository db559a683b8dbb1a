using System.Collections.Immutable;
using System.Globalization;
using AngleSharp.Dom;
using Bunit;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Map;
using JourneyMapper.Web.Tests.Support;

namespace JourneyMapper.Web.Tests.Map;

/// <summary>A collapsed stage is one narrow column that says what is in it; curve and transitions pass over it or end there.</summary>
public sealed class CollapsedStageTests : UiContext
{
    readonly Journey journey;

    public CollapsedStageTests()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new("en");
        journey = Maps.Of([(Stage.Awareness, "Ad", 1), (Stage.Consideration, "Shop", -2), (Stage.Consideration, "Test", 2), (Stage.Retention, "Mail", 0), (Stage.Loyalty, "Card", 1)]);
        journey = journey with { Touchpoints = journey.Touchpoints.SetItem(1, journey.Touchpoints[1] with { PainPoints = "Dear\nFar away" }) };
    }

    [Fact]
    public void It_draws_no_column_and_says_what_is_in_it()
    {
        var map = Show(journey, Stage.Consideration);
        map.FindAll("li.touchpoint").Select(column => column.GetAttribute("aria-label")).ShouldBe(["Ad", "Mail", "Card"]);
        var stage = Band(map, Stage.Consideration);
        stage.QuerySelector("h2")!.TextContent.ShouldBe("Consideration");
        stage.QuerySelectorAll("[role=img]").Select(sign => sign.GetAttribute("aria-label")).ShouldBe(["2 touchpoints", "Lowest emotion: Very negative", "2 pain points"]);
        stage.GetAttribute("data-order").ShouldBe($"{journey.Touchpoints[1].Id} {journey.Touchpoints[2].Id}");
        stage.QuerySelectorAll(".new-cards, .stage-empty").ShouldBeEmpty();
        map.Render(parameters => parameters.Add(shown => shown.Collapsed, ImmutableSortedSet<Stage>.Empty));
        map.FindAll("li.touchpoint").Count.ShouldBe(5);
        map.FindAll(".stage-shut, [data-order]").ShouldBeEmpty();
    }

    [Fact]
    public void An_empty_stage_collapses_as_well_and_has_no_signs()
    {
        var stage = Band(Show(journey, Stage.Decision), Stage.Decision);
        stage.QuerySelectorAll("[role=img]").Select(sign => sign.GetAttribute("aria-label")).ShouldBe(["0 touchpoints"]);
    }

    [Fact]
    public void The_curve_passes_over_it_to_the_next_column()
    {
        // Over a collapsed stage and an empty one, which are as wide as they are.
        var over = Show(journey, Stage.Consideration).Find("[aria-label=Ad] .curve").GetAttribute("style");
        over.ShouldBe("--stages:2;--collapsed:1");
        Show(journey, Stage.Consideration, Stage.Decision).Find("[aria-label=Ad] .curve").GetAttribute("style").ShouldBe("--stages:1;--collapsed:2");
        Show(journey).Find("[aria-label=Test] .curve").GetAttribute("style").ShouldBe("--stages:2");
        MapGeometry.Screen.Steps(StageColumns.Open(journey, ImmutableSortedSet.Create(Stage.Consideration)), ImmutableSortedSet.Create(Stage.Consideration))[0]!.Value.Distance
            .ShouldBe(MapGeometry.Screen.Column + (2 * MapGeometry.StageGap) + MapGeometry.EmptyStage + MapGeometry.StageGap + MapGeometry.CollapsedStage);
        // The last column has nowhere to go to.
        Show(journey, Stage.Retention, Stage.Loyalty).FindAll("[aria-label=Test] .curve").ShouldBeEmpty();
    }

    [Fact]
    public void No_handoff_is_shown_to_a_touchpoint_that_is_no_neighbour()
    {
        var handed = journey with { Touchpoints = journey.Touchpoints.SetItem(3, journey.Touchpoints[3] with { Channel = "email", Handoff = Handoff.Lost }).SetItem(2, journey.Touchpoints[2] with { Channel = "store" }) };
        Show(handed).FindAll(".handoff").Count.ShouldBe(1);
        Show(handed, Stage.Consideration).FindAll(".handoff").ShouldBeEmpty();
    }

    [Fact]
    public void Transitions_end_at_it_or_pass_and_meet()
    {
        var (ad, shop, test, mail) = (journey.Touchpoints[0].Id, journey.Touchpoints[1].Id, journey.Touchpoints[2].Id, journey.Touchpoints[3].Id);
        var map = Show(journey with
        {
            Transitions = [Way(ad, shop), Way(mail, ad), Way(shop, test), Way(test, null)],
        }, Stage.Consideration);
        // What stays within the stage is not to be seen.
        map.FindAll(".arc-label").Select(label => label.GetAttribute("aria-label")).ShouldBe(["Jump ahead from Ad to Shop", "Jump ahead from Mail to Ad"], ignoreOrder: true);
        map.FindAll("[aria-label=Ad] .arc").Select(Style).ShouldBe(["--stages:1;--ends:1", "--stages:1;--ends:1"]);
        // From the strip over the empty stage to the next column.
        map.FindAll(".stage-shut .arc").Select(Style).ShouldBe(["--stages:2;--ends:1"]);
        map.Find(".stage-shut .arc").ClassList.ShouldContain("stops");

        static string Style(IElement arc) => string.Join(';', arc.GetAttribute("style")!.Split(';').Skip(3));
    }

    [Fact]
    public void A_large_map_counts_the_columns_that_there_are()
    {
        var large = Maps.Of([.. Enumerable.Range(0, 200).Select(i => ((Stage)(i / 40), $"T{i}", 0))]);
        var map = Render<JourneyMap>(parameters => parameters.Add(shown => shown.Journey, large).Add(shown => shown.Interactive, true)
            .Add(shown => shown.Window, new ColumnWindow(30, 49, [])).Add(shown => shown.Collapsed, ImmutableSortedSet.Create(Stage.Consideration)));
        map.FindAll("li.touchpoint").Select(column => column.GetAttribute("aria-label")).ShouldBe([.. Enumerable.Range(6, 34).Select(i => $"T{i}"), .. Enumerable.Range(80, 34).Select(i => $"T{i}")]);
        Band(map, Stage.Consideration).GetAttribute("data-order")!.Split(' ').Length.ShouldBe(40);
    }

    IRenderedComponent<JourneyMap> Show(Journey shown, params Stage[] collapsed) => Render<JourneyMap>(parameters => parameters
        .Add(map => map.Journey, shown).Add(map => map.Interactive, true).Add(map => map.Window, ColumnWindow.Beginning).Add(map => map.Collapsed, collapsed.ToImmutableSortedSet()));

    static IElement Band(IRenderedComponent<JourneyMap> map, Stage stage) => map.Find($"[data-stage={stage}]");

    static Transition Way(Guid from, Guid? to) => new() { Id = Guid.NewGuid(), From = from, To = to, Kind = to is null ? TransitionKind.DropOut : TransitionKind.Jump };
}
