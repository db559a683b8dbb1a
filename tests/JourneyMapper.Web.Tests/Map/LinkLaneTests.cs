using System.Globalization;
using Bunit;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Map;
using JourneyMapper.Web.Tests.Support;

namespace JourneyMapper.Web.Tests.Map;

/// <summary>A lane of links shows titles or hosts; on a map that is only read they lead on. A lane of figures is written as its reader writes.</summary>
public sealed class LinkLaneTests : UiContext
{
    readonly Journey journey = new()
    {
        Id = Guid.NewGuid(),
        Title = "Map",
        OwnLanes = [new() { Id = Guid.NewGuid(), Slot = 1, Name = "Sources", Type = LaneType.Link }, new() { Id = Guid.NewGuid(), Slot = 2, Name = "Waiting", Type = LaneType.Number, Unit = "min" }],
        Touchpoints = [new() { Id = Guid.NewGuid(), Stage = Stage.Decision, Name = "Shop", Own1 = "The test https://example.org/test\nhttps://www.example.com/a\nmailto:ann@example.org\njust text", Own2 = "1234.5" }],
    };

    [Fact]
    public void On_a_screen_a_cell_says_what_its_links_are_called()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new("en");
        var cell = Show(true).Find("button[data-field=Own1]");
        cell.QuerySelectorAll(".item").Select(item => item.TextContent).ShouldBe(["The test", "example.com", "ann@example.org", "just text"]);
        cell.QuerySelectorAll(".cell-link").Select(link => link.GetAttribute("title")).ShouldBe(["https://example.org/test", "https://www.example.com/a", "mailto:ann@example.org"]);
        cell.GetAttribute("aria-label").ShouldBe("Sources: The test\nexample.com\nann@example.org\njust text");
        cell.GetAttribute("data-text").ShouldBe(journey.Touchpoints[0].Own1);
    }

    [Fact]
    public void On_a_map_to_read_they_lead_on() =>
        Show(false).FindAll(".links a").Select(link => link.GetAttribute("href")).ShouldBe(["https://example.org/test", "https://www.example.com/a", "mailto:ann@example.org"]);

    [Fact]
    public void A_figure_is_shown_and_typed_in_the_readers_form()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new("fr");
        var cell = Show(true).Find("button[data-field=Own2]");
        (cell.TextContent, cell.GetAttribute("data-text"), cell.GetAttribute("data-unit")).ShouldBe(("1\u202f234,5\u00a0min", "1234,5", "min"));
    }

    IRenderedComponent<JourneyMap> Show(bool interactive) => Render<JourneyMap>(parameters => parameters.Add(map => map.Journey, journey).Add(map => map.Interactive, interactive));
}
