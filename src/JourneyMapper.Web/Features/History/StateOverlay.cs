using System.Collections.Immutable;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Map;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.History;

/// <summary>Two states of a map over each other: the later one, and what it has no more where that was.</summary>
/// <param name="Journey">The later state with the touchpoints that were removed, each behind what it stood behind.</param>
/// <param name="Marks">What differs, and where the earlier emotion curve passes, by touchpoint.</param>
public sealed record StateOverlay(Journey Journey, IReadOnlyDictionary<Guid, VersionMark> Marks)
{
    /// <summary>That of two states.</summary>
    public static StateOverlay Of(Journey earlier, Journey later, Difference difference)
    {
        var before = earlier.Touchpoints.ToDictionary(touchpoint => touchpoint.Id);
        var after = later.Touchpoints.ToDictionary(touchpoint => touchpoint.Id);
        var united = later with
        {
            Touchpoints = [.. Stages.All.SelectMany(stage => Order(earlier, later, stage)
                .Select(id => after.TryGetValue(id, out var now) ? now.Stage == stage ? now : null : before[id]).OfType<Touchpoint>())],
        };
        return new(united, MarksOf(before, later, united, difference));
    }

    /// <summary>The touchpoints of a stage in either state: in the later one's order, and what is only in the earlier one behind what it follows there.</summary>
    public static IReadOnlyList<Guid> Order(Journey earlier, Journey later, Stage stage)
    {
        var order = later.In(stage).Select(touchpoint => touchpoint.Id).ToList();
        var before = -1;
        foreach (var touchpoint in earlier.In(stage))
        {
            if (order.IndexOf(touchpoint.Id) is >= 0 and var known)
                before = known;
            else
                order.Insert(++before, touchpoint.Id);
        }

        return order;
    }

    static Dictionary<Guid, VersionMark> MarksOf(Dictionary<Guid, Touchpoint> earlier, Journey later, Journey united, Difference difference)
    {
        Dictionary<Guid, VersionMark> marks = [];
        foreach (var change in difference.Changes)
            switch (change)
            {
                case Change.Added<Touchpoint> added:
                    marks[added.Record.Id] = new(VersionMarkKind.Added, HistoryText.Added);
                    break;
                case Change.Removed<Touchpoint> removed:
                    marks[removed.Record.Id] = new(VersionMarkKind.Removed, HistoryText.Removed);
                    break;
                case Change.Changed<Touchpoint> changed:
                    marks[changed.Id] = new(VersionMarkKind.Changed, HistoryText.Changed.With(string.Join(", ", changed.Fields.Select(field => LaneSet.NameOf(later, field.Field)))));
                    break;
                case Change.Moved<Touchpoint> moved:
                    marks[moved.Id] = marks.TryGetValue(moved.Id, out var known) ? known with { Text = HistoryText.AndMoved.With(known.Text) } : new(VersionMarkKind.Moved, HistoryText.Moved);
                    break;
                default:
                    break;
            }

        // The earlier curve runs over the same columns, and past those that were not there.
        ImmutableArray<Touchpoint> then = [.. united.Touchpoints.Select(touchpoint => touchpoint with { Emotion = earlier.GetValueOrDefault(touchpoint.Id)?.Emotion ?? 0 })];
        var steps = MapGeometry.Screen.Steps(then, passed: then.Where(touchpoint => !earlier.ContainsKey(touchpoint.Id)).Select(touchpoint => touchpoint.Id).ToHashSet());
        foreach (var (i, touchpoint) in then.Index())
            if (earlier.ContainsKey(touchpoint.Id))
                marks[touchpoint.Id] = (marks.GetValueOrDefault(touchpoint.Id) ?? new(null, "")) with { Emotion = touchpoint.Emotion, Next = steps[i] };
        return marks;
    }
}
