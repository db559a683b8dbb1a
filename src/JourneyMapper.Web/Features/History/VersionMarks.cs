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
    public static IReadOnlyDictionary<Guid, VersionMark> Of(Difference difference)
    {
        Dictionary<Guid, VersionMark> marks = [];
        foreach (var change in difference.Changes)
            switch (change)
            {
                case Change.Added<Touchpoint> added:
                    marks[added.Record.Id] = new(VersionMarkKind.Added, HistoryText.Added);
                    break;
                case Change.Changed<Touchpoint> changed:
                    marks[changed.Id] = new(VersionMarkKind.Changed, HistoryText.Changed.With(string.Join(", ", changed.Fields.Select(field => field.Field.Name()))));
                    break;
                case Change.Moved<Touchpoint> moved:
                    marks[moved.Id] = marks.TryGetValue(moved.Id, out var known) ? known with { Text = HistoryText.AndMoved.With(known.Text) } : new(VersionMarkKind.Moved, HistoryText.Moved);
                    break;
                default:
                    break;
            }

        return marks;
    }
}
