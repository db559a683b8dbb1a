using System.Globalization;
using Bunit;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Map;
using JourneyMapper.Web.Tests.Support;

namespace JourneyMapper.Web.Tests.Map;

/// <summary>Long texts on maps that are only read, as guests, presentations and histories show them.</summary>
public sealed class LongTextTests : UiContext
{
    [Fact]
    public void The_rest_of_a_long_text_opens_in_its_cell()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new("en");
        var lines = Enumerable.Range(1, 40).Select(i => $"Line {i} says something.").ToList();

        var cell = Show(string.Join('\n', lines));

        var rest = cell.QuerySelector("details").ShouldNotBeNull();
        rest.QuerySelector("summary").ShouldNotBeNull().TextContent.ShouldStartWith("… + ");
        foreach (var line in lines)
            cell.TextContent.ShouldContain(line);
        cell.TextContent.ShouldNotContain("behind the map");
    }

    [Fact]
    public void A_short_text_has_nothing_to_open() => Show("Short.").QuerySelector("details").ShouldBeNull();

    AngleSharp.Dom.IElement Show(string thought)
    {
        var journey = new Journey { Id = Guid.NewGuid(), Title = "Map", Touchpoints = [new() { Id = Guid.NewGuid(), Stage = Stage.Decision, Name = "Shop", Thought = thought }] };
        return Render<JourneyMap>(parameters => parameters.Add(map => map.Journey, journey)).FindAll(".cell.text").Single(cell => cell.TextContent.Contains(thought[..5], StringComparison.Ordinal));
    }
}
