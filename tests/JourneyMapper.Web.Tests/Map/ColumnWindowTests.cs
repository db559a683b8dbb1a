using System.Collections.Immutable;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Map;

namespace JourneyMapper.Web.Tests.Map;

/// <summary>Of a large map the columns in sight are drawn, some beside them and few others, whatever a browser asks for.</summary>
public sealed class ColumnWindowTests
{
    static readonly ImmutableArray<Touchpoint> Map = [.. Enumerable.Range(0, 500).Select(i => new Touchpoint { Id = Guid.NewGuid(), Stage = (Stage)(i / 100), Name = $"{i}" })];

    [Theory]
    [InlineData(100, 107, 88, 119)]
    [InlineData(0, 7, 0, 19)]
    [InlineData(495, 499, 487, 499)]
    [InlineData(200, 200, 192, 208)]
    [InlineData(200, 259, 176, 283)]
    public void Columns_in_sight_are_drawn_with_one_and_a_half_times_as_many_at_each_side(int first, int last, int from, int to) =>
        Drawn(new(first, last, [])).ShouldBe(Enumerable.Range(from, to - from + 1));

    [Theory]
    [InlineData(int.MinValue, int.MaxValue)]
    [InlineData(0, int.MaxValue)]
    [InlineData(int.MaxValue, int.MinValue)]
    [InlineData(int.MaxValue, int.MaxValue)]
    [InlineData(-5, -3)]
    [InlineData(300, 100)]
    [InlineData(10_000, 10_010)]
    public void Whatever_is_asked_for_is_cut_to_what_there_is_and_to_what_a_screen_can_show(int first, int last)
    {
        var drawn = Drawn(new(first, last, []));
        drawn.Length.ShouldBeInRange(1, ColumnWindow.MostInSight + 48);
        drawn.ShouldBe(Enumerable.Range(drawn[0], drawn.Length));
        drawn[0].ShouldBeGreaterThanOrEqualTo(0);
        drawn[^1].ShouldBeLessThan(Map.Length);
    }

    [Fact]
    public void What_is_kept_or_selected_is_drawn_in_its_place() =>
        Drawn(new(100, 107, [Map[3].Id, Map[400].Id, Map[101].Id, Guid.NewGuid()]), Map[250].Id).ShouldBe([3, .. Enumerable.Range(88, 32), 250, 400]);

    [Fact]
    public void No_more_is_kept_than_somebody_can_have_in_hand() =>
        Drawn(new(100, 107, Map.Select(touchpoint => touchpoint.Id))).Length.ShouldBe(32 + ColumnWindow.MostKept);

    [Fact]
    public void A_window_at_the_end_shows_what_is_added_there_and_holds_when_touchpoints_go()
    {
        var atEnd = new ColumnWindow(492, 499, []);
        atEnd.In(Map.Add(new Touchpoint { Id = Guid.NewGuid(), Stage = Stage.Loyalty, Name = "new" }), null)[^1].ShouldBe(500);
        atEnd.In(Map[..200], null).ShouldBe(Enumerable.Range(191, 9));
        atEnd.In(Map[..1], null).ShouldBe([0]);
        atEnd.In([], null).ShouldBeEmpty();
    }

    [Fact]
    public void Before_the_browser_has_said_anything_the_beginning_is_drawn() => Drawn(ColumnWindow.Beginning).ShouldBe(Enumerable.Range(0, 30));

    static ImmutableArray<int> Drawn(ColumnWindow window, Guid? selected = null) => window.In(Map, selected);
}
