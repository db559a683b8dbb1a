using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Measuring;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Icons;
using JourneyMapper.Web.Shared.Kpis;
using JourneyMapper.Web.Shared.Map;
using JourneyMapper.Web.Tests.Features.Export;

namespace JourneyMapper.Web.Tests.Shared.Icons;

public sealed class SymbolOutlinesTests
{
    readonly SymbolOutlines _outlines = new(WebRoot.Files);

    [Fact]
    public void Every_icon_of_a_map_has_an_outline_of_its_own()
    {
        var names = Lanes.All.Select(lane => lane.Symbol())
            .Concat(Stages.All.Select(stage => stage.Symbol()))
            .Concat(Enumerable.Range(-Limits.Emotion, 5).Select(Symbols.Face))
            .Concat(Channels.All.Select(channel => Symbols.Channel(channel.Id)))
            .Concat(Enum.GetValues<KpiState>().Select(state => state.Symbol()))
            .Append("star").Distinct().ToList();

        names.Select(_outlines.Find).ShouldAllBe(path => path != null && path.StartsWith('M') && path.EndsWith('Z'));
        names.Select(_outlines.Find).Distinct().Count().ShouldBe(names.Count);
    }

    [Fact]
    public void Read_together_or_alone_they_are_the_same()
    {
        var alone = _outlines.Find("star");
        var other = new SymbolOutlines(WebRoot.Files);
        other.Prepare(["mail", "star", "touch_app"]);

        other.Find("star").ShouldBe(alone);
    }

    [Theory]
    [InlineData("no_such_icon_at_all")]
    [InlineData("Étoile")]
    [InlineData("")]
    public void An_unknown_icon_is_none(string name) => _outlines.Find(name).ShouldBeNull();
}
