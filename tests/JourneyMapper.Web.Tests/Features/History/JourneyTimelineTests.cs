using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.History;

namespace JourneyMapper.Web.Tests.Features.History;

/// <summary>A journey as it was: from the present state and the edits taken back.</summary>
public sealed class JourneyTimelineTests
{
    [Fact]
    public void Every_state_is_as_it_was_in_whatever_order_it_is_asked_for() => Property.Holds(generate =>
    {
        var (states, past) = generate.History(30);
        var timeline = new JourneyTimeline(states[^1]);
        var latestFirst = past.Reverse().ToList();
        timeline.Extend([.. latestFirst.Take(10)]);
        timeline.Earliest.ShouldBe(Math.Max(0, states.Count - 1 - 10));
        timeline.Extend([.. latestFirst.Skip(10)]);
        timeline.Earliest.ShouldBe(0);
        for (var i = 0; i < 20; i++)
        {
            var revision = generate.Below(states.Count);
            var was = timeline.At(revision);
            Picture.Of(was).ShouldBe(Picture.Of(states[revision]));
            was.Revision.ShouldBe(revision);
            timeline.EntryOf(revision)?.Revision.ShouldBe(revision);
        }
    }, cases: 40);

    [Fact]
    public void There_is_no_state_before_the_earliest_and_no_gap()
    {
        var timeline = new JourneyTimeline(new() { Id = Guid.NewGuid(), Title = "A bike", Revision = 7 });
        timeline.Earliest.ShouldBe(7);
        timeline.EntryOf(7).ShouldBeNull();
        Should.Throw<ArgumentOutOfRangeException>(() => timeline.At(6));
        Should.Throw<ArgumentOutOfRangeException>(() => timeline.At(8));
    }
}
