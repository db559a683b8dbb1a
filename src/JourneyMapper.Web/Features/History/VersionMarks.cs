using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Map;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Features.History;

/// <summary>What a difference between two states looks like on the later one's map.</summary>
static class VersionMarks
{
    /// <summary>By touchpoint. What was removed is on no later map.</summary>
    /// <param name="earlier">Whose emotion curve is shown, too, where touchpoints are on both.</param>
    /// <param name="later">What is shown.</param>
    /// <param name="difference">What differs between them.</param>
    public static IReadOnlyDictionary<Guid, VersionMark> Of(Journey earlier, Journey later, Difference difference)
    {
        Dictionary<Guid, VersionMark> marks = [];
        foreach (var change in difference.Changes)
            switch (change)
            {
                case Change.Added<Touchpoint> added:
                    marks[added.Record.Id] = new(VersionMarkKind.Added, HistoryText.Added);
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

        var before = earlier.Touchpoints.ToDictionary(touchpoint => touchpoint.Id, touchpoint => touchpoint.Emotion);
        for (var i = 0; i < later.Touchpoints.Length; i++)
            if (before.TryGetValue(later.Touchpoints[i].Id, out var was))
                marks[later.Touchpoints[i].Id] = (marks.GetValueOrDefault(later.Touchpoints[i].Id) ?? new(null, "")) with
                {
                    Emotion = was,
                    Next = i + 1 < later.Touchpoints.Length && before.TryGetValue(later.Touchpoints[i + 1].Id, out var next) ? next : null,
                };
        return marks;
    }
}
